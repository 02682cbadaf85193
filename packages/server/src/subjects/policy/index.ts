// The policy 政策与参数 on the server, as people read it.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { policyOnDesk } from './desk.ts'
import { policyRoutes } from './policy.routes.ts'

export const policy = serverSubject({
  id: 'policy',
  walled: [],
  desk: policyOnDesk,
  cases: () => import('./policy.cases.ts'),
  open: (parts) => ({ routes: policyRoutes(parts) }),
})
