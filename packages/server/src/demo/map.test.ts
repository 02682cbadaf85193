// The schematic map of the demo city: outlines share their edges, enclose their communities, and say what they are.
import { describe, expect, it } from 'vitest'
import { generateDemoCity } from './generate.ts'
import { isInside, outlineOf, type Cell } from './hexes.ts'

const city = generateDemoCity({ seed: 370_900 })
const kindOf = new Map(city.regions.map(({ id, kind }) => [id, kind]))
const outlineFor = new Map(city.outlines.map(({ regionId, geometry }) => [regionId, geometry.coordinates]))

/** Whether a point is inside an outer ring and outside its holes. */
function holds(polygons: readonly number[][][][], point: readonly [number, number]): boolean {
  const isIn = (ring: number[][]) => isInside(point, ring)
  return polygons.some(([outer = [], ...holes]) => isIn(outer) && !holes.some(isIn))
}

function edgesOf(polygons: readonly number[][][][]): string[] {
  return polygons.flat().flatMap((ring) => ring.slice(1).map((to, index) => `${String(ring[index])}>${String(to)}`))
}

describe('the schematic outlines', () => {
  it('draw every county, zone and subdistrict, as schematic and without a review number', () => {
    const drawn = city.regions.filter(({ kind }) => kind !== 'city' && kind !== 'neighbourhood').map(({ id }) => id)
    expect(city.outlines.map(({ regionId }) => regionId).toSorted()).toEqual(drawn.toSorted())
    expect(city.outlines.every(({ isSchematic, reviewNumber }) => isSchematic && reviewNumber === null)).toBe(true)
  })

  it('are closed rings, small enough to send', () => {
    for (const ring of city.outlines.flatMap(({ geometry }) => geometry.coordinates.flat())) {
      expect(ring.length).toBeGreaterThan(6)
      expect(ring.at(-1)).toEqual(ring[0])
    }
    expect(JSON.stringify(city.outlines).length).toBeLessThan(200_000)
  })

  it('hold every community in its county and in its subdistrict, and in no other county', () => {
    const counties = [...outlineFor].filter(([id]) => kindOf.get(id) !== 'subdistrict')
    for (const { name, countyId, subdistrictId, position } of city.communities) {
      if (!position) continue
      const point = [position.longitude, position.latitude] as const
      expect(
        counties.filter(([, polygons]) => holds(polygons, point)).map(([id]) => id),
        name,
      ).toEqual([countyId])
      expect(holds(outlineFor.get(subdistrictId) ?? [], point), name).toBe(true)
    }
  })

  it('share each edge with at most one neighbour, which walks it the other way', () => {
    const edges = city.outlines
      .filter(({ regionId }) => kindOf.get(regionId) === 'subdistrict')
      .flatMap(({ geometry }) => edgesOf(geometry.coordinates))
    expect(new Set(edges).size).toBe(edges.length)
    const walked = new Set(edges)
    const shared = edges.filter((edge) => walked.has(edge.split('>').toReversed().join('>')))
    expect(shared.length).toBeGreaterThan(edges.length / 2)
  })

  it('leave a hole where another place lies inside', () => {
    const around: Cell[] = [
      [2, 0],
      [-2, 0],
      [1, 3],
      [-1, 3],
      [1, -3],
      [-1, -3],
    ].map(([across = 0, up = 0]) => ({ across: across + 40, up: up + 30 }))
    const { coordinates } = outlineOf(around)
    expect(coordinates.map((rings) => rings.map((ring) => ring.length))).toEqual([[19, 7]])
  })
})

describe('the positions', () => {
  it('are shown in one system and keep the one they came in', () => {
    const positions = city.communities.flatMap(({ position }) => (position ? [position] : []))
    expect(new Set(positions.map(({ system }) => system))).toEqual(new Set(['CGCS2000', 'GCJ-02', 'BD-09']))
    for (const { system, longitude, originalLongitude } of positions) {
      const metres = Math.abs(longitude - originalLongitude) * 90_000
      if (system === 'CGCS2000') expect(metres).toBe(0)
      else expect(metres).toBeGreaterThan(100)
    }
  })
})

describe('the lines of the base map', () => {
  it('are a river, a railway and roads, named as schematic', () => {
    expect(new Set(city.context.map(({ kind }) => kind))).toEqual(new Set(['river', 'railway', 'road']))
    expect(city.context.every(({ name }) => name.zh.includes('示意') && name.en.includes('schematic'))).toBe(true)
  })
})
