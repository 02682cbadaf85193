// Points from the usual systems onto the map: national ones stay where they are, shifted ones come back to them.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { coordinateSystems } from '../entities/index.ts'
import { toMap } from './index.ts'

const east = fc.integer({ min: 1_160_000_000, max: 1_180_000_000 }).map((whole) => whole / 1e7)
const north = fc.integer({ min: 355_000_000, max: 366_000_000 }).map((whole) => whole / 1e7)
const metresApart = ([x, y]: readonly [number, number], [u, v]: readonly [number, number]) =>
  Math.hypot((x - u) * 111_320 * Math.cos((y * Math.PI) / 180), (y - v) * 111_320)

describe('a point on the map', () => {
  it('of the national system, or of the satellites, is where it was given', () => {
    fc.assert(
      fc.property(east, north, (longitude, latitude) => {
        expect(toMap('CGCS2000', longitude, latitude)).toEqual([longitude, latitude])
        expect(toMap('WGS-84', longitude, latitude)).toEqual([longitude, latitude])
      }),
    )
  })

  it('of the systems of the web maps is moved by some hundreds of metres, of Baidu by more', () => {
    fc.assert(
      fc.property(east, north, (longitude, latitude) => {
        const given = [longitude, latitude] as const
        const gcj = metresApart(given, toMap('GCJ-02', longitude, latitude))
        const baidu = metresApart(given, toMap('BD-09', longitude, latitude))
        expect(gcj).toBeGreaterThan(100)
        expect(gcj).toBeLessThan(1000)
        expect(baidu).toBeGreaterThan(gcj)
        expect(baidu).toBeLessThan(2500)
      }),
    )
  })

  it('lies to the west of where the web maps of this region show it', () => {
    const [gcj] = toMap('GCJ-02', 117.09, 36.2)
    const [baidu] = toMap('BD-09', 117.09, 36.2)
    expect(gcj).toBeLessThan(117.09)
    expect(baidu).toBeLessThan(gcj)
  })

  it('has seven decimals at most, whatever system it came from', () => {
    fc.assert(
      fc.property(fc.constantFrom(...coordinateSystems), east, north, (system, longitude, latitude) => {
        for (const degrees of toMap(system, longitude, latitude)) expect(degrees).toBe(Number(degrees.toFixed(7)))
      }),
    )
  })
})
