// Counted communities in a tile: circles of neighbouring cells never cover one another, wherever their communities lie.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { boundsOf, cells, extent, placeInCell } from './cells.ts'

/** The largest circle the map draws, in units of the tile as it is shown smallest. */
const radius = (22 * extent) / 512
const tiles = [8, 9, 10, 11].map((z) => {
  const side = 2 ** z
  const sine = Math.sin((36.2 * Math.PI) / 180)
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side)
  return { z, x: Math.floor(((117.1 + 180) / 360) * side), y }
})
const cell = fc.record({
  column: fc.nat(cells - 1),
  row: fc.nat(cells - 1),
  right: fc.double({ min: 0, max: 1, noNaN: true }),
  up: fc.double({ min: 0, max: 1, noNaN: true }),
})

it('keeps circles of different cells apart, and each inside its tile', () => {
  fc.assert(
    fc.property(fc.constantFrom(...tiles), cell, cell, (tile, a, b) => {
      fc.pre(a.column !== b.column || a.row !== b.row)
      const { west, east, south, north } = boundsOf(tile)
      const [wide, high] = [(east - west) / cells, (north - south) / cells]
      const placed = [a, b].map(({ column, row, right, up }) =>
        placeInCell(
          { column, row, longitude: west + (column + right) * wide, latitude: south + (row + up) * high },
          tile,
        ),
      )
      const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = placed
      expect(Math.hypot(x1 - x2, y1 - y2)).toBeGreaterThanOrEqual(2 * radius)
      for (const at of [x1, y1]) expect(at >= radius && at <= extent - radius).toBe(true)
    }),
  )
})
