// Keys of requests over HTTP: fifty at once under one key do one thing; another body under it is refused.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { formFor, sheetOf } from '../../proofs/furnish.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let east: Client
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
})
afterAll(() => city.close())

const create = (key: string, name: string, by = east) =>
  by.call('POST /communities', { body: formFor(city.city.east, name), headers: { 'idempotency-key': key } })
const countOf = async (name: string) =>
  Number((await city.query('select count(*)::int as count from communities where name = $1', [name]))[0]?.['count'])

test('fifty equal requests under one key record one community, and all get the same answer', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => create('key-of-fifty', '五十里')))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1)
  expect(await countOf('五十里')).toBe(1)
  const lines = await city.query("select seq from journal where action = 'community.created' and subject_id = $1", [
    answers[0]?.json['id'],
  ])
  expect(lines).toHaveLength(1)
})

test('another body under a key that was used is refused, and another person has keys of their own', async () => {
  expect((await create('key-of-one', '甲一里')).status).toBe(200)
  const other = await create('key-of-one', '甲二里')
  expect([other.status, other.json['code']]).toEqual([409, 'key-reused'])
  expect(await countOf('甲二里')).toBe(0)
  const colleague = await city.as('city')
  expect((await create('key-of-one', '甲三里', colleague)).status).toBe(200)
})

test('what was refused leaves no key behind: mended, it goes through under the same one', async () => {
  await create('key-of-first', '先占里')
  const refused = await create('key-of-mended', '先占里')
  expect([refused.status, refused.json['code']]).toEqual([409, 'already-exists'])
  await city.query(`begin; select journal_append('test.settled', 'city', null, null, '{}');
    update communities set name = '让位里', duplicate_key = '让位里' where name = '先占里'; commit`)
  expect((await create('key-of-mended', '先占里')).status).toBe(200)
})

test('a key that is none is refused, and answers are kept sealed', async () => {
  expect((await create('短', '短键里')).status).toBe(400)
  expect((await create('no spaces here', '空格里')).status).toBe(400)
  const [kept] = await city.query("select answer from request_keys where key = 'key-of-fifty'")
  expect(String(kept?.['answer'])).not.toContain('五十里')
})

test('fifty equal uploads under one key store one list, and another file under it is refused', async () => {
  const [sheet, other] = [await sheetOf(city.city.east, '同表里'), await sheetOf(city.city.east, '异表里')]
  const send = ({ headers, ...body }: typeof sheet) =>
    east.call('POST /imports', { ...body, headers: { ...headers, 'idempotency-key': 'key-of-sheets' } })
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(sheet)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200))
  expect(new Set(answers.map(({ json }) => json['id'])).size).toBe(1)
  expect(await city.query('select count(*)::int as count from imports')).toEqual([{ count: 1 }])
  const refused = await send(other)
  expect([refused.status, refused.json['code']]).toEqual([409, 'key-reused'])
})

test('fifty equal requests for an account, which open their own transaction, make one with one password', async () => {
  const administrator = await city.as('sysadmin')
  const given = { body: { login: 'fifty', name: '五十人' }, headers: { 'idempotency-key': 'key-of-account' } }
  const answers = await Promise.all(Array.from({ length: 50 }, () => administrator.call('POST /people', given)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 50 }, () => 200))
  expect(new Set(answers.map(({ json }) => json['firstHalf'])).size).toBe(1)
  const made = await city.query("select id from people where login = 'fifty'")
  expect(made).toHaveLength(1)
  const reset = (key: string) =>
    administrator.call(`POST /people/${String(made[0]?.['id'])}/password`, { headers: { 'idempotency-key': key } })
  const resets = await Promise.all([reset('key-of-reset'), reset('key-of-reset')])
  expect(resets[0]?.status, resets[0]?.text).toBe(200)
  expect(resets[0]?.json).toEqual(resets[1]?.json)
})
