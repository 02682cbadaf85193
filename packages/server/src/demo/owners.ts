// Owners of a few demo communities: well-formed and plainly made up; no number of theirs was ever assigned to anybody.
import type { Building } from '@huanju/domain/communities'
import { dwellingsPerLanding } from './buildings.ts'
import { chanceFrom, type Chance } from './random.ts'
import type { DemoCommunity, DemoOwner } from './types.ts'

const surnames = [...'甲乙丙丁戊己庚辛']
const given = [...'示例样本假设虚拟']
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const communitiesMost = 8
const ownersMost = 40
/** Within its province no region has ever had this code, so no ID number begins with it. */
const nowhere = '379999'

/** Up to forty owners for each of a few communities that are still open, all in their first building. */
export function makeOwners(
  communities: readonly DemoCommunity[],
  buildings: readonly Building[],
  seed: number,
): DemoOwner[] {
  const open = communities.filter(({ status, householdCount }) => status === 'surveyed' && (householdCount ?? 0) >= 40)
  const chosen = open.filter((_, index) => index % 23 === 0).slice(0, communitiesMost)
  return chosen.flatMap(({ id }) => {
    const first = buildings.find(({ communityId }) => communityId === id)
    return first ? ownersOf(first, chanceFrom(`${seed}/owners/${id}`)) : []
  })
}

function ownersOf(building: Building, chance: Chance): DemoOwner[] {
  const { id, communityId, householdCount, floorAreaDm2 } = building
  const each = (floorAreaDm2 ?? 0n) / BigInt(householdCount ?? 1)
  return dwellingsOf(building)
    .slice(0, ownersMost)
    .map((dwelling): DemoOwner => ({
      communityId,
      buildingId: id,
      dwelling,
      // The dwelling's own part is less than its share of the floor area.
      exclusiveAreaDm2: (each * BigInt(chance.between(78, 94))) / 100n,
      name: `${chance.pick(surnames)}${chance.pick(given)}${chance.happens(60) ? chance.pick(given) : ''}`,
      // Mobile numbers never begin with 100.
      phone: `1000000${digits(chance, 4)}`,
      idNumber: idNumberOf(nowhere + chance.between(1940, 1995) + '0101' + digits(chance, 3)),
    }))
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.between(0, 9)).join('')
}

/** The dwellings of a building as they are labelled on the door: entrance, storey, number on the landing. */
export function dwellingsOf({ entranceCount, storeyCount, householdCount }: Building): string[] {
  const landings = Array.from({ length: (entranceCount ?? 0) * (storeyCount ?? 0) }, (_, index) => index)
  const labels = landings.flatMap((landing) => {
    const [entrance, storey] = [Math.floor(landing / (storeyCount ?? 1)) + 1, (landing % (storeyCount ?? 1)) + 1]
    return Array.from({ length: dwellingsPerLanding }, (_, door) => `${entrance}单元${storey}0${door + 1}`)
  })
  return labels.slice(0, householdCount ?? 0)
}

/** Puts the check digit behind seventeen digits (GB 11643). */
export function idNumberOf(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}
