// What the register knows, as facts: nothing is invented, nothing lost, and a community is as old as its last building.
import { addDays } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  communityFacts,
  conditionAspects,
  duplicateKey,
  factsFromForm,
  givenPosition,
  judgedCompletion,
  toPosition,
} from './index.ts'
import type { FactSource } from './index.ts'

const nothing: FactSource = {
  name: '示例小区',
  address: null,
  completedOn: null,
  completionEvidence: null,
  landKind: null,
  buildingCount: null,
  householdCount: null,
  floorAreaDm2: null,
  position: null,
  conditions: {},
  askedHouseholdCount: null,
  willingHouseholdCount: null,
  vulnerableResidentCount: null,
  papersOnFile: [],
  estimatedCostFen: null,
  demolitionPlanned: null,
  propertyMode: null,
  remark: null,
}
const valueOf = (id: string, more: Partial<FactSource> = {}) => communityFacts({ ...nothing, ...more }).facts[id]?.value

describe('the facts of a community', () => {
  it('are not known where the register has nothing, and never nought', () => {
    const { facts, buildings } = communityFacts(nothing)
    const known = Object.entries(facts).filter(([, { value }]) => value !== null)
    expect(known.map(([id]) => id)).toEqual(['community.papers-on-file'])
    expect(buildings).toEqual([])
  })

  it('keep nought, no and amounts of any size apart from what is not known', () => {
    expect(valueOf('community.households', { householdCount: 0 })).toBe(0)
    expect(valueOf('community.demolition-planned', { demolitionPlanned: false })).toBe(false)
    expect(valueOf('community.floor-area', { floorAreaDm2: 0n })).toBe('0')
    expect(valueOf('community.estimated-cost', { estimatedCostFen: 9_007_199_254_740_993n })).toBe('9007199254740993')
  })

  it('have each aspect of the condition under its own name', () => {
    for (const aspect of conditionAspects) {
      expect(valueOf(`community.condition.${aspect}`, { conditions: { [aspect]: 'C' } })).toBe('C')
      expect(valueOf(`community.condition.${aspect}`)).toBeNull()
    }
  })

  it.each<[string | null, string | null, string | null]>([
    ['village', '财源街道', 'village'],
    [null, '财源街道', 'subdistrict'],
    [null, '财源街道办事处', 'subdistrict'],
    [null, '满庄镇', null],
    [null, '街道口镇', null],
    [null, null, null],
  ])('say the kind of place as recorded (%s), else by the name %s: %s', (placeKind, subdistrict, kind) => {
    expect(valueOf('community.place-kind', { placeKind, subdistrict })).toBe(kind)
  })

  it('are plain values that can be stored and read again', () => {
    const judged = communityFacts({ ...nothing, floorAreaDm2: 7n, papersOnFile: ['photo-before'] }, [
      { id: 'b', name: '1号楼', completedOn: '1999-01-01' },
    ])
    expect(JSON.parse(JSON.stringify(judged))).toEqual(judged)
  })
})

describe('the day of completion', () => {
  const completed = (completedOn: string | null, ...days: (string | null)[]) =>
    judgedCompletion(
      { completedOn, completionEvidence: null },
      days.map((day) => ({ completedOn: day })),
    ).value

  it.each<[string, string | null, (string | null)[], string | null]>([
    ['its own where no building is listed', '1999-01-01', [], '1999-01-01'],
    ['its own where no building is later', '1999-01-01', ['1998-01-01', '1999-01-01'], '1999-01-01'],
    ['that of a later building, though others are not known', '1999-01-01', [null, '2007-05-01'], '2007-05-01'],
    ['that of the last building where it has none and all are known', null, ['1998-01-01', '1999-01-01'], '1999-01-01'],
    ['not known where it has none and one building is not known', null, ['1998-01-01', null], null],
    ['not known where nothing is', null, [], null],
  ])('is %s', (...one) => {
    const [, own, days, day] = one
    expect(completed(own, ...days)).toBe(day)
  })

  it('never lies before any day that is known, and needs no order of the buildings', () => {
    const days = fc.option(fc.nat(9000).map((count) => addDays('1980-01-01', count)))
    fc.assert(
      fc.property(days, fc.array(days, { maxLength: 5 }), (own, others) => {
        const day = completed(own, ...others)
        expect(completed(own, ...others.toReversed())).toBe(day)
        if (typeof day !== 'string') return
        for (const one of [own, ...others]) if (one !== null) expect(one <= day).toBe(true)
      }),
    )
  })
})

describe('what a form gives', () => {
  it('is known of nothing it leaves out: no grades and no papers are none', () => {
    const facts = factsFromForm({ ...nothing, position: null, conditions: null, papersOnFile: null } as never)
    expect(facts).toMatchObject({ conditions: {}, papersOnFile: [], position: null })
  })

  it('keeps the point as it was given beside the one the map shows', () => {
    const given = { system: 'GCJ-02', longitude: 117.09, latitude: 36.2 } as const
    const kept = toPosition(given.system, given.longitude, given.latitude)
    expect(givenPosition(kept)).toEqual(given)
    expect(kept.longitude).not.toBe(given.longitude)
  })

  it('is the same community where two clerks write its name differently', () => {
    expect(duplicateKey('阳光花园（东区）')).toBe(duplicateKey(' 阳光花园(东区)'))
    expect(duplicateKey('阳光花园1-1')).not.toBe(duplicateKey('阳光花园11'))
  })
})
