// Writing the register: one row shape for form, import and demo; every write under its journal line.
import type { CommunityFacts } from '@huanju/domain/communities'
import { duplicateKey, searchTokens } from '@huanju/domain/communities'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowsOf, type Tx } from '../../platform/database/database.ts'
import { changesOf, journal, toJson, write, type JournalLine } from '../../platform/journal/journal.ts'
import type { Place } from '../../platform/regions/regions.store.ts'
import type { Building, StoredCommunity } from './community.store.ts'

/** How a row came to be, and its standing. */
export interface Origin {
  readonly origin: 'form' | 'import' | 'demo'
  readonly importId?: string | null
  readonly importRow?: number | null
  readonly status?: string
  readonly isDemo?: boolean
  readonly id?: string
}

/** A community as a row of the table, ready for `jsonb_populate_recordset`. */
function recordOf(facts: CommunityFacts, { countyId, subdistrictId, neighbourhoodId }: Place) {
  const { position } = facts
  return {
    region_id: neighbourhoodId ?? subdistrictId,
    county_id: countyId,
    subdistrict_id: subdistrictId,
    neighbourhood_id: neighbourhoodId,
    name: facts.name,
    address: facts.address,
    completed_on: facts.completedOn,
    completion_evidence: facts.completionEvidence,
    land_kind: facts.landKind,
    building_count: facts.buildingCount,
    household_count: facts.householdCount,
    floor_area_dm2: facts.floorAreaDm2,
    longitude: position?.longitude ?? null,
    latitude: position?.latitude ?? null,
    coordinate_system: position?.system ?? null,
    original_longitude: position?.originalLongitude ?? null,
    original_latitude: position?.originalLatitude ?? null,
    conditions: facts.conditions,
    asked_household_count: facts.askedHouseholdCount,
    willing_household_count: facts.willingHouseholdCount,
    vulnerable_resident_count: facts.vulnerableResidentCount,
    papers_on_file: facts.papersOnFile,
    estimated_cost_fen: facts.estimatedCostFen,
    demolition_planned: facts.demolitionPlanned,
    property_mode: facts.propertyMode,
    remark: facts.remark,
    search_tokens: searchTokens(facts.name, facts.address),
    duplicate_key: duplicateKey(facts.name),
  }
}

const columns =
  sql.raw(`region_id, county_id, subdistrict_id, neighbourhood_id, name, address, completed_on, completion_evidence, land_kind,
  building_count, household_count, floor_area_dm2, longitude, latitude, coordinate_system, original_longitude, original_latitude,
  conditions, asked_household_count, willing_household_count, vulnerable_resident_count, papers_on_file, estimated_cost_fen,
  demolition_planned, property_mode, remark, search_tokens, duplicate_key`)

/** Inserts communities in one statement under one journal line; gives their ids in the order given. */
export async function insertCommunities(
  tx: Tx,
  line: JournalLine,
  rows: readonly { facts: CommunityFacts; place: Place; origin: Origin }[],
): Promise<string[]> {
  const records = rows.map(({ facts, place, origin }) => ({
    ...recordOf(facts, place),
    id: origin.id ?? newId(),
    origin: origin.origin,
    import_id: origin.importId ?? null,
    import_row: origin.importRow ?? null,
    status: origin.status ?? 'surveyed',
    is_demo: origin.isDemo ?? false,
  }))
  await write(
    tx,
    line,
    sql`insert into communities (id, origin, import_id, import_row, status, is_demo, ${columns})
    select id, origin, import_id, import_row, status, is_demo, ${columns}
    from jsonb_populate_recordset(null::communities, ${toJson(records)}::jsonb)`,
  )
  return records.map(({ id }) => id)
}

/** Inserts one community typed into the form. */
export async function createCommunity(tx: Tx, facts: CommunityFacts, place: Place): Promise<string> {
  const id = newId()
  const regionId = place.neighbourhoodId ?? place.subdistrictId
  const detail = { name: facts.name }
  const line: JournalLine = { action: 'community.created', subject: 'community', id, regionId, detail }
  await insertCommunities(tx, line, [{ facts, place, origin: { origin: 'form', id } }])
  return id
}

/** Changes a locked community; the journal says field by field from what to what. */
export async function changeCommunity(
  tx: Tx,
  before: StoredCommunity,
  facts: CommunityFacts,
  place: Place,
): Promise<void> {
  const record = recordOf(facts, place)
  const changes = changesOf({ ...before }, { ...facts, ...place })
  await write(
    tx,
    {
      action: 'community.changed',
      subject: 'community',
      id: before.id,
      regionId: record.region_id,
      detail: { name: facts.name, changes },
    },
    sql`update communities set (${columns}, changed_at, version) = (
      select ${columns}, now(), ${before.version + 1}::int from jsonb_populate_record(null::communities, ${toJson(record)}::jsonb))
    where id = ${before.id}`,
  )
}

type BuildingFields = Omit<Building, 'id' | 'version'>

/** Records a building of a community. */
export async function insertBuilding(tx: Tx, community: StoredCommunity, building: BuildingFields): Promise<void> {
  const id = newId()
  await journal(tx, {
    action: 'building.created',
    subject: 'community',
    id: community.id,
    regionId: community.regionId,
    detail: { building: building.name },
  })
  await sql`insert into buildings (id, community_id, region_id, name, completed_on, storey_count, entrance_count, household_count, floor_area_dm2, danger_grade)
    values (${id}, ${community.id}, ${community.regionId}, ${building.name}, ${building.completedOn}, ${building.storeyCount},
      ${building.entranceCount}, ${building.householdCount}, ${building.floorAreaDm2}, ${building.dangerGrade})`.execute(
    tx,
  )
}

/** Changes a building if its version still stands; false when somebody changed it meanwhile, undefined when there is none. */
export async function changeBuilding(
  tx: Tx,
  community: StoredCommunity,
  { id, version, ...building }: BuildingFields & { id: string; version: number },
): Promise<boolean | undefined> {
  const [before] = await rowsOf(
    tx,
    sql<Building>`select name, completed_on as "completedOn", storey_count as "storeyCount",
    entrance_count as "entranceCount", household_count as "householdCount", floor_area_dm2 as "floorAreaDm2",
    danger_grade as "dangerGrade", version from buildings where id = ${id} and community_id = ${community.id} for update`,
  )
  if (!before) return undefined
  if (before.version !== version) return false
  await write(
    tx,
    {
      action: 'building.changed',
      subject: 'community',
      id: community.id,
      regionId: community.regionId,
      detail: { building: building.name, changes: changesOf({ ...before }, building) },
    },
    sql`update buildings set name = ${building.name}, completed_on = ${building.completedOn}, storey_count = ${building.storeyCount},
      entrance_count = ${building.entranceCount}, household_count = ${building.householdCount}, floor_area_dm2 = ${building.floorAreaDm2},
      danger_grade = ${building.dangerGrade}, version = version + 1 where id = ${id}`,
  )
  return true
}
