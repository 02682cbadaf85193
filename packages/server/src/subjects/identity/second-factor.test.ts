// One-time codes over HTTP: administrators must have one, a code serves once, the secret lies sealed.
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type TestCity } from '../../testing/harness.ts'

let city: TestCity
beforeAll(async () => {
  city = await openTestCity()
  await city.query(
    `select journal_append('test.changed', 'person', null, null, '{}'); update people set is_demo = false
      where login in ('sysadmin', 'secadmin')`,
  )
})
afterAll(() => city.close())

const pass = (seconds: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + seconds * 1000)
}
const codeOf = (secret: string) =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({
    timestamp: city.clock.now.getTime(),
  })
const signIn = (login: string, code?: string, password = testPassword) =>
  city.nobody.call('POST /session', { body: { login, password, ...(code && { code }) } })

async function bind(login: string) {
  const admin = await city.as(login)
  const begun = (await admin.call('POST /session/second-factor')).json as {
    uri: string
    qrSvg: string
    secret: string
  }
  const confirmed = await admin.call('PUT /session/second-factor', { body: { code: codeOf(begun.secret) } })
  return { admin, begun, confirmed }
}

test('an administrator works only after binding a one-time code, in a new session', async () => {
  const before = await city.as('sysadmin')
  expect((await before.call('GET /session')).json['secondFactor']).toEqual({ enabled: false, required: true })
  const refused = await before.call('GET /people')
  expect([refused.status, refused.json['code']]).toEqual([403, 'second-factor-binding-needed'])
  expect(refused.text).toContain('动态验证码')
  const { admin, begun, confirmed } = await bind('sysadmin')
  expect(begun.uri).toMatch(/^otpauth:\/\/totp\//)
  expect(begun.qrSvg).toContain('<svg')
  expect(confirmed.json['secondFactor']).toEqual({ enabled: true, required: true })
  expect((await admin.call('GET /session')).status).toBe(401)
  expect((await city.nobody.call('GET /people', { headers: { cookie: confirmed.cookie } })).status).toBe(200)
  expect(JSON.stringify(await city.query('select * from credentials'))).not.toContain(begun.secret)
})

test('a bound account needs the code, a wrong one fails like a wrong password, and each code serves once', async () => {
  const { begun } = await bind('secadmin')
  expect((await signIn('secadmin')).json['code']).toBe('second-factor-needed')
  expect((await signIn('secadmin', undefined, 'wrong')).json['code']).toBe('sign-in-failed')
  expect((await signIn('secadmin', codeOf(begun.secret))).json['code']).toBe('sign-in-failed')
  pass(30)
  const code = codeOf(begun.secret)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  expect((await signIn('secadmin', wrong)).json['code']).toBe('sign-in-failed')
  expect((await signIn('secadmin', code)).status).toBe(200)
  expect((await signIn('secadmin', code)).json['code']).toBe('sign-in-failed')
  pass(120)
  expect((await signIn('secadmin', code)).json['code']).toBe('sign-in-failed')
  expect((await signIn('secadmin', codeOf(begun.secret))).status).toBe(200)
})

test('a bound code cannot be bound again, and none can be confirmed that was not begun', async () => {
  const east = await city.as('east')
  expect((await east.call('PUT /session/second-factor', { body: { code: '123456' } })).json['code']).toBe(
    'second-factor.not-begun',
  )
  const { confirmed } = await bind('west')
  const headers = { cookie: confirmed.cookie, 'x-huanju-csrf': String(confirmed.json['csrfToken']) }
  expect((await city.nobody.call('POST /session/second-factor', { headers })).json['code']).toBe(
    'second-factor.is-bound',
  )
})

test('a demo administrator may be tried without a code', async () => {
  const auditor = await city.as('auditor')
  expect((await auditor.call('GET /session')).json['secondFactor']).toEqual({ enabled: false, required: false })
  expect((await auditor.call('GET /regions')).status).toBe(200)
})
