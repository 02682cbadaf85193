// Which communities are on the register already, by subdistrict and name made alike.
import { sql } from 'kysely'
import { rowsOf, type Tx } from '../../platform/database/database.ts'

/** The communities that have these keys: their ids by `subdistrict key`. */
export async function findExisting(
  tx: Tx,
  keys: readonly { subdistrictId: string; key: string }[],
): Promise<Map<string, string>> {
  const rows = await rowsOf(
    tx,
    sql<{
      found: string
      id: string
    }>`select c.subdistrict_id || ' ' || c.duplicate_key as found, c.id from communities c
    join unnest(${keys.map(({ subdistrictId }) => subdistrictId)}::uuid[], ${keys.map(({ key }) => key)}::text[]) as given (subdistrict_id, key)
      on given.subdistrict_id = c.subdistrict_id and given.key = c.duplicate_key`,
  )
  return new Map(rows.map(({ found, id }) => [found, id]))
}
