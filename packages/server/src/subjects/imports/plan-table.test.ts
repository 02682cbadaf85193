// The plan table of a province as it is published: year in the title, unit above the head, totals between the rows.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { importing, saidOf, statesOf, type ImportRow } from '../../testing/importing.ts'

let city: TestCity
let clerk: Client
let by: ReturnType<typeof importing>
beforeAll(async () => {
  city = await openTestCity()
  clerk = await city.as('city')
  by = importing(city, clerk)
})
afterAll(() => city.close())

type Json = Record<string, unknown>

const table = (title: string, east: (string | number)[] = [226, 1276, 56525, 402.59]) => [
  [title],
  ['', '', '', '', '', '单位：万平方米'],
  ['市', '县（市、区）', '小区数', '楼栋数', '户数', '建筑面积'],
  ['全省合计', '', 751, 3716, 156416, 1158.5],
  ['甲市', '小计', 525, 2440, 99891, 755.91],
  ['', '东甲标县', ...east],
  ['', '西乙标县', 101, 414, 14133, 107.14],
  ['', '外省某县', 38, 121, 5680, 52.1],
  ['备注：本表由各市上报汇总', '', '', '', '', ''],
]

it('becomes targets of the counties here, in the year of the title; totals and notes stay out', async () => {
  const { id, rows } = await by.bring('countyTarget', table('2027年全省城镇老旧小区改造计划表'))
  expect(statesOf(rows)).toEqual(['good', 'good', 'bad'])
  expect(saidOf(rows[2])).toContain('外省某县')
  const { notices } = (await clerk.call(`GET /imports/${id}`)).json as { notices: { zh: string }[] }
  const said = notices.map(({ zh }) => zh).join('；')
  expect(said).toContain('没有“年度”列，按表头上方所写的 2027 读入')
  expect(said).toContain('第 4、5 行是合计、小计')
  expect(said).toContain('万㎡')
  const east = (await by.commit(id)).find(({ state }) => state === 'committed')
  const target = (await clerk.call(`GET /countyTargets/${String(east?.recordId)}`)).json
  expect(target).toMatchObject({ year: '2027', communityCount: 226, householdCount: 56525, floorAreaDm2: '402590000' })

  const again = await by.bring('countyTarget', table('2027年全省城镇老旧小区改造计划表', [226, 1276, 56000, 402.59]))
  expect(statesOf(again.rows)).toEqual(['changed', 'unchanged', 'bad'])
})

it('asks for the year where neither a column nor the title has one', async () => {
  const { rows } = await by.bring('countyTarget', table('全省城镇老旧小区改造计划表'))
  expect(rows.map((row: ImportRow) => saidOf(row).includes('“年度”不能为空'))).toEqual([true, true, true])
})

it('stands beside a plan, county by county and year by year, and another county is not told', async () => {
  const { east } = city.city
  const planner = await city.as('east-planner')
  const settings = {
    name: '对照计划',
    regionId: east.countyId,
    years: [{ year: 2027, budgetFen: '100000000000' }],
    weights: {},
    forces: [],
    includesUnproven: true,
  }
  const { json } = await planner.call('POST /plans', { body: settings })
  const path = `/plans/${String(json['id'])}`
  const before = await planner.call(`GET ${path}/targets`)
  expect(before.status).toBe(422)
  const started = await planner.call(`POST ${path}/rankings`)
  await city.untilEnded(planner, String(started.json['jobId']))
  const { rows } = (await planner.call(`GET ${path}/targets`)).json as { rows: Json[] }
  expect(rows).toEqual([
    expect.objectContaining({
      year: 2027,
      county: '东甲标县',
      target: { communities: 226, buildings: 1276, households: 56525, floorAreaDm2: '402590000' },
      lacks: { communities: 226, buildings: 1276, households: 56525, floorAreaDm2: '402590000' },
    }),
  ])
  const west = await city.as('west')
  expect((await west.call(`GET ${path}/targets`)).status).toBe(404)
})
