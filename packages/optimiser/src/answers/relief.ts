// Relief: what an instance gives so that it can be done, in each family's own unit, and the instance with it given.
import type { Words } from '@huanju/engines/rules'
import type { Model } from '../model/model.ts'
import type { LinearProgram } from '../relaxation/linear-program.ts'
import type { Cohort, ConstraintId, PlanInstance } from '../types.ts'
import { limitName } from './limits.ts'

/** A limit that is raised. */
export interface Raised {
  readonly constraint: ConstraintId
  readonly about: string
  readonly unit: 'fen' | 'dm2' | 'households' | 'projects'
  readonly of: number
  readonly year: number
  /** Whole units more than before. */
  readonly by: number
  readonly words: Words
}

/** A project that may start later than its deadline says; by as many years as `years`. */
export interface Later {
  readonly projectId: string
  readonly years: number
}

/** All that gives. */
export interface Relief {
  readonly raised: readonly Raised[]
  readonly later: readonly Later[]
  /** Orders that are lifted, by project. */
  readonly unordered: readonly string[]
  /** Families that must be switched off, their rows being stretched: order, fairness. */
  readonly off: readonly ConstraintId[]
}

/** Whether nothing gives. */
export function isEmpty({ raised, later, unordered, off }: Relief): boolean {
  return raised.length + later.length + unordered.length + off.length === 0
}

interface Reading {
  readonly model: Model
  readonly program: LinearProgram
  readonly values: Float64Array
  readonly columns: ReadonlyMap<string, { readonly slacks: readonly number[]; readonly options: readonly number[] }>
}

/** Parts of a scaled row that the solver does not tell from nothing; of a row of money they may be a thousand yuan. */
const unseen = 1e-7

/** Reads a stretched solution: amounts rounded up to whole units. What the solver does not tell from nothing is nothing. */
export function rounded(reading: Reading): Relief {
  const { model, program, values, columns } = reading
  const rowOfSlack = rowsOfSlacks(program)
  const limitOf = new Map([...program.limitRow].map((row, index) => [row, index]))
  const raised = [...columns.values()]
    .flatMap(({ slacks }) => slacks)
    .flatMap((column): Raised[] => {
      const index = limitOf.get(rowOfSlack.get(column) ?? -1)
      const row = index === undefined ? undefined : model.rows[index]
      const stretch = values[column] ?? 0
      const by = Math.ceil(stretch * (program.limitScale[index ?? 0] ?? 1) - 1e-3)
      return row && by > 0 && stretch > unseen ? [{ ...row, by, words: raisedWords(model, row, by) }] : []
    })
  const off = (['order-of-cohorts', 'fair-share'] as const).filter((id) =>
    columns.get(id)?.slacks.some((column) => (values[column] ?? 0) > 1e-6),
  )
  return { raised, off, ...releasedProjects(reading, rowOfSlack) }
}

function releasedProjects(
  { model, values, columns, program }: Reading,
  rowOfSlack: ReadonlyMap<number, number>,
): Pick<Relief, 'later' | 'unordered'> {
  const { instance } = model
  const projectOfRow = new Map([...program.onceRow].map((row, project) => [row, project]))
  const years = new Map<number, number>()
  const orders = new Set<number>()
  const give = (family: string, column: number, project: number) => {
    if ((values[column] ?? 0) <= 1e-6) return
    if (family === 'forced') orders.add(project)
    else {
      const { cohortId } = instance.projects[project] ?? {}
      const due = instance.cohorts?.find(({ id }) => id === cohortId)?.deadline?.year ?? 0
      const option =
        column < model.options ? (instance.years[model.yearOf[column] ?? 0] ?? 0) : Math.max(...instance.years) + 1
      years.set(project, Math.max(years.get(project) ?? 0, option - due, 1))
    }
  }
  for (const family of ['forced', 'cohort-deadline']) {
    const { slacks = [], options = [] } = columns.get(family) ?? {}
    for (const option of options) give(family, option, model.projectOf[option] ?? 0)
    for (const slack of slacks) give(family, slack, projectOfRow.get(rowOfSlack.get(slack) ?? -1) ?? 0)
  }
  return {
    later: [...years]
      .toSorted(([a], [b]) => a - b)
      .map(([project, by]) => ({ projectId: instance.projects[project]?.id ?? '', years: by })),
    unordered: [...orders].toSorted((a, b) => a - b).map((project) => instance.projects[project]?.id ?? ''),
  }
}

function rowsOfSlacks({ rows, starts, indices, columns }: LinearProgram): Map<number, number> {
  const found = new Map<number, number>()
  const count = new Int32Array(columns)
  for (let row = 0; row < rows; row++) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) {
      const column = indices[at] ?? 0
      count[column] = (count[column] ?? 0) + 1
      found.set(column, row)
    }
  }
  return found
}

function raisedWords(model: Model, row: Model['rows'][number], by: number): Words {
  const name = limitName(model, row)
  const amount = {
    fen: `${(Math.ceil(by / 10_000) / 100).toFixed(2)} 万元`,
    dm2: `${Math.ceil(by / 100)} ㎡`,
    households: `${by} 户`,
    projects: `${by} 个`,
  }[row.unit]
  const english = {
    fen: `${(Math.ceil(by / 10_000) / 100).toFixed(2)} × 10,000 yuan`,
    dm2: `${Math.ceil(by / 100)} m²`,
    households: `${by} households`,
    projects: `${by} projects`,
  }[row.unit]
  if (by > 0 && row.constraint === 'cohort-share')
    return { zh: `${name.zh}少 ${amount}`, en: `${name.en} less by ${english}` }
  return { zh: `${name.zh}增加 ${amount}`, en: `${name.en} more by ${english}` }
}

/** What gives, a sentence each. */
export function reliefWords({ projects }: PlanInstance, { raised, later, unordered, off }: Relief): Words[] {
  const nameOf = (id: string) => projects.find((project) => project.id === id)?.name ?? id
  const sentences: Readonly<Partial<Record<ConstraintId, Words>>> = {
    'order-of-cohorts': { zh: '放开先老后新的次序', en: 'the order of cohorts is lifted' },
    'fair-share': { zh: '放开各县份额的上下限', en: 'the limits of county shares are lifted' },
  }
  return [
    ...raised.map(({ words }) => words),
    ...[...new Set(later.map(({ years }) => years))]
      .toSorted((a, b) => a - b)
      .map((years) => {
        const names = later.filter((one) => one.years === years).map(({ projectId }) => nameOf(projectId))
        return {
          zh: `${names.length} 个项目的期限推迟 ${years} 年：${names.join('、')}`,
          en: `the deadline of ${names.length} projects ${years} years later: ${names.join(', ')}`,
        }
      }),
    ...(unordered.length > 0
      ? [
          {
            zh: `撤销指定：${unordered.map(nameOf).join('、')}`,
            en: `orders dropped: ${unordered.map(nameOf).join(', ')}`,
          },
        ]
      : []),
    ...off.flatMap((id) => sentences[id] ?? []),
  ]
}

/** The instance with the relief given: budgets and capacities raised, cohorts split off with later deadlines. */
export function withRelief(instance: PlanInstance, { raised, later, unordered, off }: Relief): PlanInstance {
  const lateYears = new Map(later.map(({ projectId, years }) => [projectId, years]))
  const split = new Map<string, Cohort>()
  const projects = instance.projects.map((project) => {
    const years = lateYears.get(project.id)
    const cohort = instance.cohorts?.find(({ id }) => id === project.cohortId)
    const { forced: _forced, ...plain } = project
    const free = unordered.includes(project.id) ? plain : project
    if (years === undefined || !cohort?.deadline) return free
    const id = `${cohort.id} +${years}`
    const { deadline, ...rest } = cohort
    const isInPlan = deadline.year + years <= Math.max(...instance.years)
    split.set(id, {
      ...rest,
      id,
      title: `${cohort.title} +${years}`,
      ...(isInPlan && { deadline: { ...deadline, year: deadline.year + years } }),
    })
    return { ...free, cohortId: id }
  })
  const switchedOff = Object.fromEntries(
    [...off, ...lessShares(raised)].map((id) => [id, { ...instance.constraints?.[id], isOn: false }]),
  )
  const splitOf = (ids: readonly string[]) => [
    ...ids,
    ...[...split.keys()].filter((id) => ids.some((old) => id.startsWith(`${old} +`))),
  ]
  return {
    ...instance,
    projects,
    ...(instance.cohorts && { cohorts: [...instance.cohorts, ...split.values()] }),
    ...(instance.orderOfCohorts && {
      orderOfCohorts: instance.orderOfCohorts.map((order) => ({
        ...order,
        olderCohortIds: splitOf(order.olderCohortIds),
        youngerCohortIds: splitOf(order.youngerCohortIds),
      })),
    }),
    channels: instance.channels.map((channel, of) => ({
      ...channel,
      budgetFenByYear: raisedBudget(raised, of, channel),
    })),
    counties: instance.counties.map((county, of) => ({
      ...county,
      ...(county.capacityDm2ByYear && {
        capacityDm2ByYear: raisedBy(raised, { of, unit: 'dm2' }, county.capacityDm2ByYear),
      }),
      ...(county.capacityHouseholdsByYear && {
        capacityHouseholdsByYear: raisedBy(raised, { of, unit: 'households' }, county.capacityHouseholdsByYear),
      }),
    })),
    constraints: { ...instance.constraints, ...switchedOff },
  }
}

const lessShares = (raised: readonly Raised[]): ConstraintId[] =>
  raised.some(({ constraint }) => constraint === 'cohort-share') ? ['cohort-share'] : []

// A channel that carries over has limits so far: what it needs more by a year is given by that year, and not twice.
function raisedBudget(
  raised: readonly Raised[],
  of: number,
  { budgetFenByYear, carriesOver }: PlanInstance['channels'][number],
): number[] {
  let given = 0
  return budgetFenByYear.map((fen, year) => {
    const by = raised.find((one) => one.unit === 'fen' && one.of === of && one.year === year)?.by ?? 0
    const more = carriesOver ? Math.max(0, by - given) : by
    given += more
    return fen + more
  })
}

function raisedBy(
  raised: readonly Raised[],
  { of, unit }: { of: number; unit: Raised['unit'] },
  amounts: readonly number[],
): number[] {
  return amounts.map(
    (amount, year) =>
      amount +
      (raised.find((one) => one.constraint === 'capacity' && one.unit === unit && one.of === of && one.year === year)
        ?.by ?? 0),
  )
}
