// Fills both counties of the twin city alike: every kind of record once on each side, named with the county's mark.
import { entities } from '@huanju/domain/subjects'
import { fieldsOf, type Entity } from '@huanju/engines/entities'
import { dayOf } from '@huanju/quantities'
import { writeXlsx } from 'hucre/xlsx'
import { v7 as newId } from 'uuid'
import { choicesIn } from '../platform/entities/choices.ts'
import { fileBody } from '../testing/client.ts'
import { asOwner } from '../testing/owner.ts'
import type { Client, TestCity } from '../testing/harness.ts'
import type { TwinCounty } from '../testing/twin-city.ts'
import { rightForm } from './entity.cases.ts'

/** What stands in one county: the ids a stranger might guess and the words a stranger must not read. */
export interface Place extends TwinCounty {
  readonly login: string
  readonly community: string
  readonly verdict: string
  readonly import: string
  readonly uncommitted: string
  readonly plan: string
  readonly study: string
  /** Levers of the study, as JSON text. */
  readonly studySettings: string
  readonly job: string
  readonly person: string
  readonly personRole: string
  readonly session: string
  /** What waits for the release of a second administrator. */
  readonly release: string
  /** A record of each declared kind, by its `one`. */
  readonly records: Readonly<Record<string, string>>
}

type Row = Record<string, unknown>

/** People of one county alone for the roles which the harness gives the whole city. */
async function appointAdministrators(city: TestCity, county: TwinCounty, login: string): Promise<void> {
  const roles = ['city-clerk', 'system-admin', 'security-admin', 'audit-admin']
  await asOwner(city.ownerUrl, async (client) => {
    await client.query('begin')
    await client.query("select journal_append('test.settled', 'people', null, null, '{}')")
    for (const role of roles) {
      const id = newId()
      await client.query(
        `insert into people (id, region_id, login, name_cipher, is_demo)
        values ($1, $2, $3, $4, true)`,
        [id, county.countyId, `${login}-${role}`, city.secrets.seal(`${county.mark}管理员`)],
      )
      await client.query(
        `insert into credentials (person_id, password_hash, must_change)
        select $1, c.password_hash, false from credentials c join people p on p.id = c.person_id where p.login = 'city'`,
        [id],
      )
      await client.query(
        `insert into person_roles (id, region_id, person_id, organisation_id, role, valid_from)
        values ($1, $2, $3, $4, $5, '2000-01-01')`,
        [newId(), county.countyId, id, county.organisationId, role],
      )
    }
    await client.query('commit')
  })
}

/** A community's form with everything unknown but its name and place. */
export function formFor(county: TwinCounty, name: string): Row {
  return {
    name,
    address: null,
    countyId: county.countyId,
    subdistrictId: county.subdistrictId,
    neighbourhoodId: null,
    completedOn: '1996-06-30',
    completionEvidence: 'completion-acceptance',
    landKind: 'state-owned',
    buildingCount: 4,
    householdCount: 120,
    floorAreaDm2: '960000',
    position: { system: 'CGCS2000', longitude: 117.1, latitude: 36.2 },
    conditions: {},
    askedHouseholdCount: null,
    willingHouseholdCount: null,
    vulnerableResidentCount: null,
    papersOnFile: [],
    estimatedCostFen: '28800000',
    demolitionPlanned: false,
    propertyMode: null,
    remark: `${county.mark}备注`,
  }
}

/** A sheet with one row of the county, as a multipart body. */
export async function sheetOf(county: TwinCounty, name: string) {
  const rows = [
    ['小区名称', '街道', '建成年份', '建成证明', '土地性质', '楼栋数', '户数', '建筑面积（万㎡）'],
    [name, `${county.mark}街道`, '1996-06-30', '竣工验收备案表', '国有', 4, 120, 0.96],
  ]
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows }] }))
  return fileBody(`${county.mark}台账.xlsx`, bytes)
}

/** Uploads a sheet, has it checked, and commits it when asked. Gives the import's id. */
async function takeIn(
  city: TestCity,
  clerk: Client,
  county: TwinCounty,
  { name, commits }: { name: string; commits: boolean },
) {
  const given = await ask(clerk, 'POST /imports', await sheetOf(county, name))
  const path = `/imports/${String(given['id'])}`
  const defaults = { countyId: county.countyId, subdistrictId: null }
  const checking = await ask(clerk, `PUT ${path}/mapping`, { body: { mapping: given['mapping'], defaults } })
  await city.untilEnded(clerk, String(checking['jobId']))
  if (commits) await city.untilEnded(clerk, String((await ask(clerk, `POST ${path}/commitment`))['jobId']))
  return String(given['id'])
}

async function ask(client: Client, place: string, given: Parameters<Client['call']>[1] = {}): Promise<Row> {
  const { status, text, json } = await client.call(place, given)
  if (status !== 200) throw new Error(`${place}: ${status} ${text}`)
  return json
}

/** Furnishes one county through the product's own doors. */
export async function furnish(city: TestCity, county: TwinCounty, login: string): Promise<Place> {
  await appointAdministrators(city, county, login)
  const [clerk, planner, mapper] = [
    await city.as(login),
    await city.as(`${login}-planner`),
    await city.as(`${login}-city-clerk`),
  ]
  const community = String(
    (await ask(clerk, 'POST /communities', { body: formFor(county, `${county.mark}小区`) }))['id'],
  )
  const at = `/communities/${community}`
  const verdict = String((await ask(clerk, `POST ${at}/verdicts`, { body: { on: '2026-11-23' } }))['id'])
  const committed = await takeIn(city, clerk, county, { name: `${county.mark}里`, commits: true })
  const uncommitted = await takeIn(city, clerk, county, { name: `${county.mark}苑`, commits: false })
  const { plan, study } = await planned(city, planner, county)
  const exported = await city.untilEnded(clerk, String((await ask(clerk, 'POST /communities/exports'))['jobId']))
  await ask(mapper, `PUT /map/outlines/${county.countyId}`, { body: outlineOf(county.mark) })
  const [who] = await city.query(
    `select p.id as person, r.id as role, s.id as session from people p
    join person_roles r on r.person_id = p.id join sessions s on s.person_id = p.id where p.login = $1`,
    [login],
  )
  const optionsOf = choicesIn(city.policy.packOn(dayOf(city.clock.now)))
  const known: Record<string, string> = { community, organisation: county.organisationId }
  const admin = await city.as(`${login}-system-admin`)
  for (const entity of linkedFirst(
    entities.filter(({ one }) => known[one] === undefined),
    known,
  )) {
    const body = rightForm(entity, { ...county, optionsOf, known: (one) => known[one] ?? '' })
    // Organisations and what belongs to them are kept by another than all else.
    const keeper = entity.rights.write.startsWith('organisations.') ? admin : clerk
    known[entity.one] = String((await ask(keeper, `POST /${entity.many}`, { body }))['id'])
  }
  return {
    records: known,
    ...county,
    study: String(study['id']),
    studySettings: JSON.stringify(study['settings']),
    login,
    community,
    verdict,
    import: committed,
    uncommitted,
    plan,
    job: String(exported['id']),
    release: await askedRelease(city, login, String(who?.['person'])),
    person: String(who?.['person']),
    personRole: String(who?.['role']),
    session: String(who?.['session']),
  }
}

/** A plan of the county, ranked, and a study of it, solved. */
async function planned(city: TestCity, planner: Client, county: TwinCounty): Promise<{ plan: string; study: Row }> {
  const settings = {
    name: `${county.mark}计划`,
    regionId: county.countyId,
    years: [{ year: 2027, budgetFen: '9000000000' }],
    weights: {},
    forces: [],
    includesUnproven: true,
  }
  const plan = String((await ask(planner, 'POST /plans', { body: settings }))['id'])
  await city.untilEnded(planner, String((await ask(planner, `POST /plans/${plan}/rankings`))['jobId']))
  const study = await ask(planner, `POST /plans/${plan}/studies`, { body: { name: `${county.mark}推演` } })
  const solving = await ask(planner, `POST /studies/${String(study['id'])}/solutions`, {
    body: { seconds: 600, seed: 1 },
  })
  await city.untilEnded(planner, String(solving['jobId']))
  return { plan, study }
}

function outlineOf(mark: string) {
  const ring = [
    [117, 36],
    [117.2, 36],
    [117.2, 36.3],
    [117, 36],
  ]
  return { geometry: { type: 'Polygon', coordinates: [ring] }, reviewNumber: '鲁SG(2026)001号', source: `${mark}测绘` }
}

async function askedRelease(city: TestCity, login: string, person: string): Promise<string> {
  const administrator = await city.as(`${login}-system-admin`)
  await administrator.call(`POST /people/${person}/second-factor`)
  const { rows } = await ask(administrator, 'GET /releases')
  return String((rows as Row[])[0]?.['id'])
}

/** Kinds of record in an order in which whatever a required link leads to comes before. */
function linkedFirst(left: readonly Entity[], known: Readonly<Record<string, string>>): Entity[] {
  const isKnown = (to: string) => to in known || !left.some(({ one }) => one === to)
  const ready = left.filter((one) => fieldsOf(one).every(([, { to, isRequired }]) => !to || !isRequired || isKnown(to)))
  if (ready.length === 0) return [...left]
  return [
    ...ready,
    ...linkedFirst(
      left.filter((one) => !ready.includes(one)),
      { ...known, ...Object.fromEntries(ready.map(({ one }) => [one, one])) },
    ),
  ]
}
