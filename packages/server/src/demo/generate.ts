// The demo city in one call: the same seed gives the same city, whose sums are the published ones.
import { makeCommunities } from './communities.ts'
import { layGround } from './ground.ts'
import { makeOrganisations, makePeople } from './organisations.ts'
import { makeOwners } from './owners.ts'
import { readCityPlan } from './plan-of-city.ts'
import { makeRegions } from './regions.ts'
import type { DemoCity } from './types.ts'

export type { DemoCity } from './types.ts'

/** Makes the demo city of a place from its plan in `demo/<place>/`. */
export function generateDemoCity({ seed, place = String(seed) }: { seed: number; place?: string }): DemoCity {
  const plan = readCityPlan(place)
  const ground = layGround(plan.places)
  const made = plan.places.counties.flatMap((county) => makeCommunities({ plan, county, ground, seed }))
  const communities = made.map(({ community }) => community)
  const buildings = made.flatMap((one) => one.buildings)
  return {
    isDemo: true,
    ...makeRegions(plan.places),
    ...makeOrganisations(plan),
    people: makePeople(plan),
    communities,
    buildings,
    owners: makeOwners(communities, buildings, seed),
    outlines: ground.outlines,
    context: plan.places.context,
  }
}
