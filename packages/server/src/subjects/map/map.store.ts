// Outlines and extent, within the viewer's regions.
import type { AnswerOf } from '@huanju/contract'
import type {
  listOutlines as listOutlinesShape,
  mapExtent,
  saveOutline as saveOutlineShape,
} from '@huanju/contract/map'
import type { Day } from '@huanju/quantities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { toJson, write } from '../../platform/journal/journal.ts'
import { whereCommunities, type CommunityFilter } from '../communities/community-filter.store.ts'

type Outline = AnswerOf<typeof saveOutlineShape>
type Context = AnswerOf<typeof listOutlinesShape>['context'][number]

const columns = sql`o.region_id as "regionId", json_build_object('zh', r.name_zh, 'en', r.name_en) as name, r.kind, o.geometry,
  o.is_schematic as "isSchematic", o.review_number as "reviewNumber", o.source, o.since`

/** The outlines of all regions the viewer may see, the largest kinds first. */
export async function listOutlines(tx: Tx, viewer: Viewer): Promise<Outline[]> {
  return rowsOf(
    tx,
    sql<Outline>`select ${columns} from region_outlines o join regions r on r.id = o.region_id
    where ${within(viewer, sql`o.region_id`)}
    order by array_position(array['city', 'county', 'functional-zone', 'subdistrict', 'neighbourhood'], r.kind), r.name_zh`,
  )
}

/** The outline of one region, or undefined. */
export async function findOutline(tx: Tx, viewer: Viewer, regionId: string): Promise<Outline | undefined> {
  return rowOf(
    tx,
    sql<Outline>`select ${columns} from region_outlines o join regions r on r.id = o.region_id
    where ${every([sql`o.region_id = ${regionId}::uuid`, within(viewer, sql`o.region_id`)])}`,
  )
}

/** The schematic lines every map shows. */
export async function listContext(tx: Tx): Promise<Context[]> {
  return rowsOf(
    tx,
    sql<Context>`select kind, json_build_object('zh', name_zh, 'en', name_en) as name, coordinates from map_context order by kind, name_zh`,
  )
}

/** Puts a reviewed outline in place of what was there. */
export async function saveOutline(
  tx: Tx,
  {
    regionId,
    geometry,
    reviewNumber,
    source,
    since,
  }: { regionId: string; geometry: unknown; reviewNumber: string; source: string; since: Day },
): Promise<void> {
  await write(
    tx,
    { action: 'outline.saved', subject: 'region', id: regionId, regionId, detail: { reviewNumber, source } },
    sql`
    insert into region_outlines (region_id, geometry, is_schematic, review_number, source, since)
    values (${regionId}, ${toJson(geometry)}::jsonb, false, ${reviewNumber}, ${source}, ${since})
    on conflict (region_id) do update set geometry = excluded.geometry, is_schematic = false,
      review_number = excluded.review_number, source = excluded.source, since = excluded.since`,
  )
}

/** The box around all that the filter finds, how many have a place on the map and how many have none. */
export async function extentOf(tx: Tx, viewer: Viewer, filter: CommunityFilter): Promise<AnswerOf<typeof mapExtent>> {
  const row = await rowOf(
    tx,
    sql<{ west: number | null; south: number; east: number; north: number; shown: number; withoutPosition: number }>`
    select min(c.longitude) as west, min(c.latitude) as south, max(c.longitude) as east, max(c.latitude) as north,
      count(c.longitude)::int as shown, (count(*) filter (where c.longitude is null))::int as "withoutPosition"
    from communities c where ${whereCommunities(viewer, filter)}`,
  )
  if (!row || row.west === null) return { extent: null, shown: 0, withoutPosition: row?.withoutPosition ?? 0 }
  return {
    extent: [row.west, row.south, row.east, row.north],
    shown: row.shown,
    withoutPosition: row.withoutPosition,
  }
}
