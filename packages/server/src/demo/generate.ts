// The demo city in one call: the same seed gives the same city, whose sums are the published ones.
import { makeCommunities } from './communities.ts'
import { cellsAround, outlineOf, type Cell } from './hexes.ts'
import { makeOwners } from './owners.ts'
import { readCityPlan, type CityPlan } from './plan-of-city.ts'
import { makeOrganisations, makePeople, makeRegions, regionId } from './regions.ts'
import type { DemoCity, DemoOutline } from './types.ts'

export type { DemoCity } from './types.ts'

/** Makes the demo city of a place. */
export function generateDemoCity({ seed, place = String(seed) }: { seed: number; place?: string }): DemoCity {
  const plan = readCityPlan(place)
  const ground = layGround(plan)
  const made = plan.counties.map((county) => makeCommunities({ plan, county, seed, cellsOf: (subdistrict) => ground.cells.get(`${county.key}/${subdistrict}`) ?? [] }))
  const communities = made.flatMap((one) => one.communities)
  const buildings = made.flatMap((one) => one.buildings)
  return {
    isDemo: true, ...makeRegions(plan), ...makeOrganisations(plan), people: makePeople(plan), communities, buildings,
    owners: makeOwners(communities, buildings, seed), outlines: ground.outlines, context: plan.context,
  }
}

// Subdistricts stand around their county seat in a spiral, the urban ones nearest; each is given the cells nearest to it.
function layGround({ counties }: CityPlan): { cells: Map<string, Cell[]>; outlines: DemoOutline[] } {
  const spots = counties.flatMap((county) => county.subdistricts.map((subdistrict, index) => {
    const [angle, reach] = [index * 2.399 + county.seat[0], 0.04 * Math.sqrt(index)]
    const point: [number, number] = [county.seat[0] + Math.cos(angle) * reach * 1.235, county.seat[1] + Math.sin(angle) * reach]
    return { county, key: `${county.key}/${subdistrict.name}`, id: regionId(county.key, subdistrict.name), point }
  }))
  const cells = new Map<string, Cell[]>(spots.map(({ key }) => [key, []]))
  for (const { cell, owner } of claimed(cellsAround(spots.map(({ point }) => point), 0.085), spots.map(({ point }) => point))) {
    cells.get(spots[owner]?.key ?? '')?.push(cell)
  }
  const outlines = [
    ...counties.map((county) => ({ regionId: regionId(county.key), geometry: outlineOf(spots.filter((spot) => spot.county === county).flatMap(({ key }) => cells.get(key) ?? [])) })),
    ...spots.map(({ id, key }) => ({ regionId: id, geometry: outlineOf(cells.get(key) ?? []) })),
  ]
  return { cells, outlines: outlines.filter(({ geometry }) => geometry.coordinates.length > 0) }
}

type Owned = ReturnType<typeof cellsAround>[number]

// A subdistrict crowded out by its neighbours still gets the cell it stands in, or the nearest that is not somebody's last.
function claimed(found: readonly Owned[], points: readonly (readonly [number, number])[]): Owned[] {
  const owned = [...found]
  points.forEach(([longitude, latitude], owner) => {
    if (owned.some((one) => one.owner === owner)) return
    const distance = ({ cell: { centre } }: Owned) => Math.hypot((longitude - centre[0]) / 1.235, latitude - centre[1])
    const spare = owned.filter((one) => owned.filter((other) => other.owner === one.owner).length > 1).toSorted((a, b) => distance(a) - distance(b))
    const [nearest] = spare
    if (nearest) owned[owned.indexOf(nearest)] = { ...nearest, owner }
  })
  return owned
}
