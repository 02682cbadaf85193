// Owners of a few demo communities: well-formed and plainly made up; no number of theirs was ever assigned to anybody.
import type { Building } from '@huanju/domain/communities'
import { fraction } from '@huanju/quantities'
import { dwellingsOf } from './dwellings.ts'
import { chanceFrom, type Chance } from './random.ts'
import type { DemoCommunity, DemoDwelling, DemoOwner } from './types.ts'

const surnames = [...'甲乙丙丁戊己庚辛']
const given = [...'示例样本假设虚拟']
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const communitiesMost = 8
const ownersMost = 40
/** Within its province no region has ever had this code, so no ID number begins with it. */
const nowhere = '379999'

/** The dwellings of the first building of each of a few communities that are still open, and up to forty owners of them. */
export function makeOwners(
  communities: readonly DemoCommunity[],
  buildings: readonly Building[],
  seed: number,
): { readonly dwellings: DemoDwelling[]; readonly owners: DemoOwner[] } {
  const open = communities.filter(({ status, householdCount }) => status === 'surveyed' && (householdCount ?? 0) >= 40)
  const chosen = open.filter((_, index) => index % 23 === 0).slice(0, communitiesMost)
  const each = chosen.flatMap(({ id }) => {
    const first = buildings.find(({ communityId }) => communityId === id)
    if (!first) return []
    const chance = chanceFrom(`${seed}/owners/${id}`)
    const dwellings = dwellingsOf(first)
    return [{ dwellings, owners: dwellings.slice(0, ownersMost).map((one) => soleOwner(one, chance)) }]
  })
  return {
    dwellings: each.flatMap(({ dwellings }) => dwellings),
    owners: each.flatMap(({ owners }) => owners),
  }
}

function soleOwner({ id }: DemoDwelling, chance: Chance): DemoOwner {
  const share = fraction(1, 1)
  return { dwellingId: id, ...personFrom(chance), legalPersonId: null, share, ownedFrom: null, ownedTo: null }
}

/** A person nobody is. */
export function personFrom(chance: Chance): Pick<DemoOwner, 'name' | 'phone' | 'idNumber'> {
  return {
    name: `${chance.pick(surnames)}${chance.pick(given)}${chance.happens(60) ? chance.pick(given) : ''}`,
    // Mobile numbers never begin with 100.
    phone: `1000000${digits(chance, 4)}`,
    idNumber: idNumberOf(nowhere + chance.between(1940, 1995) + '0101' + digits(chance, 3)),
  }
}

function digits(chance: Chance, count: number): string {
  return Array.from({ length: count }, () => chance.between(0, 9)).join('')
}

/** Puts the check digit behind seventeen digits (GB 11643). */
export function idNumberOf(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}
