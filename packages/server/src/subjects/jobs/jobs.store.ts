// Reading and cancelling one's own long work.
import type { AnswerOf } from '@huanju/contract'
import type { getJob } from '@huanju/contract/jobs'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { journal } from '../../platform/journal/journal.ts'

export type JobView = AnswerOf<typeof getJob>
/** A job as it is read, with the sealed name of who started it. */
export type StoredJob = JobView & { readonly starterCipher: Buffer }

const columns = sql`jobs.id, jobs.kind, json_build_object('zh', title_zh, 'en', title_en) as words, jobs.state, done::int as done, total::int as total,
  json_build_object('zh', unit_zh, 'en', unit_en) as unit, people.login as "startedBy", people.name_cipher as "starterCipher", jobs.created_at as "createdAt",
  started_at as "startedAt", ended_at as "endedAt",
  case when message_zh is null then null else json_build_object('zh', message_zh, 'en', message_en) end as message,
  is_cancelling as "isCancelling", attempts, result_path as "resultPath", file_id is not null as "hasFile", files.name as "fileName"`
const from = sql`from jobs join people on people.id = jobs.person_id left join files on files.id = jobs.file_id`

/** One page of a person's jobs, newest first. */
export async function listJobsOf(
  tx: Tx,
  personId: string,
  { page, size, state }: { page: number; size: number; state?: JobView['state'] },
): Promise<{ rows: StoredJob[]; total: number }> {
  const where = sql`where jobs.person_id = ${personId} ${state ? sql`and jobs.state = ${state}` : sql``}`
  const rows = await rowsOf(
    tx,
    sql<StoredJob>`select ${columns} ${from} ${where}
    order by jobs.created_at desc, jobs.id limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from jobs ${where}`)
  return { rows, total: total?.total ?? 0 }
}

/** A person's job, or undefined. */
export async function findJob(
  tx: Tx,
  personId: string,
  id: string,
): Promise<(StoredJob & { fileId: string | null }) | undefined> {
  return rowOf(
    tx,
    sql<StoredJob & { fileId: string | null }>`select ${columns}, jobs.file_id as "fileId" ${from}
    where jobs.id = ${id} and jobs.person_id = ${personId}`,
  )
}

/** A person's jobs that are open or ended within the last minute, for the live tray. */
export async function listLiveJobs(tx: Tx, personId: string): Promise<StoredJob[]> {
  return rowsOf(
    tx,
    sql<StoredJob>`select ${columns} ${from} where jobs.person_id = ${personId}
    and (jobs.state in ('waiting', 'running') or jobs.ended_at > now() - interval '1 minute') order by jobs.created_at`,
  )
}

/** Asks an open job to stop; false when it has ended already. */
export async function askToStop(tx: Tx, personId: string, id: string): Promise<boolean> {
  const job = await rowOf(
    tx,
    sql<{ regionId: string }>`select region_id as "regionId" from jobs
    where id = ${id} and person_id = ${personId} and state in ('waiting', 'running')`,
  )
  if (!job) return false
  await journal(tx, { action: 'job.cancel-asked', subject: 'job', id, regionId: job.regionId })
  const asked = await rowOf(
    tx,
    sql`update jobs set is_cancelling = true where id = ${id} and state in ('waiting', 'running') returning id`,
  )
  return asked !== undefined
}
