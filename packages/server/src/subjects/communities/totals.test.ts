// One community from its published totals to its last dwelling, by lists: at each step its totals say where they stand.
import { communityTotals } from '@huanju/contract/communities'
import { creditCodeOf } from '@huanju/domain/organisations'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idNumberOf } from '../../demo/owners.ts'
import { openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { saidOf, statesOf } from '../../testing/importing.ts'

let town: ImportingCity
let id: string
beforeAll(async () => {
  town = await openImportingCity()
})
afterAll(() => town.city.close())

const name = '育才里小区'
/** Brings a list in; every row of it is good. */
async function bring(target: string, rows: readonly (readonly (string | number | null)[])[]) {
  const { byEast, inEast } = town
  const { id: importId } = await byEast.bring(target, rows, inEast)
  const states = statesOf(await byEast.commit(importId))
  expect(new Set(states)).toEqual(new Set(['committed']))
}
const totals = async (of = id) =>
  communityTotals.gives.parse((await town.east.call(`GET /communities/${of}/totals`)).json)
const statesNow = async () => (await totals()).lines.map(({ kind, level, state }) => `${kind} ${level} ${state}`)
const warningsNow = async () =>
  ((await town.east.call(`GET /communities/${id}`)).json['warnings'] as { message: { zh: string } }[]).map(
    ({ message }) => message.zh,
  )

const areaOf = (building: number) => (building <= 3 ? '75.00' : '82.50')
const homes = (building: number) =>
  Array.from({ length: 36 }, (_, nth) => {
    const [entrance, floor, door] = [(nth % 3) + 1, Math.floor(nth / 6) + 1, Math.floor((nth % 6) / 3) + 1]
    return [name, `${building}号楼`, entrance, `${floor}0${door}`, floor, '住宅', areaOf(building)]
  })
const homeHead = ['所属小区', '楼栋', '单元', '房号', '楼层', '用途', '登记面积']

it('stands by its published totals before a row below it is recorded', async () => {
  await bring('community', [
    ['小区名称', '街道', '楼栋数', '户数', '建筑面积（㎡）'],
    [name, '东甲标街道', 5, 180, '14040.00'],
  ])
  const [row] = await town.city.query('select id from communities where name = $1', [name])
  id = String(row?.['id'])
  expect(new Set((await totals()).lines.map(({ state }) => state))).toEqual(new Set(['none']))
  expect(await warningsNow()).toEqual([])
})

it('is short while buildings and dwellings come in, building by building, and warns of nothing', async () => {
  await bring('building', [
    ['所属小区', '楼号', '建成日期', '单元数', '户数', '建筑面积（㎡）'],
    ...[1, 2, 3].map((nth) => [name, `${nth}号楼`, '1996-06-30', 3, 36, '2700.00']),
    ...[4, 5].map((nth) => [name, `${nth}号楼`, '2001-06-30', 3, 36, '2970.00']),
  ])
  await bring('dwelling', [homeHead, ...[1, 2, 3].flatMap(homes)])
  expect(await statesNow()).toEqual([
    'buildings buildings equal',
    'households buildings equal',
    'households dwellings short',
    'area buildings equal',
    'area dwellings short',
  ])
  const { buildings } = await totals()
  expect(buildings.map((one) => [one.name, ...one.lines.map(({ state }) => state)])).toEqual([
    ['4号楼', 'none', 'none'],
    ['5号楼', 'none', 'none'],
    ['1号楼', 'equal', 'equal'],
    ['2号楼', 'equal', 'equal'],
    ['3号楼', 'equal', 'equal'],
  ])
  expect(await warningsNow()).toEqual([])
})

it('takes 180 dwellings of 184 rows: the sum, two doubles and a boiler room stay out, each with its reason', async () => {
  const { byEast, inEast } = town
  const { id: importId, rows } = await byEast.bring(
    'dwelling',
    [
      homeHead,
      ...[4, 5].flatMap(homes),
      ...homes(5).slice(0, 2),
      [name, '5号楼', '无', '锅炉房', 1, '锅炉房', '60.00'],
      ['合计', '', '', '', '', '', '5940.00'],
    ],
    inEast,
  )
  expect(rows).toHaveLength(75)
  await byEast.commit(importId)
  const after = await byEast.rows(importId)
  const count = (state: string) => after.filter((row) => row.state === state).length
  expect([count('committed'), count('duplicate'), count('bad')]).toEqual([72, 2, 1])
  expect(saidOf(after.find((row) => row.state === 'bad'))).toContain('用途')
  const { json } = await town.east.call(`GET /imports/${importId}`)
  expect(JSON.stringify(json)).toContain('合计')
})

it('equals the sum of its 180 dwellings to the hundredth of a square metre', async () => {
  const { lines } = await totals()
  expect(lines.map(({ state, difference }) => [state, difference])).toEqual(
    Array.from({ length: 5 }, () => ['equal', 0n]),
  )
})

it('has 174 heads once its owners are in: a title unit with six dwellings, one person with two, some in halves', async () => {
  const { east, city } = town
  const { countyId, subdistrictId } = city.city.east
  const unit = await east.call('POST /legalPersons', {
    body: {
      name: '示例机械厂',
      creditCode: creditCodeOf('91379999000000018'),
      kinds: ['title-unit'],
      address: null,
      remark: null,
      countyId,
      subdistrictId,
      neighbourhoodId: null,
    },
  })
  expect(unit.status, unit.text).toBe(200)
  const head = ['所属小区', '楼栋', '房号', '姓名或单位名称', '产权单位', '身份证号', '份额']
  const person = (nth: number) => [`甲${nth}`, null, idNumberOf(`37999919800101${String(nth).padStart(3, '0')}`), '1']
  const rows = [1, 2, 3, 4, 5].flatMap((building) =>
    homes(building).flatMap(([, , entrance, door], nth) => {
      const at = [name, `${building}号楼`, `${entrance}单元${door}室`]
      if (building === 1 && nth < 6) return [[...at, '示例机械厂', '示例机械厂', null, '1']]
      if (building === 4 && nth < 2) return [[...at, '乙', null, idNumberOf('37999919700101123'), '1']]
      const [own = '', , number = null] = person(building * 40 + nth)
      if (building === 2 && nth < 3)
        return [
          [...at, own, null, number, '1/3'],
          [...at, `${own}之妻`, null, idNumberOf(`3799991975010${nth + 1}224`), '2/3'],
        ]
      return [[...at, own, null, number, '1']]
    }),
  )
  expect(rows).toHaveLength(183)
  await bring('owner', [head, ...rows])
  expect((await totals()).roll).toEqual({
    dwellings: 180,
    owned: 180,
    area: 1_404_000n,
    heads: 174,
    unidentified: 0,
    short: 0,
  })
})

it('brings the same roster in again without a change, and nobody twice', async () => {
  const { byEast, inEast } = town
  const head = ['所属小区', '楼栋', '单元', '房号', '姓名', '份额']
  const { rows } = await byEast.bring('owner', [head, [name, '4号楼', 1, 101, '乙', '1']], inEast)
  expect(statesOf(rows)).toEqual(['unchanged'])
})

it('warns once a dwelling too many is recorded, and names the building first', async () => {
  await bring('dwelling', [homeHead, [name, '5号楼', 1, '701', 7, '住宅', '60.00']])
  expect(await warningsNow()).toEqual([
    '户数：档案填 180 户，已登记房屋合计 181 户，合计多出 1 户，请核对',
    '建筑面积：档案填 14,040.00 ㎡，已登记房屋合计 14,100.00 ㎡，合计多出 60.00 ㎡，请核对',
  ])
  const [first] = (await totals()).buildings
  expect([first?.name, ...(first?.lines ?? []).map(({ state }) => state)]).toEqual(['5号楼', 'differs', 'differs'])
})

it('counts no dwelling that was voided, and shows nothing of it to another county', async () => {
  const [extra] = await town.city.query("select id, version from dwellings where door = '701'")
  const voided = await town.east.call(`POST /dwellings/${String(extra?.['id'])}/voiding`, {
    body: { reason: '重复登记', version: Number(extra?.['version']) },
  })
  expect(voided.status, voided.text).toBe(200)
  expect((await totals()).lines.every(({ state }) => state === 'equal')).toBe(true)
  expect((await town.west.call(`GET /communities/${id}/totals`)).status).toBe(404)
})
