// Judges all that a filter finds, a batch per transaction; killed half-way it goes on after the last batch kept.
import { communityFilter } from '@huanju/contract/communities'
import { day } from '@huanju/contract/shapes'
import { dayOf } from '@huanju/quantities'
import { z } from 'zod'
import { jobKind, type JobKind, type JobShape } from '../../platform/jobs/kinds.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { listStored, sumOf } from '../communities/community.store.ts'
import { judge } from './judge.ts'

const batch = 200

const input = z.object({ filter: communityFilter, on: day })
const cursor = z.object({ after: z.uuid().nullable(), done: z.number().int() })

/** 批量判定 as it is started and run; it resumes after the last community judged. */
export const judgeAllJob: JobShape<z.output<typeof input>, z.output<typeof cursor>> = {
  kind: 'eligibility.judge-all',
  lane: 'long',
  input,
  cursor,
}

/** The job behind 批量判定. */
export function judgeAllKind({ policy, now }: { policy: Policy; now: () => Date }): JobKind {
  return jobKind(judgeAllJob, {
    run: async ({ input: { filter, on }, cursor: left, step, viewer, database, regionId }) => {
      const isLatest = on === dayOf(now())
      const { communities: total } = await database.transact(viewer, (tx) => sumOf(tx, viewer, filter))
      let { after, done } = left ?? { after: null, done: 0 }
      for (;;) {
        const last = await step(async (tx) => {
          const communities = await listStored(tx, viewer, { filter, after, limit: batch }, 'judge')
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
  })
}
