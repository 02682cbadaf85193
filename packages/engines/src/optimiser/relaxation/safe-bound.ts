// A bound that is one: from any prices, by our own sum, rounded up (Lagrangian duality).
import type { Model } from '../model/model.ts'
import type { LinearProgram } from './linear-program.ts'

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
  for (let project = 0; project < model.projects; project++) {
    let best = model.isDue[project] ? -Infinity : 0
    for (let option = model.optionStart[project] ?? 0; option < (model.optionStart[project + 1] ?? 0); option++) {
      if ((lower[option] ?? 0) === 1) {
        best = reduced[option] ?? 0
        break
      }
      if ((upper[option] ?? 0) > 0) best = Math.max(best, reduced[option] ?? 0)
    }
    if (best !== 0) bound += best
  }
  for (let column = model.options; column < columns; column++) {
    bound += Math.max((reduced[column] ?? 0) * (lower[column] ?? 0), (reduced[column] ?? 0) * (upper[column] ?? 0))
  }
  if (!Number.isFinite(bound)) return bound
  for (let column = 0; column < columns; column++) whole += (size[column] ?? 0) * Math.max(1, upper[column] ?? 1)
  // Every intermediate sum is at most `whole`; 2⁻⁵² of it a step, one step an entry, bounds what rounding hides.
  const hidden = whole * 2 ** -52 * 4096
  return Math.floor(bound + hidden + 1e-6)
}

/** What each column is worth after paying for what it takes at these prices; “once” is not priced. */
export function pricedColumns(program: LinearProgram, rowPrices: Float64Array) {
  const { starts, indices, values, rowLower, rowUpper, onceRow, cost, rows } = program
  const isOnce = new Uint8Array(rows)
  for (const row of onceRow) if (row >= 0) isOnce[row] = 1
  const reduced = Float64Array.from(cost)
  const size = Float64Array.from(cost, Math.abs)
  const sides = { sum: 0, size: 0 }
  for (let row = 0; row < rows; row++) {
    if (isOnce[row]) continue
    const side = (rowPrices[row] ?? 0) > 0 ? (rowUpper[row] ?? 0) : (rowLower[row] ?? 0)
    const price = Number.isFinite(side) ? (rowPrices[row] ?? 0) : 0
    if (price === 0) continue
    sides.sum += price * side
    sides.size += Math.abs(price * side)
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const [column, part] = [indices[at] ?? 0, price * (values[at] ?? 0)]
      reduced[column] = (reduced[column] ?? 0) - part
      size[column] = (size[column] ?? 0) + Math.abs(part)
    }
  }
  return { reduced, size, sides }
}
