// The checks across the facts of a community, on the line and either side of it.
import { describe, expect, it } from 'vitest'
import { checkFacts, checkLimits, toPosition, type CommunityFacts, type CommunityLimits } from './index.ts'

const limits: CommunityLimits = {
  householdAreaM2: { from: 60, to: 130 },
  costPerM2Yuan: { from: 50, to: 1700 },
  extent: { west: 116, south: 35.5, east: 118, north: 36.6 },
}
const checkCommunity = (facts: CommunityFacts, under: CommunityLimits) => [
  ...checkFacts(facts, '2026-11-23'),
  ...checkLimits(facts, under),
]
const sound: CommunityFacts = {
  name: '示例小区',
  address: null,
  completedOn: '1996-06-30',
  completionEvidence: 'title-certificate',
  landKind: 'state-owned',
  buildingCount: 10,
  householdCount: 100,
  floorAreaDm2: 900_000n,
  position: null,
  conditions: {},
  askedHouseholdCount: 100,
  willingHouseholdCount: 90,
  vulnerableResidentCount: null,
  papersOnFile: [],
  estimatedCostFen: 270_000_000n,
  demolitionPlanned: false,
  propertyMode: null,
  remark: null,
}
const found = (change: Partial<CommunityFacts>, under = limits) =>
  checkCommunity({ ...sound, ...change }, under).map(({ column, severity }) => `${severity} ${column}`)

describe('checking a community', () => {
  it('finds nothing in a sound one, nor in one of which only the name is known', () => {
    expect(found({})).toEqual([])
    const unknown = Object.fromEntries(Object.keys(sound).map((key) => [key, null]))
    const named = { ...unknown, name: '示例小区', conditions: {}, papersOnFile: [] } as unknown as CommunityFacts
    expect(checkCommunity(named, limits)).toEqual([])
  })

  it('keeps buildings within households', () => {
    expect(found({ buildingCount: 100 })).toEqual([])
    expect(found({ buildingCount: 101 })).toEqual(['error buildingCount'])
    expect(found({ buildingCount: 0 })).toEqual(['error buildingCount'])
  })

  it('keeps the willing within the asked and doubts more asked than there are', () => {
    expect(found({ willingHouseholdCount: 100 })).toEqual([])
    expect(found({ willingHouseholdCount: 101 })).toEqual(['error willingHouseholdCount'])
    expect(found({ askedHouseholdCount: null })).toEqual(['error askedHouseholdCount'])
    expect(found({ askedHouseholdCount: 101 })).toEqual(['warning askedHouseholdCount'])
  })

  it('warns of a floor area per household outside the limits it is given, exactly on the line', () => {
    expect(found({ floorAreaDm2: 600_000n })).toEqual([])
    expect(found({ floorAreaDm2: 599_999n })).toEqual(['warning floorAreaDm2'])
    expect(found({ floorAreaDm2: 1_300_000n })).toEqual([])
    expect(found({ floorAreaDm2: 1_300_001n })).toEqual(['warning floorAreaDm2'])
    expect(found({ floorAreaDm2: 1_300_001n }, { ...limits, householdAreaM2: { from: 60, to: 140 } })).toEqual([])
  })

  it('warns of a cost per m² outside the limits', () => {
    expect(found({ estimatedCostFen: 45_000_000n })).toEqual([])
    expect(found({ estimatedCostFen: 44_999_999n })).toEqual(['warning estimatedCostFen'])
    expect(found({ estimatedCostFen: 1_530_000_001n })).toEqual(['warning estimatedCostFen'])
  })

  it('refuses an area of nothing', () => {
    expect(found({ floorAreaDm2: 0n })).toEqual(['error floorAreaDm2'])
  })

  it('wants a day with a paper, doubts a day without one, and refuses days to come', () => {
    expect(found({ completedOn: null })).toEqual(['error completedOn'])
    expect(found({ completionEvidence: null })).toEqual(['warning completionEvidence'])
    expect(found({ completedOn: '2026-11-23' })).toEqual([])
    expect(found({ completedOn: '2026-11-24' })).toEqual(['error completedOn'])
  })

  it('doubts a point outside the box, and asks nothing where there is none', () => {
    const swapped = toPosition('CGCS2000', 36.2, 80)
    expect(found({ position: toPosition('CGCS2000', 117.08, 36.2) })).toEqual([])
    expect(found({ position: swapped })).toEqual(['warning position'])
    for (const [longitude, latitude] of [
      [117, 35.4],
      [117, 36.7],
      [115.9, 36],
      [118.1, 36],
    ] as const) {
      expect(found({ position: toPosition('CGCS2000', longitude, latitude) })).toEqual(['warning position'])
    }
    expect(found({ position: swapped }, { ...limits, extent: null })).toEqual([])
  })

  it('puts errors first and says what to do', () => {
    const findings = checkCommunity({ ...sound, completionEvidence: null, buildingCount: 101 }, limits)
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'warning'])
    expect(findings[0]?.message.zh).toBe('楼栋数 101 大于户数 100，请核对两列是否填反')
  })
})
