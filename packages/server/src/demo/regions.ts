// Regions of the demo city, and who runs whom since when: dated memberships, never code prefixes.
import { subdistrictsOf, type CountyPlan, type Places, type SubdistrictPlan } from './plan-of-city.ts'
import { idFrom } from './random.ts'
import type { DemoMembership, DemoRegion } from './types.ts'

/** The day from which the demo knows its places. */
export const since = '2000-01-01'

/** The id of a region of the plan, by its path of keys. */
export function regionId(...path: string[]): string {
  return idFrom(`region/${path.join('/')}`)
}

interface Placed {
  readonly regions: DemoRegion[]
  readonly memberships: DemoMembership[]
}

/** All regions, each before its members, and all memberships. */
export function makeRegions({ city, counties }: Places): Placed {
  const cityId = regionId(city.key)
  const made = counties.map((county) => ofCounty(county, cityId))
  const own: DemoRegion = { id: cityId, kind: 'city', code: city.code, name: city.name }
  return {
    regions: [own, ...made.flatMap(({ regions }) => regions)],
    memberships: made.flatMap(({ memberships }) => memberships),
  }
}

function ofCounty(county: CountyPlan, cityId: string): Placed {
  const id = regionId(county.key)
  const below = subdistrictsOf(county).map((subdistrict) => ofSubdistrict(county, subdistrict))
  const own: DemoRegion = { id, kind: county.kind, code: county.code, name: county.name }
  return {
    regions: [own, ...below.flatMap(({ regions }) => regions)],
    memberships: [member(id, cityId), ...below.flatMap(({ memberships }) => memberships)],
  }
}

function ofSubdistrict({ key }: CountyPlan, { name, en, neighbourhoods, formerly }: SubdistrictPlan): Placed {
  const [id, countyId] = [regionId(key, name), regionId(key)]
  const inside = Object.entries(neighbourhoods).map(([stem, spelt]): DemoRegion => ({
    id: regionId(key, name, stem),
    kind: 'neighbourhood',
    code: null,
    name: { zh: `${stem}社区`, en: `${spelt} Neighbourhood` },
  }))
  return {
    regions: [{ id, kind: 'subdistrict', code: null, name: { zh: name, en } }, ...inside],
    memberships: [...runBy(id, countyId, formerly), ...inside.map((neighbourhood) => member(neighbourhood.id, id))],
  }
}

// By its code it stays where it was; who runs it changed on a day.
function runBy(id: string, countyId: string, formerly: SubdistrictPlan['formerly']): DemoMembership[] {
  if (!formerly) return [member(id, countyId)]
  const { county, until } = formerly
  return [
    { memberId: id, regionId: regionId(county), from: since, to: until, reason: '演示：划归前的管辖' },
    {
      memberId: id,
      regionId: countyId,
      from: until,
      to: null,
      reason: '演示：划归功能区管理的假定日期，以当地文件为准',
    },
  ]
}

function member(memberId: string, parentId: string): DemoMembership {
  return { memberId, regionId: parentId, from: since, to: null, reason: '' }
}
