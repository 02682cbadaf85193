// The way to the server, against a server of three lines: what goes, what comes, and what is thrown.
import { endpoint, placeOf } from '@huanju/contract'
import { dm2, fen, id } from '@huanju/contract/shapes'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { addressOf, call, CallProblem, keepCsrfToken, searchOf } from './call.ts'

const words = { zh: '试', en: 'Try' }
const save = endpoint({
  words,
  at: 'PUT /pledges/:pledge',
  right: 'session',
  params: z.object({ pledge: id }),
  body: z.object({ amountFen: fen, areaDm2: dm2.nullable() }),
  gives: z.object({ amountFen: fen }),
})
const leave = endpoint({ words, at: 'DELETE /session', right: 'session', gives: { kind: 'nothing' } })
const show = endpoint({
  words,
  at: 'GET /pledges/:pledge',
  right: 'session',
  params: z.object({ pledge: id }),
  gives: z.object({ total: z.number() }),
})
const read = endpoint({
  words,
  at: 'GET /pledges',
  right: 'session',
  query: z.object({ q: z.string() }),
  gives: z.object({ total: z.number() }),
})

const pledge = '11111111-1111-4111-8111-111111111111'
const sent: { address: string; init: RequestInit }[] = []
let answer: () => Response | Promise<Response>

beforeEach(() => {
  sent.length = 0
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    sent.push({ address, init })
    return Promise.resolve().then(() => answer())
  })
})
afterEach(() => vi.unstubAllGlobals())

it('sends amounts beyond the reach of floats digit by digit and reads them back', async () => {
  const amountFen = 9_007_199_254_740_993n
  answer = () => Response.json({ amountFen: '9007199254740993' })
  const given = await call(save, { params: { pledge }, body: { amountFen, areaDm2: null } })
  expect(given.amountFen).toBe(amountFen)
  expect(sent[0]?.address).toBe(`/api/pledges/${pledge}`)
  expect(sent[0]?.init.body).toBe('{"amountFen":"9007199254740993","areaDm2":null}')
})

it('proves its own page on what changes something, and not on reading', async () => {
  keepCsrfToken('token')
  answer = () => Response.json({ total: 1, amountFen: '1' })
  await call(read, { query: { q: '东' } })
  await call(save, { params: { pledge }, body: { amountFen: 1n, areaDm2: 1n } })
  expect(sent.map(({ init }) => new Headers(init.headers).get('x-huanju-csrf'))).toEqual([null, 'token'])
})

it('gives nothing for an endpoint that answers nothing', async () => {
  answer = () => new Response(null, { status: 204 })
  expect(await call(leave, {})).toBeUndefined()
})

it('throws the words, findings and number of the server', async () => {
  const finding = { field: 'name', message: words }
  answer = () =>
    Response.json({ code: 'invalid', message: words, findings: [finding], faultId: 'F-1' }, { status: 400 })
  const problem = await call(read, {}).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(CallProblem)
  expect(problem).toMatchObject({ code: 'invalid', status: 400, words, findings: [finding], faultId: 'F-1' })
})

it('tells a lost network from a gateway that answers in the place of a server which does not', async () => {
  answer = () => Promise.reject(new TypeError('failed to fetch'))
  await expect(call(read, {})).rejects.toMatchObject({ code: 'lost', status: 0 })
  for (const status of [502, 503]) {
    answer = () => new Response('<html>', { status })
    const words = { zh: expect.stringMatching(/^系统暂时没有应答/), en: expect.stringContaining('restarting') }
    await expect(call(read, {})).rejects.toMatchObject({ code: 'no-answer', status, words })
  }
})

it('names no part of an address by its code, but what of it cannot be read', async () => {
  const findings = (field: string) => [{ field, message: { zh: '没有这个编号', en: 'no such number' } }]
  answer = () => Response.json({ code: 'invalid-input', message: words, findings: findings('q') }, { status: 400 })
  await expect(call(read, { query: { q: '东' } })).rejects.toMatchObject({
    code: 'misread',
    words: { zh: '查询条件“东”写得不对：没有这个编号' },
    findings: findings('q'),
  })
  answer = () => Response.json({ code: 'invalid-input', message: words, findings: findings('pledge') }, { status: 400 })
  await expect(call(show, { params: { pledge } })).rejects.toMatchObject({ words: { zh: '网址有误：没有这个编号' } })
  await expect(call(save, { params: { pledge }, body: { amountFen: 1n, areaDm2: null } })).rejects.toMatchObject({
    code: 'invalid-input',
  })
})

it('refuses an answer of another shape instead of showing it', async () => {
  answer = () => Response.json({ total: 'many' })
  const problem = await call(read, {}).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(CallProblem)
  expect(problem).toMatchObject({ code: 'strange-answer', findings: [] })
})

it('sends nothing that its own schema refuses, and says which fields are wrong', async () => {
  answer = () => Response.json({ amountFen: '1' })
  const body = { amountFen: 1n, areaDm2: -5n }
  const problem = await call(save, { params: { pledge }, body }).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(CallProblem)
  expect(problem).toMatchObject({ code: 'invalid-input', status: 400, findings: [{ field: 'areaDm2' }] })
  expect(sent).toEqual([])
})

it('tells a body that cannot be written at all as a problem too', async () => {
  const body = { amountFen: 'x' as never, areaDm2: null }
  const problem = await call(save, { params: { pledge }, body }).catch((error: unknown) => error)
  expect(problem).toBeInstanceOf(CallProblem)
  expect(sent).toEqual([])
})

it('writes places into the address as names, never as paths', () => {
  expect(addressOf(save, { pledge: '../people?x=1' })).toBe('/api/pledges/..%2Fpeople%3Fx%3D1')
  expect(placeOf(save)).toEqual({ method: 'PUT', path: '/pledges/:pledge' })
})

it('repeats the name of a list and leaves blanks out of the address', () => {
  const query = { status: ['surveyed', 'planned'], q: '', page: 2, from: undefined, to: null }
  expect(searchOf(query)).toBe('status=surveyed&status=planned&page=2')
})

it('keeps the key of what was not answered, so that it is done once, and takes a new one afterwards', async () => {
  const keyOf = ({ init }: (typeof sent)[number]) => new Headers(init.headers).get('idempotency-key')
  const press = () => call(save, { params: { pledge }, body: { amountFen: 1n, areaDm2: null } })
  answer = () => Promise.reject(new TypeError('network'))
  await expect(press()).rejects.toMatchObject({ code: 'lost' })
  answer = () => Response.json({ amountFen: '1', total: 0 })
  await Promise.all([press(), press()])
  await press()
  await call(read, { query: { q: '东' } })
  const [lost, again, twice, later, reading] = sent.map(keyOf)
  expect([again, twice]).toEqual([lost, lost])
  expect(later).not.toBe(lost)
  expect(reading).toBeNull()
})

it('takes a new key once something else was done, and keeps it while a gateway or a cut line gave no answer', async () => {
  const keyOf = ({ init }: (typeof sent)[number]) => new Headers(init.headers).get('idempotency-key')
  const press = (amountFen = 1n) => call(save, { params: { pledge }, body: { amountFen, areaDm2: null } })
  answer = () => new Response('<html>504</html>', { status: 504 })
  await expect(press()).rejects.toMatchObject({ code: 'no-answer' })
  answer = () => new Response('{"amountFen": "1', { status: 200 })
  await expect(press()).rejects.toMatchObject({ code: 'lost' })
  answer = () => Response.json({ amountFen: '2' })
  await press(2n)
  await press()
  const [first, cut, other, moved] = sent.map(keyOf)
  expect(cut).toBe(first)
  expect(new Set([first, other, moved]).size).toBe(3)
})

it('gives up what nobody waits for any more', async () => {
  answer = () => Response.json({ total: 1 })
  const leaving = new AbortController()
  await call(read, { query: { q: '一' } }, leaving.signal)
  await call(read, { query: { q: '一' } })
  expect(sent.map(({ init }) => init.signal)).toEqual([leaving.signal, undefined])
})
