// What long work lays on the desk: the last that the person started, and where it stands.
import type { Words } from '@huanju/contract'
import { statuses } from '@huanju/domain/subjects'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskItem } from '../../platform/subjects/desk-item.ts'

export const jobsOnDesk: readonly DeskItem[] = [{ part: 'sent', order: 10, right: 'jobs.read', find: jobsSent }]

const looks: Readonly<Record<string, { words: Words }>> = statuses

async function jobsSent(tx: Tx, { personId }: Actor): Promise<Desk['sent']> {
  const rows = await rowsOf(
    tx,
    sql<{ zh: string; en: string; state: string; path: string | null; at: string }>`
    select title_zh as zh, title_en as en, state, result_path as path, created_at as at from jobs
    where person_id = ${personId} order by created_at desc limit 8`,
  )
  return rows.map(({ zh, en, state, path, at }) => ({
    title: { zh, en },
    state: looks[state]?.words ?? { zh: state, en: state },
    path: path ?? '/jobs',
    at,
  }))
}
