// What the register lays on the desk: gaps that keep communities back, and the figures of the region.
import type { Words } from '@huanju/contract'
import { formatWanM2, group } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import { mindsMoney, onlyLooks, type Desk, type DeskItem } from '../../platform/subjects/desk-item.ts'
import { doorsLeft, doorsTable, walksDoors } from './desk-doors.store.ts'
import { leaderFigures, notStarted, placesTable } from './desk-progress.store.ts'

export const communitiesOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 20, right: 'communities.write', find: registerGaps },
  { part: 'waiting', order: 25, right: 'communities.stage', find: notStarted },
  { part: 'waiting', order: 22, right: 'communities.write', isFor: walksDoors, find: doorsLeft },
  {
    part: 'figures',
    order: 10,
    right: 'communities.read',
    isFor: (rights) => !onlyLooks(rights) && !mindsMoney(rights),
    find: regionFigures,
  },
  { part: 'figures', order: 10, right: 'communities.read', isFor: onlyLooks, find: leaderFigures },
  { part: 'tables', order: 10, right: 'communities.write', isFor: walksDoors, find: doorsTable },
  {
    part: 'tables',
    order: 20,
    right: 'communities.read',
    isFor: (rights) => !walksDoors(rights),
    find: placesTable,
  },
]

type Waiting = Desk['waiting'][number]

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
      value: group(f.communities),
      unit: one,
      path: '/communities',
      comparison: {
        zh: `${f.households.toLocaleString('en')}户，${formatWanM2(f.areaDm2)}万㎡`,
        en: `${f.households.toLocaleString('en')} households, ${formatWanM2(f.areaDm2)} 万㎡`,
      },
    },
    {
      title: { zh: '符合条件待列入', en: 'Eligible, not yet planned' },
      value: group(f.meets),
      unit: one,
      path: '/communities?verdict=meets&status=surveyed',
      comparison: { zh: `摸底阶段共 ${f.surveyed} 个`, en: `of ${f.surveyed} surveyed` },
    },
    {
      title: { zh: '已完成改造', en: 'Renovated' },
      value: group(f.done),
      unit: one,
      path: '/communities?status=completed',
      comparison: { zh: `另有 ${f.open} 个已列入计划或在建`, en: `and ${f.open} planned or under works` },
    },
  ]
}
