// Which ways are open: each closing constraint on its year and the year before, first reason first, and none when it is off.
import { describe, expect, it } from 'vitest'
import { constraintCatalogue, modelOf } from '../constraints/catalogue.ts'
import { constraintIds, type ConstraintId, type Mode, type PlanInstance, type Project } from '../types.ts'
import { closedBy, completionYear, isDue, isOn, isPlannable } from './plannable.ts'

const mode: Mode = {
  id: 'm',
  valuePointsByStartYear: [30, 20, 10],
  costFenByChannelAndYearOfWorks: { city: [60, 40] },
  areaDm2ByYearOfWorks: [10, 10],
}
const project = (more: Partial<Project> = {}): Project => ({
  id: 'p',
  name: 'p',
  countyId: 'a',
  cohortId: 'old',
  households: 10,
  eligibility: 'eligible',
  modes: [mode],
  ...more,
})
const instance = (more: Partial<PlanInstance> = {}): PlanInstance => ({
  format: 'huanju-plan-instance/1',
  years: [2027, 2028, 2029],
  counties: [{ id: 'a', name: 'a', stockHouseholds: 10, capacityDm2ByYear: [15, 20, 25] }],
  channels: [{ id: 'city', title: '市级', budgetFenByYear: [100, 50, 25], carriesOver: false }],
  cohorts: [{ id: 'old', title: 'old' }],
  projects: [project()],
  ...more,
})
const due = (year: number, of: 'start' | 'completion') =>
  instance({ cohorts: [{ id: 'old', title: 'old', deadline: { year, of } }] })
const pilotsOnly = instance({
  channels: [{ id: 'city', title: '市级', budgetFenByYear: [1, 1, 1], carriesOver: false, isPilotOnly: true }],
})
const off = (one: PlanInstance, id: ConstraintId): PlanInstance => ({ ...one, constraints: { [id]: { isOn: false } } })
const order = (kind: 'in' | 'out', year?: number) => ({
  forced: { kind, reason: 'r', ...(year !== undefined && { year }) },
})

const cases: readonly (readonly [
  ConstraintId,
  PlanInstance,
  Project,
  readonly (readonly [year: number, open: boolean])[],
])[] = [
  [
    'eligible',
    instance(),
    project({ eligibility: 'ineligible' }),
    [
      [2027, false],
      [2029, false],
    ],
  ],
  [
    'eligible',
    instance(),
    project({ eligibility: 'unproven' }),
    [
      [2027, false],
      [2029, false],
    ],
  ],
  [
    'eligible',
    instance(),
    project({ eligibility: 'unproven', evidenceYear: 2028 }),
    [
      [2027, false],
      [2028, true],
      [2029, true],
    ],
  ],
  [
    'forced',
    instance(),
    project(order('out')),
    [
      [2027, false],
      [2029, false],
    ],
  ],
  [
    'forced',
    instance(),
    project(order('in', 2028)),
    [
      [2027, false],
      [2028, true],
      [2029, false],
    ],
  ],
  [
    'forced',
    instance(),
    project(order('in')),
    [
      [2027, true],
      [2029, true],
    ],
  ],
  [
    'not-before',
    instance(),
    project({ notBeforeYear: 2028 }),
    [
      [2027, false],
      [2028, true],
    ],
  ],
  [
    'pilot-mode',
    pilotsOnly,
    project(),
    [
      [2027, false],
      [2029, false],
    ],
  ],
  ['pilot-mode', pilotsOnly, project({ isPilot: true }), [[2027, true]]],
  [
    'cohort-deadline',
    due(2028, 'start'),
    project(),
    [
      [2028, true],
      [2029, false],
    ],
  ],
  [
    'cohort-deadline',
    due(2028, 'completion'),
    project(),
    [
      [2027, true],
      [2028, false],
    ],
  ],
  ['cohort-deadline', due(2028, 'start'), project({ cohortId: 'new' }), [[2029, true]]],
]

describe('a way to start', () => {
  it.each(cases)('is closed by %s in its years, and open when that is off', (...one) => {
    const [id, under, which, years] = one
    for (const [year, isOpen] of years) {
      expect(closedBy(under, which, { year, mode }), String(year)).toBe(isOpen ? undefined : id)
      expect(closedBy(off(under, id), which, { year, mode })).toBeUndefined()
    }
  })

  it('is closed by the first of several reasons', () => {
    const both = project({ eligibility: 'ineligible', ...order('out'), notBeforeYear: 2029 })
    expect(closedBy(instance(), both, { year: 2027, mode })).toBe('eligible')
    expect(closedBy(off(instance(), 'eligible'), both, { year: 2027, mode })).toBe('forced')
  })

  it('by a mode for pilots is closed to others whatever it costs, and a channel for pilots only where it pays', () => {
    expect(closedBy(instance(), project(), { year: 2027, mode: { ...mode, isPilotOnly: true } })).toBe('pilot-mode')
    const free = { ...mode, costFenByChannelAndYearOfWorks: { city: [0, 0] } }
    expect(closedBy(pilotsOnly, project(), { year: 2027, mode: free })).toBeUndefined()
  })

  it('is completed with the last year of its works', () => {
    expect(completionYear(2027, mode)).toBe(2028)
    expect(completionYear(2027, { ...mode, areaDm2ByYearOfWorks: [10] })).toBe(2027)
  })
})

describe('a project', () => {
  it.each<[Partial<Project>, boolean]>([
    [{}, true],
    [{ eligibility: 'ineligible' }, false],
    [{ eligibility: 'unproven' }, false],
    [{ eligibility: 'unproven', evidenceYear: 2040 }, true],
    [order('out'), false],
    [order('in', 2028), true],
  ])('with %j may be planned: %s', (more, isOpen) => {
    expect(isPlannable(instance(), project(more))).toBe(isOpen)
  })

  it('must be planned by the deadline of its cohort or by an order, while these hold', () => {
    expect(isDue(instance(), project())).toBe(false)
    expect(isDue(due(2029, 'start'), project())).toBe(true)
    expect(isDue(off(due(2029, 'start'), 'cohort-deadline'), project())).toBe(false)
    expect(isDue(due(2029, 'start'), project({ eligibility: 'ineligible' }))).toBe(false)
    expect(isDue(instance(), project(order('in')))).toBe(true)
    expect(isDue(instance(), project({ eligibility: 'ineligible', ...order('in') }))).toBe(true)
    expect(isDue(off(instance(), 'forced'), project(order('in')))).toBe(false)
  })
})

describe('the model', () => {
  const rowsOf = (one: PlanInstance) => {
    const { rows, cap } = modelOf(one)
    return rows.map(({ about }, row) => [about, cap[row]] as const)
  }
  const asked = (one: PlanInstance, option: number) => {
    const { entryStart, entryRow, entryAmount, rows } = modelOf(one)
    const entries: [string, number][] = []
    for (let at = entryStart[option] ?? 0; at < (entryStart[option + 1] ?? 0); at++)
      entries.push([rows[entryRow[at] ?? 0]?.about ?? '', entryAmount[at] ?? 0])
    return entries
  }
  const carrying = instance({
    channels: [{ id: 'city', title: '市级', budgetFenByYear: [100, 50, 25], carriesOver: true }],
  })

  it('has the budget of each year as it is, or of the years so far where money carries over', () => {
    expect(rowsOf(instance()).slice(0, 3)).toEqual([
      ['city 2027', 100],
      ['city 2028', 50],
      ['city 2029', 25],
    ])
    expect(rowsOf(carrying).slice(0, 3)).toEqual([
      ['city 2027', 100],
      ['city 2028', 150],
      ['city 2029', 175],
    ])
  })

  it('asks of each year what is paid then, or of the years so far', () => {
    expect(asked(instance(), 0)).toEqual([
      ['city 2027', 60],
      ['city 2028', 40],
      ['a 2027 dm2', 10],
      ['a 2028 dm2', 10],
    ])
    expect(asked(carrying, 0).slice(0, 3)).toEqual([
      ['city 2027', 60],
      ['city 2028', 100],
      ['city 2029', 100],
    ])
  })

  it('leaves out what falls due after the last year, or counts it in the last', () => {
    expect(asked(instance(), 2)).toEqual([
      ['city 2029', 60],
      ['a 2029 dm2', 10],
    ])
    expect(asked(instance({ afterLastYear: 'counts-in-last-year' }), 2)[0]).toEqual(['city 2029', 100])
  })

  it('takes first what works in progress take, also below nothing', () => {
    const begun = {
      worksInProgress: [
        { id: 'w', name: 'w', countyId: 'a', costFenByChannelAndYear: { city: [30, 60, 0] }, areaDm2ByYear: [5, 0, 0] },
      ],
    }
    expect(rowsOf(instance(begun)).map(([, cap]) => cap)).toEqual([70, -10, 25, 10, 20, 25])
    expect(rowsOf(off(instance(begun), 'in-progress')).map(([, cap]) => cap)).toEqual([100, 50, 25, 15, 20, 25])
  })

  it('has no rows of a constraint that is off', () => {
    expect(rowsOf(off(instance(), 'capacity')).map(([about]) => about)).toEqual(['city 2027', 'city 2028', 'city 2029'])
    expect(rowsOf(off(instance(), 'channel-budget')).map(([about]) => about)).toEqual([
      'a 2027 dm2',
      'a 2028 dm2',
      'a 2029 dm2',
    ])
  })

  it('values the year that was published by what keeping it is worth', () => {
    const published = { startYearByProject: { p: 2028 }, keepPoints: 7 }
    expect([...modelOf(instance({ published })).valueOf]).toEqual([30, 27, 10])
  })
})

describe('the catalogue of constraints', () => {
  it('holds every constraint once, in the order in which they are explained, with its sentence in both languages', () => {
    expect(constraintCatalogue.map(({ id }) => id)).toEqual([...constraintIds])
    for (const { id, sentence, formula } of constraintCatalogue) {
      expect(sentence.zh, id).toMatch(/\p{Script=Han}/u)
      expect(sentence.en, id).toMatch(/^[A-Z][^\p{Script=Han}]+$/u)
      expect(formula, id).not.toBe('')
    }
  })

  it('can switch off every constraint but that a project starts once', () => {
    expect(constraintIds.filter((id) => isOn(off(instance(), id), id))).toEqual(['once'])
  })
})
