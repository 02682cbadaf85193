// No administrator becomes another person: a reset holds once a second one releases it, and neither has the whole code.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type Client, type TestCity } from '../../testing/harness.ts'
import { onTheWire } from '../../testing/wire.ts'

let city: TestCity
let send: Awaited<ReturnType<typeof onTheWire>>
let [system, security]: Client[] = []
beforeAll(async () => {
  city = await openTestCity()
  send = await onTheWire(city)
  ;[system, security] = await Promise.all([city.as('sysadmin'), city.as('secadmin')])
})
afterAll(() => city.close())

const signIn = async (login: string, password: string) =>
  (await send('POST /session', { body: { login, password } })).status
const find = async (login: string) => {
  const { json } = await send(`GET /people?q=${login}`, { as: system as Client })
  const [found] = (json['rows'] as { id: string; login: string }[]).filter((one) => one.login === login)
  return found?.id ?? ''
}
const ask = async (login: string, what = 'password', as = system) =>
  send(`POST /people/${await find(login)}/${what}`, { as: as as Client })
const waiting = async (as = security) =>
  (await send('GET /releases', { as: as as Client })).json['rows'] as {
    id: string
    login: string
    kind: string
    mayRelease: boolean
  }[]
const release = async (login: string, as = security) => {
  const [one] = (await waiting(as)).filter((row) => row.login === login)
  return send(`POST /releases/${one?.id}`, { as: as as Client })
}
const wait = (hours: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + hours * 3_600_000)
}

test('a reset asked by one administrator changes nothing and lets nobody in', async () => {
  const asked = await ask('west-planner')
  expect(asked.status).toBe(200)
  expect(asked.json['oneTimePassword']).toBeUndefined()
  expect(await signIn('west-planner', String(asked.json['firstHalf']))).toBe(401)
  expect(await signIn('west-planner', testPassword)).toBe(200)
})

test('who asked may not release, nor may the person it is about', async () => {
  expect((await waiting(system)).find(({ login }) => login === 'west-planner')).toMatchObject({ mayRelease: false })
  const own = await release('west-planner', system)
  expect([own.status, own.json['code']]).toEqual([422, 'release.is-ones-own'])
  await ask('secadmin')
  expect((await release('secadmin')).json['code']).toBe('release.is-ones-own')
  expect(await signIn('west-planner', testPassword)).toBe(200)
})

test('once released the two halves together let the holder in, neither alone, and the old password ends', async () => {
  const worker = await city.as('west-finance')
  const first = String((await ask('west-finance')).json['firstHalf'])
  const released = await release('west-finance')
  const second = String(released.json['secondHalf'])
  expect(released.status).toBe(200)
  expect((await send('GET /session', { as: worker })).status).toBe(401)
  for (const wrong of [first, second, second + first, testPassword])
    expect(await signIn('west-finance', wrong)).toBe(401)
  expect(await signIn('west-finance', first + second)).toBe(200)
  expect((await release('west-finance')).status).not.toBe(200)
  const kept = JSON.stringify([
    await city.query('select * from credentials'),
    await city.query('select * from journal'),
  ])
  expect(kept).not.toContain(second)
})

test('a new account gets in no other way', async () => {
  const made = await send('POST /people', { as: system as Client, body: { login: 'fresh.clerk', name: '新人' } })
  expect(made.json['oneTimePassword']).toBeUndefined()
  const second = await release('fresh.clerk')
  expect(await signIn('fresh.clerk', `${String(made.json['firstHalf'])}${String(second.json['secondHalf'])}`)).toBe(200)
})

test('a one-time password ends after a day, and so does what nobody released', async () => {
  const first = String((await ask('west-viewer')).json['firstHalf'])
  const second = String((await release('west-viewer')).json['secondHalf'])
  await ask('east-viewer')
  wait(25)
  ;[system, security] = await Promise.all([city.as('sysadmin'), city.as('secadmin')])
  expect(await signIn('west-viewer', first + second)).toBe(401)
  expect((await waiting()).filter(({ login }) => login === 'east-viewer')).toEqual([])
})

test('a lost second factor ends by two administrators, in the journal', async () => {
  const id = await find('auditor')
  await city.query(`update credentials set totp_confirmed = true, totp_cipher = '\\x00' where person_id = $1`, [id])
  expect((await send('POST /session', { body: { login: 'auditor', password: testPassword } })).json['code']).toBe(
    'second-factor-needed',
  )
  expect((await ask('auditor', 'second-factor')).status).toBe(204)
  expect((await send('POST /session', { body: { login: 'auditor', password: testPassword } })).json['code']).toBe(
    'second-factor-needed',
  )
  expect((await release('auditor')).json).toEqual({ secondHalf: null })
  expect(await signIn('auditor', testPassword)).toBe(200)
  const lines = await city.query('select action, actor from journal where subject_id = $1 order by seq', [id])
  expect(lines.map(({ action, actor }) => `${String(actor)} ${String(action)}`)).toEqual(
    expect.arrayContaining([
      'sysadmin person.release-asked',
      'secadmin person.release-released',
      'secadmin person.second-factor-ended',
    ]),
  )
})

test('resets and releases ask the administrator’s own password again', async () => {
  const signedIn = await send('POST /session', { body: { login: 'sysadmin', password: testPassword } })
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  const headers = { cookie, 'x-huanju-csrf': String(signedIn.json['csrfToken']) }
  const id = await find('east-finance')
  for (const place of [`POST /people/${id}/password`, `POST /people/${id}/second-factor`, `POST /releases/${id}`]) {
    const { status, json } = await send(place, { headers })
    expect([status, json['code']], place).toEqual([403, 'password-needed'])
  }
  expect((await send('POST /session/proof', { headers, body: { password: 'wrong' } })).status).toBe(401)
  expect((await send(`POST /people/${id}/password`, { headers })).status).toBe(403)
  expect((await send('POST /session/proof', { headers, body: { password: testPassword } })).status).toBe(204)
  expect((await send(`POST /people/${id}/password`, { headers })).status).toBe(200)
  wait(0.2)
  expect((await send(`POST /people/${id}/password`, { headers })).status).toBe(403)
})
