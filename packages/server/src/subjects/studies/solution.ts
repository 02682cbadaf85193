// Turns a solved plan into the totals and rows that are kept: every community has its place and its reason.
import type { Words } from '@huanju/contract'
import { paidIn, startedOf, yearsOfPlan, type Moment, type StudyInstance } from '@huanju/domain/studies'
import {
  constraintCatalogue,
  pointsPerHousehold,
  type ConstraintId,
  type PlanInstance,
  type SolvedPlan,
  type Start,
} from '@huanju/optimiser'
import type { Reason } from '@huanju/optimiser/running'
import type { PlanView } from '../plans/plans.store.ts'
import type { Scored } from '../plans/ranking.ts'
import type { Result, StudyRow } from './studies.store.ts'

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
    byYear: yearsOfPlan(instance, starts),
    byCounty: countyShares(instance, starts),
    planned: starts.length,
    deferred: instance.projects.length - starts.length,
    excluded: made.excluded.length,
  }
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
        name: {
          zh: carriesOver ? `${title}（累计到当年）` : title,
          en: carriesOver ? `${title} (up to the year)` : title,
        },
        constraint,
        year,
        used,
        limit,
        unit: 'fen',
      }
    })
  })
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
  const perHousehold = pointsPerHousehold({ instance })
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
      reason: start ? plannedWords(project, start) : deferredWords(reasonOf.get(project.id), perHousehold),
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
  return { zh: `${year} 年启动，各项要求都满足`, en: `It starts in ${year}, and every demand is met` }
}

function deferredWords(reason: Reason | undefined, perHousehold: number): Words {
  if (!reason)
    return {
      zh: '限时内没有排进去，延长用时可能排入',
      en: 'It was not placed in the time given; more time may place it',
    }
  if (reason.closedBy.length > 0) {
    const sentences = constraintCatalogue
      .filter(({ id }) => reason.closedBy.includes(id))
      .map(({ sentence }) => sentence)
    return {
      zh: `不能启动：${sentences.map(({ zh }) => zh).join('；')}`,
      en: `It cannot start: ${sentences.map(({ en }) => en).join('; ')}`,
    }
  }
  const [own, others] = [reason.worthPoints, reason.costPoints].map((points) =>
    Math.round(points / perHousehold).toLocaleString('en'),
  )
  const top = reason.limits[0]?.words
  if (!top || reason.costPoints <= reason.worthPoints)
    return {
      zh: '值得列入，但限时内没有排进去：多半是余下的资金或能力放不下它整个，延长用时也可能排入',
      en: 'It is worth starting but was not placed in the time given: what is left most likely does not hold it as a whole, though more time may place it',
    }
  return {
    zh: `同样的资金和能力，用在别处按需求折合可惠及约 ${others} 户，用在它身上 ${own} 户。最紧的：${top.zh}`,
    en: `The money and capacity it needs meet the need of about ${others} average households elsewhere, and of ${own} here. The tightest: ${lowered(top.en)}`,
  }
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
