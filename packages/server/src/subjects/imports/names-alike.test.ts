// One building in many writings, over HTTP: a form refuses the second, a list knows the first, a dwelling finds it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { saidOf, statesOf } from '../../testing/importing.ts'

let city: ImportingCity['city']
let east: ImportingCity['east']
let byEast: ImportingCity['byEast']
let kindTitle: ImportingCity['kindTitle']
let communityId: string
beforeAll(async () => {
  ;({ city, east, byEast, kindTitle } = await openImportingCity())
  const { json } = await east.call('GET /communities', { query: { q: '向阳里' } })
  communityId = String((json['rows'] as Json[])[0]?.['id'])
  const made = await byEast.bring('building', [
    ['楼号', '小区', '层数'],
    ['3号楼', '向阳里', 6],
    ['A座', '向阳里', 12],
  ])
  expect(statesOf(await byEast.commit(made.id))).toEqual(['committed', 'committed'])
})
afterAll(() => city.close())

type Json = Record<string, unknown>
const blank = { completedOn: null, entranceCount: null, householdCount: null, floorAreaDm2: null, dangerGrade: null }
const form = (name: string) => ({ ...blank, communityId, name, storeyCount: null, absences: {} })
const create = (name: string) => east.call('POST /buildings', { body: form(name) })
const fieldsIn = ({ json }: { json: Json }) => json['findings'] as { field: string; message: { zh: string } }[]
const listed = async () =>
  ((await east.call('GET /buildings', { query: { communityId } })).json['rows'] as Json[]).map(({ name }) => name)

describe('a form', () => {
  it.each(['3#楼', '3 号楼', '３号楼', '三号楼', '3栋'])(
    'refuses %s and names the building that stands',
    async (name) => {
      const answer = await create(name)
      expect(answer.status).toBe(409)
      expect(fieldsIn(answer)).toEqual([
        expect.objectContaining({
          field: 'name',
          message: {
            zh: `这个小区已有“3号楼”，与所填的“${name}”是同一栋`,
            en: `The community has “3号楼” already, which is the same building as “${name}”`,
          },
        }),
      ])
    },
  )

  it('refuses the same name as before, and takes another building', async () => {
    expect(fieldsIn(await create('3号楼'))[0]?.message.zh).toBe('这个小区已有同名楼栋')
    const answer = await create('3甲号楼')
    expect(answer.status).toBe(200)
  })

  it('lets a building be written in another way, but not as its neighbour', async () => {
    const made = (await create('5#楼')).json
    const change = (name: string, version: number) =>
      east.call(`PUT /buildings/${String(made['id'])}`, { body: { ...form(name), version } })
    const renamed = await change('5号楼', 1)
    expect([renamed.status, renamed.json['name']]).toEqual([200, '5号楼'])
    const answer = await change('a 座', 2)
    expect(fieldsIn(answer)[0]?.message.zh).toBe('这个小区已有“A座”，与所填的“a 座”是同一栋')
  })
})

describe('a list', () => {
  it('knows a building in any writing, keeps the name as recorded, and tells twins among its rows', async () => {
    const { rows, id } = await byEast.bring('building', [
      ['楼号', '小区', '层数'],
      ['3#楼', '向阳里', 6],
      ['A 栋', '向阳里', 11],
      ['9#楼', '向阳里', 6],
      ['九号楼', '向阳里', 6],
    ])
    expect(statesOf(rows)).toEqual(['unchanged', 'changed', 'good', 'duplicate'])
    expect(rows[1]?.changes.map(({ field }) => field)).toEqual(['storeyCount'])
    expect(saidOf(rows[3])).toContain('与第 4 行重复')
    expect(statesOf(await byEast.commit(id))).toEqual(['unchanged', 'committed', 'committed', 'duplicate'])
    expect(await listed()).toEqual(expect.arrayContaining(['3号楼', 'A座', '9#楼']))
    expect(await listed()).not.toContain('A 栋')
  })

  it('of dwellings finds the building in any writing', async () => {
    const { rows, id } = await byEast.bring('dwelling', [
      ['小区', '楼号', '单元', '房号', '用途'],
      ['向阳里', '3#楼', 1, '101', '住宅'],
      ['向阳里', '三栋', 1, '102', '住宅'],
      ['向阳里', '3号楼', 1, '101', '住宅'],
      ['向阳里', '33号楼', 1, '101', '住宅'],
    ])
    expect(statesOf(rows)).toEqual(['good', 'good', 'duplicate', 'bad'])
    expect(saidOf(rows[3])).toContain('“向阳里”没有名为“33号楼”的楼栋')
    const [first] = await byEast.commit(id)
    const stored = (await east.call(`GET /dwellings/${first?.recordId ?? ''}`)).json
    expect(stored['names']).toMatchObject({ buildingId: '3号楼' })
  })

  it('prefers the building that is written so where two are kept apart although they are one', async () => {
    await create('20号楼')
    await city.query(
      `select journal_append('test.settled', 'building', null, null, '{}');
       insert into buildings (id, community_id, region_id, name, name_key)
       select '00000000-0000-4000-8000-0000000000aa', community_id, region_id, '20#楼', '20 twin'
       from buildings where name = '20号楼'`,
    )
    const { rows, id } = await byEast.bring('dwelling', [
      ['小区', '楼号', '房号', '用途'],
      ['向阳里', '20#楼', '201', '住宅'],
      ['向阳里', '20栋', '202', '住宅'],
    ])
    expect(statesOf(rows)).toEqual(['good', 'good'])
    const names = (await byEast.commit(id)).map(async ({ recordId }) => {
      const { json } = await east.call(`GET /dwellings/${recordId ?? ''}`)
      return (json['names'] as Json)['buildingId']
    })
    expect(await Promise.all(names)).toEqual(['20#楼', '20号楼'])
  })
})

it('compares facilities without their blanks and marks, and finds them by search as before', async () => {
  const list = (name: string) =>
    byEast.bring('facility', [
      ['设施名称', '类别', '街道'],
      [name, kindTitle, '东甲标街道'],
    ])
  expect(statesOf(await byEast.commit((await list('示例社区（东）食堂')).id))).toEqual(['committed'])
  expect(statesOf((await list('示例社区 东食堂')).rows)).toEqual(['unchanged'])
  const { json } = await east.call('GET /facilities', { query: { q: '社区（东' } })
  expect((json['rows'] as Json[]).map(({ name }) => name)).toEqual(['示例社区（东）食堂'])
})
