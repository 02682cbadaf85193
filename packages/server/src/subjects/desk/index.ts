// The desk 工作台 on the server: put together from what the other subjects lay on it.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { deskRoutes } from './desk.routes.ts'

export const desk = serverSubject({
  id: 'desk',
  walled: [],
  cases: () => import('./desk.cases.ts'),
  open: (parts) => ({ routes: deskRoutes(parts) }),
})
