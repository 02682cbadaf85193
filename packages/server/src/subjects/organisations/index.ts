// Organisations 机构 on the server: records, people, roles and regions; jurisdictions follow the day.
import { dutyHolding, legalPerson, organisation } from '@huanju/domain/organisations'
import { revealRoute } from '../../platform/entities/entity.routes.ts'
import { recordSubject } from '../../platform/entities/record-subject.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import { refreshClosure } from './closure.ts'
import { peopleOnDesk } from './desk.store.ts'
import { peopleRoutes } from './people.routes.ts'
import { regionsRoutes } from './regions.routes.ts'
import { releasesRoutes } from './releases.routes.ts'
import { rolesRoutes } from './roles.routes.ts'

export const organisations = recordSubject('organisations', organisation)

export const dutyHoldings = recordSubject('dutyHoldings', dutyHolding)

export const legalPersons = recordSubject('legalPersons', legalPerson, {
  routes: (parts) => ({ reveal: revealRoute(legalPerson, parts) }),
})

export const people = serverSubject({
  id: 'people',
  walled: ['people', 'person_roles'],
  desk: peopleOnDesk,
  cases: () => import('./people.cases.ts'),
  open: (parts) => ({ routes: { ...peopleRoutes(parts), ...releasesRoutes(parts), ...rolesRoutes(parts) } }),
})

export const regions = serverSubject({
  id: 'regions',
  walled: [],
  cases: () => import('./regions.cases.ts'),
  open: () => ({ routes: regionsRoutes(), nightly: refreshClosure }),
})
