// The first wall: the server's own region condition, beside the row-level security that stands behind it.
import { sql, type RawBuilder } from 'kysely'
import type { Viewer } from './database.ts'

/** A condition that a region column lies within what the viewer may see. */
export function within(viewer: Viewer, regionColumn: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`${regionColumn} in (select c.region_id from region_closure c where c.ancestor_id = any (${[...viewer.regionIds]}::uuid[]))`
}

/** Joins conditions with `and`; none is true. */
export function every(conditions: readonly (RawBuilder<unknown> | undefined | false)[]): RawBuilder<boolean> {
  const kept = conditions.filter((condition): condition is RawBuilder<unknown> => Boolean(condition))
  return kept.length === 0 ? sql`true` : sql`${sql.join(kept, sql` and `)}`
}
