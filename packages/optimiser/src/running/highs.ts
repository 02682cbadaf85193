// HiGHS as WebAssembly: the one place that knows its names. A model owns memory of the solver until it is disposed.
import loadHighs, { type Highs } from 'highs'
import type { PlainProgram } from '../relaxation/linear-program.ts'

/** What a solve of the relaxation gives. */
export interface Relaxed {
  readonly status: 'optimal' | 'infeasible' | 'limit'
  readonly value: number
  readonly columns: Float64Array
  readonly rowPrices: Float64Array
}

/** A linear program kept in the solver, solved again and again from where the last one stood. */
export interface KeptProgram {
  readonly solve: (options?: { readonly seconds?: number }) => Relaxed
  readonly setColumns: (indices: readonly number[], lower: readonly number[], upper: readonly number[]) => void
  readonly setRows: (indices: readonly number[], lower: readonly number[], upper: readonly number[]) => void
  readonly setCosts: (cost: Float64Array) => void
  /** Solves in whole numbers: the first columns, as many as there are options, are 0 or 1. */
  readonly solveWhole: (asked: WholeAsked) => Whole
  /** Shuts out one choice of options, whole: for one that breaks a limit within the solver's tolerance. */
  readonly shutOut: (chosen: readonly number[], options: number) => void
  readonly dispose: () => void
}

/** How far a solve in whole numbers goes. */
export interface WholeAsked {
  readonly seconds: number
  readonly options: number
  /** A choice to begin from: 1 for each option that is in it. */
  readonly from?: Float64Array
}

/** What a solve in whole numbers gives; `bound` holds whatever the status. */
export interface Whole {
  readonly status: 'optimal' | 'infeasible' | 'limit'
  readonly bound: number
  readonly columns: Float64Array | null
}

let loaded: Promise<Highs> | undefined

/** Loads the solver once per thread and keeps a program in it. */
export async function keepProgram(program: PlainProgram): Promise<KeptProgram> {
  loaded ??= loadHighs()
  const highs = await loaded
  const { columns, rows, cost, lower, upper, rowLower, rowUpper, starts, indices, values } = program
  const model = highs.createModel({
    numCols: columns,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: cost,
    colLower: lower,
    colUpper: upper,
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows: rows, numCols: columns, starts, indices, values },
  })
  model.options.set({ output_flag: false })
  const set = (which: readonly number[]) => ({ kind: 'set' as const, indices: Int32Array.from(which) })
  return {
    solve: ({ seconds } = {}) => solveRelaxed(highs, model, seconds),
    setColumns: (which, low, high) =>
      void model.changeColsBounds(set(which), Float64Array.from(low), Float64Array.from(high)),
    setRows: (which, low, high) =>
      void model.changeRowsBounds(set(which), Float64Array.from(low), Float64Array.from(high)),
    setCosts: (price) => void model.changeColsCost({ kind: 'range', from: 0, to: columns - 1 }, price),
    solveWhole: (asked) => solveWhole(highs, model, asked),
    shutOut: (chosen, options) => {
      const isChosen = new Set(chosen)
      const indices = Int32Array.from({ length: options }, (_, option) => option)
      const signs = Float64Array.from({ length: options }, (_, option) => (isChosen.has(option) ? 1 : -1))
      model.addRow(-highs.infinity, chosen.length - 1, { indices, values: signs })
    },
    dispose: () => model.dispose(),
  }
}

/** Seconds of a solve without a limit: the solver takes no infinity. */
const aLifetime = 1e9

type KeptModel = ReturnType<Highs['createModel']>

function statusOf({ constants: { modelStatus } }: Highs, model: KeptModel): 'optimal' | 'infeasible' | 'limit' {
  const status = model.getModelStatus()
  if (status === modelStatus.optimal) return 'optimal'
  return status === modelStatus.infeasible || status === modelStatus.unboundedOrInfeasible ? 'infeasible' : 'limit'
}

function solveRelaxed(highs: Highs, model: KeptModel, seconds: number | undefined): Relaxed {
  // The solver's clock counts all runs of a model: a limit of an earlier solve would end a later one before it begins.
  model.options.set('time_limit', model.getRunTime() + (seconds ?? aLifetime))
  // From a far basis a warm run may fail where a run from nothing does not.
  try {
    model.run()
  } catch {
    model.clearSolver()
    model.run()
  }
  const status = statusOf(highs, model)
  const { colValue, rowDual } = model.getSolution()
  return {
    status,
    value: status === 'optimal' ? model.getObjectiveValue() : NaN,
    columns: Float64Array.from(colValue),
    rowPrices: Float64Array.from(rowDual),
  }
}

function solveWhole(highs: Highs, model: KeptModel, { seconds, options, from }: WholeAsked): Whole {
  for (let option = 0; option < options; option++) {
    model.changeColIntegrality(option, highs.constants.variableType.integer)
  }
  // The time of a solve in whole numbers counts from its own beginning, unlike that of a relaxation.
  model.options.set({ time_limit: seconds, mip_rel_gap: 0, mip_abs_gap: 0.5 })
  if (from) model.setSolution({ indices: Int32Array.from(from, (_, column) => column), values: from })
  model.run()
  const status = statusOf(highs, model)
  const hasPlan = model.info.get('primal_solution_status') === 2
  return {
    status,
    bound: status === 'infeasible' ? -Infinity : Number(model.info.get('mip_dual_bound')),
    columns: hasPlan ? Float64Array.from(model.getSolution().colValue) : null,
  }
}
