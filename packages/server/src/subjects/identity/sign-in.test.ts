// Signing in over HTTP: equal answers for unknown accounts, growing delays, fixation, forced change, forged requests.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type TestCity } from '../../testing/harness.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
})
afterAll(() => city.close())

/** One attempt from an address of its own. */
async function attempt(
  login: string,
  password: string,
  { address = '10.0.0.1', headers = {} }: { address?: string; headers?: Record<string, string> } = {},
) {
  return city.app.inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: address,
    headers,
    payload: { login, password },
  })
}

/** Changes an account past the walls, as a migration would. */
async function change(assignment: string, login: string) {
  await city.query(
    `select journal_append('test.changed', 'person', null, null, '{}'); update people set ${assignment}
      where login = '${login}'`,
  )
}

const wait = (seconds: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + seconds * 1000)
}

test('a person signs in and is who the session says', async () => {
  const east = await city.as('east')
  const { status, json } = await east.call('GET /session')
  expect(status).toBe(200)
  expect(json).toMatchObject({
    login: 'east',
    name: '姓名east',
    mustChangePassword: false,
    secondFactor: { enabled: false, required: false },
  })
  expect(json['roles']).toMatchObject([
    { role: 'county-clerk', title: { zh: '县区经办' }, regionId: city.city.east.countyId, regionKind: 'county' },
  ])
  expect(json['rights']).toContain('communities.write')
})

test('the session cookie is out of reach of scripts, and only a hash of it is kept', async () => {
  const answer = await attempt('east', testPassword)
  const [cookie = '', device] = [answer.headers['set-cookie']].flat()
  expect(device).toMatch(/^huanju-device=[\w-]{43}; Max-Age=15552000; Path=\/api\/session; HttpOnly; SameSite=Strict$/)
  expect(cookie).toMatch(/^huanju=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  const token = cookie.slice('huanju='.length, 'huanju='.length + 43)
  const kept = JSON.stringify(await city.query('select * from sessions'))
  expect(kept).not.toContain(token)
})

test('behind https the cookie is bound to this host and sent encrypted only', async () => {
  const secure = await openTestCity({ environment: { PUBLIC_URL: 'https://gaizao.example.test' } })
  const signedIn = await secure.nobody.call('POST /session', { body: { login: 'east', password: testPassword } })
  await secure.close()
  const cookie = /^__Host-huanju=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/
  const [session, device] = [signedIn.headers['set-cookie']].flat()
  expect(session).toMatch(cookie)
  expect(device).toMatch(/^__Secure-huanju-device=.*; Secure; /)
})

test('an unknown account, a stopped one and a wrong password get the same answer', async () => {
  await change('is_active = false', 'west-viewer')
  const answers = [
    await attempt('nobody-at-all', 'x'.repeat(12), { address: '10.1.0.1' }),
    await attempt('west-viewer', testPassword, { address: '10.1.0.2' }),
    await attempt('west', 'x'.repeat(12), { address: '10.1.0.3' }),
  ]
  const shown = answers.map(({ statusCode, payload, headers }) => ({
    statusCode,
    payload,
    cookie: headers['set-cookie'],
    length: headers['content-length'],
  }))
  expect(shown[0]?.statusCode).toBe(401)
  expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1)
})

test('after five failures an account waits, each time twice as long, wherever the attempts come from', async () => {
  for (let count = 0; count < 5; count += 1)
    expect((await attempt('east-planner', 'wrong', { address: `10.2.0.${count}` })).statusCode).toBe(401)
  const seconds: number[] = []
  for (let count = 0; count < 4; count += 1) {
    const refused = await attempt('east-planner', testPassword, { address: '10.2.1.1' })
    expect(refused.statusCode).toBe(429)
    expect(refused.headers['retry-after']).toBe(refused.json().details.seconds)
    seconds.push(Number(refused.headers['retry-after']))
    wait(Number(refused.headers['retry-after']) + 1)
    expect((await attempt('east-planner', 'wrong', { address: `10.2.2.${count}` })).statusCode).toBe(401)
  }
  expect(seconds).toEqual([1, 2, 4, 8])
  wait(60)
  expect((await attempt('east-planner', testPassword, { address: '10.2.3.1' })).statusCode).toBe(200)
  expect((await attempt('east-planner', 'wrong', { address: '10.2.3.2' })).statusCode).toBe(401)
})

test('an unknown account waits exactly as a known one does', async () => {
  for (let count = 0; count < 5; count += 1) await attempt('ghost', 'wrong', { address: `10.3.0.${count}` })
  for (let count = 0; count < 5; count += 1) await attempt('west-planner', 'wrong', { address: `10.3.1.${count}` })
  const [ghost, known] = [
    await attempt('ghost', 'wrong', { address: '10.3.2.1' }),
    await attempt('west-planner', 'wrong', { address: '10.3.2.2' }),
  ]
  expect(ghost.statusCode).toBe(429)
  expect(ghost.payload).toBe(known.payload)
})

test('an address that fails with five accounts has to wait, and another does not', async () => {
  for (let count = 0; count < 5; count += 1) await attempt(`guess-${count}`, 'wrong', { address: '10.4.0.1' })
  expect((await attempt('east', testPassword, { address: '10.4.0.1' })).statusCode).toBe(429)
  expect((await attempt('east', testPassword, { address: '10.4.0.2' })).statusCode).toBe(200)
})

test('a success clears the count of its account, and a day without failures clears any', async () => {
  const fail = (count: number) => attempt('west-viewer-2', 'wrong', { address: `10.9.0.${count}` })
  for (let count = 0; count < 4; count += 1) await attempt('city-planner', 'wrong', { address: `10.9.1.${count}` })
  expect((await attempt('city-planner', testPassword, { address: '10.9.1.9' })).statusCode).toBe(200)
  for (let count = 0; count < 4; count += 1) await attempt('city-planner', 'wrong', { address: `10.9.2.${count}` })
  expect((await attempt('city-planner', testPassword, { address: '10.9.2.9' })).statusCode).toBe(200)
  for (let count = 0; count < 4; count += 1) await fail(count)
  wait(86_401)
  for (let count = 4; count < 8; count += 1) expect((await fail(count)).statusCode).toBe(401)
  wait(86_401)
  await attempt('city-planner', 'wrong', { address: '10.9.3.1' })
  await attempt('city-planner', testPassword, { address: '10.9.3.2' })
  expect(await city.query('select * from sign_in_failures')).toHaveLength(1)
})

test('a success takes only its own failures off the address', async () => {
  const address = '10.5.0.1'
  for (let count = 0; count < 3; count += 1) await attempt(`other-${count}`, 'wrong', { address })
  await attempt('east-finance', 'wrong', { address })
  expect((await attempt('east-finance', testPassword, { address })).statusCode).toBe(200)
  await attempt('other-3', 'wrong', { address })
  await attempt('other-4', 'wrong', { address })
  expect((await attempt('east-finance', testPassword, { address })).statusCode).toBe(429)
})

test('failures are counted and journalled without the text that was typed as a login', async () => {
  await attempt('my-secret-typed-in-the-wrong-box', 'wrong', { address: '10.6.0.1' })
  const lines = await city.query("select detail, subject_id from journal where action = 'session.refused'")
  const kept = JSON.stringify([lines, await city.query('select * from sign_in_failures')])
  expect(lines.length).toBeGreaterThan(0)
  expect(kept).not.toContain('my-secret')
})

test('signing in never takes over the session the browser came with', async () => {
  const planted = 'A'.repeat(43)
  const answer = await attempt('city', testPassword, {
    headers: { cookie: `huanju=${planted}` },
    address: '10.7.0.1',
  })
  expect(String(answer.headers['set-cookie'])).not.toContain(planted)
  const first = String(answer.headers['set-cookie']).split(';')[0] ?? ''
  const second = await attempt('city', testPassword, { headers: { cookie: first }, address: '10.7.0.1' })
  expect(second.statusCode).toBe(200)
  const old = await city.app.inject({ method: 'GET', url: '/api/session', headers: { cookie: first } })
  expect(old.statusCode).toBe(401)
})

test('a person with a password given by others changes it before anything else', async () => {
  await change('is_demo = false', 'west-finance')
  await city.query(
    "update credentials set must_change = true where person_id = (select id from people where login = 'west-finance')",
  )
  const person = await city.as('west-finance')
  const early = await person.call('GET /regions')
  expect([early.status, early.json['code']]).toEqual([403, 'password-change-needed'])
  const weak = await person.call('PUT /session/password', { body: { current: testPassword, next: 'west-finance1' } })
  expect([weak.status, weak.json['code']]).toEqual([422, 'weak-password'])
  expect(JSON.stringify(weak.json)).toContain('口令不能包含账号')
  const changed = await person.call('PUT /session/password', {
    body: { current: testPassword, next: 'Frischer Morgen 7' },
  })
  expect(changed.json['mustChangePassword']).toBe(false)
  expect(changed.cookie).not.toBe(person.cookie)
  expect((await person.call('GET /session')).status).toBe(401)
  expect((await city.nobody.call('GET /regions', { headers: { cookie: changed.cookie } })).status).toBe(200)
})

test('a demo account is not made to change its password', async () => {
  await city.query(
    `update credentials set must_change = true where person_id = (select id from people
      where login = 'west-street-worker')`,
  )
  const person = await city.as('west-street-worker')
  expect((await person.call('GET /regions')).status).toBe(200)
})

test('the wrong current password does not change a password', async () => {
  const person = await city.as('east-viewer')
  const { status } = await person.call('PUT /session/password', {
    body: { current: 'wrong', next: 'Frischer Morgen 7' },
  })
  expect(status).toBe(401)
  expect((await attempt('east-viewer', testPassword, { address: '10.8.0.1' })).statusCode).toBe(200)
})

test.each([
  ['no token', { 'x-huanju-csrf': '' }],
  ['a wrong token', { 'x-huanju-csrf': 'x'.repeat(43) }],
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin of null', { origin: 'null' }],
  ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
])('an unsafe request with %s is refused', async (_, headers) => {
  const person = await city.as('east')
  const body = { language: 'en', largeType: true, theme: 'dark', density: 'compact' }
  const { status, json } = await person.call('PUT /session/display', { body, headers })
  expect([status, json['code']]).toEqual([403, 'forged-request'])
  expect((await person.call('GET /session')).json['display']).not.toMatchObject({ theme: 'dark' })
})

test('another site cannot sign a browser in', async () => {
  const answer = await attempt('east', testPassword, { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(answer.statusCode).toBe(403)
  expect(answer.headers['set-cookie']).toBeUndefined()
})

test('how a person wants the screen is kept', async () => {
  const person = await city.as('east-street-worker')
  const display = { language: 'en', largeType: true, theme: 'dark', density: 'compact' }
  expect((await person.call('PUT /session/display', { body: display })).json['display']).toEqual(display)
  expect((await (await city.as('east-street-worker')).call('GET /session')).json['display']).toEqual(display)
})

test('demo accounts are listed in a demo city only', async () => {
  const { json } = await city.nobody.call('GET /identity/methods')
  expect(json).toMatchObject({ isDemo: false, oidc: null, demoAccounts: [] })
})
