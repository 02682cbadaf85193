// What studies lay on the desk: the money of the latest solved study by channel and year, for who minds money or makes plans.
import { studyResult } from '@huanju/contract/studies'
import { formatWanYuan } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskItem } from '../../platform/subjects/desk-item.ts'

export const studiesOnDesk: readonly DeskItem[] = [
  {
    part: 'tables',
    order: 6,
    right: 'plans.export',
    find: moneyByChannel,
  },
]

const rowsMost = 20
const wan = (fen: number) => {
  const text = formatWanYuan(BigInt(Math.round(fen)))
  return { zh: text, en: text }
}
const head = (zh: string, en: string, isFigure = true) => ({ title: { zh, en }, isFigure })

async function moneyByChannel(tx: Tx, actor: Actor): Promise<Desk['tables']> {
  const row = await rowOf(
    tx,
    sql<{ id: string; name: string; plan: string; result: unknown }>`
    select s.id, s.name, p.name as plan, s.result from studies s join plans p on p.id = s.plan_id
    where ${within(actor, sql`s.region_id`)} and s.state = 'solved' and s.result is not null and p.state <> 'voided'
    order by s.solved_at desc limit 1`,
  )
  if (!row) return []
  const { budgets } = studyResult.pick({ budgets: true }).parse(row.result)
  const money = budgets.filter(({ unit }) => unit === 'fen')
  if (money.length === 0) return []
  return [
    {
      title: { zh: '推演资金，分渠道', en: 'Money of the latest study by channel' },
      note: { zh: `推演“${row.name}”，计划“${row.plan}”`, en: `Study “${row.name}” of the plan “${row.plan}”` },
      columns: [
        head('渠道', 'Channel', false),
        head('年度', 'Year'),
        head('额度（万元）', 'Budget (万元)'),
        head('安排（万元）', 'Used (万元)'),
        head('余额（万元）', 'Left (万元)'),
      ],
      rows: money.slice(0, rowsMost).map(({ name, year, used, limit }) => ({
        path: `/studies/${row.id}`,
        cells: [name, { zh: `${year} 年度`, en: String(year) }, wan(limit), wan(used), wan(limit - used)],
      })),
    },
  ]
}
