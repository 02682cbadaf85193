// Communities as vector tiles: single points close up, far out one circle for each cell, with its counts by stage, so that any register stays quick to draw.
import type { communityTile } from '@huanju/contract/map'
import type { ParamsOf } from '@huanju/contract'
import { sql } from 'kysely'
import vtpbf from 'vt-pbf'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every } from '../../platform/database/walls.ts'
import { whereCommunities, type CommunityFilter } from '../communities/community-filter.store.ts'
import { across, boundsOf, cells, down, extent, placeInCell, type Tile } from './cells.ts'

/** From this zoom on each community is a point of its own. */
const singleZoom = 12
const counts = sql.join(
  Object.entries({ surveyed: 'surveyed', planned: 'planned', works: 'under-works', completed: 'completed' }).map(
    ([name, status]) => sql`(count(*) filter (where c.status = ${status}))::int as ${sql.id(name)}`,
  ),
)

interface Counts {
  readonly surveyed: number
  readonly planned: number
  readonly works: number
  readonly completed: number
}

interface Point extends Partial<Counts> {
  id: string | null
  name: string | null
  status: string
  verdict: string
  count: number
  longitude: number
  latitude: number
  /** The cell of what is counted together. */
  column?: number
  row?: number
}

/** The tile's bytes; null where nothing lies. Neighbouring tiles share no point: each belongs to the tile its place falls in. */
export async function tileOf(
  tx: Tx,
  viewer: Viewer,
  tile: ParamsOf<typeof communityTile>,
  filter: CommunityFilter,
): Promise<Buffer | null> {
  const { west, south, east, north } = boundsOf(tile)
  const inTile = every([
    sql`c.longitude >= ${west} and c.longitude < ${east} and c.latitude > ${south} and c.latitude <= ${north}`,
    whereCommunities(viewer, filter),
  ])
  const points =
    tile.z >= singleZoom
      ? await rowsOf(
          tx,
          sql<Point>`select c.id, c.name, c.status, coalesce(c.verdict, 'unjudged') as verdict, 1 as count, c.longitude, c.latitude
        from communities c where ${inTile} order by c.id limit 20000`,
        )
      : await rowsOf(
          tx,
          sql<Point>`select case when count(*) = 1 then min(c.id::text) end as id, case when count(*) = 1 then min(c.name) end as name,
        case when count(*) = 1 then min(c.status) else 'several' end as status,
        case when count(*) = 1 then min(coalesce(c.verdict, 'unjudged')) else 'several' end as verdict,
        count(*)::int as count, ${counts}, avg(c.longitude) as longitude, avg(c.latitude) as latitude,
        least(floor((c.longitude - ${west}) / ${(east - west) / cells}), ${cells - 1})::int as column,
        least(floor((c.latitude - ${south}) / ${(north - south) / cells}), ${cells - 1})::int as row
        from communities c where ${inTile} group by "column", "row"`,
        )
  if (points.length === 0) return null
  return Buffer.from(
    vtpbf.fromGeojsonVt(
      { communities: { features: points.map((point) => featureOf(point, tile)) } as never },
      { version: 2, extent },
    ),
  )
}

function featureOf({ id, name, longitude, latitude, column, row, ...counted }: Point, tile: Tile) {
  const isCell = column !== undefined && row !== undefined && counted.count > 1
  return {
    type: 1,
    geometry: [
      isCell
        ? placeInCell({ column, row, longitude, latitude }, tile)
        : [across(longitude, tile), down(latitude, tile)],
    ],
    tags: { ...counted, ...(id !== null && { id }), ...(name !== null && { name }) },
  }
}
