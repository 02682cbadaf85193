// Eligibility over HTTP: judge one for any day, list what was judged, print a verdict again, judge many as a job.
import { Problem, type Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import type { Jobs } from '../../platform/jobs/starting.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { homeOf } from '../../platform/regions/home.ts'
import { findCommunity, type Hold } from '../communities/community.store.ts'
import { findVerdict, listVerdictsOf } from './eligibility.store.ts'
import { judgeAllJob } from './judge-all.jobs.ts'
import { judge } from './judge.ts'

/** The routes of eligibility. */
export function eligibilityRoutes({ policy, jobs }: { policy: Policy; jobs: Jobs }): RoutesOf<Contract['eligibility']> {
  return {
    judgeCommunity: async ({ tx, actor, params, body, today }) => {
      const community = await visible(tx, actor, params.community, 'judge')
      const [id] = await judge(tx, actor, {
        policy,
        communities: [community],
        on: body.on,
        effect: body.on === today ? 'latest' : 'filed',
        regionId: community.regionId,
      })
      return found(id && (await findVerdict(tx, actor, id)))
    },
    listVerdicts: async ({ tx, actor, params }) => {
      const { id } = await visible(tx, actor, params.community)
      return { rows: await listVerdictsOf(tx, actor, id) }
    },
    getVerdict: async ({ tx, actor, params }) => found(await findVerdict(tx, actor, params.verdict)),
    judgeAll: async ({ tx, actor, query, body, refuse }) => {
      const jobId = await jobs.start({ tx, actor, refuse }, judgeAllJob, {
        title: { zh: `按 ${body.on} 的政策判定纳入条件`, en: `Judge eligibility by the policy of ${body.on}` },
        unit: { zh: '个小区', en: 'communities' },
        regionId: homeOf(actor),
        input: { filter: query, on: body.on },
      })
      return { jobId }
    },
  }
}

async function visible(tx: Tx, actor: Actor, id: string, hold: Hold = 'read') {
  const community = await findCommunity(tx, actor, id, hold)
  if (!community) throw new Problem('not-found', { what: { zh: '小区', en: 'community' } })
  return community
}

function found<Found>(verdict: Found | undefined | ''): Found {
  if (!verdict) throw new Problem('not-found', { what: { zh: '判定书', en: 'verdict' } })
  return verdict
}
