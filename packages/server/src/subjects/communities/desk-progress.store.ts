// What the register lays on the desk of how far the renovation has come: by county or subdistrict, and in a leader's figures.
import type { Words } from '@huanju/contract'
import { standingOn } from '@huanju/engines/rules'
import { formatDayZh, formatWanYuan, group } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk, DeskDay } from '../../platform/subjects/desk-item.ts'

const unstarted = `/communities?status=planned`

/** Communities that are planned and whose works have not begun. */
export async function notStarted(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const row = await rowOf(
    tx,
    sql<{ planned: number }>`select count(*)::int as planned from communities c
    where c.status = 'planned' and ${within(actor, sql`c.region_id`)}`,
  )
  if (!row || row.planned === 0) return []
  return [
    {
      kind: 'not-started',
      count: row.planned,
      path: unstarted,
      title: { zh: '个小区已列入计划，还没有开工', en: 'communities are planned and have not started' },
      light: 'amber',
      since: null,
    },
  ]
}

interface Progress {
  readonly done: number
  readonly doneHouseholds: number
  readonly works: number
  readonly worksHouseholds: number
  readonly planned: number
  readonly surveyed: number
  readonly unproven: number
  readonly investedFen: bigint
}

const progress = sql`(count(*) filter (where c.status = 'completed'))::int as done,
  coalesce(sum(c.household_count) filter (where c.status = 'completed'), 0)::int as "doneHouseholds",
  (count(*) filter (where c.status = 'under-works'))::int as works,
  coalesce(sum(c.household_count) filter (where c.status = 'under-works'), 0)::int as "worksHouseholds",
  (count(*) filter (where c.status = 'planned'))::int as planned,
  (count(*) filter (where c.status = 'surveyed'))::int as surveyed,
  (count(*) filter (where c.status = 'surveyed' and c.verdict = 'unproven'))::int as unproven,
  coalesce(sum(c.estimated_cost_fen) filter (where c.status in ('completed', 'under-works')), 0)::bigint as "investedFen"`

/** The figures of who has ten minutes: finished, started, planned, the old ones left, and the money of all works. */
export async function leaderFigures(tx: Tx, actor: Actor, { today, pack }: DeskDay): Promise<Desk['figures']> {
  const limit = standingOn(pack.parameters['targets.finished-cohort']?.values ?? [], today)?.value
  const until = typeof limit === 'string' ? limit : null
  const f = await rowOf(
    tx,
    sql<Progress & { old: number; oldHouseholds: number }>`select ${progress},
      (count(*) filter (where c.status <> 'completed' and c.completed_on <= ${until}::date))::int as old,
      coalesce(sum(c.household_count) filter (where c.status <> 'completed' and c.completed_on <= ${until}::date), 0)::int
        as "oldHouseholds"
    from communities c where ${within(actor, sql`c.region_id`)}`,
  )
  if (!f) return []
  const one: Words = { zh: '个', en: '' }
  const figure = (title: Words, count: number, rest: { path: string; comparison: Words }) => ({
    title,
    value: group(count),
    unit: one,
    ...rest,
  })
  const left = 'status=surveyed&status=planned&status=under-works'
  return [
    figure({ zh: '已完成改造', en: 'Renovated' }, f.done, {
      path: '/communities?status=completed',
      comparison: households(f.doneHouseholds),
    }),
    figure({ zh: '正在施工', en: 'Under works' }, f.works, {
      path: '/communities?status=under-works',
      comparison: households(f.worksHouseholds),
    }),
    figure({ zh: '已列入计划，还没有开工', en: 'Planned, not started' }, f.planned, {
      path: unstarted,
      comparison: { zh: `另有 ${f.surveyed} 个在摸底阶段`, en: `and ${f.surveyed} surveyed` },
    }),
    ...(until === null
      ? []
      : [
          figure({ zh: `${formatDayZh(until)}前建成、未完成`, en: `Built by ${until}, not finished` }, f.old, {
            path: `/communities?completedTo=${until}&${left}`,
            comparison: households(f.oldHouseholds),
          }),
        ]),
    {
      title: { zh: '已完成和在建的估算投资', en: 'Estimate of finished and running works' },
      ...inLargeUnits(f.investedFen),
      path: '/communities?status=completed&status=under-works',
      comparison: { zh: '按台账估算，不是支付数', en: 'Estimates of the register, not payments' },
    },
    figure({ zh: '证据不足，待补材料', en: 'Lacking proof' }, f.unproven, {
      path: '/communities?verdict=unproven&status=surveyed',
      comparison: {
        zh: `占摸底小区 ${shareOf(f.unproven, f.surveyed)}`,
        en: `${shareOf(f.unproven, f.surveyed)} of those surveyed`,
      },
    }),
  ]
}

interface PlaceRow extends Progress {
  readonly id: string
  readonly name: string
  readonly total: number
}

/** How far each county has come; within one county, each subdistrict. Nothing where there is one place alone. */
export async function placesTable(tx: Tx, actor: Actor): Promise<Desk['tables']> {
  const counties = await placesBy(tx, actor, 'county')
  const isCity = counties.length > 1
  const rows = isCity ? counties : await placesBy(tx, actor, 'subdistrict')
  if (rows.length < 2) return []
  const name = isCity ? 'countyId' : 'subdistrictId'
  const head = (zh: string, en: string) => ({ title: { zh, en }, isFigure: true })
  return [
    {
      title: isCity
        ? { zh: '各县（市、区）进展', en: 'Progress by county' }
        : { zh: '各街道（镇）进展', en: 'Progress by subdistrict' },
      note: { zh: '没有完成的多的在前', en: 'Those with the most left come first' },
      columns: [
        {
          title: isCity ? { zh: '县（市、区）', en: 'County' } : { zh: '街道（镇）', en: 'Subdistrict' },
          isFigure: false,
        },
        head('还剩（个）', 'Left'),
        head('摸底', 'Surveyed'),
        head('其中证据不足', 'Lacking proof'),
        head('已列入计划', 'Planned'),
        head('施工中', 'Under works'),
        head('已完成', 'Finished'),
        head('完成率', 'Share finished'),
      ],
      rows: rows.slice(0, rowsMost).map((row) => ({
        path: `/communities?${name}=${row.id}`,
        cells: [
          same(row.name),
          ...[row.total - row.done, row.surveyed, row.unproven, row.planned, row.works, row.done].map((count) =>
            same(group(count)),
          ),
          same(shareOf(row.done, row.total)),
        ],
      })),
    },
  ]
}

const rowsMost = 20

async function placesBy(tx: Tx, actor: Actor, kind: 'county' | 'subdistrict'): Promise<PlaceRow[]> {
  const place = sql.ref(`c.${kind}_id`)
  return rowsOf(
    tx,
    sql<PlaceRow>`select r.id, r.name_zh as name, count(*)::int as total, ${progress}
    from communities c join regions r on r.id = ${place} where ${within(actor, sql`c.region_id`)}
    group by r.id, r.name_zh order by count(*) filter (where c.status <> 'completed') desc, r.id`,
  )
}

// 万元 with two digits, 亿元 from a hundred million yuan on.
function inLargeUnits(fen: bigint): { value: string; unit: Words } {
  const isLarge = fen >= 10_000_000_000n
  const unit = isLarge ? '亿元' : '万元'
  return { value: formatWanYuan(isLarge ? fen / 10_000n : fen), unit: { zh: unit, en: unit } }
}

const same = (text: string): Words => ({ zh: text, en: text })

function households(count: number): Words {
  return { zh: `${group(count)} 户`, en: `${group(count)} households` }
}

function shareOf(part: number, whole: number): string {
  return whole === 0 ? '—' : `${((part * 100) / whole).toFixed(1)}%`
}
