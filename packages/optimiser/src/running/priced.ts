// Shared channels by price: a city pays for what it takes, so cities can be solved apart and still bound the whole.
import type { Model } from '../model/model.ts'
import type { LinearProgram } from '../relaxation/linear-program.ts'
import { safeBound } from '../relaxation/safe-bound.ts'
import type { KeptProgram, Relaxed } from './highs.ts'
import type { CityPlan } from './shared-money.ts'

/** Points a fen of each shared row costs, by `about` of the row. */
export type SharedPrices = Readonly<Record<string, number>>

/** Prices at which shared rows are paid. */
export interface Pricing {
  readonly prices: SharedPrices
}

/** What a city is worth at these prices. Bounds of all cities, each with its part of the budgets, sum to a true bound. */
export interface Priced {
  readonly bound: number
  /** The relaxed plan at these prices. */
  readonly plan: CityPlan
}

interface Parts {
  readonly model: Model
  readonly program: LinearProgram
  readonly kept: KeptProgram
}

/** Solves with the shared rows priced; null where nothing can be lawful. The kept program is left as it was. */
export function solvePriced({ model, program, kept }: Parts, { prices }: Pricing): Priced | null {
  const shared = model.rows.flatMap((row, index) => {
    const price = prices[row.about]
    return price === undefined || row.constraint !== 'channel-budget'
      ? []
      : [
          {
            index,
            row: program.limitRow[index] ?? 0,
            price: price * (program.limitScale[index] ?? 1),
          },
        ]
  })
  const cost = program.cost.slice()
  for (const { row, price } of shared) {
    for (let at = program.starts[row] ?? 0; at < (program.starts[row + 1] ?? 0); at++) {
      const column = program.indices[at] ?? 0
      cost[column] = (cost[column] ?? 0) - price * (program.values[at] ?? 0)
    }
  }
  const rows = shared.map(({ row }) => row).toSorted((a, b) => a - b)
  kept.setCosts(cost)
  kept.setRows(
    rows,
    rows.map(() => -Infinity),
    rows.map(() => Infinity),
  )
  const { status, rowPrices, columns } = kept.solve()
  kept.setCosts(program.cost)
  kept.setRows(
    rows,
    rows.map((row) => program.rowLower[row] ?? 0),
    rows.map((row) => program.rowUpper[row] ?? 0),
  )
  if (status !== 'optimal') return null
  const all = rowPrices.slice()
  for (const { row, price } of shared) all[row] = price
  return {
    bound: safeBound(program, model, all),
    plan: cityPlanOf(
      { model, program },
      columns,
      shared.map(({ index }) => index),
    ),
  }
}

// What a relaxed plan is worth without prices, and what it takes of some rows of the model.
function cityPlanOf(
  { model, program }: Pick<Parts, 'model' | 'program'>,
  columns: Float64Array,
  rows: readonly number[],
): CityPlan {
  return {
    value: columns.reduce((sum, part, column) => sum + part * (program.cost[column] ?? 0), 0),
    use: Object.fromEntries(rows.map((row) => [model.rows[row]?.about ?? '', useOf(model, columns, row)])),
  }
}

function useOf({ entryRow, entryAmount, entryStart, options }: Model, columns: Float64Array, row: number): number {
  let use = 0
  for (let option = 0; option < options; option++) {
    // However small a part: a thousand-millionth of a plan is worth a thousand fen and more.
    const part = Math.max(0, columns[option] ?? 0)
    if (part === 0) continue
    for (let at = entryStart[option] ?? 0; at < (entryStart[option + 1] ?? 0); at++)
      if (entryRow[at] === row) use += part * (entryAmount[at] ?? 0)
  }
  return use
}

/** A city as solved with its own part of the shared channels: what it would pay for a fen more, and its relaxed plan. */
export interface Alone {
  readonly prices: SharedPrices
  readonly plan: CityPlan
}

/** The rows of some channels in a solved relaxation: their prices in points a fen, and what is taken of them. */
export function aloneOf(
  { model, program }: Pick<Parts, 'model' | 'program'>,
  { rowPrices, columns }: Pick<Relaxed, 'rowPrices' | 'columns'>,
  channels: readonly string[],
): Alone {
  const rows = model.rows.flatMap(({ constraint, of }, index) =>
    constraint === 'channel-budget' && channels.includes(model.instance.channels[of]?.id ?? '') ? [index] : [],
  )
  const priceOf = (index: number) =>
    Math.max(0, rowPrices[program.limitRow[index] ?? 0] ?? 0) / (program.limitScale[index] ?? 1)
  return {
    prices: Object.fromEntries(rows.map((index) => [model.rows[index]?.about ?? '', priceOf(index)])),
    plan: cityPlanOf({ model, program }, columns, rows),
  }
}
