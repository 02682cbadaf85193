// Works begun before the plan take money and capacity first: the limits of the others subtract them.
import type { PlanInstance, WorkInProgress } from '../types.ts'
import { isOn } from '../model/plannable.ts'
import type { Constraint } from './constraint.ts'

export const inProgress: Constraint = {
  id: 'in-progress',
  sentence: { zh: '续建项目先占额度与能力', en: 'Works in progress take money and capacity first' },
  formula: 'cap := cap − Σ works in progress',
  relaxedBy: null,
}

/** What works in progress take of something in each year of the plan. */
export function takenByYear(
  instance: PlanInstance,
  amounts: (work: WorkInProgress) => readonly number[] | undefined,
): number[] {
  const works = isOn(instance, 'in-progress') ? (instance.worksInProgress ?? []) : []
  return instance.years.map((_, t) => works.reduce((sum, work) => sum + (amounts(work)?.[t] ?? 0), 0))
}
