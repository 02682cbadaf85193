// Maps: tiles and outlines on their bounds and one past them.
import { describe, it } from 'vitest'
import { communityTile, saveOutline } from './map.ts'
import { takesOnly } from './testing/bounds.ts'

describe('maps', () => {
  it('have tiles of eighteen levels, and outlines that are areas', () => {
    takesOnly(communityTile.params, [
      ['z', '18', '19'],
      ['z', '0', '-1'],
      ['x', '262143', '262144'],
      ['y', '0', '0.5'],
    ])
    takesOnly(saveOutline.body, [
      ['geometry.type', 'MultiPolygon', 'Point'],
      ['reviewNumber', '一'.repeat(40), '一'.repeat(41)],
    ])
  })
})
