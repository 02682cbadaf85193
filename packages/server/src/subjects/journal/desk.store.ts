// What the journal lays on the auditor's desk: who looked at or searched personal data unusually often this week.
import { group } from '@huanju/quantities'
import { sql } from 'kysely'
import { z } from 'zod'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskDay, DeskItem } from '../../platform/subjects/desk-item.ts'

export const journalOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 10, right: 'journal.read', find: alarms },
  { part: 'waiting', order: 20, right: 'journal.verify', find: unverified },
  { part: 'figures', order: 10, right: 'journal.read', find: weekOfLines },
]

interface Alarm {
  readonly actor: string
  readonly nameCipher: Buffer | null
  readonly detail: string
  readonly at: string
}

const kinds = {
  reveal: { zh: '查看个人信息', en: 'looked at personal data' },
  search: { zh: '按个人信息检索', en: 'searched by personal data' },
} as const

const alarmShape = z.object({ kind: z.enum(['reveal', 'search']), uses: z.number(), day: z.string() })

async function alarms(tx: Tx, actor: Actor, { unseal }: DeskDay): Promise<Desk['waiting']> {
  const rows = await rowsOf(
    tx,
    sql<Alarm>`select j.actor, p.name_cipher as "nameCipher", j.detail, j.at from journal j
      left join people p on p.id = j.actor_id where j.action = 'person.data-alarm'
      and j.at > now() - interval '7 days' and ${within(actor, sql`j.region_id`)} order by j.seq limit 20`,
  )
  return rows.map(({ actor: login, nameCipher, detail, at }) => {
    const who = nameCipher ? unseal(nameCipher) : login
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

/** Whether the chain was verified within the week. */
async function unverified(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const row = await rowOf(
    tx,
    sql<{ at: string | null }>`select max(j.at) as at from journal j where j.action = 'journal.verified'
      and ${within(actor, sql`j.region_id`)}`,
  )
  const weekAgo = await rowOf(tx, sql<{ at: string }>`select now() - interval '7 days' as at`)
  if (row?.at && weekAgo && row.at > weekAgo.at) return []
  return [
    {
      kind: 'verification',
      count: null,
      path: '/journal',
      title: row?.at
        ? { zh: '日志链超过 7 天没有核验', en: 'The chain of the journal was not verified for a week' }
        : { zh: '日志链还没有核验过', en: 'The chain of the journal was never verified' },
      light: 'amber',
      since: row?.at ?? null,
    },
  ]
}

async function weekOfLines(tx: Tx, actor: Actor, { today }: DeskDay): Promise<Desk['figures']> {
  const row = await rowOf(
    tx,
    sql<{ lines: number; people: number; refused: number; reveals: number; from: string }>`
    select count(*)::int as lines, count(distinct j.actor_id)::int as people,
      (count(*) filter (where j.action = 'session.refused'))::int as refused,
      (count(*) filter (where j.action = any (${revealed})))::int as reveals,
      (${today}::date - 6)::text as from
    from journal j where j.at >= ${today}::date - 6 and ${within(actor, sql`j.region_id`)}`,
  )
  if (!row) return []
  const unit = { zh: '条', en: '' }
  const week = `from=${row.from}`
  return [
    {
      title: { zh: '近 7 天日志', en: 'Lines of seven days' },
      value: group(row.lines),
      unit,
      path: `/journal?${week}`,
      comparison: { zh: `${row.people} 人操作过`, en: `by ${row.people} people` },
    },
    {
      title: { zh: '近 7 天登录未通过', en: 'Sign-ins refused in seven days' },
      value: group(row.refused),
      unit: { zh: '次', en: '' },
      path: `/journal?action=session.refused&${week}`,
      comparison: { zh: '口令或验证码不对，或账号不存在', en: 'Wrong password or code, or no such account' },
    },
    {
      title: { zh: '近 7 天查看个人信息', en: 'Personal data looked at in seven days' },
      value: group(row.reveals),
      unit: { zh: '次', en: '' },
      path: `/journal?action=owner.revealed&${week}`,
      comparison: { zh: '每次都记有事由', en: 'Each with its reason' },
    },
  ]
}

/** Looking at personal data of owners, as the journal keeps it. */
const revealed = ['owner.revealed']
