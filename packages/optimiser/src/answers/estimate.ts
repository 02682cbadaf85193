// What if? The relaxation under other limits, from where the last solve stood: a bound and an estimate at once.
import { modelOf } from '../constraints/catalogue.ts'
import { closedBy, isDue } from '../model/plannable.ts'
import type { Model } from '../model/model.ts'
import { optionsOf, type LinearProgram } from '../relaxation/linear-program.ts'
import { safeBound } from '../relaxation/safe-bound.ts'
import type { KeptProgram } from '../running/highs.ts'
import type { PlanInstance } from '../types.ts'

/** The bound under other limits; null when no plan can hold them. */
export interface Estimate {
  readonly bound: number | null
  /** What a plan would be worth if it came as near its bound as the last one. */
  readonly value: number | null
  /** The solved relaxation, for a search that goes on from it. */
  readonly relaxation?: { readonly columns: Float64Array; readonly rowPrices: Float64Array }
}

/** What the estimate is made of. */
export interface Standing {
  readonly model: Model
  readonly program: LinearProgram
  readonly kept: KeptProgram
  /** The bound and the value of the plan at hand. */
  readonly bound: number
  readonly value: number
}

/**
 * Estimates an instance that differs from the standing one in budgets, capacities, orders, first years or deadlines.
 * undefined when the change opens ways that the standing model lacks, or changes what is counted: then solve anew.
 */
export function estimate({ model, program, kept, bound, value }: Standing, next: PlanInstance): Estimate | undefined {
  const caps = sameRows(model, next)
  const closed = caps && closedOptions(model, next)
  if (!caps || !closed) return undefined
  const due = next.projects.map((project) => isDue(next, project))
  const upper = Float64Array.from(program.upper, (most, column) =>
    column < model.options && closed[column] ? 0 : most,
  )
  const rowUpper = program.rowUpper.slice()
  program.limitRow.forEach((row, index) => (rowUpper[row] = (caps[index] ?? 0) / (program.limitScale[index] ?? 1)))
  const rowLower = program.rowLower.slice()
  program.onceRow.forEach((row, project) => {
    if (row >= 0) rowLower[row] = due[project] ? 1 : -Infinity
  })
  if (due.some((isOne, project) => isOne && optionsOf(model, project, (option) => !closed[option]).length === 0))
    return { bound: null, value: null }
  const nextProgram: LinearProgram = { ...program, upper, rowUpper, rowLower }
  const nextModel: Model = { ...model, isDue: Uint8Array.from(due, Number), cap: caps }
  apply(kept, program, nextProgram)
  const { status, columns, rowPrices } = kept.solve()
  apply(kept, nextProgram, program)
  // Where the solver came to no end its prices still give a true bound; only what it found impossible is told as such.
  if (status === 'infeasible') return { bound: null, value: null }
  const found = safeBound(nextProgram, nextModel, rowPrices)
  return {
    bound: found,
    value: bound > 0 ? Math.floor(found * (value / bound)) : null,
    relaxation: { columns, rowPrices },
  }
}

const keptAlike = [
  'fairShare',
  'orderOfCohorts',
  'corridors',
  'linkedStreets',
  'pairings',
  'constraints',
  'published',
  'years',
] as const

// Caps by row when both instances have the same rows, orders, fairness and groups.
function sameRows(model: Model, next: PlanInstance): Float64Array | undefined {
  const { instance } = model
  const isSame =
    instance.projects.length === next.projects.length &&
    instance.projects.every(
      ({ id, modes, eligibility }, index) =>
        id === next.projects[index]?.id &&
        isSameValue(modes, next.projects[index]?.modes) &&
        eligibility === next.projects[index]?.eligibility,
    ) &&
    keptAlike.every((key) => isSameValue(instance[key], next[key]))
  if (!isSame) return undefined
  const bare = modelOf({ ...next, projects: [], corridors: [], linkedStreets: [], pairings: [] })
  const changesShares = instance.cohorts?.some(({ shares }) => shares !== undefined && shares.length > 0) === true
  const changesOut = instance.projects.some(
    (project, index) => (project.forced?.kind === 'out') !== (next.projects[index]?.forced?.kind === 'out'),
  )
  if (bare.rows.length !== model.rows.length || ((changesShares || model.orders.length > 0) && changesOut))
    return undefined
  const isAligned = bare.rows.every(
    ({ constraint, about }, row) => model.rows[row]?.constraint === constraint && model.rows[row]?.about === about,
  )
  return isAligned
    ? bare.cap.map((cap, row) => (model.rows[row]?.constraint === 'cohort-share' ? (model.cap[row] ?? 0) : cap))
    : undefined
}

const isSameValue = (one: unknown, other: unknown) =>
  one === other ||
  JSON.stringify(one) === JSON.stringify(other) ||
  JSON.stringify(one, byKey) === JSON.stringify(other, byKey)

// A store may have put the keys of an object in another order.
function byKey(_: string, value: unknown): unknown {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))) : value
}

// Which options the next instance closes; undefined when it opens one that the model lacks.
function closedOptions(model: Model, next: PlanInstance): Uint8Array | undefined {
  const closed = new Uint8Array(model.options)
  for (let index = 0; index < model.projects; index++) {
    const project = next.projects[index]
    if (!project) return undefined
    let open = 0
    for (const year of next.years)
      for (const mode of project.modes) if (closedBy(next, project, { year, mode }) === undefined) open += 1
    for (const option of optionsOf(model, index)) {
      const year = next.years[model.yearOf[option] ?? 0] ?? 0
      const mode = project.modes[model.modeOf[option] ?? 0]
      const isClosed = mode === undefined || closedBy(next, project, { year, mode }) !== undefined
      if (isClosed) closed[option] = 1
      else open -= 1
    }
    if (open > 0) return undefined
  }
  return closed
}

// Only what differs is sent to the solver.
function apply(kept: KeptProgram, from: LinearProgram, to: LinearProgram): void {
  const columns = [...to.upper.keys()].filter((column) => to.upper[column] !== from.upper[column])
  if (columns.length > 0)
    kept.setColumns(
      columns,
      columns.map((column) => to.lower[column] ?? 0),
      columns.map((column) => to.upper[column] ?? 0),
    )
  const rows = [...to.rowUpper.keys()].filter(
    (row) => to.rowUpper[row] !== from.rowUpper[row] || to.rowLower[row] !== from.rowLower[row],
  )
  if (rows.length > 0)
    kept.setRows(
      rows,
      rows.map((row) => to.rowLower[row] ?? 0),
      rows.map((row) => to.rowUpper[row] ?? 0),
    )
}
