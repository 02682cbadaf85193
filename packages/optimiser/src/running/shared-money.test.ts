// Plans of cities mixed within shared budgets: never over them, never worse than any whole choice, priced as duals are.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { between, limitsOf, mixOf, type CityPlan, type Mixing } from './shared-money.ts'

const rows = ['award 2027', 'award 2028']

const plan = (value: number, first: number, second: number): CityPlan => ({
  value,
  use: { 'award 2027': first, 'award 2028': second },
})

describe('the mix of plans of cities', () => {
  it('gives the money to the city where it does most, and says what a fen more is worth', () => {
    const plans = [
      [plan(10_000, 0, 0), plan(90_000, 400_000, 400_000)],
      [plan(20_000, 0, 0), plan(60_000, 400_000, 400_000)],
    ]
    const mix = mixOf({ plans, budgets: { 'award 2027': 600_000, 'award 2028': 9_000_000 } })
    expect(mix.value).toBeCloseTo(90_000 + 40_000, 3)
    expect(mix.prices['award 2027']).toBeCloseTo(0.1, 6)
    expect(mix.prices['award 2028']).toBe(0)
    expect(mix.shares.map((share) => Math.round(share['award 2027'] ?? 0))).toEqual([400_000, 200_000])
  })

  it('goes over a budget only where no plans known keep within it, and says by how much', () => {
    const mix = mixOf({
      plans: [[plan(10, 500, 0)], [plan(10, 100, 0), plan(90, 500, 0)]],
      budgets: { 'award 2027': 400, 'award 2028': 0 },
    })
    expect(mix.shares.map((share) => share['award 2027'])).toEqual([500, 100])
    expect(mix.over).toEqual({ 'award 2027': 200, 'award 2028': 0 })
    expect(mix.prices['award 2027']).toBeGreaterThan(90 / 400)
  })

  it('does not make money dear for a few fen that the solver of a city let pass', () => {
    const budgets = { 'award 2027': 9_000_000_000, 'award 2028': 0 }
    const mix = mixOf({ plans: [[plan(9_000, 9_000_000_000.0001, 0)]], budgets })
    expect(mix.over['award 2027']).toBe(1)
    expect(mix.prices['award 2027']).toBe(0)
  })

  it('weighs out of the mix what a tolerance let in: a thousand-millionth of a plan is a hundred million fen', () => {
    const plans = [
      [plan(0, 0, 0), plan(1, 0, 9)],
      [plan(0, 0, 0), plan(1, 67, 1), plan(142_047, 1, 897_910_448)],
      [plan(0, 0, 0)],
    ]
    const mix = mixOf({ plans, budgets: { 'award 2027': 27, 'award 2028': 8 } })
    expect(takenOf(mix.shares, 'award 2028')).toBeLessThanOrEqual(8)
    expect(mix.value).toBeCloseTo(27 / 67 + (8 - 27 / 67) / 9, 5)
  })

  it('gives nothing to a city of which no plan is known', () => {
    const mix = mixOf({ plans: [[], [plan(9, 5, 0)]], budgets: { 'award 2027': 5, 'award 2028': 0 } })
    expect(mix.shares).toEqual([
      { 'award 2027': 0, 'award 2028': 0 },
      { 'award 2027': 5, 'award 2028': 0 },
    ])
  })

  it('keeps every row within its budget wherever whole plans can, and is worth no less than any that do', () => {
    fc.assert(fc.property(mixings, keepsWithin), { numRuns: 1000 })
  })
})

// Amounts of every size, whole and in parts of a fen, and budgets of a few fen beside plans of 10¹².
const amount = fc.oneof(
  fc.constantFrom(0, 1, 8, 27),
  fc.tuple(fc.integer({ min: 1, max: 999 }), fc.nat({ max: 9 })).map(([first, digits]) => first * 10 ** digits),
  fc.integer({ min: 1, max: 10 ** 12 }),
)
const parts = fc.oneof(amount, fc.double({ min: 0, max: 1e12, noNaN: true }))
const cityPlans = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(amount, parts, parts), { minLength: 1, maxLength: 4 }))
  .map(([canBeNothing, others]) => [...(canBeNothing ? [plan(0, 0, 0)] : []), ...others.map((one) => plan(...one))])
const mixings = fc
  .tuple(fc.array(cityPlans, { minLength: 1, maxLength: 4 }), amount, amount)
  .map(([plans, one, two]): Mixing => ({ plans, budgets: { 'award 2027': one, 'award 2028': two } }))

function keepsWithin({ plans, budgets }: Mixing): void {
  const mix = mixOf({ plans, budgets })
  for (const row of rows) {
    expect(takenOf(mix.shares, row)).toBeLessThanOrEqual((budgets[row] ?? 0) + (mix.over[row] ?? 0))
    expect(takenOf(limitsOf(mix.shares, budgets), row)).toBeLessThanOrEqual(budgets[row] ?? 0)
  }
  // A choice takes of a row what its plans take, each rounded up to whole fen.
  const lawful = wholeChoices(plans).filter((choice) =>
    rows.every((row) => choice.reduce((sum, { use }) => sum + Math.ceil(use[row] ?? 0), 0) <= (budgets[row] ?? 0)),
  )
  if (lawful.length === 0) return
  expect(mix.over).toEqual({ 'award 2027': 0, 'award 2028': 0 })
  const best = Math.max(...lawful.map((choice) => choice.reduce((sum, { value }) => sum + value, 0)))
  expect(mix.value).toBeGreaterThanOrEqual(best * (1 - 1e-6))
}

function takenOf(shares: readonly Readonly<Record<string, number>>[], row: string): number {
  return shares.reduce((sum, share) => sum + (share[row] ?? 0), 0)
}

describe('limits of cities', () => {
  it('divide the whole budget in the parts of the mix, and leave rows alone that nobody takes', () => {
    const shares = [
      { 'award 2027': 100, 'award 2028': 0 },
      { 'award 2027': 200, 'award 2028': 0 },
    ]
    expect(limitsOf(shares, { 'award 2027': 1000, 'award 2028': 50 })).toEqual([
      { 'award 2027': 333 },
      { 'award 2027': 666 },
    ])
  })

  it('are divided to the fen where doubles would give out a fen too much', () => {
    const limits = limitsOf([{ a: 158 }, { a: 70 }], { a: 8_115_559_760_017_977 })
    expect(takenOf(limits, 'a')).toBeLessThanOrEqual(8_115_559_760_017_977)
  })

  it('stand between two prices as asked', () => {
    expect(between({ a: 1, b: 4 }, { a: 3, b: 4 }, 0.5)).toEqual({ a: 2, b: 4 })
  })
})

function wholeChoices(plans: readonly (readonly CityPlan[])[]): CityPlan[][] {
  return plans.reduce<CityPlan[][]>(
    (known, options) => known.flatMap((choice) => options.map((option) => [...choice, option])),
    [[]],
  )
}
