// What the register lays on the desk of who walks from door to door: households not yet asked, and where they are.
import type { Right } from '@huanju/domain/subjects'
import { group } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import type { Actor } from '../../platform/http/routes.ts'
import type { Desk } from '../../platform/subjects/desk-item.ts'

/** Who fills in the survey by walking: writes the register, and brings in no lists. */
export function walksDoors(rights: ReadonlySet<Right>): boolean {
  return rights.has('communities.write') && !rights.has('communities.import')
}

const shownMost = 12
const open = sql`c.status = 'surveyed' and c.household_count > coalesce(c.asked_household_count, 0)`

/** How many households of surveyed communities have not been asked. */
export async function doorsLeft(tx: Tx, actor: Actor): Promise<Desk['waiting']> {
  const row = await rowOf(
    tx,
    sql<{ left: number }>`select coalesce(sum(c.household_count - coalesce(c.asked_household_count, 0)), 0)::int as left
    from communities c where ${open} and ${within(actor, sql`c.region_id`)}`,
  )
  if (!row || row.left === 0) return []
  return [
    {
      kind: 'doors',
      count: row.left,
      path: '/communities?status=surveyed',
      title: { zh: '户还没有征询改造意愿', en: 'households have not been asked yet' },
      light: 'amber',
      since: null,
    },
  ]
}

interface Doors {
  readonly id: string
  readonly name: string
  readonly households: number
  readonly asked: number
  readonly willing: number | null
}

/** The communities with the most doors left. */
export async function doorsTable(tx: Tx, actor: Actor): Promise<Desk['tables']> {
  const rows = await rowsOf(
    tx,
    sql<Doors>`select c.id, c.name, c.household_count as households, coalesce(c.asked_household_count, 0) as asked,
      c.willing_household_count as willing
    from communities c where ${open} and ${within(actor, sql`c.region_id`)}
    order by c.household_count - coalesce(c.asked_household_count, 0) desc, c.id limit ${shownMost}`,
  )
  if (rows.length === 0) return []
  const figure = (value: number | null) => (value === null ? null : same(group(value)))
  return [
    {
      title: { zh: '还要走访的小区', en: 'Communities still to be walked' },
      note: { zh: '没有征询到的户多的在前', en: 'Those with the most households not asked come first' },
      columns: [
        { title: { zh: '小区', en: 'Community' }, isFigure: false },
        { title: { zh: '还差（户）', en: 'Left (households)' }, isFigure: true },
        { title: { zh: '已征询（户）', en: 'Asked' }, isFigure: true },
        { title: { zh: '愿意（户）', en: 'Willing' }, isFigure: true },
        { title: { zh: '总户数', en: 'Households' }, isFigure: true },
      ],
      rows: rows.map(({ id, name, households, asked, willing }) => ({
        path: `/communities/${id}`,
        cells: [same(name), figure(households - asked), figure(asked), figure(willing), figure(households)],
      })),
    },
  ]
}

const same = (text: string) => ({ zh: text, en: text })
