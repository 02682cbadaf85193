// The shape of a named constraint.
import type { Words } from '@huanju/engines/rules'
import type { Writes } from '../model/draft.ts'
import type { ConstraintId } from '../types.ts'

/** What a city may give up of a constraint, and in which unit; null when it may not be relaxed. */
export type RelaxedBy = 'fen' | 'dm2' | 'households' | 'projects' | 'years' | 'share' | null

/** A named constraint 约束: one sentence, a formula, what relaxing it means, and how the solver sees it. */
export interface Constraint {
  readonly id: ConstraintId
  readonly sentence: Words
  readonly formula: string
  readonly relaxedBy: RelaxedBy
  /** Adds rows and groups; absent when the constraint only closes options, which `model/plannable.ts` does. */
  readonly write?: Writes
}
