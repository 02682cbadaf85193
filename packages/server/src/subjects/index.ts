// The fold of the server: the one list of its subjects; one that the contract names and this list lacks does not compile.
import type { Contract } from '@huanju/contract'
import type { ServerSubject } from '../platform/subjects/subject.ts'
import {
  buildings,
  commonParts,
  communities,
  communityActs,
  dwellings,
  facilities,
  owners,
  premises,
  propertyServices,
} from './communities/index.ts'
import { desk } from './desk/index.ts'
import { eligibility } from './eligibility/index.ts'
import { identity } from './identity/index.ts'
import { imports } from './imports/index.ts'
import { jobs } from './jobs/index.ts'
import { journal } from './journal/index.ts'
import { map } from './map/index.ts'
import { dutyHoldings, legalPersons, organisations, people, regions } from './organisations/index.ts'
import { countyTargets, planActs, plans } from './plans/index.ts'
import { platform } from './platform/index.ts'
import { policy } from './policy/index.ts'
import { studies } from './studies/index.ts'

const bySubject: { readonly [Name in keyof Contract]: ServerSubject<Name> } = {
  identity,
  regions,
  people,
  organisations,
  dutyHoldings,
  legalPersons,
  communities,
  communityActs,
  buildings,
  dwellings,
  owners,
  facilities,
  propertyServices,
  commonParts,
  premises,
  imports,
  eligibility,
  plans,
  planActs,
  countyTargets,
  studies,
  map,
  jobs,
  desk,
  policy,
  journal,
  platform,
}

/** Every subject of the server, in contract order. */
export const subjects: readonly ServerSubject[] = Object.values(bySubject)
