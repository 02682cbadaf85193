// Which projects may be planned at all, and what the constraints that close options leave of each.
import type { ConstraintId, Mode, PlanInstance, Project } from '../types.ts'

/** Whether a constraint holds in an instance. */
export function isOn({ constraints }: PlanInstance, id: ConstraintId): boolean {
  return id === 'once' || constraints?.[id]?.isOn !== false
}

/** Whether a project may be in any plan: see *plannable* in the README of this engine. */
export function isPlannable(instance: PlanInstance, { eligibility, evidenceYear, forced }: Project): boolean {
  if (
    isOn(instance, 'eligible') &&
    (eligibility === 'ineligible' || (eligibility === 'unproven' && evidenceYear === undefined))
  )
    return false
  return !(isOn(instance, 'forced') && forced?.kind === 'out')
}

/** The first reason for which a project may not start in a year by a mode, or undefined. */
export function closedBy(
  instance: PlanInstance,
  project: Project,
  { year, mode }: { year: number; mode: Mode },
): ConstraintId | undefined {
  const { eligibility, evidenceYear, forced, notBeforeYear, isPilot } = project
  const closures: readonly (readonly [ConstraintId, boolean])[] = [
    [
      'eligible',
      eligibility === 'ineligible' ||
        (eligibility === 'unproven' && (evidenceYear === undefined || year < evidenceYear)),
    ],
    ['forced', forced !== undefined && (forced.kind === 'out' || (forced.year !== undefined && forced.year !== year))],
    ['not-before', notBeforeYear !== undefined && year < notBeforeYear],
    ['pilot-mode', isPilot !== true && isForPilots(instance, mode)],
    ['cohort-deadline', isLate(instance, project, year, mode)],
  ]
  return closures.find(([id, isClosed]) => isClosed && isOn(instance, id))?.[0]
}

function isForPilots(
  { channels }: PlanInstance,
  { isPilotOnly, costFenByChannelAndYearOfWorks: costs }: Mode,
): boolean {
  return (
    isPilotOnly === true ||
    channels.some(({ id, isPilotOnly: only }) => only === true && (costs[id] ?? []).some((fen) => fen > 0))
  )
}

function isLate({ cohorts = [] }: PlanInstance, { cohortId }: Project, year: number, mode: Mode): boolean {
  const deadline = cohorts.find(({ id }) => id === cohortId)?.deadline
  if (!deadline) return false
  return (deadline.of === 'start' ? year : completionYear(year, mode)) > deadline.year
}

/** The year in which works begun in `year` are completed. */
export function completionYear(year: number, { areaDm2ByYearOfWorks }: Mode): number {
  return year + areaDm2ByYearOfWorks.length - 1
}

/** Whether a project must be in the plan: by the deadline of its cohort, or by an order. */
export function isDue(instance: PlanInstance, project: Project): boolean {
  if (!isPlannable(instance, project)) return isOn(instance, 'forced') && project.forced?.kind === 'in'
  const hasDeadline =
    instance.cohorts?.some(({ id, deadline }) => id === project.cohortId && deadline !== undefined) === true
  return (
    (hasDeadline && isOn(instance, 'cohort-deadline')) || (project.forced?.kind === 'in' && isOn(instance, 'forced'))
  )
}
