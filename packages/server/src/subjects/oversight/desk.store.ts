// The desk 工作台: what waits for me, what I started, three figures of my region, each with its door.
import type { AnswerOf, Words } from '@huanju/contract'
import type { desk } from '@huanju/contract/oversight'
import { formatWanM2 } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'

type Desk = AnswerOf<typeof desk>
type Waiting = Desk['waiting'][number]

/** Puts the desk of a person together; only what the person's rights open is on it. */
export async function deskOf(tx: Tx, actor: Actor): Promise<Desk> {
  const can = (right: Parameters<Actor['rights']['has']>[0]) => actor.rights.has(right)
  const waiting = [
    ...(can('communities.import') ? await importsWaiting(tx, actor) : []),
    ...(can('communities.write') ? await registerGaps(tx, actor) : []),
    ...(can('plans.write') ? await plansWaiting(tx, actor) : []),
  ]
  return {
    waiting,
    sent: can('jobs.read') ? await jobsSent(tx, actor.personId) : [],
    figures: can('communities.read') ? await regionFigures(tx, actor) : [],
  }
}

async function importsWaiting(tx: Tx, actor: Actor): Promise<Waiting[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; state: string; name: string; at: string; good: number }>`
    select i.id, i.state, f.name, i.uploaded_at as at, (i.counts ->> 'good')::int + (i.counts ->> 'warned')::int + coalesce((i.counts ->> 'changed')::int, 0) as good
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

interface Gaps {
  unproven: number
  unjudged: number
  unplaced: number
  uncosted: number
  since: string | null
}

async function registerGaps(tx: Tx, actor: Actor): Promise<Waiting[]> {
  const gaps = await rowOf(
    tx,
    sql<Gaps>`select (count(*) filter (where verdict = 'unproven'))::int as unproven,
    (count(*) filter (where verdict is null))::int as unjudged, (count(*) filter (where longitude is null))::int as unplaced,
    (count(*) filter (where estimated_cost_fen is null))::int as uncosted, min(changed_at) filter (where verdict = 'unproven') as since
    from communities c where status = 'surveyed' and ${within(actor, sql`c.region_id`)}`,
  )
  if (!gaps) return []
  const line = (count: number, path: string, title: Words, light: Waiting['light']) =>
    count > 0 ? [{ kind: 'register', count, path, title, light, since: null }] : []
  return [
    ...line(
      gaps.unproven,
      '/communities?verdict=unproven&status=surveyed',
      { zh: '个小区证据不足，待补材料', en: 'communities lack proof; papers to be brought' },
      'red',
    ),
    ...line(
      gaps.unjudged,
      '/communities?verdict=unjudged&status=surveyed',
      { zh: '个小区尚未判定纳入条件', en: 'communities have not been judged' },
      'amber',
    ),
    ...line(
      gaps.unplaced,
      '/communities?position=unknown&status=surveyed',
      { zh: '个小区没有坐标，图上看不到', en: 'communities have no coordinates and are not on the map' },
      'green',
    ),
  ]
}

async function plansWaiting(tx: Tx, actor: Actor): Promise<Waiting[]> {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; name: string; at: string; state: string }>`
    select p.id, p.name, p.changed_at as at, p.state from plans p
    where ${within(actor, sql`p.region_id`)} and (p.state in ('draft', 'failed') or p.version is distinct from p.ranked_version)
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

const stateWords: Record<string, Words> = {
  waiting: { zh: '排队中', en: 'Waiting' },
  running: { zh: '进行中', en: 'Running' },
  done: { zh: '已完成', en: 'Done' },
  failed: { zh: '未完成', en: 'Failed' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
}

async function jobsSent(tx: Tx, personId: string): Promise<Desk['sent']> {
  const rows = await rowsOf(
    tx,
    sql<{ zh: string; en: string; state: string; path: string | null; at: string }>`
    select title_zh as zh, title_en as en, state, result_path as path, created_at as at from jobs
    where person_id = ${personId} order by created_at desc limit 8`,
  )
  return rows.map(({ zh, en, state, path, at }) => ({
    title: { zh, en },
    state: stateWords[state] ?? { zh: state, en: state },
    path: path ?? '/jobs',
    at,
  }))
}

interface Figures {
  surveyed: number
  meets: number
  households: number
  areaDm2: bigint
  communities: number
  open: number
  done: number
}

async function regionFigures(tx: Tx, actor: Actor): Promise<Desk['figures']> {
  const f = await rowOf(
    tx,
    sql<Figures>`select count(*)::int as communities,
    (count(*) filter (where verdict = 'meets' and status = 'surveyed'))::int as meets, (count(*) filter (where status = 'surveyed'))::int as surveyed,
    coalesce(sum(household_count), 0)::int as households, coalesce(sum(floor_area_dm2), 0)::bigint as "areaDm2",
    (count(*) filter (where status in ('planned', 'under-works')))::int as open, (count(*) filter (where status = 'completed'))::int as done
    from communities c where ${within(actor, sql`c.region_id`)}`,
  )
  if (!f) return []
  const one: Words = { zh: '个', en: '' }
  return [
    {
      title: { zh: '台账小区', en: 'Communities on register' },
      value: String(f.communities),
      unit: one,
      path: '/communities',
      comparison: {
        zh: `${f.households.toLocaleString('en')}户，${formatWanM2(f.areaDm2)}万㎡`,
        en: `${f.households.toLocaleString('en')} households, ${formatWanM2(f.areaDm2)} 万㎡`,
      },
    },
    {
      title: { zh: '符合条件待列入', en: 'Eligible, not yet planned' },
      value: String(f.meets),
      unit: one,
      path: '/communities?verdict=meets&status=surveyed',
      comparison: { zh: `摸底阶段共 ${f.surveyed} 个`, en: `of ${f.surveyed} surveyed` },
    },
    {
      title: { zh: '已完成改造', en: 'Renovated' },
      value: String(f.done),
      unit: one,
      path: '/communities?status=completed',
      comparison: { zh: `另有 ${f.open} 个已列入计划或在建`, en: `and ${f.open} planned or under works` },
    },
  ]
}
