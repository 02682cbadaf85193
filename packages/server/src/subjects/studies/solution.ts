// Turns a solved plan into the totals and rows that are kept: every community has its place and its reason.
import type { Words } from '@huanju/contract'
import type { StudyInstance } from '@huanju/domain/studies'
import {
  constraintCatalogue,
  type ConstraintId,
  type PlanInstance,
  type SolvedPlan,
  type Start,
} from '@huanju/optimiser'
import type { Reason } from '@huanju/optimiser/running'
import type { PlanView } from '../plans/plans.store.ts'
import type { Scored } from '../plans/ranking.ts'
import type { Result, StudyRow } from './studies.store.ts'

/** Best plan and bound at a second of the search. */
export interface Moment {
  readonly seconds: number
  readonly best: number | null
  readonly bound: number | null
}

/** What a search has come to. */
export interface Solved {
  readonly solved: SolvedPlan
  readonly instance: PlanInstance
  readonly made: StudyInstance
  readonly scored: ReadonlyMap<string, Scored>
  readonly moments: readonly Moment[]
  readonly plan: Pick<PlanView, 'forces'>
  readonly reasons: { readonly reasons: readonly Reason[]; readonly listed: ReadonlyMap<string, number> }
}

/** The totals of a study. */
export function resultOf(parts: Solved): Result {
  const { solved, instance, made, moments } = parts
  const { value, bound, boundKind, gap, firstPlanSeconds, seconds, seed, aims, rankedList, ended, starts } = solved
  return {
    value,
    bound,
    boundKind,
    gap,
    firstPlanSeconds,
    seconds,
    seed,
    aims,
    rankedList,
    ended,
    moments: [...moments],
    budgets: budgetUse(instance, starts),
    capacities: capacityUse(instance, starts),
    byYear: instance.years.map((year) => yearOf(instance, starts, year)),
    byCounty: countyShares(instance, starts),
    planned: starts.length,
    deferred: instance.projects.length - starts.length,
    excluded: made.excluded.length,
  }
}

interface Started {
  readonly project: PlanInstance['projects'][number]
  readonly mode: PlanInstance['projects'][number]['modes'][number]
  readonly year: number
}

function startedOf({ projects }: PlanInstance, starts: readonly Start[]): Started[] {
  const byId = new Map(projects.map((project) => [project.id, project]))
  return starts.flatMap(({ projectId, year, modeId }) => {
    const project = byId.get(projectId)
    const mode = project?.modes.find(({ id }) => id === modeId)
    return project && mode ? [{ project, mode, year }] : []
  })
}

function budgetUse(instance: PlanInstance, starts: readonly Start[]): Result['budgets'] {
  const started = startedOf(instance, starts)
  return instance.channels.flatMap(({ id, title, countyId, carriesOver, budgetFenByYear }) => {
    let [spentSoFar, budgetSoFar] = [0, 0]
    return instance.years.map((year, t) => {
      const spent = started.reduce(
        (sum, one) => sum + paidIn(one, id, { year, isLast: t === instance.years.length - 1 }),
        0,
      )
      spentSoFar += spent
      budgetSoFar += budgetFenByYear[t] ?? 0
      const constraint: ConstraintId = countyId === undefined ? 'channel-budget' : 'county-match'
      const [used, limit] = carriesOver ? [spentSoFar, budgetSoFar] : [spent, budgetFenByYear[t] ?? 0]
      return {
        name: { zh: carriesOver ? `${title}（累计）` : title, en: carriesOver ? `${title} (so far)` : title },
        constraint,
        year,
        used,
        limit,
        unit: 'fen',
      }
    })
  })
}

// What falls due after the last year counts in the last, as in the instance.
function paidIn(
  { mode, year: start }: Started,
  channel: string,
  { year, isLast }: { year: number; isLast: boolean },
): number {
  const parts = mode.costFenByChannelAndYearOfWorks[channel] ?? []
  return isLast && year >= start
    ? parts.slice(year - start).reduce((sum, fen) => sum + fen, 0)
    : (parts[year - start] ?? 0)
}

function capacityUse(instance: PlanInstance, starts: readonly Start[]): Result['capacities'] {
  const started = startedOf(instance, starts)
  return instance.counties.flatMap(({ id, name, capacityDm2ByYear }) =>
    (capacityDm2ByYear ?? []).map((limit, t) => {
      const year = instance.years[t] ?? 0
      const used = started.reduce(
        (sum, one) => sum + (one.project.countyId === id ? (one.mode.areaDm2ByYearOfWorks[year - one.year] ?? 0) : 0),
        0,
      )
      return { name: { zh: name, en: name }, constraint: 'capacity' as const, year, used, limit, unit: 'dm2' }
    }),
  )
}

function yearOf(instance: PlanInstance, starts: readonly Start[], year: number): Result['byYear'][number] {
  const own = startedOf(instance, starts).filter((one) => one.year === year)
  const cost = own.reduce(
    (sum, { mode }) =>
      sum +
      Object.values(mode.costFenByChannelAndYearOfWorks)
        .flat()
        .reduce((all, fen) => all + BigInt(fen), 0n),
    0n,
  )
  return {
    year,
    communities: own.length,
    households: own.reduce((sum, { project }) => sum + project.households, 0),
    costFen: cost,
  }
}

function countyShares(instance: PlanInstance, starts: readonly Start[]): Result['byCounty'] {
  const started = startedOf(instance, starts)
  return instance.counties.map(({ id, name, stockHouseholds }) => {
    const own = started.filter(({ project }) => project.countyId === id)
    return {
      countyId: id,
      county: name,
      communities: own.length,
      households: own.reduce((sum, { project }) => sum + project.households, 0),
      stockHouseholds,
    }
  })
}

/** The rows of a study: planned ones with year and mix, deferred ones with what bound, excluded ones with the rule. */
export function rowsOfSolution(parts: Solved): StudyRow[] {
  const { instance, made, solved, reasons } = parts
  const startOf = new Map(solved.starts.map((start) => [start.projectId, start]))
  const reasonOf = new Map(reasons.reasons.map((reason) => [reason.projectId, reason]))
  const inside = instance.projects.map((project): StudyRow => {
    const start = startOf.get(project.id)
    const mode = project.modes.find(({ id }) => id === start?.modeId)
    const best = Math.max(0, ...project.modes.flatMap(({ valuePointsByStartYear }) => valuePointsByStartYear))
    return {
      communityId: project.id,
      decision: start ? 'planned' : 'deferred',
      year: start?.year ?? null,
      mode: mode ? { zh: mode.title ?? mode.id, en: mode.id } : null,
      scoreHundredths: made.scoreOf.get(project.id) ?? 0,
      needPoints: mode && start ? (mode.valuePointsByStartYear[instance.years.indexOf(start.year)] ?? 0) : best,
      listedYear: reasons.listed.get(project.id) ?? null,
      reason: start ? plannedWords(project, start) : deferredWords(reasonOf.get(project.id)),
    }
  })
  const outside = made.excluded.map((one): StudyRow => ({
    communityId: one.communityId,
    decision: 'excluded',
    year: null,
    mode: null,
    scoreHundredths: one.scoreHundredths,
    needPoints: 0,
    listedYear: null,
    reason: one.words,
  }))
  return [...inside, ...outside]
}

function plannedWords({ forced }: PlanInstance['projects'][number], { year }: Start): Words {
  if (forced?.kind === 'in') return { zh: `指定列入：${forced.reason}`, en: `Ordered in: ${forced.reason}` }
  return { zh: `${year} 年启动，各项约束均满足`, en: `Starts in ${year}; every constraint holds` }
}

function deferredWords(reason: Reason | undefined): Words {
  if (!reason) return { zh: '限时内未排入', en: 'Not placed within the time' }
  if (reason.closedBy.length > 0) {
    const sentences = constraintCatalogue
      .filter(({ id }) => reason.closedBy.includes(id))
      .map(({ sentence }) => sentence)
    return {
      zh: `不能启动：${sentences.map(({ zh }) => zh).join('；')}`,
      en: `Cannot start: ${sentences.map(({ en }) => en).join('; ')}`,
    }
  }
  const [worth, cost] = [reason.worthPoints.toLocaleString('en'), reason.costPoints.toLocaleString('en')]
  const top = reason.limits[0]?.words
  if (!top) return { zh: `需求 ${worth} 分，取整后未能排入`, en: `Worth ${worth} points; left out by whole projects` }
  return {
    zh: `需求 ${worth} 分，所占额度按价值 ${cost} 分：${top.zh}`,
    en: `Worth ${worth} points, asks for ${cost} points of limits: ${top.en}`,
  }
}
