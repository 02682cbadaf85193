// Whether a plan may be ranked, and so changed: by the same table that the server asks.
import { planFlow, type PlanState } from '@huanju/domain/plans'
import { allowed, type Refusal } from '@huanju/engines/workflow'

interface Ranking {
  /** Whether this is offered at all, to this person and of a plan in this state. */
  readonly canRank: boolean
  /** What stands against it just now. */
  readonly against: readonly Refusal[]
}

/** Whether the plan may be ranked, and what stands against it. */
export function rankingOf({ state }: { readonly state: PlanState }, canWrite: boolean): Ranking {
  const may = (right: string) => canWrite && right === planFlow.acts.rank.by
  const offers = allowed(planFlow, { state, facts: { state }, may, groundOf: () => null })
  const rank = offers.find(({ act }) => act === 'rank')
  return { canRank: rank !== undefined, against: rank?.against ?? [] }
}
