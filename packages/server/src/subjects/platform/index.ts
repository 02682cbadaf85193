// The platform 系统 on the server: its state, its API, the files it keeps.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { platformRoutes } from './platform.routes.ts'

export const platform = serverSubject({
  id: 'platform',
  walled: ['files'],
  cases: () => import('./platform.cases.ts'),
  open: (parts) => ({ routes: platformRoutes(parts) }),
})
