// Eligibility over HTTP: judge one for any day, list what was judged, print a verdict again, judge many as a job.
import { Problem, type Contract } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import { startJob } from '../../platform/jobs/jobs.store.ts'
import type { JobRunner } from '../../platform/jobs/runner.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { homeOf } from '../../platform/regions/home.ts'
import { findCommunity } from '../communities/community.store.ts'
import { findVerdict, listVerdictsOf } from './eligibility.store.ts'
import { judge } from './judge.ts'

/** The routes of eligibility. */
export function eligibilityRoutes({
  policy,
  runner,
}: {
  policy: Policy
  runner: Pick<JobRunner, 'poke'>
}): RoutesOf<Contract['eligibility']> {
  return {
    judgeCommunity: async ({ tx, actor, params, body, today }) => {
      const community = await visible(tx, actor, params.community)
      const [id] = await judge(tx, actor, {
        policy,
        communities: [community],
        on: body.on,
        isLatest: body.on === today,
        regionId: community.regionId,
      })
      return found(id && (await findVerdict(tx, actor, id)))
    },
    listVerdicts: async ({ tx, actor, params }) => {
      const { id } = await visible(tx, actor, params.community)
      return { rows: await listVerdictsOf(tx, actor, id) }
    },
    getVerdict: async ({ tx, actor, params }) => found(await findVerdict(tx, actor, params.verdict)),
    judgeAll: async ({ tx, actor, query, body }) => {
      const jobId = await startJob(tx, actor, {
        kind: 'eligibility.judge-all',
        title: { zh: `按 ${body.on} 的政策判定纳入条件`, en: `Judge eligibility by the policy of ${body.on}` },
        unit: { zh: '个小区', en: 'communities' },
        regionId: homeOf(actor),
        input: { filter: query, on: body.on },
      })
      setImmediate(runner.poke)
      return { jobId }
    },
  }
}

async function visible(tx: Tx, actor: Actor, id: string) {
  const community = await findCommunity(tx, actor, id)
  if (!community) throw new Problem('not-found', { what: { zh: '小区', en: 'community' } })
  return community
}

function found<Found>(verdict: Found | undefined | ''): Found {
  if (!verdict) throw new Problem('not-found', { what: { zh: '判定书', en: 'verdict' } })
  return verdict
}
