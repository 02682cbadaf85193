// The buildings of a community: their households and floor area sum to the community's.
import type { Building } from '@huanju/domain/communities'
import type { Day } from '@huanju/quantities'
import { idFrom, type Chance } from './random.ts'
import { shares, split, type Size } from './shares.ts'

/** Which community, how big, when completed, and whether its last building came later than the rest. */
export interface Built {
  readonly communityId: string
  readonly size: Size
  readonly completedOn: Day
  readonly isMixed: boolean
  readonly isEntered: boolean
}

/** Dwellings at one landing. */
export const dwellingsPerLanding = 2

/** The buildings of a community, in the order of their numbers. */
export function makeBuildings(built: Built, chance: Chance): Building[] {
  const { communityId, size, completedOn, isMixed, isEntered } = built
  const weights = Array.from({ length: size.buildings }, () => BigInt(chance.between(8, 14)))
  const homes = shares(size.households, weights, Math.min(4, Math.floor(size.households / size.buildings)))
  const areas = split(size.areaDm2, homes.map(BigInt))
  const year = Number(completedOn.slice(0, 4))
  const later: Day = `${Math.max(2006, year + 3)}-${chance.pick(['05', '08', '10', '11'])}-${chance.between(10, 28)}`
  return homes.map((home, index): Building => {
    const storeyCount = storeysFor(home, year, chance)
    return {
      id: idFrom(`building/${communityId}/${index}`),
      communityId,
      name: `${index + 1}号楼`,
      storeyCount,
      entranceCount: Math.max(1, Math.round(home / (storeyCount * dwellingsPerLanding))),
      householdCount: home,
      floorAreaDm2: areas[index] ?? 0n,
      completedOn: isMixed && index === homes.length - 1 ? later : completedOn,
      dangerGrade: dangerFor(isEntered, year, chance),
    }
  })
}

function storeysFor(home: number, year: number, chance: Chance): number {
  if (home < 12) return chance.pick([2, 3, 3])
  if (year < 1985) return chance.pick([3, 4, 4, 5])
  return chance.pick(year < 1995 ? [4, 5, 5, 6, 6] : [5, 6, 6, 6, 7])
}

// Grades C and D take their own track, so nothing that entered a plan has them. 二(二)1
function dangerFor(isEntered: boolean, year: number, chance: Chance): Building['dangerGrade'] {
  if (!isEntered && year < 1995 && chance.happens(4)) return chance.pick(['C', 'C', 'D'])
  return chance.happens(12) ? chance.pick(['A', 'B']) : null
}
