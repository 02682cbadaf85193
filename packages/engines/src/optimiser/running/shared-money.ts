// Money that cities share, divided by what it does: whole plans of cities mixed within the budgets, and the prices of that.
import type { PlainProgram } from '../relaxation/linear-program.ts'
import type { Relaxed } from './highs.ts'
import type { SharedPrices } from './priced.ts'

/** A relaxed plan of a city: its points, and fen of each shared row, by `about` of the row. */
export interface CityPlan {
  readonly value: number
  readonly use: SharedPrices
}

/** The best mix of the plans known of each city that keeps within the budgets. */
export interface Mix {
  readonly value: number
  /** Points a fen more of each row would bring. */
  readonly prices: SharedPrices
  /** What each city takes of each row, in fen. */
  readonly shares: readonly SharedPrices[]
}

/** Above any price of money: a mix goes over a budget only while no known plans keep within it. */
const penalty = 100

/** The mix as a program: a column for each plan and each overrun, a row for each city and each shared row. */
export function mixProgram(plans: readonly (readonly CityPlan[])[], budgets: SharedPrices): PlainProgram {
  const rows = Object.keys(budgets)
  const all = plans.flatMap((known, city) => known.map((plan) => ({ ...plan, city })))
  const most = usual(plans)
  const written = [
    ...plans.map((_, city) => all.flatMap((plan, column) => (plan.city === city ? [[column, 1] as const] : []))),
    ...rows.map((row, at) => [
      ...all.map(({ use }, column) => [column, (use[row] ?? 0) / unit(budgets, row)] as const),
      [all.length + at, -1] as const,
    ]),
  ]
  const columns = all.length + rows.length
  const ends = written.reduce((known, row) => [...known, (known.at(-1) ?? 0) + row.length], [0])
  return {
    columns,
    rows: written.length,
    cost: Float64Array.from([...all.map(({ value }) => value / most), ...rows.map(() => -penalty)]),
    lower: new Float64Array(columns),
    upper: new Float64Array(columns).fill(Infinity),
    rowLower: Float64Array.from([...plans.map(() => 1), ...rows.map(() => -Infinity)]),
    rowUpper: Float64Array.from([
      ...plans.map(() => 1),
      ...rows.map((row) => (budgets[row] ?? 0) / unit(budgets, row)),
    ]),
    starts: Int32Array.from(ends),
    indices: Int32Array.from(written.flatMap((row) => row.map(([column]) => column))),
    values: Float64Array.from(written.flatMap((row) => row.map(([, value]) => value))),
  }
}

/** Reads the mix from the solved program. */
export function readMix(
  { value, columns, rowPrices }: Relaxed,
  { plans, budgets }: { plans: readonly (readonly CityPlan[])[]; budgets: SharedPrices },
): Mix {
  const most = usual(plans)
  let column = 0
  const shares = plans.map((known) => {
    const weighed = known.map(({ use }) => ({ use, weight: Math.max(0, columns[column++] ?? 0) }))
    return byRow(budgets, (row) => weighed.reduce((sum, { use, weight }) => sum + weight * (use[row] ?? 0), 0))
  })
  const rows = Object.keys(budgets)
  return {
    value: value * most,
    prices: byRow(
      budgets,
      (row) => (Math.max(0, rowPrices[plans.length + rows.indexOf(row)] ?? 0) * most) / unit(budgets, row),
    ),
    shares,
  }
}

/** Limits of each city: the whole of every budget that is asked for, divided as the mix takes it, rounded down. */
export function limitsOf(shares: readonly SharedPrices[], budgets: SharedPrices): SharedPrices[] {
  const all = byRow(budgets, (row) => shares.reduce((sum, share) => sum + (share[row] ?? 0), 0))
  return shares.map((share) =>
    Object.fromEntries(
      Object.entries(budgets).flatMap(([row, budget]) => {
        const taken = all[row] ?? 0
        return taken > 0 ? [[row, Math.floor(budget * Math.min(1, (share[row] ?? 0) / taken))]] : []
      }),
    ),
  )
}

/** Between two prices: `part` of the way from the first to the second. */
export function between(from: SharedPrices, to: SharedPrices, part: number): SharedPrices {
  return byRow(from, (row) => (from[row] ?? 0) * (1 - part) + (to[row] ?? 0) * part)
}

function byRow(rows: SharedPrices, of: (row: string) => number): SharedPrices {
  return Object.fromEntries(Object.keys(rows).map((row) => [row, of(row)]))
}

// Columns and rows near one, whatever the sums: the solver's tolerances are absolute.
function unit(budgets: SharedPrices, row: string): number {
  return Math.max(1, budgets[row] ?? 0)
}

function usual(plans: readonly (readonly CityPlan[])[]): number {
  return Math.max(1, ...plans.flat().map(({ value }) => Math.abs(value)))
}
