// The table of long work: start, claim under a lease, step with progress in the step's own transaction, finish.
import type { Words } from '@huanju/contract'
import type { Lane } from '@huanju/domain/jobs'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, seeAs, signed, type Tx, type Viewer } from '../database/database.ts'
import { journal } from '../journal/journal.ts'
import type { JobShape } from './kinds.ts'

/** What starting a job needs; its input is given back to the kind's run. */
export interface NewJob<Input> {
  readonly title: Words
  readonly unit: Words
  readonly regionId: string
  readonly input: Input
  /** How much there is to do, where that is known. */
  readonly total?: number
}

/** A claimed job as its runner sees it. */
export interface ClaimedJob {
  readonly id: string
  readonly kind: string
  readonly regionId: string
  readonly personId: string
  readonly input: Record<string, unknown> & { viewer: Viewer }
  readonly cursor: unknown
  readonly done: number
  readonly attempts: number
  /** Attempts since it last made progress, this one among them. */
  readonly barrenAttempts: number
  readonly isCancelling: boolean
  /** It was not the server that recorded it: it must not be run. */
  readonly isForged?: true
}

/** How far a job is: done and total in its own unit, and where to resume. */
export interface Progress<Cursor = unknown> {
  readonly done: number
  readonly total?: number | null
  /** Left out, the one before stays. */
  readonly cursor?: Cursor
}

/** The lane in which a job of this kind waits, by how much there is to do. */
export function laneOf(
  { lane, shortUpTo = -1 }: Pick<JobShape<unknown, unknown>, 'lane' | 'shortUpTo'>,
  { total = Infinity }: Pick<NewJob<unknown>, 'total'>,
): Lane {
  return total <= shortUpTo ? 'short' : lane
}

/**
 * How many jobs of a lane a person has waiting or running, wherever they are kept; whoever asks for the same person
 * meanwhile waits until this transaction has ended.
 */
export async function countOpenJobs(tx: Tx, personId: string, lane: Lane): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`jobs ${personId} ${lane}`}, 0))`.execute(tx)
  const cities = await rowsOf(tx, sql<{ id: string }>`select id from regions where kind = 'city'`)
  const before = await seeAs(tx, { regionIds: cities.map(({ id }) => id) })
  const open = await rowOf(
    tx,
    sql<{ held: number }>`select count(*)::int as held from jobs
    where lane = ${lane} and person_id = ${personId} and state in ('waiting', 'running')`,
  )
  await seeAs(tx, before)
  return open?.held ?? 0
}

/** Records a job to be run; it keeps the viewer's own regions. Gives its id. */
export async function startJob<Input extends object, Cursor>(
  tx: Tx,
  viewer: Viewer,
  shape: JobShape<Input, Cursor>,
  job: NewJob<Input>,
): Promise<string> {
  const id = newId()
  const { kind } = shape
  const { title, unit, regionId, input, total = null } = job
  const { personId, login, sessionId, regionIds } = viewer
  await journal(tx, { action: 'job.started', subject: 'job', id, regionId, detail: { kind, title: title.zh } })
  const kept = { ...input, viewer: { personId, login, sessionId, regionIds } }
  const stored = await rowOf(
    tx,
    sql<{ text: string }>`insert into jobs
      (id, region_id, person_id, kind, lane, title_zh, title_en, unit_zh, unit_en, input, total)
    values (${id}, ${regionId}, ${personId}, ${kind}, ${laneOf(shape, job)}, ${title.zh}, ${title.en},
      ${unit.zh}, ${unit.en}, ${JSON.stringify(kept)}::jsonb, ${total}) returning input::text as text`,
  )
  await sql`update jobs set signature = ${signed(tx, `job ${id} ${stored?.text}`)} where id = ${id}`.execute(tx)
  return id
}

interface Claiming {
  readonly holder: string
  readonly leaseSeconds: number
  readonly kinds: readonly string[]
  readonly lane: Lane
}

/**
 * Claims a job of a lane that waits or whose runner has died (its lease ran out): first of whoever has the fewest running
 * there, then the oldest; undefined when there is none.
 */
export async function claimJob(
  tx: Tx,
  { holder, leaseSeconds, kinds, lane }: Claiming,
): Promise<ClaimedJob | undefined> {
  const job = await rowOf(
    tx,
    sql<ClaimedJob & { text: string; signature: string | null }>`
    update jobs set state = 'running', lease_holder = ${holder}, lease_until = now() + make_interval(secs => ${leaseSeconds}),
      attempts = attempts + 1, barren_attempts = barren_attempts + 1, started_at = coalesce(started_at, now())
    where id = (select j.id from jobs j where j.kind = any (${kinds}) and j.lane = ${lane}
      and (j.state = 'waiting' or (j.state = 'running' and j.lease_until < now()))
      order by (select count(*) from jobs r where r.lane = j.lane and r.person_id = j.person_id and r.state = 'running'),
        j.created_at for update skip locked limit 1)
    returning id, kind, region_id as "regionId", person_id as "personId", input, cursor, done::int as done, attempts, barren_attempts as "barrenAttempts",
      is_cancelling as "isCancelling", input::text as text, signature`,
  )
  if (!job) return undefined
  const { text, signature, ...claimed } = job
  if (signature === signed(tx, `job ${job.id} ${text}`)) return claimed
  // Whoever put it there was not the server: it is ended with no eyes but those of its own region.
  const viewer = { personId: null, login: 'system', sessionId: null, regionIds: [job.regionId] }
  return { ...claimed, input: { ...claimed.input, viewer }, isForged: true }
}

/** Lengthens a lease; gives whether the job is still ours and whether it was asked to stop. */
export async function renewLease(
  tx: Tx,
  { id, holder, leaseSeconds }: { id: string; holder: string; leaseSeconds: number },
) {
  return rowOf(
    tx,
    sql<{ isCancelling: boolean }>`
    update jobs set lease_until = now() + make_interval(secs => ${leaseSeconds})
    where id = ${id} and state = 'running' and lease_holder = ${holder} returning is_cancelling as "isCancelling"`,
  )
}

/** Writes progress inside the step's transaction; undefined means the job is no longer ours and the step must not count. */
export async function saveProgress(
  tx: Tx,
  { id, holder, progress }: { id: string; holder: string; progress: Progress },
) {
  const { done, total, cursor } = progress
  return rowOf(
    tx,
    sql<{ isCancelling: boolean }>`
    update jobs set done = ${done}, barren_attempts = 0, total = coalesce(${total ?? null}, total), cursor = coalesce(${cursor === undefined ? null : JSON.stringify(cursor)}::jsonb, cursor)
    where id = ${id} and state = 'running' and lease_holder = ${holder} returning is_cancelling as "isCancelling"`,
  )
}

/** How a job ended, and where its result is. */
export interface JobEnd {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly message: Words | null
  readonly resultPath?: string | null
  readonly fileId?: string | null
}

/** Ends a job that is ours; false when somebody else has taken it over. */
export async function endJob(
  tx: Tx,
  { id, holder, regionId, end }: { id: string; holder: string; regionId: string; end: JobEnd },
): Promise<boolean> {
  await journal(tx, {
    action: `job.${end.state}`,
    subject: 'job',
    id,
    regionId,
    detail: { message: end.message?.zh ?? null },
  })
  const row = await rowOf(
    tx,
    sql`
    update jobs set state = ${end.state}, message_zh = ${end.message?.zh ?? null}, message_en = ${end.message?.en ?? null},
      result_path = coalesce(${end.resultPath ?? null}, result_path), file_id = coalesce(${end.fileId ?? null}, file_id),
      ended_at = now(), lease_holder = null, lease_until = null
    where id = ${id} and state = 'running' and lease_holder = ${holder} returning id`,
  )
  return row !== undefined
}
