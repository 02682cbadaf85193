// Owners of the demo city: well-formed, plainly made up, and living behind doors that exist.
import { describe, expect, it } from 'vitest'
import { generateDemoCity } from './generate.ts'
import { dwellingsOf, idNumberOf } from './owners.ts'

const city = generateDemoCity({ seed: 370_900 })
const buildings = new Map(city.buildings.map((building) => [building.id, building]))

describe('the owners of the demo city', () => {
  it('are a few dozen in each of several communities', () => {
    const communities = [...new Set(city.owners.map(({ communityId }) => communityId))]
    const perCommunity = communities.map((id) => city.owners.filter(({ communityId }) => communityId === id).length)
    expect(perCommunity.length).toBeGreaterThanOrEqual(6)
    expect(Math.min(...perCommunity)).toBeGreaterThanOrEqual(12)
    expect(Math.max(...perCommunity)).toBeLessThanOrEqual(40)
  })

  it('have ID numbers with the right check digit that no region issues', () => {
    for (const { idNumber } of city.owners) {
      expect(idNumber).toMatch(/^379999(19[4-9]\d)0101\d{3}[\dX]$/)
      expect(idNumber).toBe(idNumberOf(String(idNumber).slice(0, 17)))
    }
    expect(idNumberOf('11010519491231002')).toBe('11010519491231002X')
  })

  it('have phone numbers of a range that was never assigned, and names nobody bears', () => {
    expect(city.owners.filter(({ phone }) => !/^1000000\d{4}$/.test(String(phone)))).toEqual([])
    expect(city.owners.filter(({ name }) => !/^[甲乙丙丁戊己庚辛][示例样本假设虚拟]{1,2}$/.test(name))).toEqual([])
  })

  it('each live in a dwelling of their own in a building of their community', () => {
    const doors = city.owners.map(({ buildingId, dwelling }) => `${buildingId} ${dwelling}`)
    expect(new Set(doors).size).toBe(doors.length)
    for (const { buildingId, communityId, dwelling, exclusiveAreaDm2 } of city.owners) {
      const building = buildings.get(buildingId ?? '')
      expect(building?.communityId).toBe(communityId)
      const [, entrance, storey] = /^(\d+)单元(\d)0[12]$/.exec(dwelling) ?? []
      expect(Number(entrance)).toBeLessThanOrEqual(building?.entranceCount ?? 0)
      expect(Number(storey)).toBeLessThanOrEqual(building?.storeyCount ?? 0)
      expect([(exclusiveAreaDm2 ?? 0n) > 4500n, (exclusiveAreaDm2 ?? 0n) < 11_000n]).toEqual([true, true])
    }
  })
})

describe('the doors of a building', () => {
  it('are counted by entrance, storey and landing, and no more than its households', () => {
    const [building] = city.buildings
    if (!building) throw new Error('no building')
    expect(dwellingsOf({ ...building, entranceCount: 2, storeyCount: 2, householdCount: 7 })).toEqual([
      '1单元101',
      '1单元102',
      '1单元201',
      '1单元202',
      '2单元101',
      '2单元102',
      '2单元201',
    ])
  })
})
