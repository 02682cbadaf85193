// What plans lay on the desk: those to be ranked for who makes them, those ranked and their money for who reads them.
import { plan } from '@huanju/contract/plans'
import type { Words } from '@huanju/contract'
import { formatWanYuan, group } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import { mindsMoney, type Desk, type DeskItem } from '../../platform/subjects/desk-item.ts'

export const plansOnDesk: readonly DeskItem[] = [
  { part: 'waiting', order: 30, right: 'plans.write', find: plansWaiting },
  {
    part: 'waiting',
    order: 10,
    right: 'plans.read',
    isFor: (rights) => !rights.has('plans.write'),
    find: plansToRead,
  },
  { part: 'figures', order: 10, right: 'plans.read', isFor: mindsMoney, find: moneyFigures },
  { part: 'tables', order: 5, right: 'plans.read', find: moneyByYear },
  { part: 'tables', order: 7, right: 'plans.read', isFor: mindsMoney, find: moneyByCounty },
]

const current = sql`p.state = 'ranked' and p.result is not null and p.version is not distinct from p.ranked_version`
const resultShape = plan.shape.result.unwrap()

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

interface Ranked {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly at: string
  readonly result: unknown
}

// The latest ranked plans, those of the widest region first.
async function ranked(tx: Tx, actor: Actor, most: number) {
  const rows = await rowsOf(
    tx,
    sql<Ranked>`select p.id, p.name, r.name_zh as region, p.ranked_at as at, p.result from plans p join regions r on r.id = p.region_id
    where ${within(actor, sql`p.region_id`)} and ${current} order by r.kind <> 'city', p.ranked_at desc limit ${most}`,
  )
  return rows.map((row) => ({ ...row, result: resultShape.parse(row.result) }))
}

async function plansToRead(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const plans = await ranked(tx, actor, 5)
  return plans.map(({ id, name, at, result: { planned, byYear } }) => {
    const budget = byYear.reduce((sum, { budgetFen }) => sum + budgetFen, 0n)
    const [asked, given] = [formatWanYuan(planned.estimatedCostFen), formatWanYuan(budget)]
    return {
      kind: 'plan',
      since: at,
      path: `/plans/${id}`,
      count: null,
      light: 'amber' as const,
      title: {
        zh: `计划“${name}”已排序，请审阅：列入 ${planned.communities} 个小区，安排 ${asked} 万元，额度 ${given} 万元`,
        en: `Plan “${name}” is ranked and waits to be read: ${planned.communities} communities, ${asked} of ${given} 万元`,
      },
    }
  })
}

async function asked(tx: Tx, actor: Actor) {
  const rows = await rowsOf(
    tx,
    sql<{ id: string; county: string; communities: number; uncosted: number; costFen: bigint }>`
    select r.id, r.name_zh as county, count(*)::int as communities,
      (count(*) filter (where c.estimated_cost_fen is null))::int as uncosted,
      coalesce(sum(c.estimated_cost_fen), 0)::bigint as "costFen"
    from communities c join regions r on r.id = c.county_id
    where c.status = 'surveyed' and c.verdict = 'meets' and ${within(actor, sql`c.region_id`)}
    group by r.id, r.name_zh order by 5 desc, r.id limit 20`,
  )
  return rows
}

async function moneyFigures(tx: Tx, actor: Actor): Promise<Desk['figures']> {
  const counties = await asked(tx, actor)
  const sum = (of: (row: (typeof counties)[number]) => number) => counties.reduce((total, row) => total + of(row), 0)
  const cost = counties.reduce((total, { costFen }) => total + costFen, 0n)
  const [first] = await ranked(tx, actor, 1)
  const budget = first?.result.byYear.reduce((total, { budgetFen }) => total + budgetFen, 0n) ?? 0n
  const planned = first?.result.planned.estimatedCostFen ?? 0n
  const path = first ? `/plans/${first.id}` : '/plans'
  const money = (title: Words, fen: bigint, rest: { path: string; comparison: Words }) => ({
    title,
    value: formatWanYuan(fen),
    unit: { zh: '万元', en: '万元' },
    ...rest,
  })
  const none = { zh: '还没有排序过的计划', en: 'No plan has been ranked yet' }
  const uncosted = sum((row) => row.uncosted)
  const meets = '/communities?verdict=meets&status=surveyed'
  return [
    money({ zh: '符合条件待安排', en: 'Asked for by eligible communities' }, cost, {
      path: meets,
      comparison: {
        zh: `${sum((row) => row.communities)} 个小区，其中 ${uncosted} 个还没有估算`,
        en: `${sum((row) => row.communities)} communities, ${uncosted} without an estimate`,
      },
    }),
    money({ zh: '计划已安排', en: 'Planned' }, planned, {
      path,
      comparison: first
        ? {
            zh: `“${first.name}”，${first.result.planned.communities} 个小区`,
            en: `“${first.name}”, ${first.result.planned.communities} communities`,
          }
        : none,
    }),
    money({ zh: '年度额度余额', en: 'Left of the budgets' }, budget - planned, {
      path,
      comparison: first ? { zh: `额度共 ${formatWanYuan(budget)} 万元`, en: `of ${formatWanYuan(budget)} 万元` } : none,
    }),
  ]
}

const head = (zh: string, en: string, isFigure = true) => ({ title: { zh, en }, isFigure })
const same = (text: string): Words => ({ zh: text, en: text })

async function moneyByYear(tx: Tx, actor: Actor): Promise<Desk['tables']> {
  const plans = await ranked(tx, actor, 3)
  if (plans.length === 0) return []
  return [
    {
      title: { zh: '计划资金，分年度', en: 'Money of the plans by year' },
      note: null,
      columns: [
        head('计划', 'Plan', false),
        head('年度', 'Year'),
        head('额度（万元）', 'Budget (万元)'),
        head('安排（万元）', 'Planned (万元)'),
        head('余额（万元）', 'Left (万元)'),
        head('小区', 'Communities'),
        head('户数', 'Households'),
      ],
      rows: plans
        .flatMap(({ id, name, region, result }) =>
          result.byYear.map(({ year, budgetFen, usedFen, sums }) => ({
            path: `/plans/${id}`,
            cells: [
              same(`${name}（${region}）`),
              { zh: `${year} 年度`, en: String(year) },
              same(formatWanYuan(budgetFen)),
              same(formatWanYuan(usedFen)),
              same(formatWanYuan(budgetFen - usedFen)),
              same(group(sums.communities)),
              same(group(sums.households)),
            ],
          })),
        )
        .slice(0, 12),
    },
  ]
}

async function moneyByCounty(tx: Tx, actor: Actor): Promise<Desk['tables']> {
  const counties = await asked(tx, actor)
  if (counties.length === 0) return []
  const [first] = await ranked(tx, actor, 1)
  const plannedIn = new Map(first?.result.byCounty.map(({ countyId, sums }) => [countyId, sums.estimatedCostFen]))
  return [
    {
      title: { zh: '各县（市、区）待安排与已安排', en: 'Asked and planned by county' },
      note: first
        ? { zh: `已安排按计划“${first.name}”`, en: `Planned by the plan “${first.name}”` }
        : { zh: '还没有排序过的计划', en: 'No plan has been ranked yet' },
      columns: [
        head('县（市、区）', 'County', false),
        head('符合条件（个）', 'Eligible'),
        head('估算投资（万元）', 'Estimate (万元)'),
        head('没有估算（个）', 'Without an estimate'),
        head('计划已安排（万元）', 'Planned (万元)'),
      ],
      rows: counties.map(({ id, county, communities, uncosted, costFen }) => ({
        path: `/communities?countyId=${id}&verdict=meets&status=surveyed`,
        cells: [
          same(county),
          same(group(communities)),
          same(formatWanYuan(costFen)),
          same(group(uncosted)),
          first ? same(formatWanYuan(plannedIn.get(id) ?? 0n)) : null,
        ],
      })),
    },
  ]
}
