// What the relaxation tells the search: where to start, which options are near the best, what a unit of a limit is worth.
import type { Model } from '../model/model.ts'
import type { LinearProgram } from '../relaxation/linear-program.ts'
import { pricedColumns } from '../relaxation/safe-bound.ts'
import { out } from './state.ts'

/** Directions for a search; from prices good or bad, they never decide what is lawful. */
export interface Guide {
  readonly start: Int32Array
  /** Points that an option is behind the best way for its project at the relaxation's prices. */
  readonly loss: Float64Array
  /** The same for leaving a project out. */
  readonly outLoss: Float64Array
  /** Points a unit of a limit is worth, by row of the model. */
  readonly rowPrice: Float64Array
}

/** Directions from a solved relaxation. */
export function guideOf(
  model: Model,
  program: LinearProgram,
  { columns, rowPrices }: { columns: Float64Array; rowPrices: Float64Array },
): Guide {
  const { reduced } = pricedColumns(program, rowPrices)
  const start = new Int32Array(model.projects).fill(out)
  const outLoss = new Float64Array(model.projects)
  const loss = new Float64Array(model.options)
  for (let project = 0; project < model.projects; project++) {
    const [from = 0, to = 0] = [model.optionStart[project], model.optionStart[project + 1]]
    let best = model.isDue[project] ? -Infinity : 0
    let [most, chosen, sum] = [0, out, 0]
    for (let option = from; option < to; option++) {
      best = Math.max(best, reduced[option] ?? 0)
      const part = columns[option] ?? 0
      sum += part
      if (part > most + 1e-9) [most, chosen] = [part, option]
    }
    loss.set(
      reduced.subarray(from, to).map((worth) => best - worth),
      from,
    )
    outLoss[project] = model.isDue[project] ? Infinity : best
    if (chosen !== out && (model.isDue[project] || most >= 1 - sum)) start[project] = chosen
  }
  const rowPrice = Float64Array.from(
    model.rows,
    (_, row) => Math.max(0, rowPrices[program.limitRow[row] ?? 0] ?? 0) / (program.limitScale[row] ?? 1),
  )
  return { start, loss, outLoss, rowPrice }
}

const usualPart = 0.3

/** Directions without a relaxation: nothing chosen but a way for what is due; every option as good as its value says. */
export function plainGuide(model: Model): Guide {
  const start = new Int32Array(model.projects).fill(out)
  const loss = new Float64Array(model.options)
  const outLoss = new Float64Array(model.projects)
  for (let project = 0; project < model.projects; project++) {
    const [from = 0, to = 0] = [model.optionStart[project], model.optionStart[project + 1]]
    let best = 0
    for (let option = from; option < to; option++) best = Math.max(best, model.valueOf[option] ?? 0)
    for (let option = from; option < to; option++) loss[option] = best - (model.valueOf[option] ?? 0)
    outLoss[project] = model.isDue[project] ? Infinity : 0
    if (model.isDue[project] && to > from) start[project] = from
  }
  return { start, loss, outLoss, rowPrice: usualPrices(model) }
}

// Without prices: what an option asks of a limit, on average, is taken to be worth a part of an average start.
function usualPrices({ rows, options, valueOf, entryRow, entryAmount }: Model): Float64Array {
  const [sum, count] = [new Float64Array(rows.length), new Int32Array(rows.length)]
  entryRow.forEach((row, at) => {
    sum[row] = (sum[row] ?? 0) + Math.abs(entryAmount[at] ?? 0)
    count[row] = (count[row] ?? 0) + 1
  })
  const usual = valueOf.reduce((all, value) => all + value, 0) / Math.max(1, options)
  return sum.map((all, row) => (all === 0 ? 0 : (usualPart * usual * (count[row] ?? 0)) / all))
}
