// Sessions over HTTP: idle and absolute end, revocation at once, other people's sessions out of reach.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let started: Date
beforeAll(async () => {
  city = await openTestCity()
  started = city.clock.now
})
afterEach(() => {
  city.clock.now = started
})
afterAll(() => city.close())

const pass = (minutes: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + minutes * 60_000)
}
const isIn = async (client: Client) => (await client.call('GET /session')).status === 200
const rows = (json: Record<string, unknown>) => json['rows'] as { id: string; isCurrent: boolean }[]

test('a session ends after fifteen idle minutes and not before', async () => {
  const east = await city.as('east')
  pass(14.9)
  expect(await isIn(east)).toBe(true)
  pass(14.9)
  expect(await isIn(east)).toBe(true)
  pass(15)
  expect(await isIn(east)).toBe(false)
})

test('a session in use all day ends after eight hours', async () => {
  const east = await city.as('east')
  for (let minutes = 10; minutes < 480; minutes += 10) {
    pass(10)
    expect(await isIn(east)).toBe(true)
  }
  pass(10)
  expect(await isIn(east)).toBe(false)
})

test('when a session was last seen is written at most once a minute', async () => {
  const east = await city.as('east-viewer')
  const seen = async () =>
    (
      await city.query(
        "select last_seen_at as at from sessions s join people p on p.id = s.person_id where login = 'east-viewer'",
      )
    )[0]?.['at']
  const first = await seen()
  pass(0.9)
  await isIn(east)
  expect(await seen()).toEqual(first)
  pass(0.2)
  await isIn(east)
  expect(await seen()).not.toEqual(first)
})

test('signing out ends the session on the server, not only in the browser', async () => {
  const east = await city.as('east')
  expect((await east.call('DELETE /session')).status).toBe(204)
  expect(await isIn(east)).toBe(false)
})

/** Puts a job of a person into the table, as the runner would. */
async function addJob(login: string, title: string) {
  await city.query(`insert into jobs (id, region_id, person_id, kind, lane, title_zh, title_en, unit_zh, unit_en, input)
    select gen_random_uuid(), region_id, id, 'test', 'short', '${title}', 'x', '行', 'rows', '{}'
    from people where login = '${login}'`)
}

test('an open stream says nothing more once its session has ended', async () => {
  const east = await city.as('east')
  await addJob('east', '此前的任务')
  const address = await city.app.listen({ port: 0, host: '127.0.0.1' })
  const { body } = await fetch(`${address}/api/jobs/events`, { headers: { cookie: east.cookie } })
  let text = ''
  for await (const piece of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    if (piece.includes('此前的任务')) {
      await east.call('DELETE /session')
      await addJob('east', '此后的任务')
    }
    text += piece
  }
  expect(text).toContain('此前的任务')
  expect(text).not.toContain('此后的任务')
})

test('a person sees and ends their own other session, which is dead at the next request', async () => {
  const [here, there] = [await city.as('west'), await city.as('west')]
  const listed = rows((await here.call('GET /session/others')).json)
  expect(listed).toHaveLength(2)
  expect(listed.filter(({ isCurrent }) => isCurrent)).toHaveLength(1)
  const other = listed.find(({ isCurrent }) => !isCurrent)
  expect((await here.call(`DELETE /session/others/${other?.id}`)).status).toBe(204)
  expect(await isIn(there)).toBe(false)
  expect(await isIn(here)).toBe(true)
  expect(rows((await here.call('GET /session/others')).json)).toHaveLength(1)
})

test('a session of somebody else is not found', async () => {
  const [east, west] = [await city.as('east'), await city.as('west-planner')]
  const [foreign] = rows((await west.call('GET /session/others')).json)
  expect((await east.call(`DELETE /session/others/${foreign?.id}`)).status).toBe(404)
  expect(await isIn(west)).toBe(true)
})

test('changing the password ends all other sessions', async () => {
  const [here, there] = [await city.as('east-planner'), await city.as('east-planner')]
  const { status } = await here.call('PUT /session/password', {
    body: { current: testPassword, next: 'Frischer Morgen 7' },
  })
  expect(status).toBe(200)
  expect([await isIn(here), await isIn(there)]).toEqual([false, false])
})

test('a stopped account is out at its next request', async () => {
  const east = await city.as('east-finance')
  await city.query(
    `select journal_append('test.stopped', 'person', null, null, '{}'); update people set is_active = false
      where login = 'east-finance'`,
  )
  expect(await isIn(east)).toBe(false)
})

test('a role that ends today gives nothing today', async () => {
  const worker = await city.as('west-street-worker')
  await city.query(
    `select journal_append('test.ended', 'person', null, null, '{}');
      update person_roles set valid_to = current_date where role = 'street-worker'`,
  )
  pass(60 * 24)
  const again = await city.as('west-street-worker')
  expect((await again.call('GET /session')).json['rights']).toEqual([])
  expect((await worker.call('GET /organisations')).status).toBe(401)
  expect((await again.call('GET /organisations')).status).toBe(403)
})

test('watching does not keep a session alive', async () => {
  const west = await city.as('west')
  const token = west.cookie.split('=')[1] ?? ''
  pass(14)
  expect(await city.gate.identify(token, 'jobs.read', 'watching')).not.toBeNull()
  pass(1)
  expect(await isIn(west)).toBe(false)
})
