// What stands against beginning or solving a study, whatever its own state.
import type { Refusal } from '@huanju/engines/workflow'
import { planRefusals, type PlanState } from '../plans/index.ts'

/** A voided plan is looked at only: screen and server ask this. */
export function againstStudying({ state }: { readonly state: PlanState }): readonly Refusal<'plan.is-voided'>[] {
  return state === 'voided' ? [planRefusals.refuse('plan.is-voided')] : []
}
