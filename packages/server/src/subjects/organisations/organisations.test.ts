// Organisations over HTTP: dated, placed from the city downwards, succeeded by others, with duties; nothing of another county.
import { entityNamed } from '@huanju/domain/subjects'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choicesIn } from '../../platform/entities/choices.ts'
import { rightForm } from '../../proofs/entity.cases.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

type Row = Record<string, unknown>
let city: TestCity
let admin: Client
beforeAll(async () => {
  city = await openTestCity()
  admin = await city.as('sysadmin')
})
afterAll(() => city.close())

const form = (given: Row = {}): Row => ({
  name: '住房和城乡建设局',
  nameEn: 'Housing bureau',
  kind: 'department',
  countyId: city.city.east.countyId,
  subdistrictId: null,
  neighbourhoodId: null,
  establishedOn: '2019-01-01',
  lastOn: null,
  succeededById: null,
  remark: null,
  ...given,
})
const create = async (given: Row = {}, by = admin) => by.call('POST /organisations', { body: form(given) })
const created = async (given: Row = {}): Promise<Row & { id: string }> => {
  const { status, json, text } = await create(given)
  expect(status, text).toBe(200)
  return json as Row & { id: string }
}
const change = (id: string, given: Row, version = 1) =>
  admin.call(`PUT /organisations/${id}`, { body: { ...form(given), version } })
const duty = (organisationId: string, given: Row = {}) =>
  admin.call('POST /dutyHoldings', {
    body: { organisationId, duty: 'housing', heldFrom: '2019-01-01', heldTo: null, basis: null, ...given },
  })
const fieldsIn = (json: Row) => (json['findings'] as { field: string }[]).map(({ field }) => field)
const namesIn = (json: Row) => (json['rows'] as Row[]).map(({ name }) => name)

test('an organisation of the city has no county, and lies in the city', async () => {
  const { id } = await created({ name: '市级局', countyId: null })
  expect((await city.query('select region_id, county_id from organisations where id = $1', [id]))[0]).toEqual({
    region_id: city.city.cityId,
    county_id: null,
  })
})

test('who looks after one county cannot record one for the city', async () => {
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'system-admin' where person_id = (select id from people where login = 'west-viewer')`)
  const west = await city.as('west-viewer')
  const { status, json } = await create({ name: '越级局', countyId: null }, west)
  expect([status, fieldsIn(json)]).toEqual([400, ['countyId']])
})

test('a subdistrict without its county is no place', async () => {
  const { status, json } = await create({ countyId: null, subdistrictId: city.city.east.subdistrictId })
  expect([status, fieldsIn(json)]).toEqual([400, ['countyId']])
})

test('a duty is held again after it ended, but never twice on one day', async () => {
  const { id } = await created({ name: '职责局' })
  expect((await duty(id, { heldTo: '2023-12-31' })).status).toBe(200)
  expect((await duty(id, { heldFrom: '2023-12-31' })).json['code']).toBe('already-exists')
  expect((await duty(id, { heldFrom: '2024-01-01' })).status).toBe(200)
  expect((await duty(id, { duty: 'finance' })).status).toBe(200)
})

test.each([
  ['is unknown', { duty: 'weather' }, 'duty'],
  ['runs backwards', { heldTo: '2018-01-01' }, 'heldTo'],
])('a duty that %s is refused at its field', async (_, given, field) => {
  const { id } = await created({ name: `错误局${field}` })
  const { status, json } = await duty(id, given)
  expect([status, fieldsIn(json)]).toEqual([400, [field]])
})

test('duties are found by the title that people read', async () => {
  const { id } = await created({ name: '查职责局' })
  await duty(id, { duty: 'finance' })
  const options = choicesIn(city.policy.packOn('2026-11-23'))('duties')
  const title = options.find((one) => one.id === 'finance')?.title.zh ?? ''
  const { json } = await admin.call('GET /dutyHoldings/suggestions', { query: { q: title.slice(0, 2) } })
  expect(namesIn(json)).toContain(title)
  expect(namesIn(json)).not.toContain('finance')
})

test('the same name stands once in a place on any one day, and again after it ended', async () => {
  await created({ name: '重名局', lastOn: '2020-12-31' })
  expect((await create({ name: '重名局', establishedOn: '2020-12-31' })).json['code']).toBe('already-exists')
  await created({ name: '重名局', establishedOn: '2021-01-01' })
  await created({ name: '重名局', countyId: city.city.west.countyId })
  await created({ name: '重名局', countyId: null })
  expect((await create({ name: '重名局', countyId: null })).json['code']).toBe('already-exists')
})

test('a merger: the old organisation ends and names its successor; no chain of successors closes', async () => {
  const heir = await created({ name: '承接局', establishedOn: '2025-01-01' })
  const old = await created({ name: '被并局' })
  const older = await created({ name: '更早局', succeededById: old.id })
  const ended = await change(old.id, { name: '被并局', lastOn: '2024-12-31', succeededById: heir.id })
  expect(ended.json).toMatchObject({ lastOn: '2024-12-31', version: 2, names: { succeededById: '承接局' } })
  for (const succeededById of [old.id, older.id, heir.id]) {
    const back = await change(heir.id, { name: '承接局', establishedOn: '2025-01-01', succeededById })
    expect([back.status, fieldsIn(back.json)]).toEqual([400, ['succeededById']])
  }
  const { json } = await admin.call('GET /organisations', { query: { on: '2025-06-01', size: 200 } })
  expect(namesIn(json)).toContain('承接局')
  expect(namesIn(json)).not.toContain('被并局')
})

test('of two changes with one version the second is refused, and what changed stands in the journal', async () => {
  const { id } = await created({ name: '改名局' })
  expect((await change(id, { name: '新名局' })).status).toBe(200)
  expect((await change(id, { name: '再名局' })).json['code']).toBe('stale-version')
  const [line] = await city.query(
    "select actor, detail from journal where action = 'organisation.changed' and subject_id = $1",
    [id],
  )
  expect(line?.['actor']).toBe('sysadmin')
  expect(JSON.parse(String(line?.['detail']))).toMatchObject({
    changes: [{ field: 'name', from: '改名局', to: '新名局' }],
  })
})

test('a county sees only its own organisations, may not write as a clerk, and can neither change nor name others', async () => {
  const east = await city.as('east')
  const { text } = await east.call('GET /organisations', { query: { size: 200 } })
  expect(text).toContain('东甲标机构')
  expect(text).not.toMatch(/西乙标|双子市机构/)
  expect((await create({ name: '无权局' }, east)).status).toBe(403)
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'system-admin' where person_id = (select id from people where login = 'east-viewer')`)
  const keeper = await city.as('east-viewer')
  const { west } = city.city
  expect((await create({ name: '越界局', countyId: west.countyId }, keeper)).status).toBe(400)
  expect((await create({ name: '越界承接', succeededById: west.organisationId }, keeper)).status).toBe(400)
  const body = { ...form(), version: 1 }
  expect((await keeper.call(`PUT /organisations/${west.organisationId}`, { body })).status).toBe(404)
})

test('a right form as it is derived is taken', async () => {
  const entity = entityNamed('organisation')
  if (!entity) throw new Error('no organisation is declared')
  const optionsOf = choicesIn(city.policy.packOn('2026-11-23'))
  const body = rightForm(entity, { ...city.city.east, optionsOf, known: () => '' })
  expect((await admin.call('POST /organisations', { body })).status).toBe(200)
})
