// Where a community is: as it was given, and as the map shows it.
import type { GivenPosition } from '@huanju/engines/entities'
import { toMap } from '@huanju/engines/positions'
import type { CoordinateSystem, Position } from './community.ts'

/** A point as given, with the point the map shows. */
export function toPosition(system: CoordinateSystem, longitude: number, latitude: number): Position {
  const [shownLongitude, shownLatitude] = toMap(system, longitude, latitude)
  return {
    system,
    longitude: shownLongitude,
    latitude: shownLatitude,
    originalLongitude: longitude,
    originalLatitude: latitude,
  }
}

/** The point as it was given, without the one the map shows. */
export function givenPosition({ system, originalLongitude, originalLatitude }: Position): GivenPosition {
  return { system, longitude: originalLongitude, latitude: originalLatitude }
}
