// The checker: each constraint broken alone, and just not broken; sums that do not depend on order; aims.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tinyInstance } from '../testing/tiny-instances.ts'
import type { ConstraintId, Mode, PlanInstance, Project, Start } from '../types.ts'
import { checkPlan } from './index.ts'

const mode: Mode = {
  id: 'm',
  valuePointsByStartYear: [100, 90, 80],
  costFenByChannelAndYearOfWorks: { city: [600, 400], match: [50] },
  areaDm2ByYearOfWorks: [10, 10],
}
const project = (id: string, rest: Partial<Project> = {}): Project => ({
  id,
  name: id,
  countyId: 'a',
  cohortId: 'new',
  households: 10,
  eligibility: 'eligible',
  modes: [mode],
  ...rest,
})
const base: PlanInstance = {
  format: 'huanju-plan-instance/1',
  years: [2027, 2028, 2029],
  counties: [
    { id: 'a', name: 'a', stockHouseholds: 20, capacityDm2ByYear: [100, 100, 100] },
    { id: 'b', name: 'b', stockHouseholds: 20, capacityDm2ByYear: [100, 100, 100] },
  ],
  channels: [
    { id: 'city', title: '市级', budgetFenByYear: [9000, 9000, 9000], carriesOver: false },
    { id: 'match', title: '配套', countyId: 'a', budgetFenByYear: [9000, 0, 0], carriesOver: true },
  ],
  cohorts: [
    { id: 'old', title: 'old' },
    { id: 'new', title: 'new' },
  ],
  projects: [project('p'), project('q')],
}
const start = (projectId: string, year = 2027, modeId = 'm'): Start => ({ projectId, year, modeId })
const withProjects = (...projects: Project[]): PlanInstance => ({ ...base, projects })
const changeChannel = (id: string, change: object): PlanInstance => ({
  ...base,
  channels: base.channels.map((one) => (one.id === id ? { ...one, ...change } : one)),
})
const changeCounty = (id: string, change: object): PlanInstance => ({
  ...base,
  counties: base.counties.map((one) => (one.id === id ? { ...one, ...change } : one)),
})
const inB = project('r', {
  countyId: 'b',
  modes: [{ ...mode, costFenByChannelAndYearOfWorks: { city: [600, 400] } }],
})

interface Case {
  readonly id: ConstraintId
  readonly broken: readonly [PlanInstance, Start[]]
  readonly held: readonly [PlanInstance, Start[]]
}
const begun = { id: 'w', name: 'w', countyId: 'a', costFenByChannelAndYear: { city: [400, 0, 0] } }
const begunWith = (budget: number): PlanInstance => ({
  ...changeChannel('city', { budgetFenByYear: [budget, 9000, 9000] }),
  worksInProgress: [begun],
})
const cohorts = (change: object): PlanInstance => ({
  ...base,
  cohorts: [
    { id: 'old', title: 'old', ...change },
    { id: 'new', title: 'new' },
  ],
  projects: [project('p', { cohortId: 'old' }), project('q', { cohortId: 'old' })],
})
const deadline = (year: number, of: 'start' | 'completion') => cohorts({ deadline: { year, of } })
const half = (measure: 'households' | 'projects') =>
  cohorts({ shares: [{ year: 2028, of: 'completion', measure, leastShare: '1/2' }] })
const order: PlanInstance = {
  ...withProjects(project('p', { cohortId: 'old' }), project('o', { cohortId: 'old' }), project('q')),
  orderOfCohorts: [{ olderCohortIds: ['old'], youngerCohortIds: ['new'], startedShare: '1/2' }],
}
const fair = (leastRatio: string): PlanInstance => ({
  ...withProjects(project('p'), project('q'), inB),
  fairShare: { leastRatio, mostRatio: '3/2' },
})
const group = (key: 'corridors' | 'linkedStreets' | 'pairings', change: object): PlanInstance => ({
  ...base,
  [key]: [{ id: 'g', projectIds: ['p', 'q'], ...change }],
})

const cases: readonly Case[] = [
  { id: 'once', broken: [base, [start('p'), start('p', 2028)]], held: [base, [start('p')]] },
  { id: 'once', broken: [base, [start('p', 2030)]], held: [base, [start('p', 2029)]] },
  { id: 'once', broken: [base, [start('p', 2027, 'x')]], held: [base, [start('q', 2027, 'm')]] },
  {
    id: 'eligible',
    broken: [withProjects(project('p', { eligibility: 'ineligible' })), [start('p')]],
    held: [withProjects(project('p', { eligibility: 'ineligible' })), []],
  },
  {
    id: 'eligible',
    broken: [withProjects(project('p', { eligibility: 'unproven', evidenceYear: 2028 })), [start('p')]],
    held: [withProjects(project('p', { eligibility: 'unproven', evidenceYear: 2028 })), [start('p', 2028)]],
  },
  {
    id: 'eligible',
    broken: [withProjects(project('p', { eligibility: 'unproven' })), [start('p', 2029)]],
    held: [withProjects(project('p', { eligibility: 'unproven' })), []],
  },
  {
    id: 'channel-budget',
    broken: [changeChannel('city', { budgetFenByYear: [599, 9000, 9000] }), [start('p')]],
    held: [changeChannel('city', { budgetFenByYear: [600, 400, 0] }), [start('p')]],
  },
  {
    id: 'channel-budget',
    broken: [changeChannel('city', { budgetFenByYear: [700, 299, 1], carriesOver: true }), [start('p')]],
    held: [changeChannel('city', { budgetFenByYear: [700, 300, 0], carriesOver: true }), [start('p')]],
  },
  {
    id: 'channel-budget',
    broken: [
      { ...changeChannel('city', { budgetFenByYear: [9, 9, 999] }), afterLastYear: 'counts-in-last-year' },
      [start('p', 2029)],
    ],
    held: [
      { ...changeChannel('city', { budgetFenByYear: [9, 9, 1000] }), afterLastYear: 'counts-in-last-year' },
      [start('p', 2029)],
    ],
  },
  {
    id: 'county-match',
    broken: [changeChannel('match', { budgetFenByYear: [49, 1, 0] }), [start('p')]],
    held: [changeChannel('match', { budgetFenByYear: [50, 0, 0] }), [start('p')]],
  },
  {
    id: 'capacity',
    broken: [changeCounty('a', { capacityDm2ByYear: [100, 19, 100] }), [start('p'), start('q')]],
    held: [changeCounty('a', { capacityDm2ByYear: [100, 20, 100] }), [start('p'), start('q')]],
  },
  {
    id: 'capacity',
    broken: [changeCounty('a', { capacityHouseholdsByYear: [19, 99, 99] }), [start('p'), start('q')]],
    held: [changeCounty('a', { capacityHouseholdsByYear: [20, 20, 20] }), [start('p'), start('q')]],
  },
  {
    id: 'cohort-deadline',
    broken: [deadline(2028, 'start'), [start('p'), start('q', 2029)]],
    held: [deadline(2028, 'start'), [start('p'), start('q', 2028)]],
  },
  {
    id: 'cohort-deadline',
    broken: [deadline(2028, 'completion'), [start('p'), start('q', 2028)]],
    held: [deadline(2028, 'completion'), [start('p'), start('q')]],
  },
  {
    id: 'cohort-deadline',
    broken: [deadline(2029, 'start'), [start('p')]],
    held: [deadline(2029, 'start'), [start('p'), start('q', 2029)]],
  },
  { id: 'cohort-share', broken: [half('households'), [start('p', 2028)]], held: [half('households'), [start('p')]] },
  { id: 'cohort-share', broken: [half('projects'), []], held: [half('projects'), [start('q')]] },
  {
    id: 'order-of-cohorts',
    broken: [order, [start('q'), start('p', 2028)]],
    held: [order, [start('q'), start('p')]],
  },
  {
    id: 'fair-share',
    broken: [fair('0.7'), [start('p'), start('q'), start('r')]],
    held: [fair('2/3'), [start('p'), start('q'), start('r')]],
  },
  {
    id: 'fair-share',
    broken: [{ ...fair('0'), fairShare: { leastRatio: '0', mostRatio: '1.3' } }, [start('p'), start('q'), start('r')]],
    held: [{ ...fair('0'), fairShare: { leastRatio: '0', mostRatio: '4/3' } }, [start('p'), start('q'), start('r')]],
  },
  {
    id: 'dig-once',
    broken: [group('corridors', { bonusPoints: 5, isHard: true }), [start('p'), start('q', 2028)]],
    held: [group('corridors', { bonusPoints: 5, isHard: true }), [start('p'), start('q')]],
  },
  {
    id: 'linked',
    broken: [group('linkedStreets', { mostYearsApart: 1 }), [start('p'), start('q', 2029)]],
    held: [group('linkedStreets', { mostYearsApart: 1 }), [start('p'), start('q', 2028)]],
  },
  {
    id: 'not-before',
    broken: [withProjects(project('p', { notBeforeYear: 2028 })), [start('p')]],
    held: [withProjects(project('p', { notBeforeYear: 2028 })), [start('p', 2028)]],
  },
  {
    id: 'forced',
    broken: [withProjects(project('p', { forced: { kind: 'in', reason: 'r' } })), []],
    held: [withProjects(project('p', { forced: { kind: 'in', reason: 'r' } })), [start('p', 2029)]],
  },
  {
    id: 'forced',
    broken: [withProjects(project('p', { forced: { kind: 'in', year: 2028, reason: 'r' } })), [start('p')]],
    held: [withProjects(project('p', { forced: { kind: 'in', year: 2028, reason: 'r' } })), [start('p', 2028)]],
  },
  {
    id: 'forced',
    broken: [withProjects(project('p', { forced: { kind: 'out', reason: 'r' } })), [start('p')]],
    held: [withProjects(project('p', { forced: { kind: 'out', reason: 'r' } })), []],
  },
  {
    id: 'pilot-mode',
    broken: [changeChannel('city', { isPilotOnly: true }), [start('p')]],
    held: [
      { ...changeChannel('city', { isPilotOnly: true }), projects: [project('p', { isPilot: true })] },
      [start('p')],
    ],
  },
  {
    id: 'pilot-mode',
    broken: [withProjects(project('p', { modes: [{ ...mode, isPilotOnly: true }] })), [start('p')]],
    held: [withProjects(project('p', { isPilot: true, modes: [{ ...mode, isPilotOnly: true }] })), [start('p')]],
  },
  {
    id: 'pairing',
    broken: [group('pairings', {}), [start('p')]],
    held: [group('pairings', {}), [start('p'), start('q', 2029)]],
  },
]

describe('each constraint', () => {
  it.each(cases.map((one, index) => [`${one.id} ${index}`, one] as const))(
    '%s is found when it alone is broken, and not on the line',
    (_, { id, broken, held }) => {
      const { breaches } = checkPlan(...broken)
      expect(breaches.map(({ constraint }) => constraint)).toEqual([id])
      expect(breaches[0]?.words.zh).toMatch(/[一-鿿]/)
      expect(Number(breaches[0]?.excess)).toBeGreaterThan(0)
      expect(checkPlan(...held).breaches).toEqual([])
    },
  )

  it('is not looked at when it is switched off, but once always is', () => {
    for (const {
      id,
      broken: [instance, starts],
    } of cases) {
      const off = checkPlan({ ...instance, constraints: { [id]: { isOn: false } } }, starts)
      expect(off.breaches.map(({ constraint }) => constraint)).toEqual(id === 'once' ? ['once'] : [])
    }
  })

  it('in-progress: works begun take their money first, and take none when it is switched off', () => {
    expect(checkPlan(begunWith(999), [start('p')]).breaches).toMatchObject([
      { constraint: 'channel-budget', excess: '1' },
    ])
    expect(checkPlan(begunWith(1000), [start('p')]).breaches).toEqual([])
    expect(
      checkPlan({ ...begunWith(600), constraints: { 'in-progress': { isOn: false } } }, [start('p')]).breaches,
    ).toEqual([])
  })

  it('tells money in yuan and the excess in fen', () => {
    const [breach] = checkPlan(changeChannel('city', { budgetFenByYear: [123, 9000, 9000] }), [start('p')]).breaches
    expect(breach).toMatchObject({ about: 'city 2027', unit: 'fen', excess: '477' })
    expect(breach?.words.zh).toContain('支出 6.00 元，额度 1.23 元，超 4.77 元')
  })
})

describe('sums', () => {
  it('do not depend on the order of the starts, and adding a start never takes value away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.array(fc.nat(), { minLength: 6, maxLength: 6 }),
        (seed, picks) => {
          const instance = tinyInstance(seed)
          const starts = instance.projects.flatMap(({ id, modes }, index) => {
            const ways = instance.years.flatMap((year) => modes.map((one) => start(id, year, one.id)))
            const pick = (picks[index] ?? 0) % (ways.length + 1)
            return ways[pick] ? [ways[pick]] : []
          })
          const there = checkPlan(instance, starts)
          expect(checkPlan(instance, starts.toReversed())).toEqual({
            ...there,
            breaches: expect.arrayContaining([...there.breaches]),
          })
          expect(checkPlan(instance, starts.slice(1)).aims.needPoints).toBeLessThanOrEqual(there.aims.needPoints)
        },
      ),
      { numRuns: 200 },
    )
  })

  it('are exact above 2⁵³', () => {
    const huge = 2 ** 52
    const rich = {
      ...changeChannel('city', { budgetFenByYear: [huge, huge, huge], carriesOver: true }),
      projects: ['p', 'q', 'r'].map((id) =>
        project(id, { modes: [{ ...mode, costFenByChannelAndYearOfWorks: { city: [huge] } }] }),
      ),
    }
    expect(checkPlan(rich, [start('p'), start('q', 2028), start('r', 2029)]).breaches).toEqual([])
    expect(checkPlan(rich, [start('p'), start('q', 2028), start('r', 2028)]).breaches).toMatchObject([
      { excess: String(huge) },
    ])
  })

  it('count a corridor when all of it starts in one year, and what keeps its published year', () => {
    const joined: PlanInstance = {
      ...group('corridors', { bonusPoints: 7 }),
      published: { startYearByProject: { p: 2027 }, keepPoints: 3 },
    }
    expect(checkPlan(joined, [start('p'), start('q')]).aims).toMatchObject({
      needPoints: 200,
      jointPoints: 7,
      keptPoints: 3,
    })
    expect(checkPlan(joined, [start('p'), start('q', 2028)]).aims).toMatchObject({
      needPoints: 190,
      jointPoints: 0,
      keptPoints: 3,
    })
    expect(checkPlan(joined, [start('p')]).valuePoints).toBe(103)
  })
})
