// What is wrong with the settings of a plan: nothing where they are sound, and everything at once where they are not.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planFaults, type PlanLevers } from './plan-settings.ts'

const sound = fc
  .record({
    first: fc.integer({ min: 2000, max: 2090 }),
    budgets: fc.array(fc.bigInt({ min: 0n, max: 10n ** 14n }), { minLength: 1, maxLength: 10 }),
    forced: fc.uniqueArray(fc.uuid(), { maxLength: 5 }),
  })
  .map(({ first, budgets, forced }): PlanLevers => {
    const years = budgets.map((budgetFen, at) => ({ year: first + at, budgetFen }))
    return {
      years,
      weights: {},
      forces: forced.map((communityId, at) => ({ communityId, year: years[at]?.year ?? null })),
    }
  })
const published = [
  { part: 'age', weight: 60 },
  { part: 'need', weight: 40 },
]
const fieldsOf = (levers: PlanLevers) => planFaults(levers, published).map(({ field }) => field)

describe('the settings of a plan', () => {
  it('are right where years follow one another, budgets are not negative and each force stands once', () => {
    fc.assert(
      fc.property(sound, (levers) => {
        expect(planFaults(levers, published)).toEqual([])
      }),
    )
  })

  it('name every fault at once, at its place, whatever else is right', () => {
    fc.assert(
      fc.property(sound, fc.uuid(), ({ years, forces }, stranger) => {
        const [{ year, budgetFen } = { year: 2000, budgetFen: 0n }] = years
        const wrong: PlanLevers = {
          weights: { age: 0, need: 0 },
          years: [{ year, budgetFen: -1n - budgetFen }, ...years.slice(1), { year, budgetFen: 0n }],
          forces: [...forces, { communityId: stranger, year: null }, { communityId: stranger, year: 1999 }],
        }
        const last = wrong.forces.length - 1
        const expected = ['years', 'years.0.budgetFen', 'weights', `forces.${last}.communityId`, `forces.${last}.year`]
        expect(fieldsOf(wrong)).toEqual(expected)
      }),
    )
  })

  it('may not sum to more than can be added exactly', () => {
    const half = 2n ** 52n
    const years = (extra: bigint) => [2027, 2028].map((year) => ({ year, budgetFen: half - extra }))
    expect(fieldsOf({ years: years(0n), forces: [], weights: {} })).toEqual(['years'])
    expect(fieldsOf({ years: years(1n), forces: [], weights: {} })).toEqual([])
  })
})
