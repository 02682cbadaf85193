// Eligibility 纳入条件 on the server: verdicts, given on demand and whenever the register changes.
import { whenever } from '../../platform/subjects/news.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import { communityChanged } from '../communities/news.ts'
import { eligibilityRules, planEntryRules } from '@huanju/domain/eligibility'
import { factsAsked } from '@huanju/engines/rules'
import { groundsFor } from '@huanju/policy'
import { eligibilityRoutes } from './eligibility.routes.ts'
import { judgeAllKind } from './judge-all.jobs.ts'
import { judgeAnew } from './judge.ts'

export const eligibility = serverSubject({
  id: 'eligibility',
  walled: ['verdicts'],
  hears: [whenever(communityChanged, judgeAnew)],
  asks: (pack) => factsAsked([...eligibilityRules, ...planEntryRules], groundsFor(pack, {})),
  cases: () => import('./eligibility.cases.ts'),
  open: (parts) => ({ routes: eligibilityRoutes(parts), jobs: [judgeAllKind(parts)] }),
})
