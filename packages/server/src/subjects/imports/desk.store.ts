// What imports lay on the desk: lists whose columns or good rows wait for the person who uploaded them.
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskItem } from '../../platform/subjects/desk-item.ts'

export const importsOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 10, right: 'imports.use', find: importsWaiting },
]

async function importsWaiting(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; state: string; name: string; at: string; good: number }>`
    select i.id, i.state, f.name, i.uploaded_at as at, (i.counts ->> 'good')::int + (i.counts ->> 'warned')::int
      + coalesce((i.counts ->> 'changed')::int, 0) as good
    from imports i join files f on f.id = i.file_id
    where i.person_id = ${actor.personId} and i.state in ('uploaded', 'checked') order by i.uploaded_at limit 20`,
  )
  return rows.map(({ id, state, name, at, good }) => ({
    kind: 'import',
    since: at,
    path: `/imports/${id}`,
    light: 'amber' as const,
    count: state === 'checked' ? good : null,
    title:
      state === 'checked'
        ? { zh: `“${name}”已检查，合格行待入库`, en: `“${name}” is checked; good rows wait to be committed` }
        : { zh: `“${name}”待确认列对应`, en: `“${name}” waits for its columns to be confirmed` },
  }))
}
