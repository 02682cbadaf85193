// A community 小区: what the register knows of it, and what it may honestly not know (null is 未知, never zero).
import { coordinateSystems, type CoordinateSystem } from '@huanju/engines/entities'
import type { Day, Dm2 } from '@huanju/quantities'

/** How the land under a community is held; the plan covers state-owned land only. 一(一) */
export const landKinds = ['state-owned', 'collective', 'mixed'] as const
export type LandKind = (typeof landKinds)[number]

/** The aspects a survey grades, in the order a surveyor walks them. */
export const conditionAspects = [
  'structure',
  'utilities',
  'roads-and-drainage',
  'fire-and-security',
  'environment',
  'public-services',
] as const
export type ConditionAspect = (typeof conditionAspects)[number]

/** Condition grades from sound (A) to failing (D); the policy pack says what each means. */
export const conditionGrades = ['A', 'B', 'C', 'D'] as const
export type ConditionGrade = (typeof conditionGrades)[number]

/** The grades as choices, with what people write for them. */
export const gradeOptions = conditionGrades.map((id) => ({ id, title: { zh: id, en: id }, synonyms: [`${id}级`] }))

export { coordinateSystems, type CoordinateSystem }

/** Where a community stands in its story. */
export const communityStatuses = ['surveyed', 'planned', 'under-works', 'completed'] as const
export type CommunityStatus = (typeof communityStatuses)[number]

/** A point as it was given and as the map shows it, in degrees. */
export interface Position {
  readonly longitude: number
  readonly latitude: number
  readonly system: CoordinateSystem
  readonly originalLongitude: number
  readonly originalLatitude: number
}

/** One building 楼栋 of a community; a community of mixed years is judged building by building. */
export interface Building {
  readonly id: string
  readonly communityId: string
  readonly name: string
  readonly completedOn: Day | null
  readonly storeyCount: number | null
  readonly entranceCount: number | null
  readonly householdCount: number | null
  readonly floorAreaDm2: Dm2 | null
  /** Grade of danger by appraisal, C and D take their own track; null when never appraised. 二(二)1 */
  readonly dangerGrade: ConditionGrade | null
}
