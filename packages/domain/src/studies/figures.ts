// Figures of a study as a planner reads them: money by year, shares in per cent, and the lines of a search from where they meet.
import type { PlanInstance, Start } from '@huanju/optimiser'
import { compareFractions, fraction, parseFraction, type Fen } from '@huanju/quantities'

/** A project that a plan starts, with its mode and year. */
export interface Started {
  readonly project: PlanInstance['projects'][number]
  readonly mode: PlanInstance['projects'][number]['modes'][number]
  readonly year: number
}

/** The projects that a plan starts. */
export function startedOf({ projects }: Pick<PlanInstance, 'projects'>, starts: readonly Start[]): Started[] {
  const byId = new Map(projects.map((project) => [project.id, project]))
  return starts.flatMap(({ projectId, year, modeId }) => {
    const project = byId.get(projectId)
    const mode = project?.modes.find(({ id }) => id === modeId)
    return project && mode ? [{ project, mode, year }] : []
  })
}

/** What a started project pays from a channel in a year; what falls due after the last year counts in the last. */
export function paidIn(
  { mode, year: start }: Pick<Started, 'mode' | 'year'>,
  channel: string,
  { year, isLast }: { readonly year: number; readonly isLast: boolean },
): number {
  const parts = mode.costFenByChannelAndYearOfWorks[channel] ?? []
  return isLast && year >= start
    ? parts.slice(year - start).reduce((sum, fen) => sum + fen, 0)
    : (parts[year - start] ?? 0)
}

/** A year of a plan: what starts in it with its whole investment, what is spent in it, and what may be. */
export interface YearOfPlan {
  readonly year: number
  readonly communities: number
  readonly households: number
  /** The whole investment of what starts in the year, whenever it is paid. */
  readonly costFen: Fen
  /** What all works pay in the year. */
  readonly spentFen: Fen
  /** The budgets of the year, with what earlier years left of those that carry over. */
  readonly availableFen: Fen
}

/** The years of a plan; what is spent stays within what is available wherever the budgets hold. */
export function yearsOfPlan(instance: PlanInstance, starts: readonly Start[]): YearOfPlan[] {
  const started = startedOf(instance, starts)
  const spentBefore = new Map<string, bigint>()
  const budgetBefore = new Map<string, bigint>()
  return instance.years.map((year, t) => {
    const when = { year, isLast: t === instance.years.length - 1 }
    let [spentFen, availableFen] = [0n, 0n]
    for (const { id, carriesOver, budgetFenByYear } of instance.channels) {
      const spent = started.reduce((sum, one) => sum + BigInt(paidIn(one, id, when)), 0n)
      const budget = BigInt(budgetFenByYear[t] ?? 0)
      const [had, paid] = [budgetBefore.get(id) ?? 0n, spentBefore.get(id) ?? 0n]
      spentFen += spent
      availableFen += carriesOver ? had + budget - paid : budget
      budgetBefore.set(id, had + budget)
      spentBefore.set(id, paid + spent)
    }
    const own = started.filter((one) => one.year === year)
    return {
      year,
      communities: own.length,
      households: own.reduce((sum, { project }) => sum + project.households, 0),
      costFen: own.reduce((sum, { mode }) => sum + investmentOf(mode), 0n),
      spentFen,
      availableFen,
    }
  })
}

function investmentOf({ costFenByChannelAndYearOfWorks }: Started['mode']): Fen {
  return Object.values(costFenByChannelAndYearOfWorks)
    .flat()
    .reduce((all, fen) => all + BigInt(fen), 0n)
}

/** A share as a number of per cent with at most two digits: `17/20` is 85. */
export function percentOf(share: string): number {
  const { numerator, denominator } = parseFraction(share)
  return Number((numerator * 20_000n + denominator) / (denominator * 2n)) / 100
}

/** A number of per cent as an exact share; a share that is written otherwise but means the same stays as it was. */
export function shareFrom(percent: number, before: string): string {
  const next = fraction(BigInt(Math.round(percent * 100)), 10_000n)
  return compareFractions(next, parseFraction(before)) === 0 ? before : `${Math.round(percent * 100) / 100}%`
}

/** A plan that could be better by three tenths or more is a first try: its figures say nothing yet. */
export function isRough(gap: number | null): boolean {
  return gap === null || gap > 0.3
}

/** Best plan and bound at a second of a search. */
export interface Moment {
  readonly seconds: number
  readonly best: number | null
  readonly bound: number | null
}

/**
 * The part of a search that is worth drawing: from where its plans come within a tenth of the last, and the bounds that lie
 * as near. First tries lie so far off that nobody could see how plan and bound come together.
 */
export function closingPart(moments: readonly Moment[]): Moment[] {
  const last = moments.findLast(({ best }) => best !== null)?.best ?? null
  if (last === null) return []
  const from = moments.findIndex(({ best }) => best !== null && best >= last * 0.9)
  return moments
    .slice(from)
    .map(({ seconds, best, bound }) => ({ seconds, best, bound: bound !== null && bound <= last * 1.1 ? bound : null }))
}
