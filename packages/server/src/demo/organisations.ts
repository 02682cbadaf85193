// Organisations of the demo city with the duties they hold, and the people who work in them.
import { subdistrictsOf, type CityPlan, type CountyPlan, type OrganisationsPlan, type Places } from './plan-of-city.ts'
import { idFrom } from './random.ts'
import { regionId, since } from './regions.ts'
import type { DemoDutyHolding, DemoOrganisation, DemoPerson } from './types.ts'

type OrganisationPlan = OrganisationsPlan['organisations'][number]
type Place = Places['city'] | CountyPlan
interface Staffed {
  readonly organisations: DemoOrganisation[]
  readonly dutyHoldings: DemoDutyHolding[]
}

/** Organisations of the city, its counties, zones and subdistricts; a successor comes before whom it succeeds. */
export function makeOrganisations({ places: { city, counties }, staff }: CityPlan): Staffed {
  const seats = staff.organisations.flatMap((plan) => {
    const places: Place[] = plan.everyCounty ? [city, ...counties] : [city]
    return places.map((place) => ({ plan, place }))
  })
  const named = seats.flatMap(({ plan, place }) => {
    const name = nameAt(plan, place)
    return name ? [{ plan, place, name }] : []
  })
  const organisations = named.map(({ plan, place, name }): DemoOrganisation => ({
    id: organisationId(place.key, plan.key),
    regionId: regionId(place.key),
    kind: plan.kind,
    name,
    from: plan.from,
    to: plan.to,
    succeededById: plan.successor ? organisationId(place.key, plan.successor) : null,
  }))
  const dutyHoldings = named.flatMap(({ plan: { key, duties, from, to }, place }) => {
    const holder = { organisationId: organisationId(place.key, key), regionId: regionId(place.key), from, to }
    return duties.map((duty): DemoDutyHolding => ({ ...holder, duty }))
  })
  const inOrder = organisations.toSorted((a, b) => Number(a.succeededById !== null) - Number(b.succeededById !== null))
  return { organisations: [...inOrder, ...makeOffices(counties, staff)], dutyHoldings }
}

// A functional zone has only the departments the plan names for zones.
function nameAt({ zh, en, exact, county, zone }: OrganisationPlan, place: Place): DemoOrganisation['name'] | null {
  if (exact) return { zh, en }
  const kind = 'kind' in place ? place.kind : 'city'
  const own = kind === 'functional-zone' ? zone : kind === 'county' ? (county ?? { zh, en }) : { zh, en }
  return own ? { zh: place.name.zh + own.zh, en: `${place.name.en} ${own.en}` } : null
}

function makeOffices(counties: readonly CountyPlan[], { offices }: OrganisationsPlan): DemoOrganisation[] {
  return counties.flatMap((county) =>
    subdistrictsOf(county).flatMap(({ name, en }) => {
      const office = offices.find(({ ending }) => name.endsWith(ending))
      if (!office) throw new Error(`演示机构未写明“${name}”的办事机构，请在 offices 补一行`)
      return [
        {
          id: organisationId(county.key, name),
          regionId: regionId(county.key, name),
          kind: 'subdistrict-office',
          name: { zh: `${county.name.zh}${name}${office.zh}`, en: `${en} ${office.en}, ${county.name.en}` },
          from: since,
          to: null,
          succeededById: null,
        },
      ]
    }),
  )
}

function organisationId(place: string, key: string): string {
  return idFrom(`organisation/${place}/${key}`)
}

/** The people of the demo, each with one role; a subdistrict's own office is called `office`. */
export function makePeople({ staff: { people } }: CityPlan): DemoPerson[] {
  return people.map(({ login, name, role, region, organisation, at }) => {
    const own = regionId(...(at ? [at, region] : [region]))
    const employer = organisation === 'office' ? region : organisation
    const roles = [{ role, organisationId: organisationId(at ?? region, employer), from: since }]
    return { id: idFrom(`person/${login}`), login, name, regionId: own, roles }
  })
}
