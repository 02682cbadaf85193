// What is told from a model alone: other budgets to the fen, limits in words, demands by name, and how a plan fares in overruns.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelOf } from '../constraints/catalogue.ts'
import { choiceOf } from '../model/starts.ts'
import { linearProgramOf } from '../relaxation/linear-program.ts'
import type { PlanInstance } from '../types.ts'
import { demandsOf } from './demands.ts'
import { bindingLimits, limitName } from './limits.ts'
import { fareUnder } from './overruns.ts'
import { withBudgets } from './scaled.ts'

const instance: PlanInstance = {
  format: 'huanju-plan-instance/1',
  years: [2027, 2028],
  counties: [{ id: 'a', name: '泰山区', stockHouseholds: 10, capacityDm2ByYear: [50_000, 50_000] }],
  channels: [
    { id: 'city', title: '市级', budgetFenByYear: [300_000_000, 100_000_001], carriesOver: false },
    { id: 'match', title: '配套', countyId: 'a', budgetFenByYear: [100_000_000, 0], carriesOver: true },
  ],
  cohorts: [
    { id: 'old', title: '老', deadline: { year: 2028, of: 'start' } },
    { id: 'new', title: '新', shares: [{ year: 2028, of: 'start', measure: 'households', leastShare: '1/2' }] },
  ],
  projects: ['p', 'q', 'r'].map((id, at) => ({
    id,
    name: `小区${id}`,
    countyId: 'a',
    cohortId: at === 0 ? 'old' : 'new',
    households: 10,
    eligibility: 'eligible' as const,
    ...(id === 'q' && { forced: { kind: 'in' as const, reason: '危房' } }),
    modes: [
      {
        id: 'm',
        valuePointsByStartYear: [100, 90],
        costFenByChannelAndYearOfWorks: { city: [100_000_000], match: [20_000_000] },
        areaDm2ByYearOfWorks: [10_000],
      },
    ],
  })),
  pairings: [{ id: 'pair', projectIds: ['p', 'q'] }],
}
const model = modelOf(instance)
const program = linearProgramOf(model)
const rowOf = (about: string) => model.rows.findIndex((row) => row.about === about)
const nameOf = (about: string) => {
  const row = model.rows[rowOf(about)]
  if (!row) throw new Error(`no row ${about}`)
  return limitName(model, row).zh
}

describe('other budgets', () => {
  it('are a share of each in whole fen, rounded down, and the same again at a hundred percent', () => {
    const amounts = (hundredths: number) => withBudgets(instance, hundredths).channels.map((one) => one.budgetFenByYear)
    expect(amounts(100)).toEqual(instance.channels.map((one) => one.budgetFenByYear))
    expect(amounts(50)).toEqual([
      [150_000_000, 50_000_000],
      [50_000_000, 0],
    ])
    expect(
      amounts(0)
        .flat()
        .every((fen) => fen === 0),
    ).toBe(true)
  })

  it('grow with the share, and leave all else as it is', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const { channels: few, ...rest } = withBudgets(instance, less)
        const { channels: many } = withBudgets(instance, more)
        few.forEach(({ budgetFenByYear }, at) =>
          budgetFenByYear.forEach((fen, t) => expect(fen).toBeLessThanOrEqual(many[at]?.budgetFenByYear[t] ?? -1)),
        )
        const { channels: _channels, ...before } = instance
        expect(rest).toEqual(before)
      }),
    )
  })
})

describe('limits', () => {
  it('are called as people call them', () => {
    expect(nameOf('city 2027')).toBe('2027 年市级')
    expect(nameOf('match 2028')).toBe('2028 年配套（累计至当年）')
    expect(nameOf('a 2027 dm2')).toBe('泰山区 2027 年承接能力')
    expect(nameOf('new 2028 start households')).toBe('新到 2028 年的比例')
  })

  it('of a cohort due after the last year of the plan are called by that year', () => {
    const shares = [{ year: 2035, of: 'completion' as const, measure: 'projects' as const, leastShare: '1/2' }]
    const later = modelOf({
      ...instance,
      cohorts: [
        { id: 'old', title: '老' },
        { id: 'new', title: '新', shares },
      ],
    })
    const names = later.rows
      .filter(({ constraint }) => constraint === 'cohort-share')
      .map((row) => limitName(later, row))
    expect(names).toEqual([{ zh: '新到 2035 年的比例', en: 'share of 新 by 2035' }])
  })

  it('bind where they have a price that is no rounding, the dearest first, told in units of people', () => {
    const prices = new Map([
      [rowOf('city 2027'), 2e-6],
      [rowOf('match 2027'), 5e-6],
      [rowOf('a 2027 dm2'), 1e-9],
    ])
    const found = bindingLimits(model, 0, (row) => prices.get(row) ?? 0)
    expect(found.map(({ about, costPoints }) => [about, Math.round(costPoints)])).toEqual([
      ['city 2027', 200],
      ['match 2027', 100],
    ])
    expect(found[0]).toMatchObject({ constraint: 'channel-budget', asked: 100_000_000, price: 2, unit: 'fen' })
    expect(found[0]?.words.zh).toBe('2027 年市级需 100 万元；再多 1 万元可多惠及约 0.2 户')
    expect(bindingLimits(model, 0, () => 0)).toEqual([])
  })
})

describe('demands', () => {
  it('are every limit, deadline, order and group, each with rows of the program and its name', () => {
    const demands = demandsOf(model, program)
    const known = demands.filter(({ constraint }) => constraint !== 'channel-budget' && constraint !== 'capacity')
    expect(known.map(({ constraint, about }) => `${constraint} ${about}`)).toEqual([
      'county-match match 2027',
      'county-match match 2028',
      'cohort-share new 2028 start households',
      'cohort-deadline old',
      'forced q',
      'pairing pair',
    ])
    for (const { rows, words } of demands) {
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every((row) => row >= 0 && row < program.rows)).toBe(true)
      expect(words.zh).not.toBe('')
    }
    expect(demands.find(({ constraint }) => constraint === 'forced')?.words.zh).toBe('指定列入 小区q')
  })
})

describe('overruns', () => {
  const starts = (...ids: string[]) =>
    choiceOf(
      model,
      ids.map((projectId) => ({ projectId, year: 2027, modeId: 'm' })),
    )
  const fare = (choice: Int32Array, chanceHundredths: number, byHundredths: number) =>
    fareUnder(model, choice, { draws: 40, chanceHundredths, byHundredths, seed: 3 })

  it('break nothing where nothing overruns, or nothing starts', () => {
    expect(fare(starts('p', 'q', 'r'), 0, 50)).toEqual({ draws: 40, broken: 0, limits: [] })
    expect(fare(starts(), 100, 100).broken).toBe(0)
    expect(fare(starts('p', 'q'), 100, 50).broken).toBe(0)
  })

  it('break a limit each time that all overrun past it, and not where they come up to it', () => {
    const all = fare(starts('p', 'q', 'r'), 100, 1)
    expect(all.broken).toBe(40)
    expect(all.limits.map(({ name, times }) => [name.zh, times])).toEqual([['2027 年市级', 40]])
    const far = fare(starts('p', 'q', 'r'), 100, 67)
    expect(far.limits.map(({ name }) => name.zh)).toEqual([
      '2027 年市级',
      '2027 年配套（累计至当年）',
      '2028 年配套（累计至当年）',
    ])
    expect(fare(starts('p', 'q', 'r'), 100, 66).limits).toHaveLength(1)
  })

  it('are the same for one seed, and as likely as they are said to be', () => {
    const choice = starts('p', 'q', 'r')
    const draw = (seed: number, chanceHundredths: number) =>
      fareUnder(model, choice, { draws: 400, chanceHundredths, byHundredths: 10, seed }).broken
    expect(draw(5, 30)).toBe(draw(5, 30))
    // Some of three overrun: 1 − 0.7³ = 65.7 %.
    expect(Math.abs(draw(5, 30) - 263)).toBeLessThan(40)
    expect(draw(5, 10)).toBeLessThan(draw(5, 60))
  })
})
