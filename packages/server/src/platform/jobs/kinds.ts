// What a kind of long work is: its name, its lane, and the shapes of what it is given and of where it resumes.
import type { Words } from '@huanju/contract'
import type { Lane } from '@huanju/domain/jobs'
import type { z } from 'zod'
import type { Database, Tx, Viewer } from '../database/database.ts'
import type { JobEnd, Progress } from './jobs.store.ts'

/** A kind as it is declared; who starts one and who runs it are both held to this. */
export interface JobShape<Input, Cursor> {
  readonly kind: string
  readonly lane: Lane
  /** With no more than so much to do, one of the long lane takes the short one. */
  readonly shortUpTo?: number
  readonly input: z.ZodType<Input>
  readonly cursor: z.ZodType<Cursor>
}

/** What a kind of job gets while it runs. */
export interface JobContext<Input = unknown, Cursor = unknown> {
  readonly id: string
  readonly regionId: string
  readonly personId: string
  readonly input: Input
  /** Where an earlier run of this job left off; null on the first. */
  readonly cursor: Cursor | null
  readonly viewer: Viewer
  readonly database: Database
  /** Aborts when the job is cancelled, lost to another runner, or the product stops. */
  readonly signal: AbortSignal
  /** Does one piece of work and its progress in one transaction; throws when the job was cancelled or lost. */
  step<Result>(work: (tx: Tx) => Promise<{ result?: Result; progress: Progress<Cursor> }>): Promise<Result | undefined>
  /** As `step`, for what a job has in hand when its person stops it: throws only when it was lost. */
  keep(work: (tx: Tx) => Promise<{ progress: Progress<Cursor> }>): Promise<void>
  /** Whether its person has stopped it; the job may keep what it has, and end as done. */
  isStopped(): boolean
}

/** What a job leaves when it is done. */
export interface JobResult {
  readonly message: Words
  readonly resultPath?: string
  readonly fileId?: string
}

/** A job that has ended, for what must follow; its input is null where it could not be read. */
export interface EndedJob<Input> {
  readonly id: string
  readonly input: Input | null
}

/** What a kind does. `ended` runs in the transaction that ends the job, however it ended. */
interface JobWork<Input, Cursor> {
  run(context: JobContext<Input, Cursor>): Promise<JobResult>
  ended?(tx: Tx, job: EndedJob<Input>, end: JobEnd): Promise<void>
}

/** A kind as the runner takes it: what was kept comes as it lies in the table. */
export type JobKind = JobWork<unknown, unknown> & { readonly kind: string }

/** What was kept of a job is not what its kind reads: it fails, and says where it differs. */
export class JobUnreadable extends Error {
  readonly words: Words

  constructor(kind: string, where: string) {
    super(`${kind}: ${where}`)
    this.words = {
      zh: `任务记录与现行版本不符（${where}），没有办理；请重新发起`,
      en: `What was kept of this job does not fit this version (${where}); it was not run. Start it again`,
    }
  }
}

/** Makes a declared kind runnable: all that was kept is read by its shapes before the work sees it. */
export function jobKind<Input, Cursor>(shape: JobShape<Input, Cursor>, work: JobWork<Input, Cursor>): JobKind {
  const { kind } = shape
  const { ended } = work
  return {
    kind,
    run: async (context) =>
      work.run({
        ...context,
        input: read(kind, 'input', shape.input, context.input),
        cursor: context.cursor === null ? null : read(kind, 'cursor', shape.cursor, context.cursor),
      }),
    ...(ended && {
      ended: async (tx: Tx, { id, input }: EndedJob<unknown>, end: JobEnd) => {
        const { data = null } = shape.input.safeParse(input)
        await ended(tx, { id, input: data }, end)
      },
    }),
  }
}

function read<Kept>(kind: string, part: string, shape: z.ZodType<Kept>, given: unknown): Kept {
  const found = shape.safeParse(given)
  if (found.success) return found.data
  throw new JobUnreadable(kind, [part, ...(found.error.issues[0]?.path ?? [])].join('.'))
}
