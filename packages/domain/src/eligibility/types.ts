// What the subject eligibility 纳入条件 gives: a verdict complete in itself. All pure values.
import type { Explanation, Verdict, Words } from '@huanju/engines/rules'
import type { Day } from '@huanju/quantities'

/** A verdict on one building of a community whose buildings were completed in different years. */
export interface BuildingVerdict {
  readonly buildingId: string
  readonly name: string
  readonly verdict: Verdict
  readonly explanation: Explanation
}

/** A decision on eligibility 纳入条件, complete in itself: stored as it is, it prints again word for word. */
export interface EligibilityDecision {
  readonly format: 1
  readonly verdict: Verdict
  /** The day whose rules were applied. */
  readonly on: Day
  readonly place: string
  readonly packHash: string
  /** The whole verdict; its children are the criteria. */
  readonly explanation: Explanation
  /** One line per building, empty when no building is listed. */
  readonly buildings: readonly BuildingVerdict[]
  /** Whether buildings of one community get different verdicts. */
  readonly isMixed: boolean
  /** The decision in words, as printed and filed. */
  readonly printed: Words
}
