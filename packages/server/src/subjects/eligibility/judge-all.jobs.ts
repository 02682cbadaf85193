// Judges all that a filter finds, a batch per transaction; killed half-way it goes on after the last batch kept.
import { dayOf, type Day } from '@huanju/quantities'
import type { JobKind } from '../../platform/jobs/runner.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { CommunityFilter } from '../communities/community-filter.store.ts'
import { listStored, sumOf } from '../communities/community.store.ts'
import { judge } from './judge.ts'

const batch = 200

/** The job behind 批量判定. */
export function judgeAllKind({ policy, now }: { policy: Policy; now: () => Date }): JobKind {
  return {
    kind: 'eligibility.judge-all',
    run: async ({ input, cursor, step, viewer, database, regionId }) => {
      const { filter, on } = input as { filter: CommunityFilter; on: Day }
      const isLatest = on === dayOf(now())
      const { communities: total } = await database.transact(viewer, (tx) => sumOf(tx, viewer, filter))
      let { after, done } = (cursor ?? { after: null, done: 0 }) as { after: string | null; done: number }
      for (;;) {
        const last = await step(async (tx) => {
          const communities = await listStored(tx, viewer, { filter, after, limit: batch })
          await judge(tx, viewer, { policy, communities, on, isLatest, regionId })
          done += communities.length
          const next = communities.at(-1)?.id ?? null
          return {
            result: communities.length < batch ? null : next,
            progress: { done, total, cursor: { after: next ?? after, done } },
          }
        })
        if (!last) break
        after = last
      }
      return {
        message: { zh: `已判定 ${done} 个小区`, en: `${done} communities judged` },
        resultPath: '/communities',
      }
    },
  }
}
