// Where a thing is: any of the usual coordinate systems in, the map's own out.
import gcoord from 'gcoord'
import type { CoordinateSystem } from '../entities/types.ts'

// A function, so that who converts nothing need not load the library.
const known = () =>
  ({
    // On a map CGCS2000 and WGS-84 agree to centimetres.
    CGCS2000: gcoord.WGS84,
    'WGS-84': gcoord.WGS84,
    'GCJ-02': gcoord.GCJ02,
    'BD-09': gcoord.BD09,
  }) as const satisfies Record<CoordinateSystem, unknown>

/** Converts a point in degrees to what the map shows (CGCS2000); rounded to 1e-7 degree, about a centimetre. */
export function toMap(system: CoordinateSystem, longitude: number, latitude: number): readonly [number, number] {
  const [east, north] = gcoord.transform<[number, number]>([longitude, latitude], known()[system], gcoord.WGS84)
  return [rounded(east), rounded(north)]
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7
}
