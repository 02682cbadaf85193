// The isolation walk: every endpoint of the contract, asked by one county for its own, for its twin's, and by strangers.
import { allEndpoints, isStream, placeOf, type EndpointShape } from '@huanju/contract'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WireAnswer } from '../testing/client.ts'
import type { Case } from '../testing/cases.ts'
import { openTestCity, type Client, type TestCity } from '../testing/harness.ts'
import { subjects } from '../subjects/index.ts'
import { furnish, type Place } from './furnish.ts'
import { peopleOf } from './people.ts'

let city: TestCity
let east: Place
let west: Place
let person: ReturnType<typeof peopleOf>
beforeAll(async () => {
  city = await openTestCity()
  east = await furnish(city, city.city.east, 'east')
  west = await furnish(city, city.city.west, 'west')
  person = peopleOf(city)
})
afterAll(() => city.close())

/** Every case by the dotted name of its endpoint, from the subjects themselves. */
const bySubject = await Promise.all(subjects.map(async ({ id, cases }) => [id, await cases()] as const))
const cases = new Map<string, Case>(
  bySubject.flatMap(([id, one]) =>
    Object.entries<Case>(one.cases).map(([name, walk]) => [`${id}.${name}`, walk] as const),
  ),
)
const caseOf = (name: string): Case => {
  const found = cases.get(name)
  if (!found) throw new Error(`no case for ${name}`)
  return found
}

const endpoints = allEndpoints()
// Sign-out goes last: it ends a session that the others share.
const walked = [
  ...endpoints.filter(({ name }) => name !== 'identity.signOut'),
  ...endpoints.filter(({ name }) => name === 'identity.signOut'),
]
const zeros = '00000000-0000-4000-8000-000000000000'

/** A person of the county who holds the endpoint's right, or who does not. */
const personOf = (place: Place, shape: EndpointShape, holds = true) => person(place.login, shape, holds)

function call(
  client: Client,
  shape: EndpointShape,
  given: Awaited<ReturnType<NonNullable<Case['own']>>> = {},
): Promise<WireAnswer> {
  const { params = {}, answers: _answers, ...rest } = given
  const { method, path } = placeOf(shape)
  return client.call(`${method} ${path.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? zeros)}`, rest)
}

/** All that a person could read in an answer: its text, its headers, and the cells of a workbook. */
async function readable({ text, bytes, headers }: WireAnswer): Promise<string> {
  const head = decodeURIComponent(JSON.stringify(headers))
  if (!String(headers['content-type']).includes('spreadsheetml')) return `${head}${text}${bytes.toString('utf8')}`
  return `${head}${JSON.stringify((await readXlsx(bytes)).sheets)}`
}

function leaksOf(place: Place): string[] {
  const { login: _login, records, ...rest } = place
  return [...Object.values(rest), ...Object.values(records)]
}

describe('the isolation walk', () => {
  it('has a case for every endpoint, and none for one that is gone', () => {
    expect([...cases.keys()].sort()).toEqual(endpoints.map(({ name }) => name).sort())
  })

  it.each(walked.filter(({ shape }) => shape.right !== 'public'))(
    '$name answers 401 to nobody',
    async ({ name, shape }) => {
      const given = caseOf(name).foreign?.(east, west)[0] ?? (await caseOf(name).own?.(west))
      const { status, text } = await call(city.nobody, shape, given)
      expect(status, text).toBe(401)
    },
  )

  const guarded = walked.filter(({ shape }) => shape.right !== 'public' && shape.right !== 'session')
  it.each(guarded)('$name answers 403 to a role without its right', async ({ name, shape }) => {
    const given = (await caseOf(name).own?.(west)) ?? caseOf(name).foreign?.(east, west)[0]
    const { status, text } = await call(await personOf(west, shape, false), shape, given)
    expect(status, text).toBe(403)
    expect(text).toContain('no-right')
  })

  it.each(walked.filter(({ name }) => caseOf(name).foreign))(
    '$name answers 404 to a county that reaches into its twin',
    async ({ name, shape }) => {
      const client = await personOf(west, shape)
      for (const given of caseOf(name).foreign?.(east, west) ?? []) {
        const answer = await call(client, shape, given)
        expect(answer.status, `${JSON.stringify(given)} ${answer.text}`).toBe(given?.answers ?? 404)
        expect(answer.text).not.toContain(east.mark)
      }
    },
  )

  it.each(walked.filter(({ name }) => caseOf(name).own))(
    '$name shows a county nothing of its twin',
    async ({ name, shape }) => {
      const { own, status, isMarked } = caseOf(name)
      for (const [place, other] of [
        [west, east],
        [east, west],
      ] as const) {
        const answer = await call(await personOf(place, shape), shape, await own?.(place))
        const isFine = status ? answer.status === status : answer.status >= 200 && answer.status < 300
        expect(isFine, `${answer.status} ${answer.text.slice(0, 600)}`).toBe(true)
        const shown = await readable(answer)
        expect(leaksOf(other).filter((leak) => shown.includes(leak))).toEqual([])
        if (isMarked)
          expect(
            leaksOf(place).some((mark) => shown.includes(mark)),
            `no mark of its own in ${shown.slice(0, 600)}`,
          ).toBe(true)
      }
    },
  )

  it('streams to a county its own jobs only', async () => {
    const base = await city.app.listen({ host: '127.0.0.1', port: 0 })
    const [mine, theirs] = [await city.as('west'), await city.as('east')]
    const stop = new AbortController()
    const stream = await fetch(`${base}/api/jobs/events`, { headers: { cookie: mine.cookie }, signal: stop.signal })
    const foreign = String((await theirs.call('POST /communities/exports')).json['jobId'])
    await city.untilEnded(theirs, foreign)
    const own = String((await mine.call('POST /communities/exports')).json['jobId'])
    let seen = ''
    for await (const piece of stream.body ?? []) {
      seen += Buffer.from(piece).toString('utf8')
      if (seen.includes(own) && seen.includes('"state":"done"')) break
    }
    stop.abort()
    expect(seen).toContain(own)
    expect(seen).not.toContain(foreign)
  })

  it('leaves no case without a way to walk it', () => {
    const empty = endpoints.filter(({ name }) => !caseOf(name).own && !caseOf(name).foreign)
    expect(empty.map(({ shape }) => (isStream(shape.gives) ? shape.gives.kind : 'json'))).toEqual(['events'])
  })
})
