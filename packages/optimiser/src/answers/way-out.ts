// The cheapest way out of what cannot be done: how far one family of demands, or several in order, must give.
import { modelOf } from '../constraints/catalogue.ts'
import type { Model } from '../model/model.ts'
import { completionYear, isDue, isOn } from '../model/plannable.ts'
import { elasticOf, type ElasticProgram } from '../relaxation/elastic.ts'
import { linearProgramOf, type LinearProgram } from '../relaxation/linear-program.ts'
import type { KeptProgram } from '../running/highs.ts'
import type { ConstraintId, Mode, PlanInstance, Project } from '../types.ts'
import type { Keep } from './conflict.ts'
import { isEmpty, rounded, type Relief } from './relief.ts'

/** Families that may give, those that a city gives up first in front; a city may order them otherwise. */
const reliefFamilies = [
  'fair-share',
  'order-of-cohorts',
  'cohort-share',
  'channel-budget',
  'county-match',
  'capacity',
  'cohort-deadline',
  'forced',
] as const satisfies readonly ConstraintId[]

export type ReliefFamily = (typeof reliefFamilies)[number]

/** What must give, by the relaxation: at least so much; null when this alone does not suffice. */
export interface WayOut {
  readonly families: readonly ReliefFamily[]
  readonly relief: Relief
}

interface Stretched {
  readonly model: Model
  readonly elastic: ElasticProgram
  readonly kept: KeptProgram
  /** Slack columns, and columns of late or unordered options, by family. */
  readonly columns: ReadonlyMap<ReliefFamily, { readonly slacks: number[]; readonly options: number[] }>
}

/**
 * For each family alone how far it must give, in the order given, and when none suffices all together: the family
 * given up last gives least. Amounts are what the relaxation needs at least, rounded up to whole units.
 */
export async function findWaysOut(
  instance: PlanInstance,
  keep: Keep,
  order: readonly ReliefFamily[] = reliefFamilies,
): Promise<WayOut[]> {
  const stretched = await stretch(instance, keep)
  try {
    const alone = order.flatMap((family): WayOut[] => {
      const relief = solveFor(stretched, [family])
      return relief && !isEmpty(relief) ? [{ families: [family], relief }] : []
    })
    if (alone.length > 0) return alone
    const together = solveInTurn(stretched, order)
    return together && !isEmpty(together.relief) ? [together] : []
  } finally {
    stretched.kept.dispose()
  }
}

// Deadlines and orders are lifted and come back as rows that may stretch and options that cost years.
async function stretch(instance: PlanInstance, keep: Keep): Promise<Stretched> {
  const lifted: PlanInstance = {
    ...instance,
    constraints: { ...instance.constraints, 'cohort-deadline': { isOn: false }, forced: { isOn: false } },
  }
  const model = modelOf(lifted)
  const program = linearProgramOf(model)
  const due = instance.projects.map((project) => isDue(instance, project))
  due.forEach((isOne, project) => {
    const row = program.onceRow[project] ?? -1
    if (isOne && row >= 0) program.rowLower[row] = 1
  })
  const cost = new Float64Array(program.columns)
  const options = lateOptions(instance, { model, program, cost })
  const rows = stretchRows(instance, { model, program, due })
  const elastic = elasticOf(program, rows, cost)
  const columns = new Map(
    reliefFamilies.map((family) => [
      family,
      {
        slacks: rows.flatMap((row, index) => (row.family === family ? (elastic.slackOf[index] ?? []) : [])),
        options: options.filter((one) => one.family === family).map(({ option }) => option),
      },
    ]),
  )
  // A due project’s slack stands for “not in the plan at all”; going over “once” is no way out.
  rows.forEach(({ family }, index) => {
    const [over] = elastic.slackOf[index] ?? []
    if ((family === 'cohort-deadline' || family === 'forced') && over !== undefined) elastic.program.upper[over] = 0
  })
  return { model, elastic, columns, kept: await keep(elastic.program) }
}

function lateOptions(
  instance: PlanInstance,
  { model, program, cost }: { model: Model; program: LinearProgram; cost: Float64Array },
): { option: number; family: ReliefFamily }[] {
  const found: { option: number; family: ReliefFamily }[] = []
  for (let option = 0; option < model.options; option++) {
    const against = againstDemand(instance, model, option)
    if (against === 'never') program.upper[option] = 0
    else if (against !== undefined) {
      cost[option] = -against.cost
      found.push({ option, family: against.family })
    }
  }
  return found
}

type Against = { readonly family: ReliefFamily; readonly cost: number } | 'never' | undefined

// Which demand an option goes against, and at what cost: a year a year of delay, one an order.
function againstDemand(instance: PlanInstance, model: Model, option: number): Against {
  const project = instance.projects[model.projectOf[option] ?? -1]
  const year = instance.years[model.yearOf[option] ?? -1]
  const mode = project?.modes[model.modeOf[option] ?? -1]
  if (!project || !mode || year === undefined) return undefined
  return againstForced(instance, project, year) ?? againstDeadline(instance, project, { year, mode })
}

function againstForced(instance: PlanInstance, project: Project, year: number): Against {
  const forced = isOn(instance, 'forced') ? project.forced : undefined
  if (forced?.kind === 'out') return 'never'
  return forced?.year !== undefined && forced.year !== year ? { family: 'forced', cost: 1 } : undefined
}

function againstDeadline(instance: PlanInstance, project: Project, start: { year: number; mode: Mode }): Against {
  const late = yearsLate(instance, project, start)
  return late > 0 ? { family: 'cohort-deadline', cost: late } : undefined
}

function yearsLate(
  instance: PlanInstance,
  { cohortId }: Project,
  { year, mode }: { year: number; mode: Mode },
): number {
  const deadline = instance.cohorts?.find(({ id }) => id === cohortId)?.deadline
  if (!deadline || !isOn(instance, 'cohort-deadline')) return 0
  return (deadline.of === 'start' ? year : completionYear(year, mode)) - deadline.year
}

function stretchRows(
  instance: PlanInstance,
  { model, program, due }: { model: Model; program: LinearProgram; due: readonly boolean[] },
): { row: number; cost: number; family: ReliefFamily }[] {
  const isFamily = (id: ConstraintId): id is ReliefFamily => reliefFamilies.some((family) => family === id)
  const limits = model.rows.flatMap(({ constraint, unit }, index) => {
    const [row, scale] = [program.limitRow[index] ?? 0, program.limitScale[index] ?? 1]
    const usual = { fen: 1_000_000, dm2: 10_000, households: 1, projects: 1 }[unit]
    return isFamily(constraint) ? [{ row, cost: scale / usual, family: constraint }] : []
  })
  const groups = program.groupRows.flatMap(({ constraint, rows }) =>
    isFamily(constraint) ? rows.map((row) => ({ row, cost: 1, family: constraint })) : [],
  )
  const last = Math.max(...instance.years)
  const dues = due.flatMap((isOne, project) => {
    const row = program.onceRow[project] ?? -1
    if (!isOne || row < 0) return []
    const { cohortId, forced } = instance.projects[project] ?? {}
    const deadline = instance.cohorts?.find(({ id }) => id === cohortId)?.deadline
    const family: ReliefFamily = forced?.kind === 'in' ? 'forced' : 'cohort-deadline'
    return [{ row, cost: family === 'forced' ? 1.5 : Math.max(1, last + 1 - (deadline?.year ?? last)), family }]
  })
  return [...limits, ...groups, ...dues]
}

// Opens the slacks of some families, closes the others, and asks for the least stretch.
function solveFor(stretched: Stretched, families: readonly ReliefFamily[]): Relief | null {
  const {
    kept,
    columns,
    elastic: { program },
  } = stretched
  for (const [family, { slacks, options }] of columns) {
    const isOpen = families.includes(family)
    const all = [...options, ...slacks].toSorted((a, b) => a - b)
    kept.setColumns(
      all,
      all.map(() => 0),
      all.map((column) => (isOpen ? (program.upper[column] ?? 0) : 0)),
    )
  }
  const { status, columns: values } = kept.solve()
  return status === 'optimal' ? rounded(reading(stretched, values)) : null
}

// Families that a city gives up last are settled first: each gives as little as it can while all after it are free.
function solveInTurn(stretched: Stretched, order: readonly ReliefFamily[]): WayOut | null {
  const {
    kept,
    columns,
    elastic: { program },
  } = stretched
  const last = order.toReversed()
  let relief: Relief | null = null
  last.forEach((family) => {
    const cost = program.cost.map((price, column) => {
      const of = columns.get(family)
      return of?.slacks.includes(column) || of?.options.includes(column) ? price : 0
    })
    kept.setCosts(cost)
    for (const each of order) {
      if (relief !== null && last.indexOf(each) < last.indexOf(family)) continue
      const { slacks = [], options = [] } = columns.get(each) ?? {}
      const all = [...options, ...slacks].toSorted((a, b) => a - b)
      kept.setColumns(
        all,
        all.map(() => 0),
        all.map((column) => program.upper[column] ?? 0),
      )
    }
    const { status, columns: values } = kept.solve()
    if (status !== 'optimal') return
    const { slacks = [], options = [] } = columns.get(family) ?? {}
    const all = [...options, ...slacks].toSorted((a, b) => a - b)
    kept.setColumns(
      all,
      all.map(() => 0),
      all.map((column) => Math.max(0, (values[column] ?? 0) + 1e-7)),
    )
    relief = rounded(reading(stretched, values))
  })
  kept.setCosts(program.cost)
  return relief === null ? null : { families: [...order], relief }
}

function reading({ model, elastic, columns }: Stretched, values: Float64Array) {
  return { model, program: elastic.program, values, columns }
}
