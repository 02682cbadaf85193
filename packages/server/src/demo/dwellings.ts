// The dwellings of a building of the demo city: by entrance, storey and landing, their areas summing to the building's.
import type { Building } from '@huanju/domain/communities'
import { dwellingsPerLanding } from './buildings.ts'
import { idFrom } from './random.ts'
import { split } from './shares.ts'
import type { DemoDwelling } from './types.ts'

/** The dwellings of a building as they are labelled on the door; no more than its households. */
export function dwellingsOf({
  id,
  entranceCount,
  storeyCount,
  householdCount,
  floorAreaDm2,
}: Building): DemoDwelling[] {
  const households = householdCount ?? 0
  const storeys = storeyCount ?? 1
  const areas = split(
    floorAreaDm2 ?? 0n,
    Array.from({ length: households }, () => 1n),
  )
  const landings = Array.from({ length: (entranceCount ?? 0) * storeys }, (_, index) => index)
  return landings
    .flatMap((landing) => {
      const [entrance, floor] = [Math.floor(landing / storeys) + 1, (landing % storeys) + 1]
      return Array.from({ length: dwellingsPerLanding }, (_, nth) => ({ entrance, floor, door: `${floor}0${nth + 1}` }))
    })
    .slice(0, households)
    .map(({ entrance, floor, door }, index): DemoDwelling => ({
      id: idFrom(`dwelling/${id}/${entrance}-${door}`),
      buildingId: id,
      entrance: String(entrance),
      floor,
      door,
      use: 'residential',
      registeredAreaDm2: areas[index] ?? 0n,
    }))
}
