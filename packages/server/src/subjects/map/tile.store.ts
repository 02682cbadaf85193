// Communities as vector tiles: single points close up, counts per cell far out, so that any register stays quick to draw.
import type { communityTile } from '@huanju/contract/map'
import type { ParamsOf } from '@huanju/contract'
import { sql } from 'kysely'
import vtpbf from 'vt-pbf'
import { rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every } from '../../platform/database/walls.ts'
import { whereCommunities, type CommunityFilter } from '../communities/community-filter.store.ts'

/** From this zoom on each community is a point of its own. */
const singleZoom = 12
/** Cells along one side of a tile when counted together. */
const cells = 16
const extent = 4096

interface Point {
  id: string | null
  name: string | null
  status: string
  verdict: string
  x: number
  y: number
  count: number
  longitude: number
  latitude: number
}
interface Tile {
  z: number
  x: number
  y: number
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
        c.status, case when count(*) = 1 then min(coalesce(c.verdict, 'unjudged')) else 'several' end as verdict,
        count(*)::int as count, avg(c.longitude) as longitude, avg(c.latitude) as latitude
        from communities c where ${inTile}
        group by c.status, floor((c.longitude - ${west}) / ${(east - west) / cells}), floor((c.latitude - ${south}) / ${(north - south) / cells})`,
        )
  if (points.length === 0) return null
  return Buffer.from(
    vtpbf.fromGeojsonVt(
      { communities: { features: points.map((point) => featureOf(point, tile)) } as never },
      { version: 2, extent },
    ),
  )
}

function featureOf({ id, name, status, verdict, count, longitude, latitude }: Point, tile: Tile) {
  return {
    type: 1,
    geometry: [[across(longitude, tile), down(latitude, tile)]],
    tags: { status, verdict, count, ...(id !== null && { id }), ...(name !== null && { name }) },
  }
}

function boundsOf({ z, x, y }: Tile) {
  const side = 2 ** z
  const latitude = (row: number) => (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / side))) * 180) / Math.PI
  return {
    west: (x / side) * 360 - 180,
    east: ((x + 1) / side) * 360 - 180,
    north: latitude(y),
    south: latitude(y + 1),
  }
}

function across(longitude: number, { z, x }: Tile): number {
  return Math.round((((longitude + 180) / 360) * 2 ** z - x) * extent)
}

function down(latitude: number, { z, y }: Tile): number {
  const sine = Math.sin((latitude * Math.PI) / 180)
  const row = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z
  return Math.round((row - y) * extent)
}
