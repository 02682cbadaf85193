// What accounts and organisations lay on the desks of the administrators: matters to release, accounts without a role, duties nobody holds.
import { group } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskDay, DeskItem } from '../../platform/subjects/desk-item.ts'
import { openIdentity } from '../identity/identity.store.ts'

export const peopleOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 10, right: 'people.release', find: toRelease },
  { part: 'waiting', order: 20, right: 'people.read', find: withoutRole },
  { part: 'figures', order: 10, right: 'people.read', find: accountFigures },
  { part: 'waiting', order: 30, right: 'organisations.write', find: dutiesOpen },
]

const people = '/people'

async function toRelease(tx: Tx, actor: Actor, { releasableSince }: DeskDay): Promise<Desk['waiting']> {
  await openIdentity(tx)
  const row = await rowOf(
    tx,
    sql<{ count: number; since: string | null }>`select count(*)::int as count, min(r.asked_at) as since
    from account_releases r join people p on p.id = r.person_id
    where r.asked_at > ${releasableSince.toISOString()} and r.asked_by_id is distinct from ${actor.personId} and r.person_id <> ${actor.personId}
      and ${within(actor, sql`p.region_id`)}`,
  )
  if (!row || row.count === 0) return []
  return [
    {
      kind: 'release',
      count: row.count,
      path: people,
      title: { zh: '项口令或动态验证码事项，等您放行', en: 'password or code matters wait for your release' },
      light: 'red',
      since: row.since,
    },
  ]
}

async function withoutRole(tx: Tx, actor: Actor, { today }: DeskDay): Promise<Desk['waiting']> {
  const row = await rowOf(
    tx,
    sql<{
      count: number
    }>`select count(*)::int as count from people p where p.is_active and ${within(actor, sql`p.region_id`)}
      and not exists (select from person_roles h where h.person_id = p.id and h.valid_from <= ${today}::date
        and (h.valid_to is null or h.valid_to >= ${today}::date))`,
  )
  if (!row || row.count === 0) return []
  return [
    {
      kind: 'without-role',
      count: row.count,
      path: people,
      title: { zh: '个启用的账号没有岗位', en: 'active accounts have no role' },
      light: 'amber',
      since: null,
    },
  ]
}

async function dutiesOpen(tx: Tx, actor: Actor, { today, pack }: DeskDay): Promise<Desk['waiting']> {
  const held = await rowsOf(
    tx,
    sql<{ duty: string }>`select distinct d.duty from duty_holdings d where d.voided_at is null
      and d.held_from <= ${today}::date and (d.held_to is null or d.held_to >= ${today}::date)
      and ${within(actor, sql`d.region_id`)}`,
  )
  const open = Object.values(pack.duties).filter(({ id }) => !held.some(({ duty }) => duty === id))
  if (open.length === 0) return []
  const named = open.slice(0, 4)
  const [zh, en] = [named.map(({ title }) => title.zh).join('、'), named.map(({ title }) => title.en).join(', ')]
  return [
    {
      kind: 'duties',
      count: open.length,
      path: '/organisations',
      title: {
        zh: `项职责没有机构承担：${zh}${open.length > named.length ? '等' : ''}`,
        en: `duties are held by nobody: ${en}${open.length > named.length ? ' and others' : ''}`,
      },
      light: 'amber',
      since: null,
    },
  ]
}

async function accountFigures(tx: Tx, actor: Actor): Promise<Desk['figures']> {
  await openIdentity(tx)
  const row = await rowOf(
    tx,
    sql<{ accounts: number; active: number; bound: number; recent: number }>`select count(*)::int as accounts,
      (count(*) filter (where p.is_active))::int as active,
      (count(*) filter (where coalesce(c.totp_confirmed, false)))::int as bound,
      (count(*) filter (where exists (select from sessions s where s.person_id = p.id
        and s.started_at > now() - interval '30 days')))::int as recent
    from people p left join credentials c on c.person_id = p.id where ${within(actor, sql`p.region_id`)}`,
  )
  if (!row) return []
  const unit = { zh: '个', en: '' }
  return [
    {
      title: { zh: '账号', en: 'Accounts' },
      value: group(row.accounts),
      unit,
      path: people,
      comparison: { zh: `其中启用 ${row.active} 个`, en: `${row.active} of them active` },
    },
    {
      title: { zh: '近 30 天登录过', en: 'Signed in within 30 days' },
      value: group(row.recent),
      unit,
      path: people,
      comparison: {
        zh: `${row.active - row.recent > 0 ? row.active - row.recent : 0} 个启用的账号没有登录`,
        en: `${Math.max(0, row.active - row.recent)} active accounts did not`,
      },
    },
    {
      title: { zh: '已绑定动态验证码', en: 'With a one-time code' },
      value: group(row.bound),
      unit,
      path: people,
      comparison: { zh: `${row.accounts - row.bound} 个没有绑定`, en: `${row.accounts - row.bound} without` },
    },
  ]
}
