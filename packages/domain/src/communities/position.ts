// Where a community is: any of the usual coordinate systems in, the map's own out, the original kept.
import gcoord from 'gcoord'
import type { CoordinateSystem, Position } from './community.ts'

const known = {
  // On a map CGCS2000 and WGS-84 agree to centimetres.
  CGCS2000: gcoord.WGS84, 'WGS-84': gcoord.WGS84, 'GCJ-02': gcoord.GCJ02, 'BD-09': gcoord.BD09,
} as const satisfies Record<CoordinateSystem, unknown>

/** Converts a point in degrees to what the map shows; rounded to 1e-7 degree, about a centimetre. */
export function toPosition(system: CoordinateSystem, longitude: number, latitude: number): Position {
  const given: [number, number] = [longitude, latitude]
  const [shownLongitude, shownLatitude] = gcoord.transform<[number, number]>(given, known[system], gcoord.WGS84)
  return {
    system, longitude: rounded(shownLongitude), latitude: rounded(shownLatitude),
    originalLongitude: longitude, originalLatitude: latitude,
  }
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
