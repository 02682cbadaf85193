// Long work 后台任务 on the server: lists, live progress, cancelling, files.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { jobsOnDesk } from './desk.store.ts'
import { jobsRoutes } from './jobs.routes.ts'

export const jobs = serverSubject({
  id: 'jobs',
  walled: ['jobs'],
  desk: jobsOnDesk,
  cases: () => import('./jobs.cases.ts'),
  open: (parts) => ({ routes: jobsRoutes(parts) }),
})
