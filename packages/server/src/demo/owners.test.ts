// Owners of the demo city: well-formed, plainly made up, and living behind doors that exist.
import { rollOf } from '@huanju/domain/communities'
import { describe, expect, it } from 'vitest'
import { generateDemoCity } from './generate.ts'
import { dwellingsOf } from './dwellings.ts'
import { idNumberOf } from './owners.ts'

const city = generateDemoCity({ seed: 370_900 })
const people = city.owners.filter(({ legalPersonId }) => legalPersonId === null)
const buildings = new Map(city.buildings.map((building) => [building.id, building]))

describe('the owners of the demo city', () => {
  it('are a few dozen in each of several communities, and all of one that is told in full', () => {
    const counts = new Map<string, number>()
    for (const { dwellingId } of city.owners) {
      const dwelling = city.dwellings.find(({ id }) => id === dwellingId)
      const { communityId = '' } = buildings.get(dwelling?.buildingId ?? '') ?? {}
      counts.set(communityId, (counts.get(communityId) ?? 0) + 1)
    }
    const [most = 0, ...rest] = [...counts.values()].toSorted((a, b) => b - a)
    expect(most).toBeGreaterThan(180)
    expect(rest.length).toBeGreaterThanOrEqual(6)
    expect([Math.min(...rest) >= 12, Math.max(...rest) <= 40]).toEqual([true, true])
  })

  it('have ID numbers with the right check digit that no region issues', () => {
    for (const { idNumber } of people) {
      expect(idNumber).toMatch(/^379999(19[4-9]\d)0101\d{3}[\dX]$/)
      expect(idNumber).toBe(idNumberOf(String(idNumber).slice(0, 17)))
    }
    expect(idNumberOf('11010519491231002')).toBe('11010519491231002X')
  })

  it('have phone numbers of a range that was never assigned, and names nobody bears', () => {
    expect(people.filter(({ phone }) => !/^1000000\d{4}$/.test(String(phone)))).toEqual([])
    expect(people.filter(({ name }) => !/^[甲乙丙丁戊己庚辛][示例样本假设虚拟]{1,2}$/.test(name))).toEqual([])
  })

  it('each hold a dwelling of a building of their community, whole or in halves', () => {
    const dwellings = new Map(city.dwellings.map((one) => [one.id, one]))
    for (const { dwellingId, share } of city.owners) {
      const { buildingId = '', entrance, floor, registeredAreaDm2 } = dwellings.get(dwellingId) ?? {}
      const building = buildings.get(buildingId)
      expect(Number(entrance)).toBeLessThanOrEqual(building?.entranceCount ?? 0)
      expect(floor).toBeLessThanOrEqual(building?.storeyCount ?? 0)
      expect([(registeredAreaDm2 ?? 0n) > 4500n, (registeredAreaDm2 ?? 0n) < 14_000n]).toEqual([true, true])
      expect([1n, 2n]).toContain(share?.denominator)
    }
  })
})

describe('the community told in full', () => {
  const community = city.communities.find(({ name }) => name === '育才里小区')
  const own = city.buildings.filter(({ communityId }) => communityId === community?.id)
  const doors = city.dwellings.filter(({ buildingId }) => own.some(({ id }) => id === buildingId))
  const held = doors.map(({ id, registeredAreaDm2 }) => {
    const holders = city.owners.filter(({ dwellingId }) => dwellingId === id)
    return {
      dwelling: id,
      area: registeredAreaDm2,
      holders: holders.map(({ legalPersonId, idNumber }) => legalPersonId ?? idNumber),
      shares: holders.map(({ share }) => [String(share?.numerator), String(share?.denominator)] as const),
    }
  })

  it('has 5 buildings, 15 entrances, 180 dwellings and 14,040.00 m², and says so itself', () => {
    expect(community).toMatchObject({ buildingCount: 5, householdCount: 180, floorAreaDm2: 1_404_000n })
    expect(own.reduce((sum, { entranceCount }) => sum + (entranceCount ?? 0), 0)).toBe(15)
    expect(doors).toHaveLength(180)
    expect(new Set(doors.map(({ registeredAreaDm2 }) => registeredAreaDm2))).toEqual(new Set([7500n, 8250n]))
  })

  it('has 174 heads: a title unit with six dwellings, a person with two, every other somebody else', () => {
    expect(rollOf(held)).toEqual({
      dwellings: 180,
      owned: 180,
      area: 1_404_000n,
      heads: 174,
      unidentified: 0,
      short: 0,
    })
    const [unit] = city.legalPersons
    expect(city.owners.filter(({ legalPersonId }) => legalPersonId === unit?.id)).toHaveLength(6)
  })

  it('shares a dwelling in halves where two hold it, never more than the whole', () => {
    const two = held.filter(({ holders }) => holders.length === 2)
    expect(two.length).toBeGreaterThan(10)
    for (const { shares } of two)
      expect(shares).toEqual([
        ['1', '2'],
        ['1', '2'],
      ])
  })
})

describe('the dwellings of a building', () => {
  it('are counted by entrance, storey and landing, no more than its households, their areas its own', () => {
    const [building] = city.buildings
    if (!building) throw new Error('no building')
    const made = dwellingsOf({
      ...building,
      entranceCount: 2,
      storeyCount: 2,
      householdCount: 7,
      floorAreaDm2: 50_000n,
    })
    expect(made.map(({ entrance, door }) => `${entrance}-${door}`)).toEqual([
      '1-101',
      '1-102',
      '1-201',
      '1-202',
      '2-101',
      '2-102',
      '2-201',
    ])
    expect(made.reduce((sum, { registeredAreaDm2 }) => sum + (registeredAreaDm2 ?? 0n), 0n)).toBe(50_000n)
  })
})
