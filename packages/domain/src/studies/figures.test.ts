// Money by year, shares in per cent, and the part of a search that is worth drawing.
import type { PlanInstance } from '@huanju/optimiser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closingPart, isRough, percentOf, shareFrom, yearsOfPlan } from './index.ts'

const instance: PlanInstance = {
  format: 'huanju-plan-instance/1',
  title: '试',
  years: [2027, 2028],
  afterLastYear: 'counts-in-last-year',
  counties: [{ id: 'c', name: '县', stockHouseholds: 300 }],
  channels: [
    { id: 'kept', title: '结转', carriesOver: true, budgetFenByYear: [100, 50] },
    { id: 'lost', title: '不结转', carriesOver: false, budgetFenByYear: [30, 30] },
  ],
  cohorts: [{ id: 'all', title: '全部' }],
  projects: ['a', 'b'].map((id) => ({
    id,
    name: id,
    countyId: 'c',
    cohortId: 'all',
    households: 100,
    eligibility: 'eligible',
    modes: [
      {
        id: 'm',
        title: '组合',
        valuePointsByStartYear: [10, 9],
        costFenByChannelAndYearOfWorks: { kept: [40, 20], lost: [10, 10] },
        areaDm2ByYearOfWorks: [1, 1],
      },
    ],
  })),
}

describe('the years of a plan', () => {
  it('tell what starts apart from what is spent, and what earlier years left', () => {
    const starts = [
      { projectId: 'a', year: 2027, modeId: 'm' },
      { projectId: 'b', year: 2028, modeId: 'm' },
    ]
    expect(yearsOfPlan(instance, starts)).toEqual([
      { year: 2027, communities: 1, households: 100, costFen: 80n, spentFen: 50n, availableFen: 130n },
      // 20 and 10 for the second year of a; all of b, whose second year lies after the plan. 60 were left of the first 100.
      { year: 2028, communities: 1, households: 100, costFen: 80n, spentFen: 110n, availableFen: 140n },
    ])
  })

  it('spend all that is invested by what they start', () => {
    const starts = [{ projectId: 'a', year: 2028, modeId: 'm' }]
    const [first, last] = yearsOfPlan(instance, starts)
    expect([first?.spentFen, last?.spentFen, last?.costFen]).toEqual([0n, 80n, 80n])
  })
})

describe('shares', () => {
  it('are read in per cent', () => {
    expect(['17/20', '6/5', '2/25', '0.4', '40%', '1/3'].map(percentOf)).toEqual([85, 120, 8, 40, 40, 33.33])
  })

  it('stay as they were written where they mean the same, and are exact where they are changed', () => {
    expect(shareFrom(85, '17/20')).toBe('17/20')
    expect(shareFrom(86.5, '17/20')).toBe('86.5%')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (hundredths) => {
        expect(percentOf(shareFrom(hundredths / 100, '1/3'))).toBe(hundredths / 100)
      }),
    )
  })
})

it('takes a plan for a first try while it could be far better, or nobody knows', () => {
  expect([null, 40, 0.31, 0.3, 0].map(isRough)).toEqual([true, true, true, false, false])
})

describe('the part of a search worth drawing', () => {
  it('begins where plans come near, and leaves out bounds that lie far off', () => {
    const moments = [
      { seconds: 1, best: null, bound: 1000 },
      { seconds: 2, best: 10, bound: 104 },
      { seconds: 3, best: 95, bound: 104 },
      { seconds: 4, best: 100, bound: 101 },
    ]
    expect(closingPart(moments)).toEqual(moments.slice(2))
    expect(closingPart([{ seconds: 5, best: 100, bound: 400 }])).toEqual([{ seconds: 5, best: 100, bound: null }])
  })

  it('is nothing while there is no plan', () => {
    expect(closingPart([{ seconds: 1, best: null, bound: 1000 }])).toEqual([])
  })
})
