// What plans lay on the desk: those whose settings changed since they were ranked.
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskItem } from '../../platform/subjects/desk-item.ts'

export const plansOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 30, right: 'plans.write', find: plansWaiting },
]

async function plansWaiting(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; name: string; at: string; state: string }>`
    select p.id, p.name, p.changed_at as at, p.state from plans p
    where ${within(actor, sql`p.region_id`)} and p.state <> 'voided' and (p.state in ('draft', 'failed') or p.version is distinct from p.ranked_version)
    order by p.changed_at limit 10`,
  )
  return rows.map(({ id, name, at }) => ({
    kind: 'plan',
    since: at,
    path: `/plans/${id}`,
    count: null,
    light: 'amber' as const,
    title: { zh: `计划“${name}”设置后尚未排序`, en: `Plan “${name}” has not been ranked since it was set` },
  }))
}
