// Owners of a few demo communities: well-formed and plainly made up; no number of theirs was ever assigned to anybody.
import type { Building } from '@huanju/domain/communities'
import { chanceFrom } from './random.ts'
import type { DemoCommunity, DemoOwner } from './types.ts'

const surnames = [...'甲乙丙丁戊己庚辛']
const given = [...'示例样本假设虚拟']
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Up to forty owners for each of the first communities that are still open. */
export function makeOwners(communities: readonly DemoCommunity[], buildings: readonly Building[], seed: number): DemoOwner[] {
  const chosen = communities.filter(({ status, householdCount }) => status === 'surveyed' && (householdCount ?? 0) >= 40).filter((_, index) => index % 23 === 0).slice(0, 8)
  return chosen.flatMap(({ id }) => {
    const chance = chanceFrom(`${seed}/owners/${id}`)
    const [first] = buildings.filter(({ communityId }) => communityId === id)
    const dwellings = Array.from({ length: Math.min(40, first?.householdCount ?? 0) }, (_, index) => `${Math.floor(index / 12) + 1}单元${Math.floor((index % 12) / 2) + 1}0${(index % 2) + 1}`)
    return dwellings.map((dwelling): DemoOwner => ({
      communityId: id, buildingId: first?.id ?? null, dwelling, exclusiveAreaDm2: BigInt(chance.between(5200, 11_800)),
      name: `${chance.pick(surnames)}${chance.pick(given)}${chance.happens(60) ? chance.pick(given) : ''}`,
      phone: `1000000${String(chance.between(0, 9999)).padStart(4, '0')}`, idNumber: idNumberOf(`999999${chance.between(1940, 1995)}0101${String(chance.between(0, 999)).padStart(3, '0')}`),
    }))
  })
}

/** Puts the check digit behind seventeen digits (GB 11643). */
export function idNumberOf(body: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0)
  return body + '10X98765432'[sum % 11]
}
