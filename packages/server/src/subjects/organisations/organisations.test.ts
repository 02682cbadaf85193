// Organisations over HTTP: dated duties, succession, versions, journal, and nothing of another county.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let admin: Client
beforeAll(async () => {
  city = await openTestCity()
  admin = await city.as('sysadmin')
})
afterAll(() => city.close())

interface Organisation {
  id: string
  name: { zh: string }
  version: number
  duties: unknown[]
  succeededBy: string | null
}
const fields = (given: Record<string, unknown> = {}) => ({
  nameZh: '住房和城乡建设局',
  nameEn: 'Housing bureau',
  kind: 'housing',
  regionId: city.city.east.countyId,
  from: '2019-01-01',
  to: null,
  succeededById: null,
  duties: [],
  ...given,
})
const create = async (given: Record<string, unknown>, by = admin) =>
  by.call('POST /organisations', { body: fields(given) })
const rowOf = (json: Record<string, unknown>) => json as unknown as Organisation
const namesOf = (json: Record<string, unknown>) => (json['rows'] as Organisation[]).map(({ name }) => name.zh)

test('an organisation is recorded with dated duties, whose titles come from the policy', async () => {
  const { status, json } = await create({
    duties: [
      { duty: 'housing', from: '2019-01-01', to: '2024-01-01' },
      { duty: 'housing', from: '2024-01-01', to: null },
    ],
  })
  expect(status).toBe(200)
  expect(json).toMatchObject({ name: { zh: '住房和城乡建设局' }, region: '东甲标县', version: 1, succeededBy: null })
  expect(rowOf(json).duties).toMatchObject([
    { duty: 'housing', from: '2019-01-01', to: '2024-01-01' },
    { duty: 'housing', from: '2024-01-01', to: null },
  ])
  expect(JSON.stringify(rowOf(json).duties)).toMatch(/"zh":"[^"]*[\u4E00-\u9FFF]/)
})

test.each([
  [
    'overlap',
    [
      { duty: 'housing', from: '2019-01-01', to: null },
      { duty: 'housing', from: '2024-01-01', to: null },
    ],
    'duties.1.from',
  ],
  ['are unknown', [{ duty: 'weather', from: '2019-01-01', to: null }], 'duties.0.duty'],
  ['run backwards', [{ duty: 'housing', from: '2019-01-01', to: '2018-01-01' }], 'duties.0.to'],
])('duties that %s are refused at their field', async (_, duties, field) => {
  const { status, json } = await create({ nameZh: '另一局', duties })
  expect([status, json['code']]).toEqual([400, 'invalid-input'])
  expect((json['findings'] as { field: string }[]).map((finding) => finding.field)).toEqual([field])
})

test('the same name twice in one region from one day is refused', async () => {
  await create({ nameZh: '重名局' })
  expect((await create({ nameZh: '重名局' })).json['code']).toBe('already-exists')
})

test('a merger: the old organisation ends, names its successor, and the successor cannot point back', async () => {
  const heir = rowOf((await create({ nameZh: '承接局', from: '2025-01-01' })).json)
  const old = rowOf((await create({ nameZh: '被并局' })).json)
  const ended = await admin.call(`PUT /organisations/${old.id}`, {
    body: { ...fields({ nameZh: '被并局', to: '2025-01-01', succeededById: heir.id }), version: 1 },
  })
  expect(ended.json).toMatchObject({ to: '2025-01-01', succeededBy: '承接局', version: 2 })
  const back = await admin.call(`PUT /organisations/${heir.id}`, {
    body: { ...fields({ nameZh: '承接局', from: '2025-01-01', succeededById: old.id }), version: 1 },
  })
  expect(back.json['code']).toBe('invalid-input')
  const listed = namesOf((await admin.call('GET /organisations', { query: { on: '2025-06-01', size: 200 } })).json)
  expect(listed).toContain('承接局')
  expect(listed).not.toContain('被并局')
})

test('of two changes with one version the second is refused, and what changed stands in the journal', async () => {
  const { id } = rowOf((await create({ nameZh: '改名局' })).json)
  const change = (nameZh: string) =>
    admin.call(`PUT /organisations/${id}`, { body: { ...fields({ nameZh }), version: 1 } })
  expect((await change('新名局')).status).toBe(200)
  expect((await change('再名局')).json['code']).toBe('stale-version')
  const [line] = await city.query(
    "select actor, detail from journal where action = 'organisation.changed' and subject_id = $1",
    [id],
  )
  expect(line?.['actor']).toBe('sysadmin')
  expect(JSON.parse(String(line?.['detail']))).toEqual({
    changes: [{ field: 'nameZh', from: '改名局', to: '新名局' }],
  })
})

test('lists are searched, filtered by region and duty, and paged', async () => {
  await create({
    nameZh: '西乙标住建局',
    regionId: city.city.west.countyId,
    duties: [{ duty: 'finance', from: '2020-01-01', to: '2022-01-01' }],
  })
  const list = async (query: Record<string, unknown>) => (await admin.call('GET /organisations', { query })).json
  expect(namesOf(await list({ q: '西乙标住' }))).toEqual(['西乙标住建局'])
  expect(namesOf(await list({ q: '%' }))).toEqual([])
  expect(namesOf(await list({ duty: 'finance' }))).toEqual(['西乙标住建局'])
  expect(namesOf(await list({ duty: 'finance', on: '2023-01-01' }))).toEqual([])
  expect(namesOf(await list({ regionId: city.city.west.countyId })).every((name) => name.startsWith('西乙标'))).toBe(
    true,
  )
  const all = await list({ size: 200 })
  expect(namesOf(await list({ size: 2, page: 2 }))).toEqual(namesOf(all).slice(2, 4))
})

test('a county sees only its own organisations, and may not write at all as a clerk', async () => {
  const east = await city.as('east')
  const { text } = await east.call('GET /organisations', { query: { size: 200 } })
  expect(text).toContain('东甲标机构')
  expect(text).not.toMatch(/西乙标|双子市机构/)
  expect((await create({ nameZh: '无权局' }, east)).status).toBe(403)
})

test('the administrator of a county can neither change nor name what lies outside it', async () => {
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'system-admin' where person_id = (select id from people
      where login = 'east-viewer')`)
  const east = await city.as('east-viewer')
  const { west } = city.city
  expect((await create({ nameZh: '越界局', regionId: west.countyId }, east)).status).toBe(404)
  expect((await create({ nameZh: '越界承接', succeededById: west.organisationId }, east)).status).toBe(404)
  const foreign = await east.call(`PUT /organisations/${west.organisationId}`, { body: { ...fields(), version: 1 } })
  expect(foreign.status).toBe(404)
  expect(
    (await city.query('select version from organisations where id = $1', [west.organisationId]))[0]?.['version'],
  ).toBe(1)
})
