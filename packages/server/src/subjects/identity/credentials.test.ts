// Passwords and sessions over the wire: what is refused as known, used before or weak; how many sessions; asking again.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, testPassword, type Client, type TestCity } from '../../testing/harness.ts'
import { onTheWire } from '../../testing/wire.ts'

let city: TestCity
let send: Awaited<ReturnType<typeof onTheWire>>
beforeAll(async () => {
  city = await openTestCity({ environment: { SESSIONS_PER_PERSON: '3' } })
  send = await onTheWire(city)
})
afterAll(() => city.close())

const change = (as: Client, current: string, next: string) =>
  send('PUT /session/password', { as, body: { current, next } })
const withCookie = (headers: Headers, json: Record<string, unknown>): Client =>
  ({ cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '', csrf: String(json['csrfToken']) }) as Client

test.each([
  'Password@2024',
  'Sunshine#2026',
  'P@ssw0rd12!',
  'Welcome12345!',
  'Qwertyuiop1!',
  'Iloveyou2025!',
  'Woaini1314!!',
  'Dragon#123456',
])('%s is refused as one that is tried first', async (next) => {
  const person = await city.as('east')
  const { status, json } = await change(person, testPassword, next)
  expect([status, json['code']]).toEqual([422, 'weak-password'])
})

test('all that a weak password lacks is said in whole sentences of either language', async () => {
  const { json } = await change(await city.as('east'), testPassword, 'east1')
  expect(json['message']).toEqual({
    zh:
      '口令不符合要求：口令至少 10 位；口令须含大写字母、小写字母、数字、符号中的至少三种；' +
      '口令不能包含账号；口令过于常见，请更换',
    en:
      'The password is too weak. Use at least 10 characters. ' +
      'Mix at least three of capitals, small letters, digits and signs. Do not use the login in the password. ' +
      'This password is too common; choose another',
  })
})

test('a password that was used before does not come back', async () => {
  const passwords = ['Frischer Morgen 7', 'Stiller Abend 11', 'Heller Mittag 13']
  let [person, current] = [await city.as('west'), testPassword]
  for (const next of passwords) {
    const answer = await change(person, current, next)
    expect(answer.status).toBe(200)
    ;[person, current] = [withCookie(answer.headers, answer.json), next]
  }
  for (const old of [testPassword, passwords[0], passwords[1]]) {
    const { status, json } = await change(person, current, String(old))
    expect([status, json['code']]).toEqual([422, 'weak-password'])
    expect(json['message']).toEqual({
      zh: '口令不符合要求：这是以前用过的口令，请另设',
      en: 'The password is too weak. You have used this password before; choose another',
    })
  }
})

test('a person has so many sessions and no more; the oldest end', async () => {
  const sessions: Client[] = []
  for (let count = 0; count < 5; count += 1) {
    city.clock.now = new Date(city.clock.now.getTime() + 1000)
    sessions.push(await city.as('city'))
  }
  const statuses = await Promise.all(sessions.map(async (as) => (await send('GET /session', { as })).status))
  expect(statuses).toEqual([401, 401, 200, 200, 200])
  const lines = await city.query(`select detail from journal where action = 'session.ended' and detail like '%too-many%'
    and subject_id = (select id from people where login = 'city')`)
  expect(lines).toHaveLength(2)
})

test('guesses at the password of an open session are counted too', async () => {
  const person = await city.as('east-planner')
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, index) => change(person, `guess-${index}`, 'Frischer Morgen 7')),
  )
  const wrong = answers.filter(({ status }) => status === 401)
  expect(wrong.map(({ json }) => json['code'])).toEqual(Array.from({ length: 5 }, () => 'wrong-password'))
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(35)
  const proofs = await send('POST /session/proof', { as: person, body: { password: testPassword } })
  expect(proofs.status).toBe(429)
})
