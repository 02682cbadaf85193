// Where counted communities stand in a tile: each cell has one circle, kept so far inside it that no circle covers another.

/** A tile by its zoom, column and row. */
export interface Tile {
  readonly z: number
  readonly x: number
  readonly y: number
}

/** Cells along one side of a tile when counted together: 64 pixels wide and more, as a tile is shown at 512 and more. */
export const cells = 8
/** The units of a tile's own coordinates. */
export const extent = 4096
/** The largest circle that the map draws, with its rim, in pixels. */
const radiusMost = 24
const margin = (radiusMost * extent) / 512

/** The box of a tile in degrees. */
export function boundsOf({ z, x, y }: Tile) {
  const side = 2 ** z
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) * 180) / Math.PI
  return {
    west: (x / side) * 360 - 180,
    east: ((x + 1) / side) * 360 - 180,
    north: latitude(y),
    south: latitude(y + 1),
  }
}

/** How far from the left a longitude stands in its tile. */
export function across(longitude: number, { z, x }: Tile): number {
  return Math.round((((longitude + 180) / 360) * 2 ** z - x) * extent)
}

/** How far from the top a latitude stands in its tile. */
export function down(latitude: number, { z, y }: Tile): number {
  const sine = Math.sin((latitude * Math.PI) / 180)
  const row = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z
  return Math.round((row - y) * extent)
}

interface Middle {
  readonly column: number
  readonly row: number
  readonly longitude: number
  readonly latitude: number
}

/** The middle of what a cell holds, moved inwards where its circle would reach over the edge of the cell. */
export function placeInCell({ column, row, longitude, latitude }: Middle, tile: Tile): [number, number] {
  const { west, east, south, north } = boundsOf(tile)
  const [wide, high] = [(east - west) / cells, (north - south) / cells]
  return [
    inside(across(longitude, tile), across(west + column * wide, tile), across(west + (column + 1) * wide, tile)),
    inside(down(latitude, tile), down(south + (row + 1) * high, tile), down(south + row * high, tile)),
  ]
}

function inside(at: number, from: number, to: number): number {
  return Math.round(Math.min(Math.max(at, from + margin), Math.max(from + margin, to - margin)))
}
