// Guessing over the wire, many at once: the count holds, the right person still gets in, and nobody else waits.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type TestCity } from '../../testing/harness.ts'
import { onTheWire } from '../../testing/wire.ts'

let city: TestCity
let send: Awaited<ReturnType<typeof onTheWire>>
beforeAll(async () => {
  city = await openTestCity()
  send = await onTheWire(city)
})
afterAll(() => city.close())

const many = <Result>(count: number, work: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))
const signIn = (login: string, password: string, headers: Record<string, string> = {}) =>
  send('POST /session', { body: { login, password }, headers })
const wait = (seconds: number) => {
  city.clock.now = new Date(city.clock.now.getTime() + seconds * 1000)
}
/** The cookies of an answer as a browser would send them back. */
const cookiesOf = ({ headers }: { headers: Headers }) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')

test('of 40 guesses at once no more are tried than one after the other', async () => {
  const answers = await many(40, (index) => signIn('west', `guess-${index}`))
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(5)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35)
  wait(2)
  const again = await many(40, (index) => signIn('west', `guess again ${index}`))
  expect(again.filter(({ status }) => status === 401)).toHaveLength(1)
  wait(3600)
})

test('a browser the person signed in from before gets in while strangers are kept out', async () => {
  const first = await signIn('east', testPassword)
  expect(first.status).toBe(200)
  const device = cookiesOf(first)
  await many(40, (index) => signIn('east', `guess-${index}`))
  expect((await signIn('east', testPassword)).status).toBe(429)
  expect((await signIn('east', testPassword, { cookie: device })).status).toBe(200)
  wait(7200)
})

test('150 sign-ins at once do not hold up the others', async () => {
  const clerk = await city.as('city')
  let done = 0
  let begin: (value: unknown) => void = () => undefined
  const begun = new Promise((resolve) => {
    begin = resolve
  })
  const storm = many(150, async (index) => {
    const { status } = await signIn(index % 2 ? 'east-viewer' : 'west-viewer', testPassword)
    done += 1
    begin(done)
    return status
  })
  await begun
  const { status } = await send('GET /session', { as: clerk })
  expect(status).toBe(200)
  expect(done).toBeLessThan(75)
  expect(new Set(await storm)).toEqual(new Set([200]))
})

test('guesses at many accounts at once from one address are held up like those at one', async () => {
  const answers = await many(40, (index) => signIn(`nobody-${index}`, 'guess'))
  expect(answers.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(8)
})
