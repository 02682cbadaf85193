// Reading the register: rows with the names of their places, sums of what is filtered, one record.
import type { AnswerOf, QueryOf } from '@huanju/contract'
import type {
  communitySorts,
  countCommunities,
  getCommunity,
  listCommunities,
  suggestCommunities,
} from '@huanju/contract/communities'
import { community, type CommunityFacts } from '@huanju/domain/communities'
import { entityNamed } from '@huanju/domain/subjects'
import { asParts, asPosition, linkNamesIn } from '@huanju/engines/entities'
import { sql, type RawBuilder } from 'kysely'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { planOf } from '../../platform/entities/plan.store.ts'
import type { Values } from '../../platform/entities/values.ts'
import { whereCommunities, type CommunityFilter } from './community-filter.store.ts'

export type CommunityRow = AnswerOf<typeof listCommunities>['rows'][number]
export type CommunityRecord = AnswerOf<typeof getCommunity>
export type Building = CommunityRecord['buildings'][number]

const plan = planOf(community, entityNamed)
const extra = sql`e.status, e.verdict, e.verdict_id as "verdictId", e.longitude is not null as "hasPosition", e.is_demo as "isDemo"`

/** A row with the names of its places beside it, as lists and records show them. */
function flat<Row>(row: Values): Row {
  return { ...row, ...linkNamesIn(row) } as Row
}

const sortColumns: Record<(typeof communitySorts)[number], RawBuilder<unknown>> = {
  name: sql.ref('name'),
  county: sql.ref('county_id'),
  completedOn: sql.ref('completed_on'),
  buildingCount: sql.ref('building_count'),
  householdCount: sql.ref('household_count'),
  floorArea: sql.ref('floor_area_dm2'),
  changedAt: sql.ref('changed_at'),
}

/** One page of the register with the sums of all that the filter finds. */
export async function listPage(
  tx: Tx,
  viewer: Viewer,
  query: QueryOf<typeof listCommunities>,
): Promise<AnswerOf<typeof listCommunities>> {
  const { page, size, sort, order } = query
  const direction = order === 'asc' ? sql`asc nulls last` : sql`desc nulls last`
  // The page is cut before the places are named: three joins for one page, not for the whole register.
  const rows = await rowsOf(
    tx,
    sql<Values>`with e as (
      select * from communities c where ${whereCommunities(viewer, query)}
      order by c.${sortColumns[sort]} ${direction}, c.id limit ${size} offset ${(page - 1) * size})
    select ${plan.row}, e.address, ${extra} from e ${plan.joins} order by e.${sortColumns[sort]} ${direction}, e.id`,
  )
  const sums = await sumOf(tx, viewer, query)
  return { rows: rows.map((row) => flat<CommunityRow>(row)), total: sums.communities, sums }
}

/** Communities, buildings, households, area and cost of all that the filter finds. */
export async function sumOf(
  tx: Tx,
  viewer: Viewer,
  filter: CommunityFilter,
): Promise<AnswerOf<typeof countCommunities>['sums']> {
  const row = await rowOf(
    tx,
    sql<AnswerOf<typeof countCommunities>['sums']>`select ${sumColumns} from communities c
    where ${whereCommunities(viewer, filter)}`,
  )
  return row ?? { communities: 0, buildings: 0, households: 0, floorAreaDm2: 0n, estimatedCostFen: 0n }
}

const sumColumns = sql`count(*)::int as communities, coalesce(sum(c.building_count), 0)::int as buildings,
  coalesce(sum(c.household_count), 0)::int as households, coalesce(sum(c.floor_area_dm2), 0)::bigint as "floorAreaDm2",
  coalesce(sum(c.estimated_cost_fen), 0)::bigint as "estimatedCostFen"`

/** How many the filter finds, by status, verdict and county; one pass over the table. */
export async function countPage(
  tx: Tx,
  viewer: Viewer,
  filter: CommunityFilter,
): Promise<AnswerOf<typeof countCommunities>> {
  const rows = await rowsOf(
    tx,
    sql<{
      status: string
      verdict: string
      countyId: string
      county: string
      communities: number
      withoutPosition: number
    }>`
    select c.status, c.verdict, c."countyId", county.name_zh as county, c.communities, c."withoutPosition" from (
      select c.status, coalesce(c.verdict, 'unjudged') as verdict, c.county_id as "countyId", count(*)::int as communities,
        (count(*) filter (where c.longitude is null))::int as "withoutPosition"
      from communities c where ${whereCommunities(viewer, filter)} group by 1, 2, 3) c
    join regions county on county.id = c."countyId" order by c."countyId"`,
  )
  const countBy = (key: 'status' | 'verdict') =>
    rows.reduce<Record<string, number>>(
      (counts, row) => ({ ...counts, [row[key]]: (counts[row[key]] ?? 0) + row.communities }),
      {},
    )
  const counties = new Map<string, { countyId: string; county: string; communities: number }>()
  for (const { countyId, county, communities } of rows) {
    counties.set(countyId, {
      countyId,
      county,
      communities: (counties.get(countyId)?.communities ?? 0) + communities,
    })
  }
  return {
    sums: await sumOf(tx, viewer, filter),
    byStatus: countBy('status'),
    byVerdict: countBy('verdict'),
    byCounty: [...counties.values()],
    withoutPosition: rows.reduce((sum, row) => sum + row.withoutPosition, 0),
  }
}

/** Up to ten communities whose name or address holds the text. */
export async function suggest(
  tx: Tx,
  viewer: Viewer,
  { q, within: inside }: QueryOf<typeof suggestCommunities>,
): Promise<AnswerOf<typeof suggestCommunities>['rows']> {
  if (!q.trim() && inside === undefined) return []
  return rowsOf(
    tx,
    sql<{ id: string; name: string; place: string }>`with e as (
      select * from communities c where ${whereCommunities(viewer, { q, inside })} order by length(c.name), c.name limit 10)
    select e.id, e.name, county.name_zh || ' ' || subdistrict.name_zh as place from e ${plan.joins} order by length(e.name), e.name`,
  )
}

/** A community as rules and forms read it, with what the record adds; the stored form of `CommunityRecord`. */
export type StoredCommunity = CommunityRow &
  Pick<CommunityRecord, 'names' | 'absences' | 'voidedAt' | 'voidReason'> &
  CommunityFacts & {
    regionId: string
    origin: 'form' | 'import' | 'demo'
    importId: string | null
    importRow: number | null
    importFile: string | null
    createdAt: string
  }

const origin = sql`e.origin, e.import_id as "importId", e.import_row as "importRow", f.name as "importFile"`
const imported = sql`left join imports i on i.id = e.import_id left join files f on f.id = i.file_id`

// Communities in full where a condition holds.
async function storedWhere(
  tx: Tx,
  condition: RawBuilder<boolean>,
  rest: RawBuilder<unknown> = sql``,
): Promise<StoredCommunity[]> {
  const rows = await rowsOf(
    tx,
    sql<Values>`select ${plan.record}, ${extra}, ${origin} from communities e ${plan.joins} ${imported} where ${condition} ${rest}`,
  )
  return rows.map((row) => withPoint(flat<StoredCommunity>(row), row['position']))
}

/** What a filter finds as declared records, a batch after a given id in a fixed order: for the export. */
export async function listDeclared(
  tx: Tx,
  viewer: Viewer,
  { filter, after, limit }: BatchQuery,
): Promise<(Values & { readonly id: string })[]> {
  const condition = sql`e.id in (${idsOf(viewer, { filter, after, limit })})`
  return rowsOf(
    tx,
    sql<
      Values & { id: string }
    >`select ${plan.record} from communities e ${plan.joins} where ${condition} order by e.id`,
  )
}

interface BatchQuery {
  readonly filter: CommunityFilter
  readonly after: string | null
  readonly limit: number
}

function idsOf(viewer: Viewer, { filter, after, limit }: BatchQuery): RawBuilder<unknown> {
  const chosen = every([whereCommunities(viewer, filter), after ? sql`c.id > ${after}::uuid` : undefined])
  return sql`select c.id from communities c where ${chosen} order by c.id limit ${limit}`
}

// Rules and maps read the point that is shown; what was given is kept beside it.
function withPoint(stored: StoredCommunity, kept: unknown): StoredCommunity {
  const [given, shown] = [asPosition(kept), asParts(kept)]
  const [longitude, latitude] = [shown['shownLongitude'], shown['shownLatitude']]
  if (!given || typeof longitude !== 'number' || typeof latitude !== 'number') return { ...stored, position: null }
  const { system, longitude: originalLongitude, latitude: originalLatitude } = given
  return { ...stored, position: { system, longitude, latitude, originalLongitude, originalLatitude } }
}

/**
 * How what is found is held until the transaction ends: not at all, against other writers (`lock`), or against other
 * judgings and writers but not against those who add a building to it (`judge`).
 */
export type Hold = keyof typeof holds
const holds = { read: sql``, lock: sql`for update of e`, judge: sql`for no key update of e` }

/** A community the viewer may see, or undefined. */
export async function findCommunity(
  tx: Tx,
  viewer: Viewer,
  id: string,
  hold: Hold = 'read',
): Promise<StoredCommunity | undefined> {
  const condition = every([sql`e.id = ${id}::uuid`, within(viewer, sql`e.region_id`)])
  return (await storedWhere(tx, condition, holds[hold]))[0]
}

/** Communities in full, in a fixed order, a batch after a given id: for judging and planning many. */
export async function listStored(
  tx: Tx,
  viewer: Viewer,
  query: BatchQuery,
  hold: Hold = 'read',
): Promise<StoredCommunity[]> {
  return storedWhere(tx, sql`e.id in (${idsOf(viewer, query)})`, sql`order by e.id ${holds[hold]}`)
}

/** Communities by id, in full, to be judged: held in the order of their ids, so that no two judgings wait for each other. */
export async function holdById(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<StoredCommunity[]> {
  const condition = every([sql`e.id = any (${[...ids]}::uuid[])`, within(viewer, sql`e.region_id`)])
  return storedWhere(tx, condition, sql`order by e.id ${holds.judge}`)
}

/** The buildings of communities, by name. */
export async function listBuildings(
  tx: Tx,
  communityIds: readonly string[],
): Promise<(Building & { communityId: string })[]> {
  return rowsOf(
    tx,
    sql<
      Building & { communityId: string }
    >`select id, community_id as "communityId", name, completed_on as "completedOn",
    storey_count as "storeyCount", entrance_count as "entranceCount", household_count as "householdCount",
    floor_area_dm2 as "floorAreaDm2", danger_grade as "dangerGrade", version
    from buildings where community_id = any (${[...communityIds]}::uuid[]) and voided_at is null order by community_id, length(name), name`,
  )
}
