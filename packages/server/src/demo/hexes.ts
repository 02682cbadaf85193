// A schematic map: six-sided cells given to the nearest place; outlines are the edges that only one side owns.

type Point = readonly [number, number]

/** A cell of the map, by its place on the lattice: whole numbers, so neighbours share their corners exactly. */
export interface Cell {
  readonly across: number
  readonly up: number
}

/** Height of half a cell in degrees; across, a degree is shorter at this latitude. */
const halfHeight = 0.0067
const stretch = 1.235
const halfWidth = Math.sqrt(3) * halfHeight * stretch
const origin: Point = [116, 35.6]
const columnCount = 72
const rowCount = 46

// From a cell's centre, counter-clockwise, in half widths across and half heights up.
const corners: readonly Point[] = [
  [0, 2],
  [-1, 1],
  [-1, -1],
  [0, -2],
  [1, -1],
  [1, 1],
]

/** The cells within reach (in degrees of latitude) of a place, grouped by the nearest place, in its order. */
export function cellsAround(places: readonly Point[], reach: number): Cell[][] {
  const owned: Cell[][] = places.map(() => [])
  for (const cell of lattice()) {
    const distances = places.map((place) => distanceBetween(place, centreOf(cell)))
    const nearest = Math.min(...distances)
    if (nearest <= reach) owned[distances.indexOf(nearest)]?.push(cell)
  }
  return owned
}

function lattice(): Cell[] {
  return Array.from({ length: rowCount * columnCount }, (_, index) => {
    const [row, column] = [Math.floor(index / columnCount), index % columnCount]
    return { across: 2 * column + (row % 2), up: 3 * row }
  })
}

/** How far apart two points are, in degrees of latitude. */
export function distanceBetween(one: Point, other: Point): number {
  return Math.hypot((one[0] - other[0]) / stretch, one[1] - other[1])
}

/** The centre of a cell, in degrees. */
export function centreOf({ across, up }: Cell): Point {
  return placed(across, up)
}

/** A point inside a cell, near its edges too; `across` and `up` run from -50 to 50. */
export function pointIn(cell: Cell, across: number, up: number): Point {
  const x = across / 52
  // A cell is highest in its middle.
  return placed(cell.across + x, cell.up + (up / 52) * (2 - Math.abs(x)))
}

/** The outline of a set of cells as a GeoJSON geometry: outer rings counter-clockwise, each with its holes. */
export function outlineOf(cells: readonly Cell[]): { type: 'MultiPolygon'; coordinates: number[][][][] } {
  const rings = ringsOf(edgesOf(cells))
  const outer = rings.filter((ring) => turn(ring) > 0)
  const holes = rings.filter((ring) => turn(ring) < 0)
  const coordinates = outer.map((ring) => [ring, ...holes.filter((hole) => nearestOuter(hole, outer) === ring)])
  return { type: 'MultiPolygon', coordinates: coordinates.map((polygon) => polygon.map(inDegrees)) }
}

// An edge between two cells of the set is walked in both directions and drops out.
function edgesOf(cells: readonly Cell[]): Map<string, { from: Point; to: Point }> {
  const edges = new Map<string, { from: Point; to: Point }>()
  for (const cell of cells) {
    const around = corners.map(([x, y]): Point => [cell.across + x, cell.up + y])
    around.forEach((from, index) => {
      const to = around[(index + 1) % corners.length] ?? from
      if (!edges.delete(`${to.join()}>${from.join()}`)) edges.set(`${from.join()}>${to.join()}`, { from, to })
    })
  }
  return edges
}

// Three cells meet at a corner, so an outline passes each corner once and the walk never has a choice.
function ringsOf(edges: ReadonlyMap<string, { from: Point; to: Point }>): Point[][] {
  const next = new Map([...edges.values()].map(({ from, to }) => [from.join(), to]))
  const rings: Point[][] = []
  for (const { from: start } of edges.values()) {
    const ring: Point[] = [start]
    for (let at = next.get(start.join()); at; at = next.get(at.join())) {
      next.delete(ring.at(-1)?.join() ?? '')
      ring.push(at)
    }
    if (ring.length > 3) rings.push(ring)
  }
  return rings
}

/** Twice the area of a ring, above zero when it runs counter-clockwise. */
function turn(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + x * nextY - nextX * y
  }, 0)
}

function nearestOuter(hole: readonly Point[], outer: readonly Point[][]): readonly Point[] | undefined {
  const around = outer.filter((ring) => hole.every((point) => isInside(point, ring)))
  return around.toSorted((a, b) => turn(a) - turn(b))[0]
}

/** Whether a point lies inside a ring (even-odd). */
export function isInside([x, y]: Point, ring: readonly (readonly number[])[]): boolean {
  return ring.reduce((isIn, [x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? []
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !isIn : isIn
  }, false)
}

function inDegrees(ring: readonly Point[]): number[][] {
  return ring.map(([across, up]) => [...placed(across, up)])
}

function placed(across: number, up: number): Point {
  return [rounded(origin[0] + across * halfWidth), rounded(origin[1] + up * halfHeight)]
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e5) / 1e5
}
