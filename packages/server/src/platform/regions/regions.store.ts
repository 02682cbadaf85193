// Regions as every subject asks for them: whether a person may look there, and whether places belong together.
import { sql } from 'kysely'
import { rowOf, type Tx, type Viewer } from '../database/database.ts'
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

/** Whether the places belong together today, as far as the viewer can see. */
export async function isPlaceSound(tx: Tx, { countyId, subdistrictId, neighbourhoodId }: Place): Promise<boolean> {
  const leaf = neighbourhoodId ?? subdistrictId
  const row = await rowOf(
    tx,
    sql<{ isSound: boolean }>`select
    exists (select from region_closure where ancestor_id = ${countyId}::uuid and region_id = ${leaf}::uuid)
    and exists (select from regions where id = ${countyId}::uuid and kind in ('county', 'functional-zone'))
    and exists (select from regions where id = ${subdistrictId}::uuid and kind = 'subdistrict')
    and ${
      neighbourhoodId === null
        ? sql`true`
        : sql`exists (select from region_memberships where region_id = ${neighbourhoodId}::uuid)
      and exists (select from regions where id = ${neighbourhoodId}::uuid and kind = 'neighbourhood')`
    }
    and exists (select from region_closure where region_id = ${leaf}::uuid and ancestor_id = any (visible_roots())) as "isSound"`,
  )
  return row?.isSound ?? false
}
