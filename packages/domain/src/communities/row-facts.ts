// Between a row of the table and the facts of a community, there and back.
import type { CellValue, RowValues } from '@huanju/engines/tables'
import {
  conditionAspects, type CommunityFacts, type ConditionAspect, type ConditionGrade, type CoordinateSystem,
  type LandKind,
} from './community.ts'
import { toPosition } from './position.ts'

/** Names of the places a community lies in, as they stand in a row. */
export interface PlaceNames {
  readonly county: string
  readonly subdistrict: string
  readonly neighbourhood: string | null
}

/** The facts that a row's checked values stand for; places are left to whoever knows the regions. */
export function factsFromValues(values: RowValues): CommunityFacts {
  return {
    name: text(values, 'name') ?? '', address: text(values, 'address'), completedOn: text(values, 'completedOn'),
    completionEvidence: text(values, 'completionEvidence'), landKind: text(values, 'landKind') as LandKind | null,
    buildingCount: number(values, 'buildingCount'), householdCount: number(values, 'householdCount'),
    floorAreaDm2: whole(values, 'floorAreaDm2'), position: positionOf(values), conditions: conditionsOf(values),
    askedHouseholdCount: number(values, 'askedHouseholdCount'),
    willingHouseholdCount: number(values, 'willingHouseholdCount'),
    vulnerableResidentCount: number(values, 'vulnerableResidentCount'), papersOnFile: papersOf(values),
    estimatedCostFen: whole(values, 'estimatedCostFen'), demolitionPlanned: yesNo(values, 'demolitionPlanned'),
    propertyMode: text(values, 'propertyMode'), remark: text(values, 'remark'),
  }
}

/** The values of a community by column, for export; the inverse of reading. */
export function valuesFromFacts(facts: CommunityFacts, place: PlaceNames): Record<string, CellValue> {
  const { position, conditions, ...plain } = facts
  return {
    ...plain, ...place,
    longitude: position?.originalLongitude ?? null, latitude: position?.originalLatitude ?? null,
    coordinateSystem: position?.system ?? null,
    ...Object.fromEntries(conditionAspects.map((aspect) => [`condition.${aspect}`, conditions[aspect] ?? null])),
  }
}

function positionOf(values: RowValues): CommunityFacts['position'] {
  const [longitude, latitude] = [number(values, 'longitude'), number(values, 'latitude')]
  if (longitude === null || latitude === null) return null
  return toPosition((text(values, 'coordinateSystem') ?? 'CGCS2000') as CoordinateSystem, longitude, latitude)
}

function conditionsOf(values: RowValues): CommunityFacts['conditions'] {
  const graded = conditionAspects.flatMap((aspect): [ConditionAspect, ConditionGrade][] => {
    const grade = text(values, `condition.${aspect}`)
    return grade === null ? [] : [[aspect, grade as ConditionGrade]]
  })
  return Object.fromEntries(graded)
}

function text(values: RowValues, id: string): string | null {
  const value = values[id]
  return typeof value === 'string' ? value : null
}

function number(values: RowValues, id: string): number | null {
  const value = values[id]
  return typeof value === 'number' ? value : null
}

function whole(values: RowValues, id: string): bigint | null {
  const value = values[id]
  return typeof value === 'bigint' ? value : null
}

function yesNo(values: RowValues, id: string): boolean | null {
  const value = values[id]
  return typeof value === 'boolean' ? value : null
}

function papersOf({ papersOnFile }: RowValues): readonly string[] {
  return Array.isArray(papersOnFile) ? papersOnFile : []
}
