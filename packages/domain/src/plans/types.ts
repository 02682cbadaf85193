// What the subject plans 计划 takes and gives: scores, and a plan over years. All pure values.
import type { FactUsed, Missing, Verdict, Words } from '@huanju/engines/rules'
import type { Day, Dm2, Fen } from '@huanju/quantities'

/** A part of the score: 0–100 whole points, null (counted as 0) when nothing is known of it. */
export interface ScorePart {
  readonly part: string
  readonly title: Words
  readonly points: number | null
  readonly weight: number
  /** What it adds to the total, in hundredths of a point; the shares of all parts sum to the total. */
  readonly shareHundredths: number
  readonly facts: readonly FactUsed[]
  readonly missing: readonly Missing[]
  /** How the points come about, in words. */
  readonly formula: Words
  readonly isMissing: boolean
}

/** A score from 0 to 10000 hundredths of a point. */
export interface CommunityScore {
  readonly totalHundredths: number
  readonly parts: readonly ScorePart[]
}

/** A community as the planners see it. */
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly countyId: string
  /** Eligibility 一(一). */
  readonly verdict: Verdict
  /** Entry to the plan: property-management mode agreed. 三(二) */
  readonly entry: Verdict
  /** Points and published weight of each part of the score. */
  readonly parts: readonly Pick<ScorePart, 'part' | 'points' | 'weight'>[]
  readonly costFen: Fen | null
  readonly buildingCount: number | null
  readonly householdCount: number | null
  readonly floorAreaDm2: Dm2 | null
  readonly completedOn: Day | null
}

/** An order that a community be in (in a year, or in any) or out, with its reason. */
export interface Force {
  readonly communityId: string
  readonly kind: 'in' | 'out'
  readonly year: number | null
  readonly reason: string
}

/** What any planner is asked. */
export interface PlanRequest {
  readonly candidates: readonly Candidate[]
  /** Years in order, such as 2027, 2028. */
  readonly years: readonly number[]
  readonly budgetsFenByYear: Readonly<Record<number, Fen>>
  readonly forces: readonly Force[]
  /** Weights by part of the score in place of the published ones. */
  readonly weights?: Readonly<Record<string, number>>
  /** `strict` ends a year at the first that does not fit; `fill` goes on with the next that fits. */
  readonly cut?: 'strict' | 'fill'
  /** Whether those not yet proven may be ranked, to be proven before works start; those that fail never are. */
  readonly includesUnproven?: boolean
}

/** A community in a year, with what the year has used up to and with it. */
export interface PlanLine {
  readonly communityId: string
  readonly name: string
  readonly countyId: string
  readonly year: number
  readonly rank: number
  readonly scoreHundredths: number
  readonly costFen: Fen
  readonly buildingCount: number | null
  readonly householdCount: number | null
  readonly floorAreaDm2: Dm2 | null
  readonly runningFen: Fen
  readonly runningHouseholds: number
  /** The reason given when it was forced in; null when it stands by rank. */
  readonly forcedBecause: string | null
}

export interface PlanYear {
  readonly year: number
  readonly budgetFen: Fen
  readonly usedFen: Fen
  readonly leftFen: Fen
  readonly householdCount: number
  readonly lines: readonly PlanLine[]
}

/** Why a community is not in the plan. */
export type DeferralCode =
  | 'not-eligible'
  | 'unproven'
  | 'entry-not-met'
  | 'forced-out'
  | 'no-cost-estimate'
  | 'larger-than-any-year'
  | 'budget'

export interface Deferral {
  readonly communityId: string
  readonly name: string
  readonly countyId: string
  readonly rank: number | null
  readonly scoreHundredths: number
  readonly code: DeferralCode
  readonly words: Words
  /** For budget reasons: what it costs and the most that was free in any year, in fen. */
  readonly costFen: Fen | null
  readonly freeFen: Fen | null
}

/** A force that could not be followed, and why. */
export interface RefusedForce {
  readonly force: Force
  readonly words: Words
}

export interface PlanResult {
  readonly planner: string
  readonly years: readonly PlanYear[]
  readonly deferred: readonly Deferral[]
  readonly refusedForces: readonly RefusedForce[]
  readonly usedFen: Fen
  readonly householdCount: number
}

/** The one shape of a planner: the ranked list is one, the optimiser another. */
export type Planner = (request: PlanRequest) => PlanResult | Promise<PlanResult>
