// Plans of cities mixed within shared budgets: never over them, never worse than any whole choice, priced as duals are.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { keepProgram } from './highs.ts'
import { between, limitsOf, mixProgram, readMix, type CityPlan, type Mix } from './shared-money.ts'

const rows = ['award 2027', 'award 2028']

async function mixOf(plans: readonly (readonly CityPlan[])[], budgets: Record<string, number>): Promise<Mix> {
  const kept = await keepProgram(mixProgram(plans, budgets))
  const solved = kept.solve()
  kept.dispose()
  expect(solved.status).toBe('optimal')
  return readMix(solved, { plans, budgets })
}

const plan = (value: number, first: number, second: number): CityPlan => ({
  value,
  use: { 'award 2027': first, 'award 2028': second },
})

describe('the mix of plans of cities', () => {
  it('gives the money to the city where it does most, and says what a fen more is worth', async () => {
    const plans = [
      [plan(10_000, 0, 0), plan(90_000, 400_000, 400_000)],
      [plan(20_000, 0, 0), plan(60_000, 400_000, 400_000)],
    ]
    const mix = await mixOf(plans, { 'award 2027': 600_000, 'award 2028': 9_000_000 })
    expect(mix.value).toBeCloseTo(90_000 + 40_000, 3)
    expect(mix.prices['award 2027']).toBeCloseTo(0.1, 6)
    expect(mix.prices['award 2028']).toBe(0)
    expect(mix.shares.map((share) => Math.round(share['award 2027'] ?? 0))).toEqual([400_000, 200_000])
  })

  it('goes over a budget only where no plans known keep within it', async () => {
    const mix = await mixOf([[plan(10, 500, 0)], [plan(10, 100, 0), plan(90, 500, 0)]], {
      'award 2027': 400,
      'award 2028': 0,
    })
    expect(mix.shares.map((share) => Math.round(share['award 2027'] ?? 0))).toEqual([500, 100])
  })

  it('keeps every row within its budget and is worth no less than any whole choice that does', async () => {
    const amount = fc.integer({ min: 0, max: 900_000_000 })
    const cityPlans = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 9_000_000 }), amount, amount), { maxLength: 3 })
      .map((others) => [plan(0, 0, 0), ...others.map((one) => plan(...one))])
    await fc.assert(
      fc.asyncProperty(
        fc.array(cityPlans, { minLength: 1, maxLength: 4 }),
        amount,
        amount,
        async (plans, one, two) => {
          const budgets: Record<string, number> = { 'award 2027': one, 'award 2028': two }
          const mix = await mixOf(plans, budgets)
          const taken = (shares: readonly Readonly<Record<string, number>>[], row: string) =>
            shares.reduce((sum, share) => sum + (share[row] ?? 0), 0)
          for (const row of rows)
            expect(taken(mix.shares, row)).toBeLessThanOrEqual((budgets[row] ?? 0) * (1 + 1e-6) + 1)
          const best = wholeChoices(plans)
            .filter((choice) =>
              rows.every(
                (row) =>
                  taken(
                    choice.map(({ use }) => use),
                    row,
                  ) <= (budgets[row] ?? 0),
              ),
            )
            .reduce(
              (most, choice) =>
                Math.max(
                  most,
                  choice.reduce((sum, { value }) => sum + value, 0),
                ),
              0,
            )
          expect(mix.value).toBeGreaterThanOrEqual(best * (1 - 1e-6) - 1)
          const limits = limitsOf(mix.shares, budgets)
          for (const row of rows) expect(taken(limits, row)).toBeLessThanOrEqual(budgets[row] ?? 0)
        },
      ),
      { numRuns: 150 },
    )
  })
})

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
