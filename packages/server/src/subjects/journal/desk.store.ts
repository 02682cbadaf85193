// What the journal lays on the auditor's desk: who looked at or searched personal data unusually often this week.
import { sql } from 'kysely'
import { z } from 'zod'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskItem } from '../../platform/subjects/desk-item.ts'

export const journalOnDesk: readonly DeskItem[] = [{ part: 'waiting', order: 10, right: 'journal.read', find: alarms }]

interface Alarm {
  readonly actor: string
  readonly detail: string
  readonly at: string
}

const kinds = {
  reveal: { zh: '查看个人信息', en: 'looked at personal data' },
  search: { zh: '按个人信息检索', en: 'searched by personal data' },
} as const

const alarmShape = z.object({ kind: z.enum(['reveal', 'search']), uses: z.number(), day: z.string() })

async function alarms(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const rows = await rowsOf(
    tx,
    sql<Alarm>`select j.actor, j.detail, j.at from journal j where j.action = 'person.data-alarm'
      and j.at > now() - interval '7 days' and ${within(actor, sql`j.region_id`)} order by j.seq limit 20`,
  )
  return rows.map(({ actor: who, detail, at }) => {
    const { kind, uses, day } = alarmShape.parse(JSON.parse(detail))
    const { zh, en } = kinds[kind]
    return {
      kind: 'alarm',
      title: { zh: `次：${who} 在 ${day} ${zh}`, en: `times on ${day}: ${who} ${en}` },
      count: uses,
      path: '/journal?action=person.data-alarm',
      since: at,
      light: 'red' as const,
    }
  })
}
