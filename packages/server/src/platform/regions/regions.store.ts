// Regions as every subject asks for them: whether a person may look there, and whether places belong together.
import type { PlaceValues } from '@huanju/engines/entities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx, type Viewer } from '../database/database.ts'
import { every, within } from '../database/walls.ts'

/** Where a record lies: the county-level unit in charge, its subdistrict, its neighbourhood if known. */
export interface Place {
  readonly countyId: string
  readonly subdistrictId: string
  readonly neighbourhoodId: string | null
}

/** Whether a region lies within what the viewer may see. */
export async function isRegionVisible(tx: Tx, viewer: Viewer, regionId: string): Promise<boolean> {
  const where = every([sql`r.id = ${regionId}::uuid`, within(viewer, sql`r.id`)])
  return (await rowOf(tx, sql`select r.id from regions r where ${where}`)) !== undefined
}

/** The city that a viewer looks after as a whole; null for those who look after a part of it, or after several. */
export async function findOwnCity(tx: Tx, viewer: Viewer): Promise<string | null> {
  const where = every([sql`r.kind = 'city'`, within(viewer, sql`r.id`)])
  const cities = await rowsOf(tx, sql<{ id: string }>`select r.id from regions r where ${where} limit 2`)
  return cities.length === 1 ? (cities[0]?.id ?? null) : null
}

/** Whether the places belong together today, as far as the viewer can see. */
export async function isPlaceSound(
  tx: Tx,
  { countyId, subdistrictId, neighbourhoodId }: PlaceValues,
): Promise<boolean> {
  const leaf = neighbourhoodId ?? subdistrictId ?? countyId
  const isKind = (id: string | null, kinds: readonly string[]) =>
    id === null
      ? sql`true`
      : sql`exists (select from regions where id = ${id}::uuid and kind = any (${[...kinds]}::text[]))`
  const isUnder = (id: string | null, ancestor: string | null) =>
    id === null || ancestor === null
      ? sql`true`
      : sql`exists (select from region_closure where ancestor_id = ${ancestor}::uuid and region_id = ${id}::uuid)`
  const row = await rowOf(
    tx,
    sql<{
      isSound: boolean
    }>`select ${isKind(countyId, ['county', 'functional-zone'])} and ${isKind(subdistrictId, ['subdistrict'])}
      and ${isKind(neighbourhoodId, ['neighbourhood'])} and ${isUnder(subdistrictId, countyId)}
      and ${isUnder(neighbourhoodId, subdistrictId)}
      and exists (select from region_closure where region_id = ${leaf}::uuid and ancestor_id = any (visible_roots())) as "isSound"`,
  )
  return row?.isSound ?? false
}
