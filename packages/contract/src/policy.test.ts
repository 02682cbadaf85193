// The policy: what a catalogue may be called.
import { describe, it } from 'vitest'
import { listCatalogue } from './policy.ts'
import { takesOnly } from './testing/bounds.ts'

describe('the policy', () => {
  it('has catalogues named in plain letters', () => {
    takesOnly(listCatalogue.params, [
      ['catalogue', 'land-kinds', '../roles'],
      ['catalogue', 'a'.repeat(40), 'a'.repeat(41)],
    ])
  })
})
