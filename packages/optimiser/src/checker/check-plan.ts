// The checker: reads instance and plan, knows the constraints and nothing of the search, and counts everything anew.
import type { Aims, Breach, Checked, ConstraintId, PlanInstance, Start } from '../types.ts'
import { checkCohortShares, checkCorridors, checkFairness, checkLinks, checkOrder, checkPairings } from './groups.ts'
import { checkCapacities, checkChannelBudgets, checkCountyMatches } from './limits.ts'
import { checkDeadlines, checkEligible, checkForced, checkNotBefore, checkPilots } from './projects.ts'
import { readPlan, total, type Check, type Reading } from './reading.ts'

const checks: readonly (readonly [ConstraintId, Check])[] = [
  ['eligible', checkEligible],
  ['channel-budget', checkChannelBudgets],
  ['county-match', checkCountyMatches],
  ['capacity', checkCapacities],
  ['cohort-deadline', checkDeadlines],
  ['cohort-share', checkCohortShares],
  ['order-of-cohorts', checkOrder],
  ['fair-share', checkFairness],
  ['dig-once', checkCorridors],
  ['linked', checkLinks],
  ['not-before', checkNotBefore],
  ['forced', checkForced],
  ['pilot-mode', checkPilots],
  ['pairing', checkPairings],
]

/** Checks a plan: its value and aims, and each constraint that it breaks, in words. Sums are exact at any size. */
export function checkPlan(instance: PlanInstance, starts: readonly Start[]): Checked {
  const { reading, breaches } = readPlan(instance, starts)
  const found: Breach[] = checks.flatMap(([id, check]) => (reading.holds(id) ? check(reading) : []))
  const aims = aimsOf(reading)
  return {
    valuePoints: aims.needPoints + aims.jointPoints + aims.keptPoints,
    aims,
    breaches: [...breaches, ...found],
  }
}

function aimsOf(reading: Reading): Aims {
  const { instance, known, plannable, holds } = reading
  const yearOf = new Map(known.map(({ project, year }) => [project.id, year]))
  const open = new Set(plannable)
  const due = instance.projects.filter((project) => {
    const hasDeadline =
      holds('cohort-deadline') &&
      open.has(project) &&
      instance.cohorts?.some(({ id, deadline }) => id === project.cohortId && deadline)
    return Boolean(hasDeadline) || (holds('forced') && project.forced?.kind === 'in')
  })
  const need = total(known.map(({ mode, year }) => mode.valuePointsByStartYear[instance.years.indexOf(year)] ?? 0))
  const joint = total(
    (instance.corridors ?? []).map(({ projectIds, bonusPoints }) => {
      const years = new Set(projectIds.map((id) => yearOf.get(id)))
      return holds('dig-once') && years.size === 1 && !years.has(undefined) ? bonusPoints : 0
    }),
  )
  const { published } = instance
  const kept = total(
    known.map(({ project, year }) =>
      published && published.startYearByProject[project.id] === year ? published.keepPoints : 0,
    ),
  )
  const homes = instance.years.map((year) =>
    Number(total(known.filter((one) => one.year === year).map(({ project }) => project.households))),
  )
  return {
    mandatory: { due: due.length, started: due.filter(({ id }) => yearOf.has(id)).length },
    needPoints: Number(need),
    jointPoints: Number(joint),
    keptPoints: Number(kept),
    evenness: {
      mostHouseholds: Math.max(0, ...homes),
      fewestHouseholds: homes.length === 0 ? 0 : Math.min(...homes),
    },
  }
}
