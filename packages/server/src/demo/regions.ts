// Regions, dated memberships, organisations with duties, and people of the demo city.
import type { CityPlan } from './plan-of-city.ts'
import { idFrom } from './random.ts'
import type { DemoDutyHolding, DemoMembership, DemoOrganisation, DemoPerson, DemoRegion } from './types.ts'

const since = '2000-01-01'

/** The id of a region of the plan, by its path of keys. */
export function regionId(...path: string[]): string {
  return idFrom(`region/${path.join('/')}`)
}

/** All regions and who runs whom since when. */
export function makeRegions({ city, counties }: CityPlan): { regions: DemoRegion[]; memberships: DemoMembership[] } {
  const regions: DemoRegion[] = [{ id: regionId(city.key), kind: 'city', code: city.code, name: city.name }]
  const memberships: DemoMembership[] = []
  const join = (memberId: string, parentId: string, from = since, to: string | null = null, reason = '') => memberships.push({ memberId, regionId: parentId, from, to, reason })
  for (const county of counties) {
    const countyId = regionId(county.key)
    regions.push({ id: countyId, kind: county.kind, code: county.code, name: county.name })
    join(countyId, regionId(city.key))
    for (const { name, en, neighbourhoods, formerly, until } of county.subdistricts) {
      const id = regionId(county.key, name)
      regions.push({ id, kind: 'subdistrict', code: null, name: { zh: name, en } })
      if (formerly && until) {
        join(id, regionId(formerly), since, until, '演示：划归前的管辖')
        join(id, countyId, until, null, '演示：划归功能区管理的假定日期，以当地文件为准')
      } else join(id, countyId)
      for (const neighbourhood of neighbourhoods) {
        const neighbourhoodId = regionId(county.key, name, neighbourhood)
        regions.push({ id: neighbourhoodId, kind: 'neighbourhood', code: null, name: { zh: neighbourhood, en: neighbourhood } })
        join(neighbourhoodId, id)
      }
    }
  }
  return { regions, memberships }
}

/** Organisations of the city and its county-level units, with the duties they hold. */
export function makeOrganisations({ city, counties, organisations: plans }: CityPlan): { organisations: DemoOrganisation[]; dutyHoldings: DemoDutyHolding[] } {
  const organisations: DemoOrganisation[] = []
  const dutyHoldings: DemoDutyHolding[] = []
  for (const { kind, zh, en, duties, everyCounty, from, to, successor, exact } of plans) {
    const places = [city, ...(everyCounty ? counties : [])]
    for (const place of places) {
      const [id, placeId] = [organisationId(place.key, zh), regionId(place.key)]
      const name = exact ? { zh, en } : { zh: `${place.name.zh}${zh}`, en: `${place.name.en} ${en}` }
      organisations.push({ id, regionId: placeId, kind, name, from, to, succeededById: successor ? organisationId(place.key, successor) : null })
      for (const duty of duties) dutyHoldings.push({ organisationId: id, regionId: placeId, duty, from, to })
    }
  }
  // Successors first, so that every reference finds its row.
  return { organisations: organisations.toSorted((a, b) => Number(a.succeededById !== null) - Number(b.succeededById !== null)), dutyHoldings }
}

function organisationId(place: string, zh: string): string {
  return idFrom(`organisation/${place}/${zh}`)
}

/** The people of the demo, each with one role. */
export function makePeople({ city, counties, organisations, people }: CityPlan): DemoPerson[] {
  return people.map(({ login, name, role, region, organisation, at }) => {
    const placeKey = at ?? (region === city.key || counties.some(({ key }) => key === region) ? region : city.key)
    const named = organisations.find(({ kind }) => kind === organisation)?.zh ?? ''
    return {
      id: idFrom(`person/${login}`), login, name, regionId: at ? regionId(at, region) : regionId(region),
      roles: [{ role, organisationId: organisationId(placeKey, named), from: since }],
    }
  })
}
