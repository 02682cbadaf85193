// Loads the demo city into an empty database, once, in one transaction; a started city is never touched again.
import { hash } from '@node-rs/argon2'
import {
  buildingKey,
  commonPart,
  communityFacts,
  dwelling,
  owner,
  premises,
  type CommunityFacts,
} from '@huanju/domain/communities'
import { decideEligibility } from '@huanju/domain/eligibility'
import { dutyHolding, legalPerson, organisation } from '@huanju/domain/organisations'
import { entityNamed } from '@huanju/domain/subjects'
import { kebab, type Entity } from '@huanju/engines/entities'
import { addDays, dayOf, type Day } from '@huanju/quantities'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { openDatabase, rowOf, type Tx, type Viewer } from '../platform/database/database.ts'
import { journal, toJson, write } from '../platform/journal/journal.ts'
import { openPolicy, type Policy } from '../platform/policy/policy.ts'
import { insertRecords } from '../platform/entities/entity.store.ts'
import { planOf } from '../platform/entities/plan.store.ts'
import { openSecrets, type Secrets } from '../platform/secrets/index.ts'
import { poolOptions, type Settings } from '../settings.ts'
import { insertCommunities } from '../subjects/communities/community-writes.store.ts'
import { savePack, saveVerdicts } from '../subjects/eligibility/eligibility.store.ts'
import { demoPassword } from './accounts.ts'
import { generateDemoCity, type DemoCity } from './generate.ts'

/** Loads the demo city where there is no region yet; gives whether it did. */
export async function loadDemo({
  settings,
  ownerUrl,
  say,
}: {
  settings: Settings
  ownerUrl: string
  say: (text: string) => void
}): Promise<boolean> {
  const database = await openDatabase(ownerUrl, { ...poolOptions(settings), max: 2 })
  try {
    const before = await database.systemViewer()
    if (before.regionIds.length > 0) return false
    say('首次启动，正在装入演示城市 Loading the demo city on the first start …')
    const today = dayOf(new Date())
    const policy = openPolicy(settings.PLACE)
    const city = generateDemoCity({ seed: Number(policy.place), place: policy.place })
    const cityId = city.regions.find(({ kind }) => kind === 'city')?.id ?? ''
    const viewer: Viewer = {
      personId: null,
      login: 'system',
      sessionId: null,
      regionIds: [cityId],
      purpose: 'identity',
    }
    const parts = {
      city,
      cityId,
      viewer,
      today,
      secrets: openSecrets(settings.dataDir),
      policy,
    }
    await database.transact(viewer, (tx) => loadAll(tx, parts))
    return true
  } finally {
    await database.close()
  }
}

interface Parts {
  city: DemoCity
  cityId: string
  viewer: Viewer
  today: Day
  secrets: Secrets
  policy: Policy
}

async function loadAll(tx: Tx, parts: Parts): Promise<void> {
  const { city, cityId, viewer, today } = parts
  await loadRegions(tx, city, cityId)
  await sql`select refresh_region_closure(${today}::date)`.execute(tx)
  await loadOrganisations(tx, parts)
  await loadPeople(tx, parts)
  await insertCommunities(
    tx,
    {
      action: 'communities.loaded',
      subject: 'city',
      id: cityId,
      regionId: cityId,
      detail: { count: city.communities.length },
    },
    city.communities.map(({ id, countyId, subdistrictId, neighbourhoodId, status, ...facts }) => ({
      facts: facts satisfies CommunityFacts,
      place: { countyId, subdistrictId, neighbourhoodId },
      origin: { origin: 'demo', id, status, isDemo: true },
    })),
  )
  await loadBuildings(tx, city)
  await loadDwellings(tx, parts)
  await judgeAll(tx, parts, viewer)
  await loadMap(tx, parts)
}

async function loadRegions(tx: Tx, { regions, memberships }: DemoCity, cityId: string): Promise<void> {
  await journal(tx, {
    action: 'communities.loaded',
    subject: 'city',
    id: cityId,
    regionId: null,
    detail: { regions: regions.length },
  })
  await sql`insert into regions (id, kind, code, name_zh, name_en) select id, kind, code, name_zh, name_en
    from jsonb_populate_recordset(null::regions, ${toJson(regions.map(({ name, ...region }) => ({ ...region, name_zh: name.zh, name_en: name.en })))}::jsonb)`.execute(
    tx,
  )
  await sql`insert into region_memberships (id, region_id, parent_id, valid_from, valid_to, reason)
    select id, region_id, parent_id, valid_from, valid_to, reason from jsonb_populate_recordset(null::region_memberships, ${toJson(
      memberships.map(({ memberId, regionId, from, to, reason }) => ({
        id: newId(),
        region_id: memberId,
        parent_id: regionId,
        valid_from: from,
        valid_to: to,
        reason: reason ?? '',
      })),
    )}::jsonb)`.execute(tx)
}

async function loadOrganisations(tx: Tx, { city, cityId, secrets }: Parts): Promise<void> {
  const placeOf = placesIn(city)
  const regionOf = new Map(city.organisations.map(({ id, regionId }) => [id, regionId]))
  const organisations = city.organisations.map(({ id, regionId, name, kind, from, to, succeededById }) => ({
    id,
    regionId,
    values: {
      ...placeOf(regionId),
      name: name.zh,
      nameEn: name.en,
      kind,
      establishedOn: from,
      lastOn: to && addDays(to, -1),
      succeededById,
    },
  }))
  const duties = city.dutyHoldings.map(({ organisationId, duty, from, to }) => ({
    regionId: regionOf.get(organisationId) ?? cityId,
    values: { organisationId, duty, heldFrom: from, heldTo: to && addDays(to, -1) },
  }))
  const line = (one: string, count: number) =>
    ({ action: `${one}.imported`, subject: one, id: null, regionId: cityId, detail: { count } }) as const
  await insertRecords(tx, planOf(organisation, entityNamed), {
    line: line('organisation', organisations.length),
    secrets,
    records: organisations,
  })
  await insertRecords(tx, planOf(dutyHolding, entityNamed), {
    line: line('duty-holding', duties.length),
    secrets,
    records: duties,
  })
}

// Where a region lies as records write it, by who runs it now.
function placesIn({ regions, memberships }: DemoCity) {
  const kinds = new Map(regions.map(({ id, kind }) => [id, kind]))
  const parents = new Map(
    memberships.flatMap(({ memberId, regionId, to }) => (to === null ? [[memberId, regionId]] : [])),
  )
  return (regionId: string) => {
    const chain = [regionId, parents.get(regionId), parents.get(parents.get(regionId) ?? '')]
    const found = (...wanted: string[]) => chain.find((id) => wanted.includes(kinds.get(id ?? '') ?? '')) ?? null
    return {
      countyId: found('county', 'functional-zone'),
      subdistrictId: found('subdistrict'),
      neighbourhoodId: found('neighbourhood'),
    }
  }
}

async function loadPeople(tx: Tx, { city: { people }, cityId, secrets }: Parts): Promise<void> {
  const passwordHash = await hash(demoPassword)
  await journal(tx, {
    action: 'person.created',
    subject: 'person',
    id: null,
    regionId: cityId,
    detail: { count: people.length, demo: true },
  })
  for (const { id, login, name, regionId, roles } of people) {
    await sql`insert into people (id, region_id, login, name_cipher, is_demo) values (${id}, ${cityId}, ${login}, ${secrets.seal(name)}, true)`.execute(
      tx,
    )
    await sql`insert into credentials (person_id, password_hash, must_change) values (${id}, ${passwordHash}, false)`.execute(
      tx,
    )
    for (const { role, organisationId, from } of roles) {
      await sql`insert into person_roles (id, region_id, person_id, organisation_id, role, valid_from)
        values (${newId()}, ${regionId}, ${id}, ${organisationId}, ${role}, ${from})`.execute(tx)
    }
  }
}

async function loadBuildings(tx: Tx, { communities, buildings }: DemoCity): Promise<void> {
  const regionOf = new Map(
    communities.map(({ id, neighbourhoodId, subdistrictId }) => [id, neighbourhoodId ?? subdistrictId]),
  )
  await sql`insert into buildings (id, community_id, region_id, name, name_key, completed_on, storey_count, entrance_count, household_count, floor_area_dm2, danger_grade, version)
    select id, community_id, region_id, name, name_key, completed_on, storey_count, entrance_count, household_count, floor_area_dm2, danger_grade, 1
    from jsonb_populate_recordset(null::buildings, ${toJson(
      buildings.map((building) => ({
        id: building.id,
        community_id: building.communityId,
        region_id: regionOf.get(building.communityId),
        name: building.name,
        name_key: buildingKey(building.name),
        completed_on: building.completedOn,
        storey_count: building.storeyCount,
        entrance_count: building.entranceCount,
        household_count: building.householdCount,
        floor_area_dm2: building.floorAreaDm2,
        danger_grade: building.dangerGrade,
      })),
    )}::jsonb)`.execute(tx)
}

async function loadDwellings(tx: Tx, parts: Parts): Promise<void> {
  const { city, cityId, secrets } = parts
  const regionOf = new Map(
    city.communities.map(({ id, neighbourhoodId, subdistrictId }) => [id, neighbourhoodId ?? subdistrictId]),
  )
  const buildings = new Map(city.buildings.map(({ id, communityId }) => [id, regionOf.get(communityId) ?? cityId]))
  const dwellings = new Map(city.dwellings.map(({ id, buildingId }) => [id, buildings.get(buildingId) ?? cityId]))
  const put = async (entity: Entity, records: Parameters<typeof insertRecords>[2]['records']) => {
    const line = {
      action: `${kebab(entity.one)}.imported`,
      subject: kebab(entity.one),
      id: null,
      regionId: cityId,
      detail: { count: records.length },
    } as const
    await insertRecords(tx, planOf(entity, entityNamed), { line, secrets, records })
  }
  await put(
    legalPerson,
    city.legalPersons.map(({ id, ...values }) => ({
      id,
      values,
      regionId: values.neighbourhoodId ?? values.subdistrictId,
    })),
  )
  await put(
    dwelling,
    city.dwellings.map(({ id, ...values }) => ({ id, values, regionId: dwellings.get(id) ?? cityId })),
  )
  await put(
    owner,
    city.owners.map((values) => ({ values: { ...values }, regionId: dwellings.get(values.dwellingId) ?? cityId })),
  )
  await put(
    commonPart,
    city.commonParts.map((values) => ({ values: { ...values }, regionId: regionOf.get(values.communityId) ?? cityId })),
  )
  await put(
    premises,
    city.premises.map((values) => ({
      values: { ...values },
      regionId: values.neighbourhoodId ?? values.subdistrictId ?? values.countyId,
    })),
  )
}

async function judgeAll(
  tx: Tx,
  { city: { communities, buildings, regions }, cityId, policy, today }: Parts,
  viewer: Viewer,
): Promise<void> {
  const pack = policy.packOn(today)
  await savePack(tx, pack)
  const byCommunity = new Map<string, (typeof buildings)[number][]>(communities.map(({ id }) => [id, []]))
  for (const building of buildings) byCommunity.get(building.communityId)?.push(building)
  const nameOf = new Map(regions.map(({ id, name }) => [id, name.zh]))
  for (let at = 0; at < communities.length; at += 100) {
    const decided = communities.slice(at, at + 100).map((community) => ({
      communityId: community.id,
      regionId: community.neighbourhoodId ?? community.subdistrictId,
      decision: decideEligibility(
        communityFacts(
          { ...community, subdistrict: nameOf.get(community.subdistrictId) ?? null },
          byCommunity.get(community.id),
        ),
        pack,
        { on: today },
      ),
    }))
    await saveVerdicts(tx, viewer, decided, { effect: 'latest', regionId: cityId })
  }
}

async function loadMap(tx: Tx, { city: { outlines, context, isDemo }, cityId, today }: Parts): Promise<void> {
  await write(
    tx,
    {
      action: 'outline.saved',
      subject: 'city',
      id: cityId,
      regionId: cityId,
      detail: { count: outlines.length, schematic: true },
    },
    sql`
    insert into region_outlines (region_id, geometry, is_schematic, review_number, source, since)
    select region_id, geometry, true, null, '示意轮廓，随演示数据生成', ${today}::date from jsonb_populate_recordset(null::region_outlines, ${toJson(
      outlines.map(({ regionId, geometry }) => ({ region_id: regionId, geometry })),
    )}::jsonb)`,
  )
  const known = await rowOf(tx, sql`select id from map_context limit 1`)
  if (!known) {
    await sql`select load_map_context(${toJson(context.map(({ kind, name, coordinates }) => ({ id: newId(), kind, name_zh: name.zh, name_en: name.en, coordinates })))}::jsonb)`.execute(
      tx,
    )
  }
  await sql`select set_deployment('demo', ${isDemo ? 'yes' : 'no'})`.execute(tx)
}
