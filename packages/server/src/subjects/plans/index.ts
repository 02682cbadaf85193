// Plans 计划 on the server: levers, ranking as long work, rows with their reasons.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { scoreSettingsOn } from '@huanju/domain/plans'
import { plansOnDesk } from './desk.store.ts'
import { plansRoutes } from './plans.routes.ts'
import { rankPlanKind } from './rank-plan.jobs.ts'

export const plans = serverSubject({
  id: 'plans',
  walled: ['plan_projects', 'plans'],
  desk: plansOnDesk,
  asks: (pack) => scoreSettingsOn(pack).parts.flatMap(({ descriptions }) => Object.keys(descriptions)),
  cases: () => import('./plans.cases.ts'),
  open: (parts) => ({ routes: plansRoutes({ ...parts, city: parts.city.zh }), jobs: [rankPlanKind(parts)] }),
})
