// The place that the page of a plan leaves to later subjects.
import type { PlanState } from '@huanju/domain/plans'
import { slot } from '../../app/panels.tsx'

/** Below the result of a plan. */
export const planSlot = slot<{ planId: string; state: PlanState }>('plans.plan')
