// Personal data over the wire: who may search it, how often in a day, many at once, and who hears of too much.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { onTheWire } from '../../testing/wire.ts'

let city: TestCity
let send: Awaited<ReturnType<typeof onTheWire>>
let clerk: Client
let owner: string
beforeAll(async () => {
  city = await openTestCity({
    environment: { REVEALS_PER_DAY: '12', REVEALS_ALARM: '10', SEARCHES_PER_DAY: '8', SEARCHES_ALARM: '5' },
  })
  send = await onTheWire(city)
  clerk = await city.as('east')
  const { countyId, subdistrictId } = city.city.east
  const place = { countyId, subdistrictId, neighbourhoodId: null }
  const community = await clerk.call('POST /communities', { body: { ...blankCommunity, ...place, name: '迎春苑' } })
  const building = await clerk.call('POST /buildings', {
    body: { ...blankBuilding, name: '1号楼', communityId: community.json['id'] },
  })
  const door = { ...blankDwelling, buildingId: building.json['id'], entrance: '1', door: '101', use: 'residential' }
  const dwelling = await clerk.call('POST /dwellings', { body: door })
  const body = {
    ...blankOwner,
    dwellingId: dwelling.json['id'],
    name: '张小伟',
    phone: '13812345678',
    idNumber: '11010519491231002X',
  }
  const made = await clerk.call('POST /owners', { body })
  if (made.status !== 200) throw new Error(community.text + dwelling.text + made.text)
  owner = String(made.json['id'])
})
afterAll(() => city.close())

const blankCommunity = {
  address: null,
  completedOn: null,
  completionEvidence: null,
  landKind: null,
  buildingCount: null,
  householdCount: null,
  floorAreaDm2: null,
  position: null,
  conditions: {},
  askedHouseholdCount: null,
  willingHouseholdCount: null,
  vulnerableResidentCount: null,
  papersOnFile: [],
  estimatedCostFen: null,
  demolitionPlanned: null,
  propertyMode: null,
  remark: null,
}
const blankBuilding = {
  completedOn: null,
  storeyCount: null,
  entranceCount: null,
  householdCount: null,
  floorAreaDm2: null,
  dangerGrade: null,
}
const blankDwelling = {
  floor: null,
  registeredAreaDm2: null,
  surveyedAreaDm2: null,
  contractAreaDm2: null,
  titleNumber: null,
  remark: null,
}
const blankOwner = { legalPersonId: null, share: null, ownedFrom: null, ownedTo: null }
const statuses = async (count: number, work: () => Promise<{ status: number }>) =>
  (await Promise.all(Array.from({ length: count }, work))).map(({ status }) => status)
const search = (as: Client, field = 'phone', value = '13812345678') =>
  send('POST /owners/searches', { as, body: { field, value } })
const reveal = () => send(`POST /owners/${owner}/revelations`, { as: clerk, body: { reason: '核对签字' } })
const lines = (action: string) =>
  city.query('select detail, actor from journal where action = $1 order by seq', [action])

test('a change keeps what is sealed where it is left out, although it is required, and a new record must give it', async () => {
  const { json } = await clerk.call(`GET /owners/${owner}`)
  const { dwellingId, version } = json
  const given = { ...blankOwner, dwellingId, share: '1/2' }
  const changed = await clerk.call(`PUT /owners/${owner}`, { body: { ...given, version } })
  expect([changed.status, changed.json['share'], changed.json['name']]).toEqual([200, '1/2', '张*伟'])
  const blank = await clerk.call(`PUT /owners/${owner}`, {
    body: { ...given, name: '', version: changed.json['version'] },
  })
  expect([blank.status, blank.json['findings']]).toMatchObject([400, [{ field: 'name' }]])
  const fresh = await clerk.call('POST /owners', { body: given })
  expect([fresh.status, fresh.json['findings']]).toMatchObject([400, [{ field: 'name' }]])
})

test.each(['phone', 'idNumber', 'name'])('without the right to see it nobody searches by %s', async (field) => {
  const street = await city.as('east-street-worker')
  const { status, json } = await search(street, field, '张小伟')
  expect([status, json['code']]).toEqual([403, 'no-right'])
  expect(JSON.stringify(json)).toContain('查看业主个人信息')
})

test('searches are counted by the day, many at once no further, each in the journal without what was asked', async () => {
  const found = await search(clerk)
  expect(found.json['rows']).toMatchObject([{ id: owner, phone: '138****5678' }])
  const answers = await statuses(20, () => search(clerk))
  expect(answers.filter((status) => status === 200)).toHaveLength(7)
  expect(answers.filter((status) => status === 429)).toHaveLength(13)
  const kept = await lines('owner.searched')
  expect(kept).toHaveLength(8)
  expect(JSON.stringify(kept)).not.toContain('13812345678')
})

test('revelations hold their cap when many are asked for at once', async () => {
  const answers = await statuses(30, reveal)
  expect(answers.filter((status) => status === 200)).toHaveLength(12)
  expect(answers.filter((status) => status === 429)).toHaveLength(18)
  expect(await lines('owner.revealed')).toHaveLength(12)
})

test('an alarm is raised once for each beyond its limit, and lies on the auditor’s desk', async () => {
  const alarms = await lines('person.data-alarm')
  expect(alarms.map(({ detail }) => JSON.parse(String(detail)) as unknown)).toEqual([
    { kind: 'search', uses: 5, day: expect.any(String) as string },
    { kind: 'reveal', uses: 10, day: expect.any(String) as string },
  ])
  const auditor = await city.as('auditor')
  const { json } = await send('GET /desk', { as: auditor })
  const waiting = (json['waiting'] as { kind: string }[]).filter(({ kind }) => kind === 'alarm')
  expect(waiting).toHaveLength(2)
  expect(JSON.stringify(waiting)).toContain('姓名east')
  expect((await send('GET /desk', { as: clerk })).json['waiting']).not.toEqual(json['waiting'])
})

test('the next day counts anew', async () => {
  city.clock.now = new Date(city.clock.now.getTime() + 86_400_000)
  clerk = await city.as('east')
  expect((await search(clerk)).status).toBe(200)
  expect((await reveal()).status).toBe(200)
})
