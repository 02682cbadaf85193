// Reading the journal: newest first, within the viewer's regions.
import type { QueryOf } from '@huanju/contract'
import type { listJournal } from '@huanju/contract/journal'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'

/** A line as it is kept, with the person who acted where the viewer may see one. */
export interface StoredLine {
  readonly seq: number
  readonly at: string
  readonly actorId: string | null
  readonly actor: string
  readonly nameCipher: Buffer | null
  readonly action: string
  readonly subject: string
  readonly subjectId: string | null
  readonly region: string | null
  readonly detail: string
  readonly hash: string
}

/** One page of journal lines; `actors` are people whose name was looked for. */
export async function listLines(
  tx: Tx,
  viewer: Viewer,
  { page, size, q, action, from, to, actors }: QueryOf<typeof listJournal> & { readonly actors: readonly string[] },
): Promise<{ rows: StoredLine[]; total: number }> {
  const where = every([
    within(viewer, sql`j.region_id`),
    q
      ? sql`(j.actor = ${q} or j.actor_id = any (${[...actors]}::uuid[])
          or j.detail like ${`%${q.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`})`
      : undefined,
    action ? sql`j.action = ${action}` : undefined,
    from ? sql`j.at >= ${from}::date` : undefined,
    to ? sql`j.at < ${to}::date + 1` : undefined,
  ])
  const rows = await rowsOf(
    tx,
    sql<StoredLine>`select j.seq::int as seq, j.at, j.actor_id as "actorId", j.actor, p.name_cipher as "nameCipher", j.action,
      j.subject, j.subject_id as "subjectId", r.name_zh as region, j.detail, j.hash
    from journal j left join regions r on r.id = j.region_id left join people p on p.id = j.actor_id
    where ${where} order by j.seq desc limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from journal j where ${where}`)
  return { rows, total: total?.total ?? 0 }
}

/** What records were called when the journal last said so, by id: for lines that do not name what they are about. */
export async function listCalled(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await rowsOf(
    tx,
    sql<{ id: string; name: string }>`select distinct on (j.subject_id) j.subject_id as id, said.name
    from journal j cross join lateral (select coalesce(j.detail::jsonb->>'name', j.detail::jsonb->>'file', j.detail::jsonb->>'title') as name) said
    where ${every([within(viewer, sql`j.region_id`), sql`j.subject_id = any (${[...ids]}::uuid[])`, sql`said.name is not null`])}
    order by j.subject_id, j.seq desc`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** The people the viewer may see, or some of them, with their sealed names. */
export async function listNames(
  tx: Tx,
  viewer: Viewer,
  ids?: readonly string[],
): Promise<{ id: string; nameCipher: Buffer }[]> {
  const where = every([within(viewer, sql`p.region_id`), ids && sql`p.id = any (${[...ids]}::uuid[])`])
  return rowsOf(
    tx,
    sql<{ id: string; nameCipher: Buffer }>`select p.id, p.name_cipher as "nameCipher" from people p where ${where}`,
  )
}
