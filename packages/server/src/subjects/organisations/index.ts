// Organisations 机构 on the server: records, people, roles and regions; jurisdictions follow the day.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { refreshClosure } from './closure.ts'
import { organisationsRoutes } from './organisations.routes.ts'

export const organisations = serverSubject({
  id: 'organisations',
  walled: ['duty_holdings', 'organisations', 'people', 'person_roles'],
  cases: () => import('./organisations.cases.ts'),
  open: (parts) => ({ routes: organisationsRoutes(parts), nightly: refreshClosure }),
})
