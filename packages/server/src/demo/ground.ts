// The ground the demo city stands on: cells for each subdistrict, and outlines of subdistricts, counties and zones.
import { cellsAround, centreOf, distanceBetween, outlineOf, type Cell } from './hexes.ts'
import { subdistrictsOf, type CountyPlan, type Places, type SubdistrictPlan } from './plan-of-city.ts'
import { regionId } from './regions.ts'
import type { DemoOutline } from './types.ts'

/** Where things may stand. */
export interface Ground {
  readonly outlines: readonly DemoOutline[]
  /** The cells at the heart of a subdistrict, where its housing is. */
  builtUp(county: CountyPlan, subdistrict: SubdistrictPlan): readonly Cell[]
}

/** How far the city reaches beyond its outermost places, in degrees of latitude. */
const reach = 0.075
/** How far housing spreads around the middle of a subdistrict. */
const townReach = 0.03

/** Gives every subdistrict the cells nearest to it; one without a cell is an error of the plan. */
export function layGround({ counties }: Places): Ground {
  const spots = counties.flatMap((county) => subdistrictsOf(county).map((subdistrict) => ({ county, subdistrict })))
  const owned = cellsAround(
    spots.map(({ subdistrict }) => subdistrict.at),
    reach,
  )
  const cells = new Map(spots.map(({ county, subdistrict }, index) => [idOf(county, subdistrict), owned[index] ?? []]))
  const empty = spots.find(({ county, subdistrict }) => cells.get(idOf(county, subdistrict))?.length === 0)
  if (empty) throw new Error(`“${empty.subdistrict.name}”离相邻街镇太近，示意图上没有位置，请调整 at`)
  const ownCells = (county: CountyPlan) =>
    subdistrictsOf(county).flatMap((subdistrict) => cells.get(idOf(county, subdistrict)) ?? [])
  return {
    outlines: [
      ...counties.map((county) => schematic(regionId(county.key), ownCells(county))),
      ...[...cells].map(([id, own]) => schematic(id, own)),
    ],
    builtUp: (county, subdistrict) => heartOf(cells.get(idOf(county, subdistrict)) ?? [], subdistrict),
  }
}

function heartOf(cells: readonly Cell[], { at }: SubdistrictPlan): Cell[] {
  const byDistance = cells
    .map((cell) => ({ cell, distance: distanceBetween(at, centreOf(cell)) }))
    .toSorted((a, b) => a.distance - b.distance)
  return byDistance.filter(({ distance }, index) => index === 0 || distance <= townReach).map(({ cell }) => cell)
}

function schematic(id: string, cells: readonly Cell[]): DemoOutline {
  return { regionId: id, isSchematic: true, reviewNumber: null, geometry: outlineOf(cells) }
}

function idOf(county: CountyPlan, subdistrict: SubdistrictPlan): string {
  return regionId(county.key, subdistrict.name)
}
