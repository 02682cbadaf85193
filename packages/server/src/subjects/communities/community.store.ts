// Reading the register: rows with the names of their places, sums of what is filtered, one record.
import type { AnswerOf, QueryOf } from '@huanju/contract'
import type {
  communitySorts,
  countCommunities,
  getCommunity,
  listCommunities,
  suggestCommunities,
} from '@huanju/contract/communities'
import type { CommunityFacts } from '@huanju/domain/communities'
import { sql, type RawBuilder } from 'kysely'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { whereCommunities, type CommunityFilter } from './community-filter.store.ts'

export type CommunityRow = AnswerOf<typeof listCommunities>['rows'][number]
export type CommunityRecord = AnswerOf<typeof getCommunity>
export type Building = CommunityRecord['buildings'][number]

const rowColumns = sql`c.id, c.name, c.address, c.county_id as "countyId", county.name_zh as county,
  c.subdistrict_id as "subdistrictId", subdistrict.name_zh as subdistrict, c.neighbourhood_id as "neighbourhoodId",
  neighbourhood.name_zh as neighbourhood, c.status, c.verdict, c.verdict_id as "verdictId", c.completed_on as "completedOn",
  c.land_kind as "landKind", c.building_count as "buildingCount", c.household_count as "householdCount",
  c.floor_area_dm2 as "floorAreaDm2", c.estimated_cost_fen as "estimatedCostFen", c.longitude is not null as "hasPosition",
  c.is_demo as "isDemo", c.changed_at as "changedAt", c.version`
const named = sql`join regions county on county.id = c.county_id join regions subdistrict on subdistrict.id = c.subdistrict_id
  left join regions neighbourhood on neighbourhood.id = c.neighbourhood_id`

const sortColumns: Record<(typeof communitySorts)[number], RawBuilder<unknown>> = {
  name: sql`c.name`,
  county: sql`c.county_id`,
  completedOn: sql`c.completed_on`,
  buildingCount: sql`c.building_count`,
  householdCount: sql`c.household_count`,
  floorArea: sql`c.floor_area_dm2`,
  changedAt: sql`c.changed_at`,
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
    sql<CommunityRow>`with c as (
      select * from communities c where ${whereCommunities(viewer, query)}
      order by ${sortColumns[sort]} ${direction}, c.id limit ${size} offset ${(page - 1) * size})
    select ${rowColumns} from c ${named} order by ${sortColumns[sort]} ${direction}, c.id`,
  )
  const sums = await sumOf(tx, viewer, query)
  return { rows, total: sums.communities, sums }
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
  q: string,
): Promise<AnswerOf<typeof suggestCommunities>['rows']> {
  if (!q.trim()) return []
  return rowsOf(
    tx,
    sql<{ id: string; name: string; place: string }>`with c as (
      select * from communities c where ${whereCommunities(viewer, { q } as CommunityFilter)} order by length(c.name), c.name limit 10)
    select c.id, c.name, county.name_zh || ' ' || subdistrict.name_zh as place from c ${named} order by length(c.name), c.name`,
  )
}

/** A community as rules and forms read it, with what the record adds; the stored form of `CommunityRecord`. */
export type StoredCommunity = CommunityRow &
  CommunityFacts & {
    regionId: string
    origin: 'form' | 'import' | 'demo'
    importId: string | null
    importRow: number | null
    importFile: string | null
    createdAt: string
  }

/** A community the viewer may see, or undefined; `lock` holds it against other writers until the transaction ends. */
export async function findCommunity(
  tx: Tx,
  viewer: Viewer,
  id: string,
  lock: 'read' | 'lock' = 'read',
): Promise<StoredCommunity | undefined> {
  return rowOf(
    tx,
    sql<StoredCommunity>`select ${rowColumns}, ${factColumns} from communities c ${named}
    left join imports i on i.id = c.import_id left join files f on f.id = i.file_id
    where ${every([sql`c.id = ${id}::uuid`, within(viewer, sql`c.region_id`)])} ${lock === 'lock' ? sql`for update of c` : sql``}`,
  )
}

/** Communities in full, in a fixed order, a batch after a given id: for judging and planning many. */
export async function listStored(
  tx: Tx,
  viewer: Viewer,
  { filter, after, limit }: { filter: CommunityFilter; after: string | null; limit: number },
): Promise<StoredCommunity[]> {
  return rowsOf(
    tx,
    sql<StoredCommunity>`select ${rowColumns}, ${factColumns} from communities c ${named}
    left join imports i on i.id = c.import_id left join files f on f.id = i.file_id
    where ${every([whereCommunities(viewer, filter), after ? sql`c.id > ${after}::uuid` : undefined])} order by c.id limit ${limit}`,
  )
}

/** Communities by id, in full. */
export async function listById(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<StoredCommunity[]> {
  return rowsOf(
    tx,
    sql<StoredCommunity>`select ${rowColumns}, ${factColumns} from communities c ${named}
    left join imports i on i.id = c.import_id left join files f on f.id = i.file_id
    where ${every([sql`c.id = any (${[...ids]}::uuid[])`, within(viewer, sql`c.region_id`)])}`,
  )
}

const factColumns = sql`c.region_id as "regionId", c.completion_evidence as "completionEvidence",
  case when c.longitude is null then null else json_build_object('longitude', c.longitude, 'latitude', c.latitude,
    'system', c.coordinate_system, 'originalLongitude', c.original_longitude, 'originalLatitude', c.original_latitude) end as position,
  c.conditions, c.asked_household_count as "askedHouseholdCount", c.willing_household_count as "willingHouseholdCount",
  c.vulnerable_resident_count as "vulnerableResidentCount", c.papers_on_file as "papersOnFile",
  c.demolition_planned as "demolitionPlanned", c.property_mode as "propertyMode", c.remark, c.origin,
  c.import_id as "importId", c.import_row as "importRow", f.name as "importFile", c.created_at as "createdAt"`

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
    from buildings where community_id = any (${[...communityIds]}::uuid[]) order by community_id, length(name), name`,
  )
}
