// A bound that is one: from any prices, by our own sum, rounded up (Lagrangian duality).
import type { Model } from '../model/model.ts'
import type { LinearProgram } from './linear-program.ts'

// A number that is not there must spoil the bound, not pass for a small one.
const missing = Number.NaN

/**
 * No lawful plan is worth more than this. Holds for any prices, good or bad: prices of “≤” rows below zero, and of
 * “≥” rows above zero, are taken as zero. The rows “once” need no price: each project takes its best option or none.
 * The sum is in doubles; what rounding could have hidden is added, then it is rounded down to whole points.
 */
export function safeBound(program: LinearProgram, model: Model, rowPrices: Float64Array): number {
  const { lower, upper, columns } = program
  const { reduced, size, sides } = pricedColumns(program, rowPrices)
  let bound = sides.sum
  let whole = sides.size
  for (let project = 0; project < model.projects; project++) bound += bestOf(project, { program, model, reduced })
  for (let column = model.options; column < columns; column++) {
    bound += Math.max(
      (reduced[column] ?? missing) * (lower[column] ?? missing),
      (reduced[column] ?? missing) * (upper[column] ?? missing),
    )
  }
  if (!Number.isFinite(bound)) return bound
  for (let column = 0; column < columns; column++)
    whole += (size[column] ?? missing) * Math.max(1, upper[column] ?? missing)
  // Every intermediate sum is at most `whole`; 2⁻⁵² of it a step, one step an entry, bounds what rounding hides.
  const hidden = whole * 2 ** -52 * 4096
  return Math.floor(bound + hidden + 1e-6)
}

/** The best a project can do at these prices: one of its open options, or none where it need not start. */
export function bestOf(
  project: number,
  { program: { upper }, model, reduced }: { program: LinearProgram; model: Model; reduced: Float64Array },
): number {
  let best = model.isDue[project] ? -Infinity : 0
  const end = model.optionStart[project + 1] ?? 0
  for (let option = model.optionStart[project] ?? 0; option < end; option++) {
    if ((upper[option] ?? missing) > 0) best = Math.max(best, reduced[option] ?? missing)
  }
  return best
}

/** What each column is worth after paying for what it takes at these prices; “once” is not priced. */
export function pricedColumns(program: LinearProgram, rowPrices: Float64Array) {
  const { starts, indices, values, onceRow, cost, rows } = program
  const isOnce = new Uint8Array(rows)
  for (const row of onceRow) if (row >= 0) isOnce[row] = 1
  const reduced = Float64Array.from(cost)
  const size = Float64Array.from(cost, Math.abs)
  const sides = { sum: 0, size: 0 }
  for (let row = 0; row < rows; row++) {
    if (isOnce[row]) continue
    const { side, price } = pricedRow(program, row, rowPrices[row] ?? missing)
    if (price === 0) continue
    sides.sum += price * side
    sides.size += Math.abs(price * side)
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at++) {
      const [column, part] = [indices[at] ?? 0, price * (values[at] ?? missing)]
      reduced[column] = (reduced[column] ?? missing) - part
      size[column] = (size[column] ?? missing) + Math.abs(part)
    }
  }
  return { reduced, size, sides }
}

// The side of a row that its price presses against; a price that presses against no limit counts for nothing.
function pricedRow({ rowLower, rowUpper }: LinearProgram, row: number, price: number): { side: number; price: number } {
  const side = (price > 0 ? rowUpper[row] : rowLower[row]) ?? missing
  return { side, price: Number.isFinite(side) ? price : 0 }
}

/** Each project by its best way, every corridor gained: more than that is never had. */
export function sumOfBest({ projects, optionStart, valueOf, corridors }: Model): number {
  let sum = corridors.reduce((all, { bonus }) => all + bonus, 0)
  for (let project = 0; project < projects; project++) {
    let best = 0
    for (let option = optionStart[project] ?? 0; option < (optionStart[project + 1] ?? 0); option++)
      best = Math.max(best, valueOf[option] ?? 0)
    sum += best
  }
  return sum
}
