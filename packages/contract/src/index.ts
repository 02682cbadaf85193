// The contract: the table of contents of the product. A route table without one of these does not compile.
import * as communities from './communities.ts'
import * as desk from './desk.ts'
import * as eligibility from './eligibility.ts'
import type { EndpointShape } from './endpoint.ts'
import * as identity from './identity.ts'
import * as imports from './imports.ts'
import * as jobs from './jobs.ts'
import * as journal from './journal.ts'
import * as map from './map.ts'
import * as organisations from './organisations.ts'
import * as plans from './plans.ts'
import * as platform from './platform.ts'
import * as policy from './policy.ts'
import * as studies from './studies.ts'

export * from './endpoint.ts'
export * from './problems.ts'

/** The endpoints among the values of a subject's module. */
type EndpointsOf<Module> = {
  [Name in keyof Module as Module[Name] extends EndpointShape ? Name : never]: Module[Name]
}

function isEndpoint(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'at' in value && typeof value.at === 'string'
}

function endpointsOf<Module extends object>(module: Module): EndpointsOf<Module> {
  const found = Object.entries(module).filter(([, value]) => isEndpoint(value))
  return Object.fromEntries(found) as EndpointsOf<Module>
}

/** Every endpoint, by subject and name. */
export const contract = {
  identity: endpointsOf(identity),
  regions: organisations.regions,
  people: organisations.people,
  organisations: organisations.organisations,
  dutyHoldings: organisations.dutyHoldings,
  legalPersons: organisations.legalPersons,
  communities: endpointsOf(communities),
  communityActs: communities.communityActs,
  buildings: communities.buildings,
  dwellings: communities.dwellings,
  owners: communities.owners,
  facilities: communities.facilities,
  propertyServices: communities.propertyServices,
  commonParts: communities.commonParts,
  premises: communities.premises,
  imports: endpointsOf(imports),
  eligibility: endpointsOf(eligibility),
  plans: endpointsOf(plans),
  planActs: plans.planActs,
  countyTargets: plans.countyTargets,
  studies: endpointsOf(studies),
  map: endpointsOf(map),
  jobs: endpointsOf(jobs),
  desk: endpointsOf(desk),
  policy: endpointsOf(policy),
  journal: endpointsOf(journal),
  platform: endpointsOf(platform),
}

export type Contract = typeof contract

/** Every endpoint as a flat list with its dotted name, in contract order. */
export function allEndpoints(): { name: string; shape: EndpointShape }[] {
  return Object.entries(contract).flatMap(([subject, group]) =>
    Object.entries<EndpointShape>(group).map(([name, shape]) => ({
      name: `${subject}.${name}`,
      shape,
    })),
  )
}
