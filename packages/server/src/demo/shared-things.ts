// What a community told in full has beside its dwellings: its common parts, its premises, and the bodies that own them.
import type { Building } from '@huanju/domain/communities'
import type { ToldCommunity } from './plan-of-city.ts'
import { idFrom } from './random.ts'
import type { DemoCommonPart, DemoCommunity, DemoPremises } from './types.ts'

/** The id of a body of a told community, by its name. */
export function bodyId(name: string): string {
  return idFrom(`told/unit/${name}`)
}

/** The common parts; one that nobody is said to own is the owners' own. */
export function commonPartsOf(
  { commonParts }: ToldCommunity,
  community: DemoCommunity,
  buildings: readonly Building[],
): DemoCommonPart[] {
  return commonParts.map(({ name, kind, place, building, owner, metres, areaDm2, pieces, from, condition }) => {
    const found = buildings.find((one) => one.name === building)
    if (building !== undefined && !found) throw new Error(`“${name}”所在的“${building}”不在“${community.name}”`)
    return {
      name,
      communityId: community.id,
      kind,
      place: place ?? 'in-building',
      buildingId: found?.id ?? null,
      ownerId: owner === undefined ? null : bodyId(owner),
      lengthM: metres ?? null,
      areaDm2: areaDm2 === undefined ? null : BigInt(areaDm2),
      pieceCount: pieces ?? null,
      servesFrom: from ?? null,
      condition: condition ?? null,
      remark: null,
      absences: { ...(!found && { buildingId: 'none' }), ...(owner === undefined && { ownerId: 'none' }) },
    }
  })
}

/** The premises, in the community and at its address. */
export function premisesOf({ premises, address }: ToldCommunity, community: DemoCommunity): DemoPremises[] {
  const { id, countyId, subdistrictId, neighbourhoodId } = community
  return premises.map(({ name, kind, owner, operator, areaDm2, use, permittedUse, safetyGrade, remark }) => ({
    countyId,
    subdistrictId,
    neighbourhoodId,
    name,
    kind,
    communityId: id,
    address,
    ownerId: owner === undefined ? null : bodyId(owner),
    floorAreaDm2: BigInt(areaDm2),
    useState: use,
    permittedUse,
    safetyGrade: safetyGrade ?? null,
    operatorId: operator === undefined ? null : bodyId(operator),
    operatesFrom: null,
    operatesTo: null,
    rentFen: null,
    position: null,
    remark: remark ?? null,
    absences: {
      ...(owner === undefined && { ownerId: 'none' }),
      ...(operator === undefined && { operatorId: 'none' }),
      rentFen: 'none',
    },
  }))
}
