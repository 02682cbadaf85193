// Programs cut out of the whole: some projects of a plan set free while the others stay, and a county by itself.
import type { Model } from '../model/model.ts'
import type { LinearProgram, PlainProgram } from './linear-program.ts'
import { bestOf, pricedColumns } from './safe-bound.ts'

/** A part of a program; its first columns are options, `columns` says which of the whole each column is. */
export interface Part {
  readonly program: PlainProgram
  readonly columns: Int32Array
  readonly options: number
}

/** What is set free. */
export interface Freed {
  /** The plan: an option or −1 for each project. */
  readonly choice: Int32Array
  readonly projects: readonly number[]
  /** Projects that somebody else sets free at the same time: limits that these share are left half to them. */
  readonly beside: readonly number[]
  /** Points each option is behind the best way for its project; those further behind than `breadth` stay closed. */
  readonly loss: Float64Array
  readonly breadth: number
}

interface Both {
  readonly model: Model
  readonly program: LinearProgram
}

/** The plan with some projects set free. Helpers that share a row with what is free are free as well. */
export function freedPart({ model, program }: Both, { choice, projects, beside, loss, breadth }: Freed): Part {
  const isOpen = (option: number, project: number) => at(loss, option) <= breadth || choice[project] === option
  const free = markOptions({ model, program }, projects, isOpen)
  const rows = rowsOfFree(program, model.options, free)
  const chosen = new Uint8Array(program.columns)
  for (const option of choice) if (option >= 0) chosen[option] = 1
  const others = markOptions({ model, program }, beside, () => true)
  const limits = new Set(program.limitRow)
  const shift = new Float64Array(program.rows)
  const upper = program.rowUpper.slice()
  for (const row of rows) {
    let [used, isShared] = [0, false]
    eachEntry(program, row, (column, value) => {
      if (others[column]) isShared = true
      if (!chosen[column]) return
      used += value
      if (!free[column]) shift[row] = at(shift, row) + value
    })
    const room = at(upper, row) - used
    if (isShared && limits.has(row) && room > 0) upper[row] = used + room / 2
  }
  return cutOut({ ...program, rowUpper: upper }, model.options, { keeps: free, rows, shift })
}

function markOptions(
  { model, program }: Both,
  projects: readonly number[],
  isMarked: (option: number, project: number) => boolean,
): Uint8Array {
  const marks = new Uint8Array(program.columns)
  for (const project of projects) {
    for (let option = at(model.optionStart, project); option < at(model.optionStart, project + 1); option++)
      if (isMarked(option, project)) marks[option] = 1
  }
  return marks
}

const at = (list: Float64Array | Int32Array, index: number) => list[index] ?? Number.NaN

function eachEntry(program: PlainProgram, row: number, visit: (column: number, value: number) => void): void {
  for (let entry = at(program.starts, row); entry < at(program.starts, row + 1); entry++)
    visit(at(program.indices, entry), at(program.values, entry))
}

// Rows with anything free in them; a helper in such a row becomes free, which may bring in further rows.
function rowsOfFree({ rows, starts, indices }: LinearProgram, options: number, free: Uint8Array): number[] {
  const isIn = new Uint8Array(rows)
  for (let grows = true; grows;) {
    grows = false
    for (let row = 0; row < rows; row++) {
      if (isIn[row]) continue
      const columns = indices.subarray(starts[row], starts[row + 1])
      if (!columns.some((column) => free[column])) continue
      isIn[row] = 1
      grows = true
      for (const column of columns) if (column >= options) free[column] = 1
    }
  }
  return Array.from({ length: rows }, (_, row) => row).filter((row) => isIn[row])
}

interface Cut {
  readonly keeps: Uint8Array
  readonly rows: readonly number[]
  /** What columns that are not kept take of each row. */
  readonly shift?: Float64Array
}

function cutOut(program: PlainProgram, options: number, { keeps, rows, shift }: Cut): Part {
  const columns = Int32Array.from({ length: program.columns }, (_, column) => column).filter((column) => keeps[column])
  const place = new Int32Array(program.columns).fill(-1)
  columns.forEach((column, index) => (place[column] = index))
  const [starts, indices, values]: [number[], number[], number[]] = [[0], [], []]
  for (const row of rows) {
    eachEntry(program, row, (whole, value) => {
      const column = at(place, whole)
      if (column < 0) return
      indices.push(column)
      values.push(value)
    })
    starts.push(indices.length)
  }
  const of = (each: Float64Array) => Float64Array.from(columns, (column) => each[column] ?? 0)
  const side = (each: Float64Array) => Float64Array.from(rows, (row) => (each[row] ?? 0) - (shift?.[row] ?? 0))
  return {
    program: {
      columns: columns.length,
      rows: rows.length,
      cost: of(program.cost),
      lower: of(program.lower),
      upper: of(program.upper),
      rowLower: side(program.rowLower),
      rowUpper: side(program.rowUpper),
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    },
    columns,
    options: columns.filter((column) => column < options).length,
  }
}

/** A county by itself at the prices of what it shares with others. */
export interface CountyPart extends Part {
  /** What the relaxation's prices alone say that it is worth at most, in points. */
  readonly most: number
}

/**
 * The counties at given prices: rows that lie within a county are its own, all others are paid for. A bound of the
 * whole falls by as much as a county, solved in whole numbers, stays below its `most`.
 */
export function countyParts({ model, program }: Both, rowPrices: Float64Array): CountyPart[] {
  const counties = model.instance.counties.length
  const countyOf = countiesOfColumns({ model, program }, counties)
  const own: number[][] = Array.from({ length: counties }, () => [])
  const sharedPrices = rowPrices.slice()
  for (let row = 0; row < program.rows; row++) {
    const columns = program.indices.subarray(program.starts[row], program.starts[row + 1])
    const county = countyOf[columns[0] ?? 0] ?? -1
    if (columns.length === 0 || county < 0 || columns.some((column) => countyOf[column] !== county)) continue
    own[county]?.push(row)
    sharedPrices[row] = 0
  }
  const cost = pricedColumns(program, sharedPrices).reduced
  const { reduced } = pricedColumns(program, rowPrices)
  return own.map((rows, county) => {
    const keeps = Uint8Array.from(countyOf, (of) => (of === county ? 1 : 0))
    const most = worthOfColumns({ model, program }, { reduced, keeps, county }) + worthOfRows(program, rowPrices, rows)
    return { ...cutOut({ ...program, cost }, model.options, { keeps, rows }), most }
  })
}

function worthOfColumns(
  { model, program }: Both,
  { reduced, keeps, county }: { reduced: Float64Array; keeps: Uint8Array; county: number },
): number {
  let most = 0
  for (let project = 0; project < model.projects; project++)
    if (model.countyOf[project] === county) most += bestOf(project, { program, model, reduced })
  for (let column = model.options; column < program.columns; column++) {
    const worth = at(reduced, column)
    if (keeps[column]) most += Math.max(worth * at(program.lower, column), worth * at(program.upper, column))
  }
  return most
}

function worthOfRows(program: LinearProgram, rowPrices: Float64Array, rows: readonly number[]): number {
  const once = new Set(program.onceRow)
  return rows.reduce((sum, row) => {
    const price = at(rowPrices, row)
    const side = at(price > 0 ? program.rowUpper : program.rowLower, row)
    return once.has(row) || price === 0 || !Number.isFinite(side) ? sum : sum + price * side
  }, 0)
}

// An option is of its project's county, a helper of the county of all options it meets; −1 where there are several.
function countiesOfColumns({ model, program }: Both, counties: number): Int32Array {
  const unknown = counties
  const countyOf = new Int32Array(program.columns).fill(unknown)
  for (let option = 0; option < model.options; option++)
    countyOf[option] = model.countyOf[model.projectOf[option] ?? 0] ?? 0
  for (let row = 0; row < program.rows; row++) {
    const columns = program.indices.subarray(program.starts[row], program.starts[row + 1])
    const met = new Set(columns.filter((column) => column < model.options).map((option) => countyOf[option] ?? 0))
    if (met.size === 0) continue
    const [one = 0] = met
    for (const column of columns) {
      if (column < model.options) continue
      const known = countyOf[column]
      countyOf[column] = met.size > 1 || (known !== unknown && known !== one) ? -1 : one
    }
  }
  return countyOf.map((county) => (county === unknown ? -1 : county))
}
