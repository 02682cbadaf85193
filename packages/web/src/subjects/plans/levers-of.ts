// What a planner sets of a plan: all of it that is drafted on the page before it is saved.
import type { Plan } from './PlanScreen.tsx'

/** What a planner sets of a plan. */
export type LeversOfPlan = Pick<Plan, 'name' | 'years' | 'weights' | 'forces' | 'includesUnproven'>

/** What is set of this plan. */
export function leversOf({ name, years, weights, forces, includesUnproven }: Plan): LeversOfPlan {
  return { name, years, weights, forces, includesUnproven }
}
