// One community from its published totals to its last dwelling, by lists: at each step its totals say where they stand.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openImportingCity, type ImportingCity } from '../../testing/importing-city.ts'
import { statesOf } from '../../testing/importing.ts'

let town: ImportingCity
let id: string
beforeAll(async () => {
  town = await openImportingCity()
})
afterAll(() => town.city.close())

const name = '育才里小区'
interface Line {
  readonly kind: string
  readonly level: string
  readonly state: string
  readonly difference: string | null
}
interface Told {
  readonly lines: readonly Line[]
  readonly buildings: readonly { readonly id: string; readonly name: string; readonly lines: readonly Line[] }[]
}

/** Brings a list in; every row of it is good. */
async function bring(target: string, rows: readonly (readonly (string | number)[])[]) {
  const { byEast, inEast } = town
  const { id: importId } = await byEast.bring(target, rows, inEast)
  const states = statesOf(await byEast.commit(importId))
  expect(new Set(states)).toEqual(new Set(['committed']))
}
const totals = async (of = id) => (await town.east.call(`GET /communities/${of}/totals`)).json as unknown as Told
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

it('equals the sum of its 180 dwellings to the hundredth of a square metre', async () => {
  await bring('dwelling', [homeHead, ...[4, 5].flatMap(homes)])
  const { lines } = await totals()
  expect(lines.map(({ state, difference }) => [state, difference])).toEqual(
    Array.from({ length: 5 }, () => ['equal', '0']),
  )
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
