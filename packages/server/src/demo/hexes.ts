// A schematic map: six-sided cells given to the nearest subdistrict; outlines are the edges that only one side owns.

/** A cell of the map: its centre in degrees and whose it is. */
export interface Cell { readonly column: number; readonly row: number; readonly centre: readonly [number, number] }

const size = 0.0265
const stretch = 1.235
const halfWidth = (Math.sqrt(3) / 2) * size * stretch
const origin = { longitude: 116.05, latitude: 35.55 }

/** The cells whose centre lies within reach of one of the points, each with the index of the nearest point. */
export function cellsAround(points: readonly (readonly [number, number])[], reach: number): { cell: Cell; owner: number }[] {
  const found: { cell: Cell; owner: number }[] = []
  for (let row = 0; row < 26; row += 1) {
    for (let column = 0; column < 45; column += 1) {
      const centre: [number, number] = [origin.longitude + (2 * column + (row % 2) + 1) * halfWidth, origin.latitude + row * size * 1.5]
      const distances = points.map(([longitude, latitude]) => Math.hypot((longitude - centre[0]) / stretch, latitude - centre[1]))
      const nearest = Math.min(...distances)
      if (nearest <= reach) found.push({ cell: { column, row, centre }, owner: distances.indexOf(nearest) })
    }
  }
  return found
}

/** The outline of a set of cells: rings of corners, as a GeoJSON geometry. Neighbours share their edges exactly. */
export function outlineOf(cells: readonly Cell[]): { type: 'MultiPolygon'; coordinates: number[][][][] } {
  const edges = new Map<string, { from: string; to: string }>()
  const places = new Map<string, number[]>()
  for (const cell of cells) {
    const corners = cornersOf(cell)
    corners.forEach((corner, index) => {
      const [from, to] = [keyOf(corner), keyOf(corners[(index + 1) % 6] ?? corner)]
      places.set(from, corner)
      if (!edges.delete(`${to}|${from}`)) edges.set(`${from}|${to}`, { from, to })
    })
  }
  return { type: 'MultiPolygon', coordinates: ringsOf([...edges.values()], places).map((ring) => [ring]) }
}

function ringsOf(edges: { from: string; to: string }[], places: ReadonlyMap<string, number[]>): number[][][] {
  const next = new Map<string, string[]>()
  for (const { from, to } of edges) next.set(from, [...(next.get(from) ?? []), to])
  const rings: number[][][] = []
  for (const start of next.keys()) {
    const ring: number[][] = []
    for (let at: string | undefined = start; at !== undefined; at = next.get(at)?.pop()) ring.push(places.get(at) ?? [])
    if (ring.length > 3) rings.push(ring)
  }
  return rings
}

function cornersOf({ centre: [longitude, latitude] }: Cell): number[][] {
  return [[0, 1], [-1, 0.5], [-1, -0.5], [0, -1], [1, -0.5], [1, 0.5]].map(([across = 0, up = 0]) =>
    [rounded(longitude + across * halfWidth), rounded(latitude + up * size)])
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}

function keyOf(corner: readonly number[]): string {
  return corner.join(',')
}

/** A point inside a cell, `across` and `up` from -50 to 50 hundredths of its inner half. */
export function pointIn({ centre: [longitude, latitude] }: Cell, across: number, up: number): [number, number] {
  return [rounded(longitude + (across / 100) * halfWidth), rounded(latitude + (up / 100) * size)]
}
