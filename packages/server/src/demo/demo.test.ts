// The demo city: its sums are the published ones, every field is plausible, and the same seed gives the same city.
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { generateDemoCity } from './generate.ts'
import { idNumberOf } from './owners.ts'

const city = generateDemoCity({ seed: 370_900 })
const done = city.communities.filter(({ status }) => status === 'completed')
const sum = (numbers: readonly (number | bigint | null)[]) => numbers.reduce<bigint>((total, number) => total + BigInt(number ?? 0), 0n)
const idOf = (zh: string) => city.regions.find(({ name }) => name.zh === zh)?.id

describe('the demo city', () => {
  it('sums to the figures published for the district of the 2022 plan', () => {
    const own = done.filter(({ countyId }) => countyId === idOf('泰山区'))
    expect(own).toHaveLength(267)
    expect(sum(own.map(({ buildingCount }) => buildingCount))).toBe(1410n)
    expect(sum(own.map(({ householdCount }) => householdCount))).toBe(48_000n)
    expect(sum(own.map(({ floorAreaDm2 }) => floorAreaDm2))).toBe(435_000_000n)
  })

  it('sums to the figures published for the whole city up to March 2023', () => {
    expect(done).toHaveLength(367)
    expect(sum(done.map(({ householdCount }) => householdCount))).toBe(83_000n)
    expect(sum(done.map(({ floorAreaDm2 }) => floorAreaDm2))).toBe(753_000_000n)
  })

  it('is plausible in every record', () => {
    for (const community of city.communities) {
      const { name, buildingCount, householdCount, floorAreaDm2, askedHouseholdCount, willingHouseholdCount } = community
      const each = Number(floorAreaDm2) / 100 / (householdCount ?? 1)
      expect(buildingCount, name).toBeLessThanOrEqual(householdCount ?? 0)
      expect(each, name).toBeGreaterThan(60)
      expect(each, name).toBeLessThan(130)
      expect(willingHouseholdCount ?? 0, name).toBeLessThanOrEqual(askedHouseholdCount ?? 0)
      expect(askedHouseholdCount ?? 0, name).toBeLessThanOrEqual(householdCount ?? 0)
    }
  })

  it('gives each community as many buildings, households and area as its buildings have', () => {
    for (const { id, name, buildingCount, householdCount, floorAreaDm2 } of city.communities) {
      const own = city.buildings.filter(({ communityId }) => communityId === id)
      expect(own.length, name).toBe(buildingCount)
      expect(sum(own.map((building) => building.householdCount)), name).toBe(BigInt(householdCount ?? -1))
      expect(sum(own.map((building) => building.floorAreaDm2)), name).toBe(floorAreaDm2)
    }
  })

  it('names no two communities of a subdistrict alike and refers to nothing that is not there', () => {
    const names = city.communities.map(({ subdistrictId, name }) => `${subdistrictId} ${name}`)
    expect(new Set(names).size).toBe(names.length)
    const regions = new Set(city.regions.map(({ id }) => id))
    const places = city.communities.flatMap(({ countyId, subdistrictId, neighbourhoodId }) => [countyId, subdistrictId, ...(neighbourhoodId ? [neighbourhoodId] : [])])
    expect(places.filter((id) => !regions.has(id))).toEqual([])
    expect(city.memberships.flatMap(({ memberId, regionId }) => [memberId, regionId]).filter((id) => !regions.has(id))).toEqual([])
  })

  it('draws every community inside its county, whose outline shares its edges with its neighbours', () => {
    for (const { name, countyId, position } of city.communities) {
      if (!position) continue
      const outline = city.outlines.find(({ regionId }) => regionId === countyId)
      expect(isInside([position.longitude, position.latitude], outline?.geometry.coordinates as number[][][][]), name).toBe(true)
    }
  })

  it('makes owners up whose ID numbers are well-formed and belong to no county', () => {
    expect(city.owners.length).toBeGreaterThan(100)
    for (const { idNumber } of city.owners) {
      expect(idNumber).toBe(idNumberOf(String(idNumber).slice(0, 17)))
      expect(idNumber).toMatch(/^999999/)
    }
  })

  it('is the same city from the same seed', () => {
    const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? `${item}n` : item))).digest('hex')
    expect(digest(generateDemoCity({ seed: 370_900 }))).toBe(digest(city))
    expect(digest(generateDemoCity({ seed: 1, place: '370900' }))).not.toBe(digest(city))
  })
})

/** Even-odd test, with the small slack that converted coordinates need. */
function isInside([x, y]: [number, number], polygons: number[][][][]): boolean {
  return [[0, 0], [1e-4, 0], [-1e-4, 0], [0, 1e-4], [0, -1e-4]].some(([dx = 0, dy = 0]) => polygons.some(([ring = []]) => crosses([x + dx, y + dy], ring)))
}

function crosses([x, y]: [number, number], ring: number[][]): boolean {
  let isIn = false
  ring.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? []
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) isIn = !isIn
  })
  return isIn
}
