// Reading the journal: newest first, within the viewer's regions.
import type { AnswerOf, QueryOf } from '@huanju/contract'
import type { listJournal } from '@huanju/contract/journal'
import { actionWords } from '@huanju/domain/subjects'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'

type Line = Omit<AnswerOf<typeof listJournal>['rows'][number], 'words'>

/** One page of journal lines. */
export async function listLines(
  tx: Tx,
  viewer: Viewer,
  { page, size, q, action, from, to }: QueryOf<typeof listJournal>,
): Promise<AnswerOf<typeof listJournal>> {
  const where = every([
    within(viewer, sql`j.region_id`),
    q ? sql`(j.actor = ${q} or j.detail like ${`%${q.replaceAll(/[%_\\]/g, (sign) => `\\${sign}`)}%`})` : undefined,
    action ? sql`j.action = ${action}` : undefined,
    from ? sql`j.at >= ${from}::date` : undefined,
    to ? sql`j.at < ${to}::date + 1` : undefined,
  ])
  const rows = await rowsOf(
    tx,
    sql<Line>`select seq::int as seq, at, actor, action, subject, subject_id as "subjectId", r.name_zh as region, detail, hash
    from journal j left join regions r on r.id = j.region_id where ${where} order by seq desc limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from journal j where ${where}`)
  return { rows: rows.map((row) => ({ ...row, words: actionWords(row.action) })), total: total?.total ?? 0 }
}
