// Identity 登录 on the server: sign-in, sessions, and who a request comes from.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { identityRoutes } from './identity.routes.ts'
import { createIdentity } from './identity.ts'

export const identity = serverSubject({
  id: 'identity',
  walled: [],
  cases: () => import('./identity.cases.ts'),
  open: (parts) => {
    const identity = createIdentity(parts)
    return { routes: identityRoutes(identity), gate: identity }
  },
})
