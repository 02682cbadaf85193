// A model being written: constraints add rows and groups, then it is packed into typed arrays.
import type { Mode, PlanInstance } from '../types.ts'
import type { Fairness, Group, Model, Order, Row } from './model.ts'
import { closedBy, isDue, isPlannable } from './plannable.ts'

/** A way to start a project: in a year of the plan, by a mode. */
export interface Option {
  readonly project: number
  readonly year: number
  readonly mode: Mode
  readonly modeIndex: number
}

/** What constraints write into. */
export interface Draft {
  readonly instance: PlanInstance
  readonly plannable: readonly boolean[]
  readonly options: readonly Option[]
  readonly indexOf: ReadonlyMap<string, number>
  readonly countyIndex: ReadonlyMap<string, number>
  /** Adds a limit; gives its number, to which amounts are then added. */
  readonly limit: (row: Row, cap: number) => number
  /** Adds what an option asks of a limit; 0 adds nothing. */
  readonly ask: (option: number, row: number, amount: number) => void
  readonly orders: Order[]
  readonly fairness: Fairness[]
  readonly windows: Model['windows'][number][]
  readonly corridors: Model['corridors'][number][]
  readonly pairings: Group[]
}

/** One constraint as the solver sees it: writes its rows and groups. */
export type Writes = (draft: Draft) => void

/** Packs an instance under constraints into a model. */
export function packModel(instance: PlanInstance, constraints: readonly Writes[]): Model {
  const options = openOptions(instance)
  const asks: [number, number][][] = options.map(() => [])
  const rows: Row[] = []
  const caps: number[] = []
  const draft: Draft = {
    instance,
    plannable: instance.projects.map((project) => isPlannable(instance, project)),
    options,
    indexOf: new Map(instance.projects.map(({ id }, index) => [id, index])),
    countyIndex: new Map(instance.counties.map(({ id }, index) => [id, index])),
    limit: (row, cap) => {
      caps.push(cap)
      return rows.push(row) - 1
    },
    ask: (option, row, amount) => {
      if (amount !== 0) asks[option]?.push([row, amount])
    },
    orders: [],
    fairness: [],
    windows: [],
    corridors: [],
    pairings: [],
  }
  for (const write of constraints) write(draft)
  return packed({ draft, asks, rows, caps })
}

function openOptions(instance: PlanInstance): Option[] {
  return instance.projects.flatMap((project, index) =>
    instance.years.flatMap((year, t) =>
      project.modes.flatMap((mode, modeIndex) =>
        closedBy(instance, project, { year, mode }) === undefined ? [{ project: index, year: t, mode, modeIndex }] : [],
      ),
    ),
  )
}

function packed({
  draft,
  asks,
  rows,
  caps,
}: {
  draft: Draft
  asks: readonly [number, number][][]
  rows: Row[]
  caps: number[]
}): Model {
  const { instance, options, countyIndex, orders, fairness, windows, corridors, pairings } = draft
  const count = instance.projects.length
  const optionStart = new Int32Array(count + 1)
  for (const { project } of options) optionStart[project + 1] = (optionStart[project + 1] ?? 0) + 1
  for (let at = 0; at < count; at++) optionStart[at + 1] = (optionStart[at + 1] ?? 0) + (optionStart[at] ?? 0)
  const entryStart = new Int32Array(options.length + 1)
  asks.forEach((list, index) => (entryStart[index + 1] = (entryStart[index] ?? 0) + list.length))
  const merged = asks.flat()
  return {
    instance,
    years: instance.years.length,
    projects: count,
    options: options.length,
    optionStart,
    projectOf: Int32Array.from(options, ({ project }) => project),
    yearOf: Int32Array.from(options, ({ year }) => year),
    modeOf: Int32Array.from(options, ({ modeIndex }) => modeIndex),
    valueOf: Float64Array.from(options, (option) => valueOf(instance, option)),
    entryStart,
    entryRow: Int32Array.from(merged, ([row]) => row),
    entryAmount: Float64Array.from(merged, ([, amount]) => amount),
    rows,
    cap: Float64Array.from(caps),
    isDue: Uint8Array.from(instance.projects, (project) => (isDue(instance, project) ? 1 : 0)),
    households: Float64Array.from(instance.projects, ({ households }) => households),
    countyOf: Int32Array.from(instance.projects, ({ countyId }) => countyIndex.get(countyId) ?? -1),
    orders,
    fairness,
    windows,
    corridors,
    pairings,
  }
}

function valueOf({ projects, years, published }: PlanInstance, { project, year, mode }: Option): number {
  const id = projects[project]?.id ?? ''
  const kept = published && published.startYearByProject[id] === years[year] ? published.keepPoints : 0
  return (mode.valuePointsByStartYear[year] ?? 0) + kept
}
