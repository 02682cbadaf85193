// The lanes in which long work waits: short work never waits behind long.
import type { Words } from '@huanju/engines/rules'
import type { Refusal } from '@huanju/engines/workflow'
import { jobRefusals } from './refusals.ts'

/** Each lane as it is called. */
const lanes = {
  short: { zh: '短时任务', en: 'short work' },
  long: { zh: '长时任务', en: 'long work' },
} as const satisfies Readonly<Record<string, Words>>

/** Where a job waits: with what takes moments, or with what takes minutes. */
export type Lane = keyof typeof lanes

/** Why one more job is not taken from a person who has as many of its lane as one may have. */
export function tooManyJobs({ lane, held, most }: { lane: Lane; held: number; most: number }): Refusal<'job.too-many'> {
  return jobRefusals.refuse(
    'job.too-many',
    { lane: lanes[lane], held: String(held), most: String(most) },
    {
      limit: {
        bound: { zh: `每人至多 ${most} 项`, en: `at most ${most} for each person` },
        asked: { zh: `第 ${held + 1} 项`, en: `number ${held + 1}` },
      },
    },
  )
}
