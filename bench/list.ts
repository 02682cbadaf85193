// The list with filter and search at 300,000 communities: over HTTP, and as the plain SQL that gives the same page and sums.
import type pg from 'pg'
import { z } from 'zod'
import { callerFor, medianMs } from './ground.ts'

const placed = z.object({ rows: z.array(z.object({ countyId: z.string() })) })
const page = `select c.*, county.name_zh, street.name_zh, place.name_zh from communities c
  join regions county on county.id = c.county_id join regions street on street.id = c.subdistrict_id
  left join regions place on place.id = c.neighbourhood_id`
const totals =
  'select count(*), sum(building_count), sum(household_count), sum(floor_area_dm2), sum(estimated_cost_fen) from communities c'

/** One line of the report: what was asked, by whom, how long over HTTP and in plain SQL. */
export interface ListFigure {
  readonly words: string
  readonly by: string
  readonly http: number
  readonly plain: number
}

/** Measures the list for the whole city and for one county. */
export async function measureLists(url: string, client: pg.Client): Promise<ListFigure[]> {
  const figures: ListFigure[] = []
  const {
    rows: [county],
  } = await client.query<{ id: string }>(
    'select county_id as id from communities group by county_id order by count(*) desc limit 1',
  )
  const id = county?.id ?? ''
  for (const [by, login] of [
    ['city clerk', 'city'],
    ['county clerk', 'taishan'],
  ] as const) {
    const call = await callerFor(url, login)
    const given = by === 'county clerk' ? placed.parse(await call('GET', '/communities?size=1')).rows : []
    const own = given[0] ? `c.county_id = '${given[0].countyId}'` : 'true'
    const asked = [
      ['first page, newest first', '', 'true'],
      [
        'filter by county and status',
        `&countyId=${given[0]?.countyId ?? id}&status=surveyed`,
        `c.county_id = '${given[0]?.countyId ?? id}' and c.status = 'surveyed'`,
      ],
      ['filter by verdict, sorted by name', '&verdict=meets&sort=name&order=asc', "c.verdict = 'meets'"],
      ['search 花园', `&q=${encodeURIComponent('花园')}`, "c.name like '%花园%'"],
    ] as const
    for (const [words, query, condition] of asked) {
      const order = query.includes('sort=name') ? 'c.name, c.id' : 'c.changed_at desc, c.id'
      figures.push({
        words,
        by,
        http: await medianMs(7, () => call('GET', `/communities?size=20${query}`)),
        plain: await medianMs(7, async () => {
          await client.query(`${page} where ${own} and ${condition} order by ${order} limit 20`)
          await client.query(`${totals} where ${own} and ${condition}`)
        }),
      })
    }
  }
  return figures
}
