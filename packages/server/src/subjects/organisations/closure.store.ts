// Who sees whom today, kept as a table; and the communities that follow their subdistrict to another county.
import { entities } from '@huanju/domain/subjects'
import { kebab, type Entity } from '@huanju/engines/entities'
import { sql } from 'kysely'
import { rowOf, rowsOf, seeAs, type Tx } from '../../platform/database/database.ts'
import { tableOf } from '../../platform/entities/plan.store.ts'
import { write } from '../../platform/journal/journal.ts'

/** Lets one transaction at a time change jurisdictions. */
export async function lockJurisdictions(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4801202612)`.execute(tx)
}

/** Rebuilds the closure for a day; true when anybody now sees other regions than before. */
export async function rebuildClosure(tx: Tx, day: string): Promise<boolean> {
  const before = await closureHash(tx)
  await sql`select refresh_region_closure(${day})`.execute(tx)
  return before !== (await closureHash(tx))
}

async function closureHash(tx: Tx): Promise<string | null> {
  const row = await rowOf(
    tx,
    sql<{ hash: string | null }>`
    select md5(string_agg(ancestor_id::text || region_id::text, ',' order by ancestor_id, region_id)) as hash
      from region_closure`,
  )
  return row?.hash ?? null
}

// The nearest county-level unit or zone above each subdistrict, by today's closure.
const homes = sql`
  select below.region_id as subdistrict_id, below.ancestor_id as county_id
  from region_closure below join regions s on s.id = below.region_id and s.kind = 'subdistrict'
  join regions a on a.id = below.ancestor_id and a.kind in ('county', 'functional-zone')
  where not exists (select 1 from region_closure nearer join regions n on n.id = nearer.ancestor_id
    and n.kind in ('county', 'functional-zone')
    join region_closure above on above.region_id = nearer.ancestor_id and above.ancestor_id = below.ancestor_id
    where nearer.region_id = below.region_id and nearer.ancestor_id <> below.ancestor_id)`

/** Puts records that lie in a subdistrict under the county that now runs it; a journal line for each kind and county. */
export async function moveRecords(tx: Tx): Promise<number> {
  let moved = 0
  for (const entity of entities.filter(({ placed }) => placed.by === 'place')) moved += await moveKind(tx, entity)
  return moved
}

async function moveKind(tx: Tx, entity: Entity): Promise<number> {
  const table = sql.table(tableOf(entity))
  const gains = await rowsOf(
    tx,
    sql<{ countyId: string; count: number }>`
    select h.county_id as "countyId", count(*)::int as count from ${table} c
      join (${homes}) h on h.subdistrict_id = c.subdistrict_id
    where c.county_id <> h.county_id group by h.county_id order by h.county_id`,
  )
  const action = entity.one === 'community' ? ('communities.moved' as const) : (`${kebab(entity.one)}.changed` as const)
  for (const { countyId, count } of gains) {
    await write(
      tx,
      { action, subject: 'region', id: countyId, regionId: countyId, detail: { count } },
      sql`
      update ${table} c set county_id = h.county_id from (${homes}) h
      where h.subdistrict_id = c.subdistrict_id and h.county_id = ${countyId} and c.county_id <> h.county_id`,
    )
  }
  return gains.reduce((sum, { count }) => sum + count, 0)
}

/** Runs work with the system's eyes, for what must be known beyond the actor's own regions, and closes them again. */
export async function withAllRegions<Result>(tx: Tx, work: () => Promise<Result>): Promise<Result> {
  const cities = await rowsOf(tx, sql<{ id: string }>`select id from regions where kind = 'city'`)
  const own = await seeAs(tx, { regionIds: cities.map(({ id }) => id) })
  const result = await work()
  await seeAs(tx, { regionIds: own.regionIds })
  return result
}
