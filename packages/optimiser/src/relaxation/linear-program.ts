// The relaxation as a linear program: columns are the options, then the helpers w, u, z and R.
import type { Model } from '../model/model.ts'
import type { ConstraintId } from '../types.ts'

/** A linear program, maximised, and nothing of what it stands for; rows in compressed form. */
export interface PlainProgram {
  readonly columns: number
  readonly rows: number
  readonly cost: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly rowLower: Float64Array
  readonly rowUpper: Float64Array
  readonly starts: Int32Array
  readonly indices: Int32Array
  readonly values: Float64Array
}

/** The linear program of a model. Money and area rows are scaled by a power of two. */
export interface LinearProgram extends PlainProgram {
  /** The row of “once” of each project; −1 where it has no option. */
  readonly onceRow: Int32Array
  /** Row of the program for each row of the model, and what its amounts were divided by. */
  readonly limitRow: Int32Array
  readonly limitScale: Float64Array
  /** Rows of orders, fairness, windows and pairings, by what they say. */
  readonly groupRows: readonly {
    readonly constraint: ConstraintId
    readonly about: string
    readonly rows: readonly number[]
  }[]
  /** Projects that must start yet have no option left: nothing can be lawful. */
  readonly impossible: readonly number[]
}

interface Writing {
  readonly add: (entries: readonly (readonly [number, number])[], low: number, high: number) => number
  readonly column: (cost: number, upper: number) => number
}

/** Writes the relaxation of a model. */
export function linearProgramOf(model: Model): LinearProgram {
  const cost = [...model.valueOf]
  const upper: number[] = cost.map(() => 1)
  const starts = [0]
  const indices: number[] = []
  const values: number[] = []
  const [rowLower, rowUpper]: [number[], number[]] = [[], []]
  const writing: Writing = {
    add: (entries, low, high) => {
      for (const [index, value] of entries) {
        indices.push(index)
        values.push(value)
      }
      starts.push(indices.length)
      rowLower.push(low)
      return rowUpper.push(high) - 1
    },
    column: (price, most) => {
      cost.push(price)
      return upper.push(most) - 1
    },
  }
  const { onceRow, impossible } = writeOnce(model, writing)
  const { limitRow, limitScale } = writeLimits(model, writing)
  writeCorridors(model, writing)
  const groupRows = [
    ...writeWindows(model, writing),
    ...writePairings(model, writing),
    ...writeOrders(model, writing),
    ...writeFairness(model, writing),
  ]
  return {
    columns: cost.length,
    rows: rowUpper.length,
    cost: Float64Array.from(cost),
    lower: new Float64Array(cost.length),
    upper: Float64Array.from(upper),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
    onceRow,
    limitRow,
    limitScale,
    groupRows,
    impossible,
  }
}

/** The options of a project that pass. */
export function optionsOf(
  { optionStart }: Model,
  project: number,
  passes: (option: number) => boolean = () => true,
): number[] {
  const found: number[] = []
  for (let option = optionStart[project] ?? 0; option < (optionStart[project + 1] ?? 0); option++)
    if (passes(option)) found.push(option)
  return found
}

const ones = (options: readonly number[]) => options.map((option) => [option, 1] as const)

function writeOnce(model: Model, { add }: Writing): { onceRow: Int32Array; impossible: number[] } {
  const onceRow = new Int32Array(model.projects).fill(-1)
  const impossible: number[] = []
  for (let project = 0; project < model.projects; project++) {
    const options = optionsOf(model, project)
    if (options.length > 0) onceRow[project] = add(ones(options), model.isDue[project] ? 1 : -Infinity, 1)
    else if (model.isDue[project]) impossible.push(project)
  }
  return { onceRow, impossible }
}

function writeLimits(
  { rows, cap, entryStart, entryRow, entryAmount, options }: Model,
  { add }: Writing,
): { limitRow: Int32Array; limitScale: Float64Array } {
  const entries: [number, number][][] = rows.map(() => [])
  for (let option = 0; option < options; option++) {
    for (let at = entryStart[option] ?? 0; at < (entryStart[option + 1] ?? 0); at++)
      entries[entryRow[at] ?? 0]?.push([option, entryAmount[at] ?? 0])
  }
  const limitScale = Float64Array.from(entries, (list) => {
    const mean = list.reduce((sum, [, amount]) => sum + Math.abs(amount), 0) / Math.max(1, list.length)
    return 2 ** Math.round(Math.log2(Math.max(1, mean)))
  })
  const limitRow = Int32Array.from(entries, (list, row) => {
    const scale = limitScale[row] ?? 1
    return add(
      list.map(([option, amount]) => [option, amount / scale] as const),
      -Infinity,
      (cap[row] ?? 0) / scale,
    )
  })
  return { limitRow, limitScale }
}

type GroupRows = LinearProgram['groupRows'][number]

const inYear = (model: Model, project: number, year: number) =>
  ones(optionsOf(model, project, (option) => model.yearOf[option] === year))

function writeCorridors(model: Model, { add, column }: Writing): void {
  for (const { projects, bonus } of model.corridors) {
    for (let year = 0; year < model.years; year++) {
      const members = [...projects].map((project) => inYear(model, project, year))
      if (members.some((options) => options.length === 0)) continue
      const gained = column(bonus, 1)
      for (const options of members)
        add([[gained, 1], ...options.map(([option]) => [option, -1] as const)], -Infinity, 0)
    }
  }
}

function writeWindows(model: Model, { add, column }: Writing): GroupRows[] {
  return model.windows.map(({ id, constraint, projects, apart }) => {
    const rows: number[] = []
    const windows = Array.from({ length: model.years }, () => column(0, 1))
    add(
      windows.map((window) => [window, 1] as const),
      -Infinity,
      1,
    )
    for (const project of projects) {
      for (let year = 0; year < model.years; year++) {
        const options = inYear(model, project, year)
        if (options.length === 0) continue
        const open = windows.filter((_, first) => first <= year && year <= first + apart)
        rows.push(add([...options, ...open.map((window) => [window, -1] as const)], -Infinity, 0))
      }
    }
    return { constraint, about: id, rows }
  })
}

function writePairings(model: Model, { add }: Writing): GroupRows[] {
  return model.pairings.map(({ id, projects }) => {
    const [first = 0, ...others] = projects
    const options = ones(optionsOf(model, first))
    const rows = others.map((other) =>
      add([...options, ...optionsOf(model, other).map((option) => [option, -1] as const)], 0, 0),
    )
    return { constraint: 'pairing', about: id, rows }
  })
}

function writeOrders(model: Model, { add, column }: Writing): GroupRows[] {
  return model.orders.map(({ about, older, younger, needed }) => {
    const rows: number[] = []
    for (let year = 0; year < model.years; year++) {
      const open = column(0, 1)
      const before = (project: number) => optionsOf(model, project, (option) => (model.yearOf[option] ?? 0) <= year)
      const homes = [...older].flatMap((project) =>
        before(project).map((option) => [option, -(model.households[project] ?? 0) / needed] as const),
      )
      rows.push(add([[open, 1], ...homes], -Infinity, 0))
      for (const project of younger) {
        const options = ones(before(project))
        if (options.length > 0) add([...options, [open, -1]], -Infinity, 0)
      }
    }
    return { constraint: 'order-of-cohorts', about, rows }
  })
}

function writeFairness(model: Model, { add, column }: Writing): GroupRows[] {
  return model.fairness.flatMap(({ counties, stock, wholeStock, least, most }) => {
    if (wholeStock === 0) return []
    const homesOf = (county: number) =>
      Array.from({ length: model.projects }, (_, project) => project)
        .filter((project) => model.countyOf[project] === county)
        .flatMap((project) =>
          optionsOf(model, project).map((option) => [option, (model.households[project] ?? 0) / 128] as const),
        )
    const homes = [...counties].map(homesOf)
    const whole = homes.flat().reduce((sum, [, each]) => sum + each, 0)
    const all = column(0, whole)
    add([...homes.flat(), [all, -1]], 0, 0)
    return homes.flatMap((own, index): GroupRows[] => {
      const share = (stock[index] ?? 0) / wholeStock
      if (share === 0) return []
      const upperRow = add([...own, [all, (-share * Number(most.numerator)) / Number(most.denominator)]], -Infinity, 0)
      const lowerRow = add([...own, [all, (-share * Number(least.numerator)) / Number(least.denominator)]], 0, Infinity)
      return [
        {
          constraint: 'fair-share',
          about: model.instance.counties[counties[index] ?? 0]?.id ?? '',
          rows: [upperRow, lowerRow],
        },
      ]
    })
  })
}
