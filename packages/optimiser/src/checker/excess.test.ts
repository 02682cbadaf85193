// By how much a plan breaks each constraint, in its own unit: the excess is what is missing, to the last unit.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Breach, ConstraintId, PlanInstance, Project, Start } from '../types.ts'
import { checkPlan } from './index.ts'
import { total, yuan } from './reading.ts'

const project = (id: string, more: Partial<Project> = {}): Project => ({
  id,
  name: `小区${id}`,
  countyId: 'a',
  cohortId: 'old',
  households: 10,
  eligibility: 'eligible',
  modes: [
    {
      id: 'm',
      valuePointsByStartYear: [3, 2, 1],
      costFenByChannelAndYearOfWorks: { city: [100] },
      areaDm2ByYearOfWorks: [10, 10],
    },
  ],
  ...more,
})
const plenty = [10_000, 10_000, 10_000]
const instance = (projects: readonly Project[], more: Partial<PlanInstance> = {}): PlanInstance => ({
  format: 'huanju-plan-instance/1',
  years: [2027, 2028, 2029],
  counties: ['a', 'b'].map((id) => ({ id, name: `县${id}`, stockHouseholds: 100, capacityDm2ByYear: plenty })),
  channels: [{ id: 'city', title: '市级', budgetFenByYear: plenty, carriesOver: false }],
  cohorts: [
    { id: 'old', title: '老' },
    { id: 'new', title: '新' },
  ],
  projects,
  ...more,
})
const start = (projectId: string, year = 2027): Start => ({ projectId, year, modeId: 'm' })
const three = ['p', 'q', 'r'].map((id) => project(id))
const cohort = (more: object) => ({ cohorts: [{ id: 'old', title: '老', ...more }] })
const share = (measure: 'households' | 'projects', leastShare: string) =>
  cohort({ shares: [{ year: 2028, of: 'start', measure, leastShare }] })
const order = { orderOfCohorts: [{ olderCohortIds: ['old'], youngerCohortIds: ['new'], startedShare: '2/3' }] }
const fair = (leastRatio: string, mostRatio: string) => ({ fairShare: { leastRatio, mostRatio } })
const inB = project('s', { countyId: 'b' })

const cases: readonly (readonly [string, PlanInstance, readonly Start[], ConstraintId, string])[] = [
  [
    'one that does not qualify',
    instance([project('p', { eligibility: 'ineligible' })]),
    [start('p')],
    'eligible',
    '1 projects',
  ],
  [
    'one that does not qualify, whatever papers are to come',
    instance([project('p', { eligibility: 'ineligible', evidenceYear: 2029 })]),
    [start('p')],
    'eligible',
    '1 projects',
  ],
  [
    'one that is never proven',
    instance([project('p', { eligibility: 'unproven' })]),
    [start('p')],
    'eligible',
    '1 projects',
  ],
  [
    'one two years before its papers',
    instance([project('p', { eligibility: 'unproven', evidenceYear: 2029 })]),
    [start('p')],
    'eligible',
    '2 years',
  ],
  ['one two years too early', instance([project('p', { notBeforeYear: 2029 })]), [start('p')], 'not-before', '2 years'],
  [
    'one a year late',
    instance(three, cohort({ deadline: { year: 2027, of: 'start' } })),
    [start('p'), start('q'), start('r', 2028)],
    'cohort-deadline',
    '1 years',
  ],
  [
    'one whose works end a year late',
    instance([project('p')], cohort({ deadline: { year: 2028, of: 'completion' } })),
    [start('p', 2028)],
    'cohort-deadline',
    '1 years',
  ],
  [
    'one that is left out',
    instance([project('p')], cohort({ deadline: { year: 2028, of: 'start' } })),
    [],
    'cohort-deadline',
    '2 years',
  ],
  ['a share of households', instance(three, share('households', '2/3')), [start('p')], 'cohort-share', '10 households'],
  [
    'a share of households, rounded up',
    instance(three, share('households', '0.41')),
    [start('p')],
    'cohort-share',
    '3 households',
  ],
  ['a share of projects', instance(three, share('projects', '1/2')), [start('p')], 'cohort-share', '1 projects'],
  [
    'a share that comes a year late',
    instance(three, share('projects', '1/3')),
    [start('p', 2029)],
    'cohort-share',
    '1 projects',
  ],
  [
    'younger ones before the older',
    instance([...three, project('y', { cohortId: 'new' })], order),
    [start('p'), start('y'), start('q', 2028)],
    'order-of-cohorts',
    '10 households',
  ],
  [
    'a county with too little',
    instance([...three, inB], fair('1/2', '3')),
    [start('p'), start('q'), start('r')],
    'fair-share',
    '8 households',
  ],
  [
    'a county with too much',
    instance([...three, inB], fair('0', '7/5')),
    [start('p'), start('q'), start('r'), start('s')],
    'fair-share',
    '2 households',
  ],
  [
    'a street three years wide',
    instance(three, { linkedStreets: [{ id: 'g', projectIds: ['p', 'q'], mostYearsApart: 0 }] }),
    [start('p'), start('q', 2029)],
    'linked',
    '2 years',
  ],
  [
    'a corridor dug twice',
    instance(three, { corridors: [{ id: 'g', projectIds: ['p', 'q'], bonusPoints: 0, isHard: true }] }),
    [start('p'), start('q', 2028)],
    'dig-once',
    '1 years',
  ],
  [
    'a pairing of three with one of them',
    instance(three, { pairings: [{ id: 'g', projectIds: ['p', 'q', 'r'] }] }),
    [start('p')],
    'pairing',
    '2 projects',
  ],
  [
    'one ordered in and left out',
    instance([project('p', { forced: { kind: 'in', reason: 'r' } })]),
    [],
    'forced',
    '1 projects',
  ],
  ['one twice', instance(three), [start('p'), start('p', 2028)], 'once', '1 projects'],
  ['one that nobody knows', instance(three), [start('x')], 'once', '1 projects'],
]

const told = ({ constraint, excess, unit }: Breach) => `${constraint} ${excess} ${unit}`

describe('a plan with', () => {
  it.each(cases)('%s', (...one) => {
    const [, under, starts, constraint, excess] = one
    const { breaches } = checkPlan(under, starts)
    expect(breaches.map(told)).toEqual([`${constraint} ${excess}`])
    for (const { words } of breaches) {
      expect(words.zh).toMatch(/\p{Script=Han}/u)
      expect(words.en).not.toMatch(/undefined|NaN/)
    }
  })

  it('too little money by any amount says that amount, and with one fen more says nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (short) => {
        const under = (fen: number) =>
          instance([project('p')], {
            channels: [{ id: 'city', title: '市级', budgetFenByYear: [fen, 0, 0], carriesOver: false }],
          })
        expect(checkPlan(under(100 - short), [start('p')]).breaches.map(told)).toEqual([`channel-budget ${short} fen`])
        expect(checkPlan(under(100), [start('p')]).breaches).toEqual([])
      }),
    )
  })

  it('too many works at a time says the area and the households that are too much, in each year of the works', () => {
    const [county, other] = instance([]).counties
    if (!county || !other) throw new Error('no county')
    const narrow = { ...county, capacityDm2ByYear: [25, 30, 30], capacityHouseholdsByYear: [30, 29, 30] }
    const { breaches } = checkPlan(
      instance(three, { counties: [narrow, other] }),
      three.map(({ id }) => start(id)),
    )
    expect(breaches.map(({ about, excess }) => [about, excess])).toEqual([
      ['a 2027 dm2', '5'],
      ['a 2028 households', '1'],
    ])
  })
})

describe('figures of the checker', () => {
  it('are exact at any size', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat(), { maxLength: 8 }), (amounts) => {
        expect(total(amounts)).toBe(amounts.reduce((sum, amount) => sum + BigInt(amount), 0n))
      }),
    )
  })

  it.each([
    [0n, '0.00 元'],
    [5n, '0.05 元'],
    [123_456_789n, '1,234,567.89 元'],
    [-100n, '-1.00 元'],
  ])('%s fen are told as %s', (fen, shown) => {
    expect(yuan(fen)).toBe(shown)
  })
})
