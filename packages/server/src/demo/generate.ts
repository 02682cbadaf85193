// The demo city in one call: the same seed gives the same city, whose sums are the published ones.
import { makeCommunities } from './communities.ts'
import { layGround } from './ground.ts'
import { makeOrganisations, makePeople } from './organisations.ts'
import { makeOwners } from './owners.ts'
import { readCityPlan } from './plan-of-city.ts'
import { makeRegions } from './regions.ts'
import { makeTold } from './told.ts'
import type { DemoCity } from './types.ts'

export type { DemoCity } from './types.ts'

/** Makes the demo city of a place from its plan in `demo/<place>/`. */
export function generateDemoCity({ seed, place = String(seed) }: { seed: number; place?: string }): DemoCity {
  const plan = readCityPlan(place)
  const ground = layGround(plan.places)
  const made = plan.places.counties.flatMap((county) => makeCommunities({ plan, county, ground, seed }))
  const settled = made.map(({ community }) => community)
  const blocks = made.flatMap((one) => one.buildings)
  const told = makeTold({ plan, ground, seed })
  const owned = makeOwners(settled, blocks, seed)
  return {
    isDemo: true,
    ...makeRegions(plan.places),
    ...makeOrganisations(plan),
    people: makePeople(plan),
    communities: [...settled, ...told.communities],
    buildings: [...blocks, ...told.buildings],
    dwellings: [...owned.dwellings, ...told.dwellings],
    owners: [...owned.owners, ...told.owners],
    legalPersons: told.legalPersons,
    commonParts: told.commonParts,
    premises: told.premises,
    outlines: ground.outlines,
    context: plan.places.context,
  }
}
