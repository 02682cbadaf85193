// Runs long work: claims jobs under a lease, keeps the lease alive, stops on cancel, takes over what a dead runner left.
import { Problem, Refused, type Words } from '@huanju/contract'
import type { Lane } from '@huanju/domain/jobs'
import { randomUUID } from 'node:crypto'
import { databaseError, type Database, type Tx } from '../database/database.ts'
import {
  claimJob,
  endJob,
  renewLease,
  saveProgress,
  type ClaimedJob,
  type JobEnd,
  type Progress,
} from './jobs.store.ts'
import { JobUnreadable, type JobContext, type JobKind } from './kinds.ts'

export interface JobRunner {
  /** Looks for work now instead of at the next tick. */
  poke(): void
  stop(): Promise<void>
}

const cancelled: Words = { zh: '已取消', en: 'Cancelled' }
const forged: Words = {
  zh: '这项任务不是由系统登记的，没有办理；请重新发起，并告知管理员',
  en: 'This job was not recorded by the system and was not run; start it again, and tell an administrator',
}
const interrupted: Words = {
  zh: '多次中断后停止，请检查后重新发起',
  en: 'Stopped after repeated interruptions; start it again',
}
class JobCancelled extends Error {}
class JobLost extends Error {}

interface RunnerParts {
  readonly database: Database
  readonly kinds: readonly JobKind[]
  readonly log: (error: unknown, words: string) => void
  readonly leaseSeconds?: number
  readonly tickMs?: number
  /** How many jobs of each lane run at once; others wait their turn. */
  readonly workers?: Readonly<Record<Lane, number>>
}

const attemptsMax = 20
/** Attempts that may come to an end before any progress. */
const barrenMax = 4

/** Starts the runner: each lane has workers of its own, so that none waits for another. */
export function startJobRunner({
  database,
  kinds,
  log,
  leaseSeconds = 10,
  tickMs = 400,
  workers = { short: 2, long: 2 },
}: RunnerParts): JobRunner {
  const holder = randomUUID()
  const byName = new Map(kinds.map((kind) => [kind.kind, kind]))
  const lanes = {
    short: new Map<string, Promise<void>>(),
    long: new Map<string, Promise<void>>(),
  } satisfies Record<Lane, unknown>
  const stopping = new AbortController()
  let looking: Promise<void> | null = null

  const lookIn = async (lane: Lane) => {
    const running = lanes[lane]
    while (running.size < workers[lane] && !stopping.signal.aborted) {
      const viewer = await database.systemViewer()
      const job = await database.transact(viewer, (tx) =>
        claimJob(tx, { holder, leaseSeconds, kinds: [...byName.keys()], lane }),
      )
      const kind = job && byName.get(job.kind)
      if (!job || !kind) return
      // Its lease ran out while it ran here, on a busy machine: it is ours again, and goes on.
      if (running.has(job.id)) return
      const done = runJob({ database, holder, leaseSeconds, log, stopping: stopping.signal }, kind, job)
        .catch((error: unknown) => log(error, `job ${job.id}`))
        .finally(() => {
          running.delete(job.id)
          poke()
        })
      running.set(job.id, done)
    }
  }
  const poke = () => {
    if (stopping.signal.aborted || looking) return
    looking = lookIn('short')
      .then(() => lookIn('long'))
      .catch((error: unknown) => log(error, 'job runner'))
      .finally(() => {
        looking = null
      })
  }
  const timer = setInterval(poke, tickMs)
  poke()
  return {
    poke,
    stop: async () => {
      clearInterval(timer)
      stopping.abort()
      await looking
      await Promise.all([...lanes.short.values(), ...lanes.long.values()])
    },
  }
}

interface Running {
  database: Database
  holder: string
  leaseSeconds: number
  log: RunnerParts['log']
  stopping: AbortSignal
}

async function runJob(parts: Running, kind: JobKind, job: ClaimedJob): Promise<void> {
  const { database, holder, leaseSeconds, stopping } = parts
  const stop = new AbortController()
  const lose = () => stop.abort(new JobLost())
  stopping.addEventListener('abort', lose, { once: true })
  // A job that was claimed at the very moment of stopping is left to the next runner.
  if (stopping.aborted) lose()
  const beat = setInterval(
    () => {
      void database
        .systemViewer()
        .then((viewer) => database.transact(viewer, (tx) => renewLease(tx, { id: job.id, holder, leaseSeconds })))
        .then((kept) => {
          if (!kept) stop.abort(new JobLost())
          else if (kept.isCancelling) stop.abort(new JobCancelled())
        })
        .catch((error: unknown) => parts.log(error, `lease of job ${job.id}`))
    },
    (leaseSeconds * 1000) / 3,
  )
  try {
    const end = await attempt(parts, kind, job, stop)
    if (end) await finish(parts, kind, job, end)
  } finally {
    clearInterval(beat)
    stopping.removeEventListener('abort', lose)
  }
}

/** Runs the kind and says how it ended; null when the job is no longer ours and must be left alone. */
async function attempt(parts: Running, kind: JobKind, job: ClaimedJob, stop: AbortController): Promise<JobEnd | null> {
  if (stop.signal.aborted) return null
  const over = endOfItself(job)
  if (over) return over
  try {
    const { message, resultPath, fileId } = await kind.run(contextOf(parts, job, stop))
    return { state: 'done', message, resultPath: resultPath ?? null, fileId: fileId ?? null }
  } catch (error) {
    const reason: unknown = stop.signal.aborted ? stop.signal.reason : error
    if (reason instanceof JobLost) return null
    if (reason instanceof JobCancelled) return { state: 'cancelled', message: cancelled }
    // Two that waited for each other: the step was rolled back, and is done again once the lease has run out.
    if (databaseError(error)?.code === '40P01') return null
    const known = reasonOf(error)
    if (known) return { state: 'failed', message: known }
    const faultId = randomUUID().slice(0, 8).toUpperCase()
    parts.log(error, `fault ${faultId} in job ${job.id}`)
    return { state: 'failed', message: new Problem('fault', { id: faultId }).words }
  }
}

/** How a job ends that is not to be run at all. */
function endOfItself({ isForged, isCancelling, attempts, barrenAttempts }: ClaimedJob): JobEnd | undefined {
  if (isForged) return { state: 'failed', message: forged }
  if (isCancelling) return { state: 'cancelled', message: cancelled }
  return attempts > attemptsMax || barrenAttempts > barrenMax ? { state: 'failed', message: interrupted } : undefined
}

/** Why a job could not be done, where that can be told; undefined for a fault of ours. */
function reasonOf(error: unknown): Words | undefined {
  if (error instanceof Problem || error instanceof JobUnreadable) return error.words
  return error instanceof Refused ? error.against[0].words : undefined
}

function contextOf({ database, holder }: Running, job: ClaimedJob, stop: AbortController): JobContext {
  const { viewer, ...input } = job.input
  const cursor = job.cursor ?? null
  const write = <Result>(work: (tx: Tx) => Promise<{ result?: Result; progress: Progress }>, mayBeStopped: boolean) =>
    database.transact(viewer, async (tx) => {
      const { result, progress } = await work(tx)
      const kept = await saveProgress(tx, { id: job.id, holder, progress })
      if (!kept) throw abort(stop, new JobLost())
      if (kept.isCancelling && !mayBeStopped) throw abort(stop, new JobCancelled())
      return result
    })
  const isStopped = () => stop.signal.reason instanceof JobCancelled
  return {
    id: job.id,
    regionId: job.regionId,
    personId: job.personId,
    input,
    cursor,
    viewer,
    database,
    signal: stop.signal,
    step: async (work) => {
      stop.signal.throwIfAborted()
      return write(work, false)
    },
    keep: async (work) => {
      // A job that goes on elsewhere keeps nothing here: the next runner takes it up.
      if (stop.signal.aborted && !isStopped()) stop.signal.throwIfAborted()
      await write(work, true)
    },
    isStopped,
  }
}

function abort(stop: AbortController, reason: Error): Error {
  stop.abort(reason)
  return reason
}

async function finish({ database, holder }: Running, kind: JobKind, job: ClaimedJob, end: JobEnd): Promise<void> {
  await database.transact(job.input.viewer, async (tx) => {
    const isOurs = await endJob(tx, { id: job.id, holder, regionId: job.regionId, end })
    if (isOurs) await kind.ended?.(tx, { id: job.id, input: job.input }, end)
  })
}
