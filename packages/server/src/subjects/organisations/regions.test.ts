// Regions over HTTP: the tree one may see, moves on a day, communities that follow, and no way to run in a circle.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { regionKinds } from '@huanju/domain/identity'
import { mayRun } from '@huanju/domain/organisations'
import { addDays, dayOf } from '@huanju/quantities'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { refreshClosure } from './closure.ts'

let city: TestCity
let admin: Client
beforeAll(async () => {
  city = await openTestCity()
  admin = await city.as('sysadmin')
})
afterAll(() => city.close())

interface Region {
  id: string
  parentId: string | null
  isVisible: boolean
  from: string
  to: string | null
  name: { zh: string }
}
const regionsOf = async (client: Client, on?: string) =>
  (await client.call('GET /regions', { query: { on } })).json['rows'] as Region[]
const move = (id: string, body: Record<string, unknown>, by = admin) =>
  by.call(`POST /regions/${id}/memberships`, { body: { reason: '区划调整', ...body } })
const today = () => dayOf(city.clock.now)

async function addCommunity(name: string): Promise<string> {
  const { east } = city.city
  const [row] = await city.query(`with line as (select journal_append('test.added', 'community', null, null, '{}'))
    select gen_random_uuid() as id from line`)
  await city.query(`select journal_append('test.added', 'community', null, null, '{}');
    insert into communities (id, region_id, county_id, subdistrict_id, neighbourhood_id, name, duplicate_key,
      origin, land_kind)
    values ('${row?.['id']}', '${east.neighbourhoodId}', '${east.countyId}', '${east.subdistrictId}',
      '${east.neighbourhoodId}', '${name}', '${name}', 'form', null)`)
  return String(row?.['id'])
}
const countyOf = async (id: string) =>
  (await city.query('select county_id as county from communities where id = $1', [id]))[0]?.['county']

test('a clerk sees the own county and what leads up to it, and nothing of the twin', async () => {
  const rows = await regionsOf(await city.as('east'))
  const { east, cityId } = city.city
  expect(rows.map(({ id, isVisible, parentId }) => [id, isVisible, parentId])).toEqual([
    [cityId, false, null],
    [east.countyId, true, cityId],
    [east.subdistrictId, true, east.countyId],
    [east.neighbourhoodId, true, east.subdistrictId],
  ])
})

test('before the first membership there is only the city', async () => {
  expect((await regionsOf(admin, '1999-12-31')).map(({ id }) => id)).toEqual([city.city.cityId])
})

test('only the keeper of settings moves regions, and a foreign region is not found', async () => {
  const { east, west } = city.city
  expect(
    (await move(east.subdistrictId, { parentId: west.countyId, from: today() }, await city.as('city'))).status,
  ).toBe(403)
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'system-admin' where person_id = (select id from people
      where login = 'east-finance')`)
  const eastAdmin = await city.as('east-finance')
  expect((await move(west.subdistrictId, { parentId: east.countyId, from: today() }, eastAdmin)).status).toBe(404)
  expect((await move(east.subdistrictId, { parentId: west.countyId, from: today() }, eastAdmin)).status).toBe(404)
})

test.each([
  [
    'a county under its own subdistrict',
    (at: TestCity) => [at.city.east.countyId, at.city.east.subdistrictId],
    'region.cannot-be-run-by',
  ],
  [
    'a region under itself',
    (at: TestCity) => [at.city.east.subdistrictId, at.city.east.subdistrictId],
    'region.cannot-be-run-by',
  ],
  ['the city under a county', (at: TestCity) => [at.city.cityId, at.city.east.countyId], 'region.has-no-parent'],
  [
    'a neighbourhood straight under a county',
    (at: TestCity) => [at.city.east.neighbourhoodId, at.city.west.countyId],
    'region.cannot-be-run-by',
  ],
  [
    'a region to where it is',
    (at: TestCity) => [at.city.east.subdistrictId, at.city.east.countyId],
    'region.is-run-by',
  ],
] as const)('%s is refused', async (_, pair, code) => {
  const [id = '', parentId] = pair(city)
  const { status, json } = await move(id, { parentId, from: today() })
  expect([status, json['code']]).toEqual([422, code])
})

test('a move before the present arrangement began is refused', async () => {
  const { east, west } = city.city
  expect((await move(east.subdistrictId, { parentId: west.countyId, from: '2000-01-01' })).json['code']).toBe(
    'region.moved-too-early',
  )
})

test('a move today shows at once: who sees it, what the past was, which county its communities count for', async () => {
  const { east, west } = city.city
  const community = await addCommunity('随迁小区')
  const [eastClerk, westClerk] = [await city.as('east'), await city.as('west')]
  const unknown = {
    communityId: null,
    operatorId: null,
    floorAreaDm2: null,
    servesFrom: null,
    servesTo: null,
    position: null,
    address: null,
    remark: null,
  }
  const place = { countyId: east.countyId, subdistrictId: east.subdistrictId, neighbourhoodId: null }
  const canteen = await eastClerk.call('POST /facilities', {
    body: { name: '随迁食堂', kind: 'meals', ...place, ...unknown },
  })
  expect(canteen.status, canteen.text).toBe(200)
  const moved = await move(east.subdistrictId, { parentId: west.countyId, from: today() })
  expect(moved.status).toBe(200)
  expect((await westClerk.call(`GET /facilities/${String(canteen.json['id'])}`)).json).toMatchObject({
    countyId: west.countyId,
  })
  expect(moved.json).toMatchObject({ id: east.subdistrictId, parentId: west.countyId, from: today(), to: null })
  expect((await regionsOf(eastClerk)).map(({ id }) => id)).not.toContain(east.subdistrictId)
  expect((await regionsOf(westClerk)).filter(({ isVisible }) => isVisible).map(({ id }) => id)).toEqual(
    expect.arrayContaining([east.subdistrictId, east.neighbourhoodId]),
  )
  expect(await countyOf(community)).toBe(west.countyId)
  expect((await regionsOf(admin, '2020-01-01')).find(({ id }) => id === east.subdistrictId)?.parentId).toBe(
    east.countyId,
  )
  const lines = await city.query(
    "select action, actor from journal where action in ('region.moved', 'communities.moved') order by seq",
  )
  expect(lines).toEqual([
    { action: 'region.moved', actor: 'sysadmin' },
    { action: 'communities.moved', actor: 'sysadmin' },
  ])
})

test('a move in the future takes effect on its day and not before', async () => {
  const { east, west } = city.city
  const [community] = await city.query("select id from communities where name = '随迁小区'")
  const day = addDays(today(), 10)
  const moved = await move(east.subdistrictId, { parentId: east.countyId, from: day })
  expect(moved.json).toMatchObject({ parentId: east.countyId, from: day })
  const refresh = async (on: string) =>
    city.database.transact(await city.database.systemViewer(), (tx) => refreshClosure(tx, on))
  expect(await refresh(today())).toBe(0)
  expect(await countyOf(String(community?.['id']))).toBe(west.countyId)
  // The community and the facility of the test before.
  expect(await refresh(day)).toBe(2)
  expect(await countyOf(String(community?.['id']))).toBe(east.countyId)
  expect(await refresh(day)).toBe(0)
  expect((await regionsOf(await city.as('east'))).map(({ id }) => id)).toContain(east.subdistrictId)
})

test('two refreshes at once leave the same closure as one', async () => {
  const viewer = await city.database.systemViewer()
  const before = await city.query('select * from region_closure order by 1, 2')
  await Promise.all(
    Array.from({ length: 6 }, () => city.database.transact(viewer, (tx) => refreshClosure(tx, today()))),
  )
  await city.database.transact(viewer, (tx) => refreshClosure(tx, addDays(today(), 20)))
  expect(await city.query('select * from region_closure order by 1, 2')).toEqual(before)
})

test('the database takes no move without a journal line', async () => {
  const viewer = await city.database.systemViewer()
  const { sql } = await import('kysely')
  const write = city.database.transact(viewer, (tx) => sql`update region_memberships set reason = 'x'`.execute(tx))
  await expect(write).rejects.toThrow('without a journal line')
})

test('whatever kinds run each other in turn, no chain of them closes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...regionKinds), { minLength: 2, maxLength: 8 }), (chain) => {
      const isChain = chain.every((kind, index) => index === 0 || mayRun(chain[index - 1] ?? kind, kind))
      const [first = 'city'] = chain
      if (isChain) expect(mayRun(chain.at(-1) ?? first, first)).toBe(false)
    }),
    { numRuns: 5000 },
  )
})
