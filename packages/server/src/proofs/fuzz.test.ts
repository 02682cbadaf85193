// Every operation under generated requests, valid and broken: no fault, and each answer as the contract declares it.
import { allEndpoints, isStream, placeOf, type EndpointShape } from '@huanju/contract'
import { problemAnswer } from '@huanju/contract/shapes'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileBody, type WireAnswer } from '../testing/client.ts'
import { openTestCity, type Client, type TestCity } from '../testing/harness.ts'
import { furnish, type Place } from './furnish.ts'
import { requestsFor } from './generate.ts'
import { peopleOf } from './people.ts'

let city: TestCity
let place: Place
let person: ReturnType<typeof peopleOf>
let clerk: Client
let target: string
beforeAll(async () => {
  city = await openTestCity()
  place = await furnish(city, city.city.east, 'east')
  person = peopleOf(city)
  clerk = await city.as('east')
  const [viewer] = await city.query("select id from people where login = 'east-viewer'")
  target = String(viewer?.['id'])
  // All sign in before wrong passwords are tried: those slow down the next sign-in.
  for (const { shape } of endpoints) await person('east', shape)
})
afterAll(() => city.close())

// Streams that never end and the end of the own session are walked elsewhere.
const endpoints = allEndpoints().filter(({ name }) => !['jobs.watchJobs', 'identity.signOut'].includes(name))
const plain = endpoints.filter(({ shape }) => !shape.upload)

// Every kind of record is asked for by its own id: `dwellings.get` by that of a dwelling.
function known(name: string): Record<string, unknown> {
  const own = Object.entries(place).find(([key]) => key === name.split('.')[0])?.[1]
  return {
    ...place,
    id: own,
    person: target,
    organisation: place.organisationId,
    region: place.countyId,
    role: place.personRole,
    session: place.session,
    catalogue: 'roles',
    z: 9,
    x: 422,
    y: 200,
  }
}

// All requests for what takes neither parameters nor query nor body are one and the same.
const takesNothing = ({ params, query, body }: EndpointShape) => !params && !query && !body

function call(
  client: Client,
  shape: EndpointShape,
  { params, query, body }: { params: Record<string, unknown>; query: Record<string, unknown>; body: unknown },
) {
  const { method, path } = placeOf(shape)
  const url = path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(textOf(params[name])))
  const sent = shape.body
    ? { payload: Buffer.from(JSON.stringify(body) ?? ''), headers: { 'content-type': 'application/json' } }
    : {}
  return client.call(`${method} ${url}`, {
    query: Object.fromEntries(
      Object.entries(query).map(([name, value]) => [name, Array.isArray(value) ? value.map(textOf) : textOf(value)]),
    ),
    ...sent,
  })
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return Buffer.from(text).toString().slice(0, 3000) || '0'
}

function expectDeclared(shape: EndpointShape, answer: WireAnswer, name: string): void {
  const { status, text, json } = answer
  const mayBeUnavailable = (shape.refuses ?? []).includes('unavailable') && status === 503
  expect(status < 500 || mayBeUnavailable, `${name}: ${status} ${text.slice(0, 500)}`).toBe(true)
  if (status >= 400) {
    expect(problemAnswer.safeParse(json).error, `${name}: ${text.slice(0, 500)}`).toBeUndefined()
  } else if (!isStream(shape.gives)) {
    expect(shape.gives.safeParse(json).error, `${name}: ${text.slice(0, 500)}`).toBeUndefined()
  }
}

describe('requests generated from the contract', () => {
  it.each(plain)('$name never fails and answers as declared', async ({ name, shape }) => {
    const client = await person('east', shape)
    const isCostly = /signIn|changePassword|resetPassword|createPerson|verifyJournal|Template/.test(name)
    await fc.assert(
      fc.asyncProperty(requestsFor(shape, known(name)), async (given) => {
        expectDeclared(shape, await call(client, shape, given), name)
      }),
      { numRuns: takesNothing(shape) ? 2 : isCostly ? 15 : 60 },
    )
  })

  const odd: [string, Buffer][] = [
    ['空.xlsx', Buffer.alloc(0)],
    ['不是表.xlsx', Buffer.from('PK\u0003\u0004 not a workbook')],
    ['文字.csv', Buffer.from('小区名称,户数\n"没有收尾')],
    ['长头.csv', Buffer.from(`${'头'.repeat(100_000)}\n1`)],
    ['很多列.csv', Buffer.from(`${Array.from({ length: 5000 }, (_, at) => `列${at}`).join(',')}\n1`)],
    ['零字节.csv', Buffer.from([0, 0, 0, 10, 0])],
    ['乱码.csv', Buffer.from([0xff, 0xfe, 0xd8, 0x00, 0x2c, 0x0a])],
    ['../../逃.xlsx', Buffer.from('x')],
    ['.exe', Buffer.from('MZ')],
  ]
  it.each(odd)('an upload of %s is refused or read, never a fault', async (fileName, content) => {
    const shape = allEndpoints().find(({ name }) => name === 'imports.uploadImport')?.shape
    if (!shape) throw new Error('no upload in the contract')
    const { payload, headers } = fileBody(fileName, content)
    expectDeclared(shape, await clerk.call('POST /imports', { payload, headers }), fileName)
  })

  it.each(['{', '[]', 'null', '"text"', '{"__proto__":{"rights":["people.write"]}}', `${'['.repeat(20_000)}`])(
    'a body of %s is a bad request',
    async (text) => {
      const answer = await clerk.call('POST /communities', {
        payload: Buffer.from(text),
        headers: { 'content-type': 'application/json' },
      })
      expect(answer.status).toBe(400)
      expect(problemAnswer.safeParse(answer.json).success).toBe(true)
    },
  )

  it('says which field is wrong, in both languages', async () => {
    const { json } = await clerk.call('GET /communities', { query: { size: 'many' } })
    expect(problemAnswer.parse(json).findings).toEqual([
      {
        field: 'size',
        message: { zh: expect.stringMatching(/^(没有|不|内容|格式)/), en: expect.stringMatching(/^it is|^it must/) },
      },
    ])
  })
})

describe('the OpenAPI description', () => {
  it('holds every operation of the contract once, each with its answers', async () => {
    const { json } = await city.nobody.call('GET /openapi.json')
    expect(String(json['openapi'])).toMatch(/^3\.1\./)
    const paths = json['paths'] as Record<
      string,
      Record<string, { operationId: string; responses: Record<string, unknown> }>
    >
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
    )
    const ids = operations.map(({ operationId }) => operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.toSorted()).toEqual(
      allEndpoints()
        .map(({ name }) => name)
        .toSorted(),
    )
    for (const { operationId, path, method, responses } of operations) {
      const shape = allEndpoints().find(({ name }) => name === operationId)?.shape
      const at = `${method.toUpperCase()} ${path.replace('/api', '').replaceAll(/\{(\w+)\}/g, ':$1')}`
      expect(at).toBe(shape?.at)
      expect(Object.keys(responses).length).toBeGreaterThan(0)
    }
  })
})
