// Shared channels by price: a city pays for what it takes, so cities can be solved apart and still bound the whole.
import type { Model } from '../model/model.ts'
import type { LinearProgram } from '../relaxation/linear-program.ts'
import { safeBound } from '../relaxation/safe-bound.ts'
import type { KeptProgram } from './highs.ts'

/** Points a fen of each shared row costs, by `about` of the row. */
export type SharedPrices = Readonly<Record<string, number>>

/** Prices at which shared rows are paid. */
export interface Pricing {
  readonly prices: SharedPrices
}

/** What a city is worth at these prices. Bounds of all cities, each with its part of the budgets, sum to a true bound. */
export interface Priced {
  readonly bound: number
  /** Fen taken of each shared row by the relaxation. */
  readonly use: Readonly<Record<string, number>>
}

interface Parts {
  readonly model: Model
  readonly program: LinearProgram
  readonly kept: KeptProgram
}

/** Solves with the shared rows priced; the kept program is left as it was. */
export function solvePriced({ model, program, kept }: Parts, { prices }: Pricing): Priced {
  const shared = model.rows.flatMap((row, index) => {
    const price = prices[row.about]
    return price === undefined || row.constraint !== 'channel-budget'
      ? []
      : [
          {
            index,
            about: row.about,
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
  const { rowPrices, columns } = kept.solve()
  kept.setCosts(program.cost)
  kept.setRows(
    rows,
    rows.map((row) => program.rowLower[row] ?? 0),
    rows.map((row) => program.rowUpper[row] ?? 0),
  )
  const all = rowPrices.slice()
  for (const { row, price } of shared) all[row] = price
  return {
    bound: safeBound(program, model, all),
    use: Object.fromEntries(shared.map(({ index, about }) => [about, useOf(model, columns, index)])),
  }
}

function useOf({ entryRow, entryAmount, entryStart, options }: Model, columns: Float64Array, row: number): number {
  let use = 0
  for (let option = 0; option < options; option++) {
    const part = columns[option] ?? 0
    if (part < 1e-9) continue
    for (let at = entryStart[option] ?? 0; at < (entryStart[option + 1] ?? 0); at++)
      if (entryRow[at] === row) use += part * (entryAmount[at] ?? 0)
  }
  return use
}

/** The prices of the rows of some channels in a solved relaxation, in points a fen. */
export function sharedPrices(
  model: Model,
  program: LinearProgram,
  { rowPrices, channels }: { rowPrices: Float64Array; channels: readonly string[] },
): SharedPrices {
  return Object.fromEntries(
    model.rows.flatMap(({ constraint, about, of }, index) => {
      const isShared = constraint === 'channel-budget' && channels.includes(model.instance.channels[of]?.id ?? '')
      return isShared
        ? [[about, Math.max(0, rowPrices[program.limitRow[index] ?? 0] ?? 0) / (program.limitScale[index] ?? 1)]]
        : []
    }),
  )
}
