// Organisations 机构 on the server: records, people, roles and regions; jurisdictions follow the day.
import { legalPerson } from '@huanju/domain/organisations'
import { revealRoute } from '../../platform/entities/entity.routes.ts'
import { recordSubject } from '../../platform/entities/record-subject.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import { refreshClosure } from './closure.ts'
import { organisationsRoutes } from './organisations.routes.ts'

export const organisations = serverSubject({
  id: 'organisations',
  walled: ['duty_holdings', 'organisations', 'people', 'person_roles'],
  cases: () => import('./organisations.cases.ts'),
  open: (parts) => ({ routes: organisationsRoutes(parts), nightly: refreshClosure }),
})

export const legalPersons = recordSubject('legalPersons', legalPerson, {
  routes: (parts) => ({ reveal: revealRoute(legalPerson, parts) }),
})
