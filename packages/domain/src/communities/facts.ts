// What the register knows of a community, as facts that rules ask for by name.
import type { Fact, Facts, Plain, Words } from '@huanju/engines/rules'
import type { Day } from '@huanju/quantities'
import type { CommunityFacts } from './community-facts.ts'
import { conditionAspects, type Building } from './community.ts'

/** A community as it is judged: its facts, and those of its buildings. */
export interface JudgedCommunity {
  readonly facts: Facts
  readonly buildings: readonly { readonly id: string; readonly name: string; readonly completed: Fact }[]
}

/** What facts are made from; `placeKind` is asked of whoever knows, else read from the kind of the subdistrict. */
export type FactSource = CommunityFacts & {
  readonly placeKind?: string | null
  /** The Chinese name of the subdistrict or town. */
  readonly subdistrict?: string | null
}

/** The facts of a community and its buildings; what is null in the register stays not known. */
export function communityFacts(
  community: FactSource,
  buildings: readonly Pick<Building, 'id' | 'name' | 'completedOn'>[] = [],
): JudgedCommunity {
  const known = (value: Plain): Fact => ({ value, source: register })
  const conditions = conditionAspects.map(
    (aspect) => [`community.condition.${aspect}`, known(community.conditions[aspect] ?? null)] as const,
  )
  return {
    facts: {
      'community.completed-on': judgedCompletion(community, buildings),
      'community.land-kind': known(community.landKind),
      'community.place-kind': place(community),
      ...Object.fromEntries(conditions),
      'community.asked-households': known(community.askedHouseholdCount),
      'community.willing-households': known(community.willingHouseholdCount),
      'community.households': known(community.householdCount),
      'community.buildings': known(community.buildingCount),
      'community.floor-area': known(community.floorAreaDm2?.toString() ?? null),
      'community.vulnerable-residents': known(community.vulnerableResidentCount),
      'community.papers-on-file': known(community.papersOnFile),
      'community.estimated-cost': known(community.estimatedCostFen?.toString() ?? null),
      'community.demolition-planned': known(community.demolitionPlanned),
      'upkeep.mode': known(community.propertyMode),
    },
    buildings: buildings.map(({ id, name, completedOn }) => ({
      id,
      name,
      completed: { value: completedOn, proof: community.completionEvidence, source: buildingRecord },
    })),
  }
}

const register: Words = { zh: '小区台账', en: 'register of communities' }
const buildingRecord: Words = { zh: '楼栋档案', en: 'building record' }

/** A community is completed when its last building is: the later of its own day and those of its buildings. */
export function judgedCompletion(
  community: Pick<FactSource, 'completedOn' | 'completionEvidence'>,
  buildings: readonly Pick<Building, 'completedOn'>[],
): Fact {
  const proof = community.completionEvidence
  const last = lastDay(buildings.flatMap(({ completedOn }) => (completedOn === null ? [] : [completedOn])))
  const isWhole = buildings.length > 0 && buildings.every(({ completedOn }) => completedOn !== null)
  const own = community.completedOn
  if (last !== null && (own === null ? isWhole : last > own)) return { value: last, proof, source: buildingRecord }
  return { value: own, proof, source: register }
}

function place({ placeKind, subdistrict }: FactSource): Fact {
  if (placeKind) return { value: placeKind, source: register }
  const isSubdistrict = /街道(办事处)?$/.test(subdistrict ?? '')
  return { value: isSubdistrict ? 'subdistrict' : null, source: { zh: '所属街道', en: 'its subdistrict' } }
}

function lastDay(days: readonly Day[]): Day | null {
  return days.toSorted().at(-1) ?? null
}
