// What a solver's rounding must not become once it is multiplied by money, or by a long day of questions.
import { describe, expect, it } from 'vitest'
import { estimate } from '../answers/estimate.ts'
import { bindingLimits } from '../answers/limits.ts'
import { rounded } from '../answers/relief.ts'
import { modelOf } from '../constraints/catalogue.ts'
import { elasticOf } from '../relaxation/elastic.ts'
import { linearProgramOf } from '../relaxation/linear-program.ts'
import { sumOfBest } from '../relaxation/safe-bound.ts'
import { tinyExample } from '../testing/examples.ts'
import type { KeptProgram } from './highs.ts'
import { keepProgram } from './highs.ts'
import { aloneOf } from './priced.ts'

const model = modelOf(tinyExample)
const program = linearProgramOf(model)
const rowOf = (about: string) => model.rows.findIndex((row) => row.about === about)

describe('a share of a plan', () => {
  it('is counted however small it is: a thousand-millionth of a plan is hundreds of fen', () => {
    const row = rowOf('city 2029')
    const columns = new Float64Array(program.columns)
    columns.fill(5e-10, 0, model.options)
    const asked = [...model.entryRow].reduce(
      (sum, of, at) => (of === row ? sum + (model.entryAmount[at] ?? 0) : sum),
      0,
    )
    const { plan } = aloneOf({ model, program }, { columns, rowPrices: new Float64Array(program.rows) }, ['city'])
    expect(asked).toBeGreaterThan(1e9)
    expect(plan.use['city 2029']).toBeCloseTo(asked * 5e-10, 9)
  })
})

describe('a stretch', () => {
  const reliefFor = (stretch: number) => {
    const index = rowOf('city 2027')
    const row = program.limitRow[index] ?? 0
    const elastic = elasticOf(program, [{ row, cost: 1 }])
    const [slack = 0] = elastic.slackOf[0] ?? []
    const values = new Float64Array(elastic.program.columns)
    values[slack] = stretch
    const columns = new Map([['channel-budget', { slacks: [slack], options: [] }]])
    return rounded({ model, program: elastic.program, values, columns }).raised.map(({ by }) => by)
  }

  it('that the solver does not tell from nothing raises no budget', () => {
    expect(program.limitScale[rowOf('city 2027')] ?? 0).toBeGreaterThan(2 ** 24)
    expect(reliefFor(5e-8)).toEqual([])
  })

  it('that it does tell raises the budget by whole fen, rounded up', () => {
    const scale = program.limitScale[rowOf('city 2027')] ?? 0
    expect(reliefFor(0.25)).toEqual([scale / 4])
    expect(reliefFor(2e-7)).toEqual([Math.ceil(scale * 2e-7)])
  })
})

describe('a price', () => {
  it('that comes to less than a hundredth of a point names no limit', () => {
    const limitsAt = (price: number) => bindingLimits(model, 0, () => price).map(({ costPoints }) => costPoints)
    expect(limitsAt(1e-13)).toEqual([])
    expect(limitsAt(1e-6).length).toBeGreaterThan(0)
  })
})

describe('a solve without a limit', () => {
  it('is not ended by the limit of one before it', async () => {
    const kept = await keepProgram(program)
    for (let solves = 0; solves < 50; solves++) kept.solve({ seconds: 0 })
    kept.setRows([program.limitRow[rowOf('city 2027')] ?? 0], [-Infinity], [0])
    expect(kept.solve().status).toBe('optimal')
    kept.dispose()
  })
})

describe('an estimate', () => {
  it('that came to no end is a bound and not “nothing is lawful”', () => {
    const unfinished: KeptProgram = {
      solve: () => ({
        status: 'limit',
        value: NaN,
        columns: new Float64Array(program.columns),
        rowPrices: new Float64Array(program.rows),
      }),
      setColumns: () => {},
      setRows: () => {},
      setCosts: () => {},
      solveWhole: () => ({ status: 'limit', bound: Infinity, columns: null }),
      shutOut: () => {},
      dispose: () => {},
    }
    const found = estimate({ model, program, kept: unfinished, bound: 100, value: 90 }, tinyExample)
    expect(found?.bound).toBeGreaterThanOrEqual(sumOfBest(model))
  })
})
