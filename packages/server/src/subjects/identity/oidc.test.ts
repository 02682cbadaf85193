// Signing in through a real OpenID provider on this machine: what fits gets in, whatever was tampered with does not.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readSettings } from '../../settings.ts'
import { openTestCity, type TestCity } from '../../testing/harness.ts'
import { openProvider } from './oidc.ts'

const ours = 'http://127.0.0.1:18080'
let city: TestCity
let server: Server
/** Who signs in at the provider next, and how. */
let signsIn = { accountId: 'subject-1', login: 'east', amr: ['pwd'] }

beforeAll(async () => {
  const answering: { provider?: Provider } = {}
  server = createServer((request, response) => {
    const { provider } = answering
    if (!provider) return void response.writeHead(503).end()
    if (request.url?.startsWith('/interaction/')) return void letIn(provider, request, response)
    return void provider.callback()(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  answering.provider = makeProvider(issuer)
  city = await openTestCity({
    environment: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: 'huanju',
      OIDC_CLIENT_SECRET: 'a-secret-of-the-test',
      PUBLIC_URL: ours,
    },
  })
})
beforeEach(() => {
  signsIn = { accountId: 'subject-1', login: 'east', amr: ['pwd'] }
})
afterAll(async () => {
  await city.close()
  server.closeAllConnections()
  await new Promise((resolve) => {
    server.close(resolve)
  })
})

function makeProvider(issuer: string): Provider {
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'huanju',
        client_secret: 'a-secret-of-the-test',
        redirect_uris: [`${ours}/api/identity/oidc/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    claims: { openid: ['sub', 'amr'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    cookies: { keys: ['only-for-this-test'] },
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: async () => ({ sub: accountId, preferred_username: signsIn.login, amr: signsIn.amr }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ accountId: oidc.session?.accountId, clientId: oidc.client?.clientId })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
}

async function letIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  await provider.interactionFinished(request, response, { login: { accountId: signsIn.accountId, amr: signsIn.amr } })
}

interface Begun {
  readonly cookie: string
  readonly authorization: URL
}

async function begin(): Promise<Begun> {
  const answer = await city.nobody.call('GET /identity/oidc')
  expect(answer.status).toBe(303)
  return { cookie: answer.cookie, authorization: new URL(String(answer.headers['location'])) }
}

/** Follows the provider's own redirects, with its cookies, until it sends the browser back to us. */
async function authorise(start: URL): Promise<URL> {
  const jar = new Map<string, string>()
  let at = start
  for (let hops = 0; hops < 8; hops += 1) {
    const answer = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    at = new URL(answer.headers.get('location') ?? '', at)
    if (at.origin === ours) return at
  }
  throw new Error(`the provider did not send us back: ${at.href}`)
}

const comeBack = (back: URL, cookie: string) =>
  city.nobody.call(`GET ${back.pathname.replace('/api', '')}${back.search}`, { headers: cookie ? { cookie } : {} })

const boundTo = async (login: string) =>
  (await city.query('select oidc_subject from people where login = $1', [login]))[0]?.['oidc_subject']

test('a person known by the login claim gets in, is bound to the subject, and later known by that alone', async () => {
  const { cookie, authorization } = await begin()
  expect(authorization.searchParams.get('code_challenge_method')).toBe('S256')
  const answer = await comeBack(await authorise(authorization), cookie)
  expect([answer.status, answer.headers['location']]).toEqual([303, '/'])
  expect(answer.cookie).not.toBe(cookie)
  expect((await city.nobody.call('GET /session', { headers: { cookie: answer.cookie } })).json).toMatchObject({
    login: 'east',
  })
  expect(String(await boundTo('east'))).toMatch(/ subject-1$/)
  signsIn = { ...signsIn, login: 'renamed-at-the-provider' }
  const again = await begin()
  const second = await comeBack(await authorise(again.authorization), again.cookie)
  expect((await city.nobody.call('GET /session', { headers: { cookie: second.cookie } })).json).toMatchObject({
    login: 'east',
  })
})

test('a person without an account is refused in words, and no account comes to be', async () => {
  signsIn = { ...signsIn, accountId: 'subject-9', login: 'stranger' }
  const before = await city.query('select count(*) from people')
  const { cookie, authorization } = await begin()
  const answer = await comeBack(await authorise(authorization), cookie)
  expect([answer.status, answer.json['code']]).toEqual([422, 'sign-in-refused'])
  expect(answer.text).toContain('没有与之对应的在用账号')
  expect(answer.cookie).toBe('')
  expect(await city.query('select count(*) from people')).toEqual(before)
})

test('a second subject with the login of somebody bound does not take over the account', async () => {
  signsIn = { ...signsIn, accountId: 'subject-2', login: 'west' }
  const first = await begin()
  expect((await comeBack(await authorise(first.authorization), first.cookie)).status).toBe(303)
  signsIn = { ...signsIn, accountId: 'subject-3', login: 'west' }
  const second = await begin()
  const answer = await comeBack(await authorise(second.authorization), second.cookie)
  expect([answer.status, answer.json['code']]).toEqual([422, 'sign-in-refused'])
  expect(String(await boundTo('west'))).toMatch(/ subject-2$/)
})

test.each<[string, (back: URL) => void]>([
  ['another state', (back) => back.searchParams.set('state', 'x'.repeat(43))],
  ['no state', (back) => back.searchParams.delete('state')],
  ['another issuer', (back) => back.searchParams.set('iss', 'http://127.0.0.1:1')],
  ['no issuer', (back) => back.searchParams.delete('iss')],
  ['another code', (back) => back.searchParams.set('code', 'x'.repeat(43))],
  [
    'an error instead of a code',
    (back) => {
      back.searchParams.delete('code')
      back.searchParams.set('error', 'access_denied')
    },
  ],
])('a return with %s is a failed sign-in', async (_, tamper) => {
  const { cookie, authorization } = await begin()
  const back = await authorise(authorization)
  tamper(back)
  const answer = await comeBack(back, cookie)
  expect([answer.status, answer.json['code'], answer.cookie]).toEqual([401, 'sign-in-failed', ''])
})

test('an identity token made for another nonce is refused', async () => {
  const { cookie, authorization } = await begin()
  authorization.searchParams.set('nonce', 'planted-by-somebody-else')
  const answer = await comeBack(await authorise(authorization), cookie)
  expect([answer.status, answer.json['code']]).toEqual([401, 'sign-in-failed'])
})

test('a code taken out of another round trip does not fit the verifier of this one', async () => {
  const [mine, other] = [await begin(), await begin()]
  const back = await authorise(mine.authorization)
  back.searchParams.set('code', (await authorise(other.authorization)).searchParams.get('code') ?? '')
  expect((await comeBack(back, mine.cookie)).status).toBe(401)
})

test('a return serves once', async () => {
  const { cookie, authorization } = await begin()
  const back = await authorise(authorization)
  const kept = async () => Number((await city.query('select count(*) from oidc_attempts'))[0]?.['count'])
  const before = await kept()
  expect((await comeBack(back, cookie)).status).toBe(303)
  const replayed = await comeBack(back, cookie)
  expect([replayed.status, replayed.cookie]).toEqual([401, ''])
  expect(await kept()).toBe(before - 1)
})

test('a return in a browser that did not begin is refused, so nobody can be signed in as somebody else', async () => {
  const [mine, other] = [await begin(), await begin()]
  const back = await authorise(mine.authorization)
  expect((await comeBack(back, '')).status).toBe(401)
  expect((await comeBack(back, other.cookie)).status).toBe(401)
  expect((await comeBack(back, mine.cookie)).status).toBe(303)
})

test('a return after ten minutes is refused', async () => {
  const { cookie, authorization } = await begin()
  const back = await authorise(authorization)
  const started = city.clock.now
  city.clock.now = new Date(started.getTime() + 10 * 60_000 + 1)
  expect((await comeBack(back, cookie)).status).toBe(401)
  city.clock.now = started
})

test('an administrator gets in only when the provider proved a second factor', async () => {
  await city.query(
    `select journal_append('test.changed', 'person', null, null, '{}'); update people set is_demo = false
      where login = 'auditor'`,
  )
  signsIn = { accountId: 'subject-4', login: 'auditor', amr: ['pwd'] }
  const weak = await begin()
  const refused = await comeBack(await authorise(weak.authorization), weak.cookie)
  expect([refused.status, refused.json['code']]).toEqual([422, 'sign-in-refused'])
  signsIn = { ...signsIn, amr: ['pwd', 'otp'] }
  const strong = await begin()
  expect((await comeBack(await authorise(strong.authorization), strong.cookie)).status).toBe(303)
})

test('a stopped account does not get in', async () => {
  await city.query(
    `select journal_append('test.changed', 'person', null, null, '{}'); update people set is_active = false
      where login = 'east-viewer'`,
  )
  signsIn = { ...signsIn, accountId: 'subject-5', login: 'east-viewer' }
  const { cookie, authorization } = await begin()
  expect((await comeBack(await authorise(authorization), cookie)).status).toBe(422)
})

test('a provider that cannot be reached is unavailable', async () => {
  const other = await openTestCity({
    environment: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'huanju', OIDC_CLIENT_SECRET: 'x' },
  })
  const { status, json } = await other.nobody.call('GET /identity/oidc')
  await other.close()
  expect([status, json['code']]).toEqual([503, 'unavailable'])
})

test('a provider without https is refused at the start, but on this machine', () => {
  const settings = readSettings({ OIDC_CLIENT_ID: 'huanju', OIDC_ISSUER: 'http://127.0.0.1.example.test' })
  expect(() => openProvider(settings)).toThrow('https')
  expect(openProvider({ ...settings, OIDC_ISSUER: 'https://id.example.test' })).toBeDefined()
  expect(openProvider({ ...settings, OIDC_ISSUER: undefined })).toBeUndefined()
})

/** Signs in through the provider; gives the cookie of the session. */
async function signedIn(): Promise<string> {
  const { cookie, authorization } = await begin()
  return (await comeBack(await authorise(authorization), cookie)).cookie
}

const proofBegun = async (cookie: string) =>
  new URL(String((await city.nobody.call('GET /identity/oidc/proof', { headers: { cookie } })).headers['location']))
const isProven = async (cookie: string) => {
  const { rows } = (await city.nobody.call('GET /session/others', { headers: { cookie } })).json as { rows: Session[] }
  const own = rows.find(({ isCurrent }) => isCurrent)
  const [found] = await city.query('select proven_at is not null as proven from sessions where id = $1', [own?.id])
  return found?.['proven']
}
interface Session {
  readonly id: string
  readonly isCurrent: boolean
}

test('who signed in at the provider confirms there, asked anew, and the session goes on as proven', async () => {
  const cookie = await signedIn()
  expect(await isProven(cookie)).toBe(false)
  const authorization = await proofBegun(cookie)
  expect([authorization.searchParams.get('prompt'), authorization.searchParams.get('max_age')]).toEqual(['login', '0'])
  const answer = await comeBack(await authorise(authorization), cookie)
  expect([answer.status, answer.headers['location'], answer.cookie]).toEqual([303, '/confirmed', ''])
  expect(await isProven(cookie)).toBe(true)
  const lines = await city.query("select actor from journal where action = 'session.proven'")
  expect(lines).toEqual([{ actor: 'east' }])
})

test('somebody else confirms nothing for who is signed in, nor does another browser or an old proof', async () => {
  const cookie = await signedIn()
  signsIn = { ...signsIn, accountId: 'subject-2', login: 'west' }
  const other = await comeBack(await authorise(await proofBegun(cookie)), cookie)
  expect([other.status, other.json['code']]).toEqual([422, 'sign-in-refused'])
  expect(other.text).toContain('不是当前登录的人')
  signsIn = { ...signsIn, accountId: 'subject-1', login: 'east' }
  const back = await authorise(await proofBegun(cookie))
  expect((await comeBack(back, await signedIn())).status).toBe(401)
  // The clock of the server is ahead: what the provider asked lies before the round trip began.
  const started = city.clock.now
  city.clock.now = new Date(Date.now() + 5 * 60_000)
  const old = await comeBack(await authorise(await proofBegun(cookie)), cookie)
  city.clock.now = started
  expect([old.status, old.json['code']]).toEqual([422, 'sign-in-refused'])
  expect(old.text).toContain('没有重新核对')
  expect(await isProven(cookie)).toBe(false)
  expect((await city.nobody.call('GET /identity/oidc/proof')).status).toBe(401)
})
