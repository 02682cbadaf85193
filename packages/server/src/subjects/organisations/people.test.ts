// Accounts over HTTP: one-time passwords, versions, search over sealed names, no foreign person, no plain name kept.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let admin: Client
beforeAll(async () => {
  city = await openTestCity()
  admin = await city.as('sysadmin')
})
afterAll(() => city.close())

interface Person {
  id: string
  login: string
  name: string
  version: number
  roles: unknown[]
  isActive: boolean
}
const made = (json: Record<string, unknown>) => json as unknown as { person: Person; firstHalf: string }

/** Has the second administrator release what waits for a person, and gives the second half of the code. */
async function released(login: string): Promise<string> {
  const security = await city.as('secadmin')
  const { json } = await security.call('GET /releases')
  const one = (json['rows'] as { id: string; login: string }[]).find((row) => row.login === login)
  return String((await security.call(`POST /releases/${one?.id}`)).json['secondHalf'])
}
const peopleIn = (json: Record<string, unknown>) => (json['rows'] as Person[]).map(({ login }) => login)

async function find(login: string): Promise<Person> {
  const { json } = await admin.call('GET /people', { query: { q: login } })
  const person = (json['rows'] as Person[]).find((one) => one.login === login)
  if (!person) throw new Error(login)
  return person
}

/** Gives a person of the east county the role of a system administrator there, past the walls. */
async function eastAdmin(): Promise<Client> {
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'system-admin' where person_id = (select id from people
      where login = 'east-viewer')`)
  return city.as('east-viewer')
}

test('a new account works with its one-time password, whose halves are shown once and kept nowhere', async () => {
  const { status, json } = await admin.call('POST /people', { body: { login: 'new.clerk', name: '王小明' } })
  expect(status).toBe(200)
  const { person, firstHalf } = made(json)
  expect(person).toMatchObject({
    login: 'new.clerk',
    name: '王小明',
    isActive: true,
    isDemo: false,
    roles: [],
    secondFactor: false,
    lastSignInAt: null,
  })
  const oneTimePassword = firstHalf + (await released('new.clerk'))
  const signedIn = await city.nobody.call('POST /session', {
    body: { login: 'new.clerk', password: oneTimePassword },
  })
  expect(signedIn.json).toMatchObject({ mustChangePassword: true, name: '王小明', rights: [] })
  const kept = JSON.stringify([
    await city.query('select * from people'),
    await city.query('select * from credentials'),
    await city.query('select * from journal'),
  ])
  for (const half of [firstHalf, oneTimePassword.slice(firstHalf.length)]) expect(kept).not.toContain(half)
  expect(kept).not.toContain('王小明')
})

test('a login that is taken anywhere in the city is refused in words', async () => {
  const { status, json } = await (await eastAdmin()).call('POST /people', { body: { login: 'west', name: '某人' } })
  expect([status, json['code']]).toEqual([409, 'already-exists'])
  expect(JSON.stringify(json)).toContain('账号“west”已存在')
})

test('people are found by login and by their sealed name, page by page', async () => {
  expect(peopleIn((await admin.call('GET /people', { query: { q: '姓名east-pl' } })).json)).toEqual(['east-planner'])
  const all = peopleIn((await admin.call('GET /people', { query: { size: 200 } })).json)
  const { json } = await admin.call('GET /people', { query: { q: 'east', size: 2, page: 2 } })
  expect(json['total']).toBe(all.filter((login) => login.includes('east')).length)
  expect(peopleIn(json)).toEqual(all.filter((login) => login.includes('east')).slice(2, 4))
})

test('people are filtered by a region they are kept in or work for', async () => {
  const { json } = await admin.call('GET /people', { query: { regionId: city.city.west.countyId, size: 200 } })
  expect(peopleIn(json).every((login) => login.startsWith('west'))).toBe(true)
  expect(json['total']).toBe(5)
})

test('the administrator of one county sees and touches nobody of another', async () => {
  const east = await eastAdmin()
  const listed = await east.call('GET /people', { query: { size: 200 } })
  expect(listed.text).not.toContain('west')
  expect(listed.text).not.toContain(city.city.west.countyId)
  const foreign = await find('west')
  const body = { name: '改名', isActive: false, version: foreign.version }
  expect((await east.call(`PUT /people/${foreign.id}`, { body })).status).toBe(404)
  expect((await east.call(`POST /people/${foreign.id}/password`)).status).toBe(404)
  expect(await find('west')).toEqual(foreign)
})

test('a clerk may not list people', async () => {
  const { status, json } = await (await city.as('city')).call('GET /people')
  expect([status, json['code']]).toEqual([403, 'no-right'])
})

test('of two changes with one version the second is refused', async () => {
  const person = await find('east-finance')
  const first = await admin.call(`PUT /people/${person.id}`, {
    body: { name: '李四', isActive: true, version: person.version },
  })
  expect(first.json).toMatchObject({ name: '李四', version: person.version + 1 })
  const second = await admin.call(`PUT /people/${person.id}`, {
    body: { name: '王五', isActive: true, version: person.version },
  })
  expect([second.status, second.json['code']]).toEqual([409, 'stale-version'])
  expect((await find('east-finance')).name).toBe('李四')
})

test('stopping an account ends its sessions at once; one’s own cannot be stopped', async () => {
  const worker = await city.as('west-street-worker')
  const person = await find('west-street-worker')
  const { json } = await admin.call(`PUT /people/${person.id}`, {
    body: { name: person.name, isActive: false, version: person.version },
  })
  expect(json['isActive']).toBe(false)
  await admin.call(`PUT /people/${person.id}`, {
    body: { name: person.name, isActive: true, version: person.version + 1 },
  })
  expect((await worker.call('GET /session')).status).toBe(401)
  const own = await find('sysadmin')
  const refused = await admin.call(`PUT /people/${own.id}`, {
    body: { name: own.name, isActive: false, version: own.version },
  })
  expect([refused.status, refused.json['code']]).toEqual([422, 'person.is-oneself'])
})

test('a reset that was released ends the sessions and the old password', async () => {
  const worker = await city.as('west-planner')
  const { json } = await admin.call(`POST /people/${(await find('west-planner')).id}/password`)
  expect((await worker.call('GET /session')).status).toBe(200)
  const password = String(json['firstHalf']) + (await released('west-planner'))
  expect((await worker.call('GET /session')).status).toBe(401)
  expect(
    (await city.nobody.call('POST /session', { body: { login: 'west-planner', password: testPassword } })).status,
  ).toBe(401)
  expect((await city.nobody.call('POST /session', { body: { login: 'west-planner', password } })).status).toBe(200)
})

test('every change of an account stands in the journal under its administrator, without names', async () => {
  const lines = await city.query(
    "select action, actor, detail from journal where subject = 'person' and actor = 'sysadmin' order by seq",
  )
  const actions = new Set(lines.map(({ action }) => action))
  expect([...actions]).toEqual(expect.arrayContaining(['person.created', 'person.changed', 'person.release-asked']))
  expect(JSON.stringify(lines)).not.toMatch(/李四|王小明/)
})
