// Granting over HTTP: by others only, within one's regions, administrators apart; rights follow at the next request.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import type { RoleEntry } from '../../platform/policy/roles.ts'
import { findConflict, type DatedRole } from '@huanju/domain/organisations'

let city: TestCity
let security: Client
beforeAll(async () => {
  city = await openTestCity()
  security = await city.as('secadmin')
})
afterAll(() => city.close())

const idOf = async (login: string) =>
  String((await city.query('select id from people where login = $1', [login]))[0]?.['id'])
const place = (county: 'east' | 'west') => ({
  organisationId: city.city[county].organisationId,
  regionId: city.city[county].countyId,
})
async function grant(by: Client, login: string, given: Record<string, unknown>) {
  return by.call(`POST /people/${await idOf(login)}/roles`, { body: { from: '2026-01-01', to: null, ...given } })
}
const rolesIn = (json: Record<string, unknown>) =>
  json['roles'] as { id: string; role: string; regionId: string; to: string | null }[]

test('a granted role works at the next request, and ends at the next request', async () => {
  const viewer = await city.as('east-viewer')
  expect((await viewer.call('GET /session')).json['rights']).not.toContain('communities.write')
  const granted = await grant(security, 'east-viewer', { role: 'county-clerk', ...place('east') })
  expect(granted.status).toBe(200)
  expect((await viewer.call('GET /session')).json['rights']).toContain('communities.write')
  const held = rolesIn(granted.json).find(({ role }) => role === 'county-clerk')
  const ended = await security.call(`DELETE /people/${await idOf('east-viewer')}/roles/${held?.id}`)
  expect(rolesIn(ended.json).find(({ id }) => id === held?.id)?.to).not.toBeNull()
  expect((await viewer.call('GET /session')).json['rights']).not.toContain('communities.write')
  expect((await security.call(`DELETE /people/${await idOf('east-viewer')}/roles/${held?.id}`)).json['code']).toBe(
    'role.has-ended',
  )
})

test('only holders of the right to grant may grant: not clerks, not the system administrator', async () => {
  for (const login of ['city', 'sysadmin', 'auditor']) {
    const { status, json } = await grant(await city.as(login), 'west-viewer', { role: 'planner', ...place('west') })
    expect([login, status, json['code']]).toEqual([login, 403, 'no-right'])
  }
})

test('nobody grants a role to himself or ends his own', async () => {
  const own = await grant(security, 'secadmin', { role: 'security-admin', ...place('east') })
  expect([own.status, own.json['code']]).toEqual([422, 'role.is-ones-own'])
  const [held] = await city.query('select id from person_roles where person_id = $1', [await idOf('secadmin')])
  expect((await security.call(`DELETE /people/${await idOf('secadmin')}/roles/${held?.['id']}`)).status).toBe(422)
})

test.each([
  ['an administrator beside business', 'east-planner', 'audit-admin'],
  ['business beside an administrator', 'auditor', 'planner'],
  ['two administrators', 'sysadmin', 'audit-admin'],
])('%s is refused in words', async (_, login, role) => {
  const { status, json } = await grant(security, login, { role, ...place('east') })
  expect([status, json['code']]).toEqual([422, 'role.excludes'])
  expect(JSON.stringify(json)).toContain('系统、安全、审计管理员须由不同人员担任')
})

test('a role after the other has ended is no conflict', async () => {
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set valid_to = '2026-02-01' where person_id = (select id from people
      where login = 'west-finance')`)
  expect(
    (await grant(security, 'west-finance', { role: 'audit-admin', ...place('west'), from: '2026-01-31' })).json['code'],
  ).toBe('role.excludes')
  expect(
    (await grant(security, 'west-finance', { role: 'audit-admin', ...place('west'), from: '2026-02-01' })).status,
  ).toBe(200)
})

test('a security administrator of one county grants nothing outside it, and no conflict there is missed', async () => {
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'security-admin' where person_id = (select id from people
      where login = 'east-finance')`)
  const east = await city.as('east-finance')
  expect((await grant(east, 'west-viewer', { role: 'planner', ...place('west') })).status).toBe(404)
  expect(
    (
      await grant(east, 'east', {
        role: 'planner',
        organisationId: city.city.east.organisationId,
        regionId: city.city.west.countyId,
      })
    ).status,
  ).toBe(404)
  expect(
    (
      await grant(east, 'east', {
        role: 'planner',
        organisationId: city.city.west.organisationId,
        regionId: city.city.east.countyId,
      })
    ).status,
  ).toBe(404)
  expect(
    (
      await grant(east, 'east', {
        role: 'planner',
        organisationId: city.city.east.organisationId,
        regionId: city.city.cityId,
      })
    ).status,
  ).toBe(404)
  await grant(security, 'east-street-worker', { role: 'viewer', ...place('west') })
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set valid_to = '2026-01-01' where person_id = (select id from people
      where login = 'east-street-worker') and role = 'street-worker'`)
  const hidden = await grant(east, 'east-street-worker', { role: 'system-admin', ...place('east') })
  expect([hidden.status, hidden.json['code']]).toEqual([422, 'role.excludes'])
})

test('an unknown role, a period that runs backwards and a role held already are refused', async () => {
  const codes = [
    await grant(security, 'west', { role: 'emperor', ...place('west') }),
    await grant(security, 'west', { role: 'planner', ...place('west'), from: '2026-02-01', to: '2026-01-01' }),
    await grant(security, 'west', { role: 'county-clerk', ...place('west') }),
  ].map(({ json }) => json['code'])
  expect(codes).toEqual(['invalid-input', 'invalid-input', 'role.is-held'])
})

test('two roles in two counties: the rights of the one do not reach the county of the other', async () => {
  await grant(security, 'east-planner', { role: 'county-clerk', ...place('west') })
  const both = await city.as('east-planner')
  const token = both.cookie.split('=')[1] ?? ''
  const { east, west } = city.city
  const seen = async (right: 'communities.read' | 'communities.write') =>
    (await city.gate.identify(token, right))?.actor.regionIds
  expect(await seen('communities.read')).toEqual([east.countyId, west.countyId].sort())
  expect(await seen('communities.write')).toEqual([west.countyId])
  const reading = await city.gate.identify(token, 'communities.read')
  expect(reading?.actor.rights.has('communities.write')).toBe(false)
})

test('an administrator of one county who may look at another sees its organisations, not its people', async () => {
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    update person_roles set role = 'system-admin' where person_id = (select id from people where login = 'east')`)
  await city.query(`select journal_append('test.changed', 'person', null, null, '{}');
    insert into person_roles (id, region_id, person_id, organisation_id, role,
      valid_from) select gen_random_uuid(), '${city.city.west.countyId}', id,
      '${city.city.west.organisationId}', 'viewer', '2026-01-01' from people where login = 'east'`)
  const both = await city.as('east')
  expect((await both.call('GET /organisations')).text).toContain('西乙标机构')
  expect((await both.call('GET /people', { query: { size: 200 } })).text).not.toMatch(/"login":"west/)
  const form = ({ countyId }: { countyId: string }) => ({
    name: '新机构',
    nameEn: 'New',
    kind: 'department',
    countyId,
    subdistrictId: null,
    neighbourhoodId: null,
    establishedOn: '2026-01-01',
    lastOn: null,
    succeededById: null,
    remark: null,
  })
  const refused = await both.call('POST /organisations', { body: form(city.city.west) })
  expect([refused.status, refused.json['code']]).toEqual([400, 'invalid-input'])
  expect((await both.call('POST /organisations', { body: form(city.city.east) })).status).toBe(200)
})

const catalogue: RoleEntry[] = ['system', 'security', 'audit', 'clerk', 'planner'].map((id, index) => ({
  id,
  title: { zh: id, en: id },
  rights: [],
  administrator: index < 3,
}))
const dated = fc
  .record({
    role: fc.constantFrom('system', 'security', 'audit', 'clerk', 'planner'),
    start: fc.nat(20),
    length: fc.option(fc.integer({ min: 1, max: 10 })),
  })
  .map(({ role, start, length }) => ({
    role,
    from: dayAt(start),
    to: length === null ? null : dayAt(start + length),
  }))
const dayAt = (count: number) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10)
const onDay =
  (day: string) =>
  ({ from, to }: DatedRole) =>
    from <= day && (to === null || day < to)

test('however roles are granted one after the other, on no day does an administrator hold a second role', () => {
  fc.assert(
    fc.property(fc.array(dated, { maxLength: 12 }), (wishes) => {
      const held: DatedRole[] = []
      for (const wish of wishes) if (!findConflict(wish, held, catalogue)) held.push(wish)
      for (let count = 0; count < 40; count += 1) {
        const today = new Set(held.filter(onDay(dayAt(count))).map(({ role }) => role))
        if (['system', 'security', 'audit'].some((role) => today.has(role))) expect(today.size).toBe(1)
      }
    }),
    { numRuns: 1000 },
  )
})

test('two business roles at a time are no conflict', () => {
  const now = { from: '2026-01-01', to: null }
  expect(findConflict({ role: 'clerk', ...now }, [{ role: 'planner', ...now }], catalogue)).toBeUndefined()
})
