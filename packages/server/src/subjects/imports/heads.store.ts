// Mappings remembered by the head of a list: whoever brings the same head again finds them confirmed as last time.
import { createHash } from 'node:crypto'
import type { MappedColumn, StatedUnits } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { toJson, write } from '../../platform/journal/journal.ts'
import type { PlaceDefaults } from './places.store.ts'

/** The head of a list as it is remembered: for a kind of record, by its headers in their order and the units above. */
export interface Head {
  readonly target: string
  readonly headers: readonly string[]
  readonly statedUnits: StatedUnits['units']
}

/** What was confirmed for a head. */
export interface KnownHead {
  readonly mapping: readonly MappedColumn[]
  readonly defaults: PlaceDefaults
}

function hashOf({ headers, statedUnits }: Head): string {
  const isStated = Object.keys(statedUnits).length > 0
  const head = isStated ? [headers, Object.entries(statedUnits).toSorted()] : headers
  return createHash('sha256').update(JSON.stringify(head)).digest('hex')
}

/** What was last confirmed for a head within the viewer's regions; that of the region itself goes before all others. */
export async function findHead(
  tx: Tx,
  viewer: Viewer,
  { head, regionId }: { head: Head; regionId: string },
): Promise<KnownHead | undefined> {
  return rowOf(
    tx,
    sql<KnownHead>`select h.mapping, h.defaults from import_heads h
    where ${every([within(viewer, sql`h.region_id`), sql`h.target = ${head.target}`, sql`h.head_hash = ${hashOf(head)}`])}
    order by h.region_id = ${regionId}::uuid desc, h.confirmed_at desc limit 1`,
  )
}

/** Remembers what was confirmed for a head in a region. */
export async function rememberHead(
  tx: Tx,
  {
    head,
    regionId,
    importId,
    login,
    mapping,
    defaults,
  }: KnownHead & {
    readonly head: Head
    readonly regionId: string
    readonly importId: string
    readonly login: string
  },
): Promise<void> {
  await write(
    tx,
    { action: 'import.mapped', subject: 'import', id: importId, regionId, detail: { remembered: true } },
    sql`insert into import_heads (region_id, target, head_hash, mapping, defaults, confirmed_by)
    values (${regionId}, ${head.target}, ${hashOf(head)}, ${toJson(mapping)}::jsonb, ${toJson(defaults)}::jsonb, ${login})
    on conflict (region_id, target, head_hash) do update
      set mapping = excluded.mapping, defaults = excluded.defaults, confirmed_at = now(), confirmed_by = excluded.confirmed_by`,
  )
}
