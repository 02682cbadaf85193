// Regions and their dated memberships.
import type { AnswerOf } from '@huanju/contract'
import type { moveRegion } from '@huanju/contract/organisations'
import type { RegionKind } from '@huanju/domain/identity'
import { sql, type RawBuilder } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import { write } from '../../platform/journal/journal.ts'

export type RegionRow = AnswerOf<typeof moveRegion>

/** The regions a viewer may open, and those above them for the path, as they stood on a day. */
export async function listRegionsOn(tx: Tx, viewer: Viewer, on: string): Promise<RegionRow[]> {
  return rowsOf(tx, regionsOn(viewer, on, sql`true`))
}

/** One region as it stands on a day; undefined outside the viewer's own. */
export async function findRegionOn(
  tx: Tx,
  viewer: Viewer,
  { id, on }: { id: string; on: string },
): Promise<RegionRow | undefined> {
  return rowOf(tx, regionsOn(viewer, on, sql`r.id = ${id} and ${within(viewer, sql`r.id`)}`))
}

function regionsOn(viewer: Viewer, on: string, which: RawBuilder<unknown>): RawBuilder<RegionRow> {
  const roots = sql`any (${[...viewer.regionIds]}::uuid[])`
  return sql<RegionRow>`
    select r.id, r.kind, r.code, json_build_object('zh', r.name_zh, 'en', r.name_en) as name,
      m.parent_id as "parentId",
      coalesce(m.valid_from, (select min(valid_from) from region_memberships where parent_id = r.id),
        ${on}::date) as from, m.valid_to as to,
      ${within(viewer, sql`r.id`)} as "isVisible"
    from regions r left join region_memberships m on m.region_id = r.id and m.valid_from <= ${on}
      and (m.valid_to is null or m.valid_to > ${on})
    where (m.id is not null or r.kind = 'city') and ${which}
      and (${within(viewer, sql`r.id`)} or r.id in (select ancestor_id from region_closure
        where region_id = ${roots}))
    order by array_position(array['city', 'county', 'functional-zone', 'subdistrict', 'neighbourhood'], r.kind),
      r.code nulls last, r.name_zh, r.id`
}

/** A region with the membership that lasts; undefined outside the viewer's own regions. */
export interface Placed {
  readonly id: string
  readonly kind: RegionKind
  readonly name: string
  readonly membership: { readonly id: string; readonly parentId: string; readonly from: string } | null
}

/** Finds a region with its open membership, locked for a move. */
export async function findPlaced(tx: Tx, viewer: Viewer, id: string): Promise<Placed | undefined> {
  return rowOf(
    tx,
    sql<Placed>`
    select r.id, r.kind, r.name_zh as name, case when m.id is null then null
      else json_build_object('id', m.id, 'parentId', m.parent_id, 'from', m.valid_from) end as membership
    from regions r left join region_memberships m on m.region_id = r.id and m.valid_to is null
    where r.id = ${id} and ${within(viewer, sql`r.id`)}`,
  )
}

/** Closes the open membership on a day and opens the next one, under one journal line. */
export async function saveMove(tx: Tx, { region, open, parentId, from, reason }: Move): Promise<void> {
  const detail = { from: open.parentId, to: parentId, on: from, reason }
  await write(
    tx,
    { action: 'region.moved', subject: 'region', id: region.id, regionId: region.id, detail },
    sql`update region_memberships set valid_to = ${from} where id = ${open.id}`,
  )
  await sql`insert into region_memberships (id, region_id, parent_id, valid_from, reason)
    values (${newId()}, ${region.id}, ${parentId}, ${from}, ${reason})`.execute(tx)
}

interface Move {
  readonly region: Placed
  readonly open: { readonly id: string; readonly parentId: string }
  readonly parentId: string
  readonly from: string
  readonly reason: string
}
