// The edge over the wire: who is asked first, what is refused in names, what an unconfigured door answers.
import { contract, placeOf, type EndpointShape } from '@huanju/contract'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type TestCity } from '../testing/harness.ts'
import { onTheWire } from '../testing/wire.ts'

let city: TestCity
let send: Awaited<ReturnType<typeof onTheWire>>
beforeAll(async () => {
  city = await openTestCity()
  send = await onTheWire(city)
})
afterAll(() => city.close())

const closed = Object.values(contract)
  .flatMap((group) => Object.values(group) as EndpointShape[])
  .filter(({ right }) => right !== 'public')
  .map((shape) => placeOf(shape))

it('asks everybody who they are before it looks at what they sent', async () => {
  const answers = new Map<string, number>()
  for (const { method, path } of closed) {
    const place = `${method} ${path.replaceAll(/:\w+/g, 'nonsense')}?page=nonsense&size=-1`
    const given = method === 'GET' || method === 'DELETE' ? {} : { raw: '{"unfinished": ' }
    answers.set(place, (await send(place, given)).status)
    if (method !== 'GET' && method !== 'DELETE') answers.set(`${place} []`, (await send(place, { body: [] })).status)
  }
  expect(closed.length).toBeGreaterThan(80)
  expect([...answers].filter(([, status]) => status !== 401)).toEqual([])
})

it('asks so of a session that has ended, and of one that lacks the right before its input is judged', async () => {
  const viewer = await city.as('east-viewer')
  const lacking = await send('POST /people', { as: viewer, body: {} })
  expect([lacking.status, lacking.json['code']]).toEqual([403, 'no-right'])
  const bad = await send('PUT /session/display', { as: viewer, raw: '{"unfinished": ' })
  expect([bad.status, bad.json['code']]).toEqual([400, 'invalid-json'])
  await send('DELETE /session', { as: viewer })
  expect((await send('PUT /session/display', { as: viewer, body: { theme: 'none' } })).status).toBe(401)
})

it('has no door to an identity provider where none is configured', async () => {
  expect((await send('GET /identity/oidc')).status).toBe(404)
  expect((await send('GET /identity/oidc/callback?code=x&state=y')).status).toBe(404)
})

const turned = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069']

it('refuses names whose letters are turned around, wherever a name is given', async () => {
  const [admin, security, clerk] = await Promise.all(['sysadmin', 'secadmin', 'city'].map((login) => city.as(login)))
  const { countyId, subdistrictId } = city.city.east
  for (const [index, mark] of turned.entries()) {
    const name = `东${mark}苑`
    const person = await send('POST /people', { as: admin, body: { login: `turned${index}`, name } })
    expect([person.status, person.json['code']], 'person').toEqual([400, 'invalid-input'])
    expect(JSON.stringify(person.json)).toContain('方向控制')
    const place = { countyId, subdistrictId, neighbourhoodId: null }
    const community = await send('POST /communities', { as: clerk, body: { ...place, name } })
    expect(JSON.stringify(community.json), 'community').toContain('方向控制')
    const organisation = {
      regionId: countyId,
      name: { zh: name, en: name },
      kind: 'housing',
      from: '2026-01-01',
      to: null,
    }
    for (const one of [admin, security]) {
      const answer = await send('POST /organisations', { as: one, body: organisation })
      expect([400, 403]).toContain(answer.status)
    }
  }
  expect(await city.query("select login from people where login like 'turned%'")).toEqual([])
})

it('leaves nothing of a process that ended in the middle of an upload', async () => {
  const other = await openTestCity()
  const folder = join(other.dataDir, 'tmp')
  const dead = ['upload-1-a', `upload-${process.pid}-b`, 'export-999999999-c.xlsx']
  for (const name of dead) writeFileSync(join(folder, name), 'half an upload')
  const { openFiles } = await import('../platform/files/files.store.ts')
  const files = openFiles(other.dataDir)
  expect(readdirSync(folder).filter((name) => name !== 'upload-1-a')).toEqual([])
  expect(files.scratch('upload')).toContain(folder)
  await other.close()
})
