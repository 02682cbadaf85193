// Judges all that a filter finds, a batch per transaction, then lets all verdicts take effect at once; killed half-way it goes on.
import type { Words } from '@huanju/contract'
import { communityFilter } from '@huanju/contract/communities'
import { day } from '@huanju/contract/shapes'
import { dayOf } from '@huanju/quantities'
import { z } from 'zod'
import { jobKind, type JobContext, type JobKind, type JobShape } from '../../platform/jobs/kinds.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { listStored, sumOf } from '../communities/community.store.ts'
import { switchVerdicts, type Effect } from './eligibility.store.ts'
import { judge } from './judge.ts'

const batch = 200

const input = z.object({ filter: communityFilter, on: day })
const cursor = z.object({ after: z.uuid().nullable(), done: z.number().int(), isJudged: z.boolean().default(false) })
type Input = z.output<typeof input>
type Cursor = z.output<typeof cursor>

/** 批量判定 as it is started and run; it resumes after the last community judged. */
export const judgeAllJob: JobShape<Input, Cursor> = {
  kind: 'eligibility.judge-all',
  lane: 'long',
  input,
  cursor,
}

/** The job behind 批量判定. */
export function judgeAllKind({ policy, now }: { policy: Policy; now: () => Date }): JobKind {
  return jobKind(judgeAllJob, {
    run: async (context) => {
      const { id, input, regionId, step } = context
      const isOfToday = input.on === dayOf(now())
      const judged = await judgeInBatches(context, policy, isOfToday ? { stagedBy: id } : 'filed')
      const progress = { done: judged, total: judged, cursor: { after: null, done: judged, isJudged: true } }
      const batchOfVerdicts = { stagedBy: id, count: judged, regionId }
      const effective = isOfToday
        ? await step(async (tx) => ({ result: await switchVerdicts(tx, batchOfVerdicts), progress }))
        : judged
      return { message: wordsFor(judged, judged - (effective ?? judged)), resultPath: '/communities' }
    },
  })
}

async function judgeInBatches(
  { input: { filter, on }, cursor, step, viewer, database, regionId }: JobContext<Input, Cursor>,
  policy: Policy,
  effect: Effect,
): Promise<number> {
  let { after, done } = cursor ?? { after: null, done: 0 }
  if (cursor?.isJudged) return done
  const { communities: total } = await database.transact(viewer, (tx) => sumOf(tx, viewer, filter))
  for (;;) {
    const last = await step(async (tx) => {
      const communities = await listStored(tx, viewer, { filter, after, limit: batch }, 'judge')
      await judge(tx, viewer, { policy, communities, on, effect, regionId })
      done += communities.length
      const next = communities.at(-1)?.id ?? null
      return {
        result: communities.length < batch ? null : next,
        progress: { done, total, cursor: { after: next ?? after, done, isJudged: communities.length < batch } },
      }
    })
    if (!last) return done
    after = last
  }
}

function wordsFor(judged: number, newer: number): Words {
  const whole = { zh: `已判定 ${judged} 个小区`, en: `${judged} communities judged` }
  if (newer === 0) return whole
  return {
    zh: `${whole.zh}，其中 ${newer} 个在此期间另有判定，以较新的为准`,
    en: `${whole.en}; ${newer} of them were judged again meanwhile and keep the newer verdict`,
  }
}
