// The exact mix proves itself: within the budgets to the fen, no dearer mix at its prices, or prices that none can keep.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactMix, type ExactMix, type Mixing } from './exact-mix.ts'

const dot = (one: readonly bigint[], other: readonly bigint[]) =>
  one.reduce((all, each, index) => all + each * (other[index] ?? 0n), 0n)
const most = (all: readonly bigint[]) => all.reduce((one, other) => (other > one ? other : one))
const sum = (all: readonly bigint[]) => all.reduce((one, other) => one + other, 0n)

// All that can be said against a mix, found without knowing how it was made; nothing where it is the best there is.
function against({ cities, budgets }: Mixing, { whole, weights, over, prices, strain }: ExactMix): string[] {
  const raised = budgets.map((budget, row) => budget + (over[row] ?? 0n))
  const taken = budgets.map((_, row) =>
    sum(
      cities.map((plans, city) =>
        dot(
          weights[city] ?? [],
          plans.map(({ takes }) => takes[row] ?? 0n),
        ),
      ),
    ),
  )
  const worth = sum(
    cities.map((plans, city) =>
      dot(
        weights[city] ?? [],
        plans.map((plan) => plan.worth),
      ),
    ),
  )
  const left = (plans: Mixing['cities'][number]) =>
    most(plans.map((plan) => plan.worth * whole - dot(prices, plan.takes)))
  const cheapest = (plans: Mixing['cities'][number]) => -most(plans.map(({ takes }) => -dot(strain ?? [], takes)))
  const isOver = over.some((units) => units > 0n)
  const claims: [string, boolean][] = [
    ['a weight is below nothing', weights.flat().some((weight) => weight < 0n)],
    ['weights of a city are not one', weights.some((own) => sum(own) !== whole)],
    ['a row is over', taken.some((units, row) => units > (raised[row] ?? 0n) * whole)],
    ['a price is below nothing', [...prices, ...(strain ?? [])].some((price) => price < 0n)],
    ['another mix is worth more', worth !== sum(cities.map(left)) + dot(prices, raised)],
    ['it goes over without a proof', isOver !== (strain !== null)],
    ['the proof is none', strain !== null && sum(cities.map(cheapest)) <= dot(strain, budgets)],
  ]
  return claims.flatMap(([claim, isTrue]) => (isTrue ? [claim] : []))
}

// Amounts of every size from one fen to 10¹² fen, and many nothings: what is tight and what is wild stand side by side.
const amount = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(0n, 1n, 8n, 27n) },
  { weight: 3, arbitrary: fc.tuple(fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 })).map(power) },
  { weight: 3, arbitrary: fc.bigInt(0n, 10n ** 12n) },
)
function power([digits, first]: [number, number]): bigint {
  const units = BigInt(first) * 10n ** BigInt(digits)
  return units > 10n ** 12n ? 10n ** 12n : units
}

const mixings = fc.nat({ max: 5 }).chain((rows) => {
  const perRow = fc.array(amount, { minLength: rows, maxLength: rows })
  const plan = fc.record({ worth: amount, takes: perRow })
  const plans = fc
    .tuple(fc.boolean(), fc.array(plan, { minLength: 1, maxLength: 5 }))
    .map(([canBeNothing, known]) =>
      canBeNothing ? [{ worth: 0n, takes: Array.from({ length: rows }, () => 0n) }, ...known] : known,
    )
  const cities = fc.array(fc.tuple(plans, fc.nat()), { minLength: 1, maxLength: 7 })
  return fc.record({ cities, budgets: perRow }).map(({ cities: drawn, budgets }) => ({
    cities: drawn.map(([known]) => known),
    budgets,
    start: drawn.map(([known, first]) => first % known.length),
  }))
})

describe('a mix in whole numbers', () => {
  it('keeps the budgets and is the best that does, or proves that none keeps them: amounts up to 10¹² fen', () => {
    fc.assert(
      fc.property(mixings, (mixing) => {
        expect(against(mixing, exactMix(mixing))).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  it('is worth the same from wherever it begins', () => {
    fc.assert(
      fc.property(mixings, (mixing) => {
        const worthOf = (start: readonly number[]) => {
          const { whole, weights, over } = exactMix({ ...mixing, start })
          const worths = mixing.cities.map((plans, city) =>
            dot(
              weights[city] ?? [],
              plans.map(({ worth }) => worth),
            ),
          )
          return { worth: sum(worths), whole, isOver: over.some((units) => units > 0n) }
        }
        const [one, other] = [worthOf(mixing.start), worthOf(mixing.cities.map(() => 0))]
        expect(one.isOver).toBe(other.isOver)
        if (!one.isOver) expect(one.worth * other.whole).toBe(other.worth * one.whole)
      }),
      { numRuns: 500 },
    )
  })

  it('ends where every step gains nothing', () => {
    const idle = { worth: 0n, takes: [0n, 0n, 0n] }
    const tied = (first: bigint) => ({ worth: 3n, takes: [first, 1n, 1n] })
    const cities = Array.from({ length: 40 }, () => [tied(0n), idle, tied(1n), tied(2n)])
    const mixing = { cities, budgets: [0n, 0n, 0n], start: cities.map(() => 0) }
    const mix = exactMix(mixing)
    expect(against(mixing, mix)).toEqual([])
    expect(mix.weights.every(([, weight]) => weight === mix.whole)).toBe(true)
  })
})
