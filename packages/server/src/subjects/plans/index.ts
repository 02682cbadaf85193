// Plans 计划 on the server: levers, ranking as long work, rows with their reasons.
import { countyTarget, planFlow, scoreSettingsOn } from '@huanju/domain/plans'
import { actRoutes } from '../../platform/acts/acts.routes.ts'
import { recordSubject } from '../../platform/entities/record-subject.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import { plansOnDesk } from './desk.store.ts'
import { plansRoutes } from './plans.routes.ts'
import { findPlan, keepRanking } from './plans.store.ts'
import { rankPlanKind } from './rank-plan.jobs.ts'

export const plans = serverSubject({
  id: 'plans',
  walled: ['plan_projects', 'plans'],
  desk: plansOnDesk,
  asks: (pack) => scoreSettingsOn(pack).parts.flatMap(({ descriptions }) => Object.keys(descriptions)),
  cases: () => import('./plans.cases.ts'),
  open: (parts) => ({ routes: plansRoutes({ ...parts, city: parts.city.zh }), jobs: [rankPlanKind(parts)] }),
})

/** What can be done with a plan beside changing and ranking it. */
export const planActs = serverSubject({
  id: 'planActs',
  walled: [],
  cases: async () => {
    const { actCases } = await import('../../proofs/act.cases.ts')
    return { cases: actCases(planFlow, (place) => place.plan) }
  },
  open: ({ policy }) => ({
    routes: actRoutes(planFlow, {
      policy,
      find: async (tx, actor, { id, lock }) => {
        const plan = await findPlan(tx, actor, id, lock)
        return plan && { ...plan, facts: { state: plan.state } }
      },
      moved: keepRanking,
    }),
  }),
})

/** Yearly targets 年度改造任务, to which a plan is held. */
export const countyTargets = recordSubject('countyTargets', countyTarget)
