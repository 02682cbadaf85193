// The walking slice over HTTP on a real PostgreSQL: a list comes in, is checked, committed, judged, ranked and given out.
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileBody } from '../../testing/client.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'

let city: TestCity
let east: Client
let west: Client
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
  west = await city.as('west')
})
afterAll(() => city.close())

type Row = Record<string, unknown>
const rowsOf = (json: Row) => json['rows'] as Row[]

const headers = [
  '序号',
  '小区名称',
  '街道',
  '建成年份',
  '建成证明',
  '土地性质',
  '楼栋数',
  '户数',
  '建筑面积（万㎡）',
  '总投资（万元）',
]
const list = [
  ['东甲标县老旧小区摸底台账'],
  headers,
  [1, '向阳里', '东甲标街道', '1996-06-30', '竣工验收备案表', '国有', 4, 120, 0.96, 288],
  [2, '机械厂宿舍', '东甲标街道', 1988, '', '国有土地', 3, 90, '0.72', '216'],
  [3, '向阳里', '东甲标街道', '1996-06-30', '竣工验收备案表', '国有', 4, 120, 0.96, 288],
  [4, '新苑', '东甲标街道', '2006-01-01', '竣工验收备案表', '国有', 2, 60, 0.5, 150],
  [5, '无名', '西乙标街道', '1990-01-01', '', '国有', 2, 60, 0.5, 150],
  [6, '约数楼', '东甲标街道', '建成20余年', '', '国有', 2, '6万余', 0.5, 150],
]

async function upload(client: Client, name = '摸底台账.xlsx'): Promise<Row> {
  const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: '台账', rows: list }] }))
  const { payload, headers: sent } = fileBody(name, bytes)
  const { status, json, text } = await client.call('POST /imports', { payload, headers: sent })
  expect(status, text).toBe(200)
  return json
}

describe('the slice', () => {
  let importId = ''

  it('finds the header below the title and guesses the columns with their units', async () => {
    const given = await upload(east)
    importId = String(given['id'])
    expect(given['headerRow']).toBe(2)
    expect(given['mapping']).toContainEqual({ header: '建筑面积（万㎡）', column: 'floorAreaDm2', unit: '万㎡' })
    expect(given['mapping']).toContainEqual({ header: '总投资（万元）', column: 'estimatedCostFen', unit: '万元' })
  })

  it('checks every row, says what is wrong, and hides the other county', async () => {
    const { json } = await east.call(`GET /imports/${importId}`)
    const started = await east.call(`PUT /imports/${importId}/mapping`, {
      body: { mapping: json['mapping'], defaults: { countyId: city.city.east.countyId, subdistrictId: null } },
    })
    expect(started.status, started.text).toBe(200)
    const job = await city.untilEnded(east, String(started.json['jobId']))
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done' })
    const rows = rowsOf((await east.call(`GET /imports/${importId}/rows`, { query: { size: 50 } })).json)
    expect(rows.map(({ rowNumber, state }) => [rowNumber, state])).toEqual([
      [3, 'good'],
      [4, 'warned'],
      [5, 'duplicate'],
      [6, 'good'],
      [7, 'bad'],
      [8, 'bad'],
    ])
    expect(JSON.stringify(rows[4])).toContain('没有名为“西乙标街道”的街道')
    expect(JSON.stringify(rows[5])).toContain('不是确切的数')
    expect((await west.call(`GET /imports/${importId}`)).status).toBe(404)
  })

  it('gives the same sheet back with what is wrong in each row', async () => {
    const { bytes, headers: got } = await east.call(`GET /imports/${importId}/workbook`)
    expect(got['content-disposition']).toContain('attachment')
    const { readXlsx } = await import('hucre/xlsx')
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? []
    expect(rows[1]?.slice(-2)).toEqual(['检查结果', '错误说明'])
    expect(String(rows[7]?.at(-1))).toContain('不是确切的数')
    expect(rows[2]?.[1]).toBe('向阳里')
  })

  it('commits the good rows, judged at once, each citing its clause', async () => {
    const started = await east.call(`POST /imports/${importId}/commitment`)
    const job = await city.untilEnded(east, String(started.json['jobId']))
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done' })
    const { json } = await east.call('GET /communities', { query: { sort: 'name', order: 'asc' } })
    expect(json['sums']).toMatchObject({
      communities: 3,
      buildings: 9,
      households: 270,
      floorAreaDm2: '2180000',
      estimatedCostFen: '654000000',
    })
    const rows = rowsOf(json)
    const newest = rows.find(({ name }) => name === '新苑')
    expect(newest?.['verdict']).toBe('fails')
    const verdict = await east.call(`GET /verdicts/${String(newest?.['verdictId'])}`)
    expect(verdict.text).toContain('一(一)')
    expect((await west.call(`GET /verdicts/${String(newest?.['verdictId'])}`)).status).toBe(404)
    expect(rowsOf((await west.call('GET /communities')).json)).toEqual([])
  })

  it('searches two characters and suggests', async () => {
    expect(rowsOf((await east.call('GET /communities', { query: { q: '向阳' } })).json)).toHaveLength(1)
    expect(rowsOf((await east.call('GET /communities/suggestions', { query: { q: '机械' } })).json)).toHaveLength(1)
    expect(rowsOf((await west.call('GET /communities/suggestions', { query: { q: '机械' } })).json)).toHaveLength(0)
  })

  it('ranks a plan within its budgets and gives the provincial table', async () => {
    const planner = await city.as('east-planner')
    const body = {
      name: '东甲标县2027—2028年计划',
      regionId: city.city.east.countyId,
      years: [
        { year: 2027, budgetFen: '300000000' },
        { year: 2028, budgetFen: '300000000' },
      ],
      weights: {},
      forces: [],
      includesUnproven: true,
    }
    const plan = await planner.call('POST /plans', { body })
    expect(plan.status, plan.text).toBe(200)
    const started = await planner.call(`POST /plans/${String(plan.json['id'])}/rankings`)
    const job = await city.untilEnded(planner, String(started.json['jobId']))
    expect(job, JSON.stringify(job)).toMatchObject({ state: 'done' })
    const projects = rowsOf((await planner.call(`GET /plans/${String(plan.json['id'])}/projects`)).json)
    expect(projects).toHaveLength(3)
    expect(projects.find(({ community }) => community === '新苑')).toMatchObject({
      decision: 'excluded',
      verdict: 'fails',
    })
    const ranked = (await planner.call(`GET /plans/${String(plan.json['id'])}`)).json
    for (const { budgetFen, usedFen } of (ranked['result'] as { byYear: { budgetFen: string; usedFen: string }[] })
      .byYear) {
      expect(BigInt(usedFen) <= BigInt(budgetFen)).toBe(true)
    }
    const { readXlsx } = await import('hucre/xlsx')
    const workbook = await planner.call(`GET /plans/${String(plan.json['id'])}/workbook`)
    expect((await readXlsx(workbook.bytes)).sheets[0]?.rows[1]).toEqual([
      '序号',
      '城市',
      '县(市、区)',
      '小区数',
      '楼栋数',
      '户数',
      '建筑面积(万㎡)',
      '估算投资(万元)',
    ])
    expect((await (await city.as('west-planner')).call(`GET /plans/${String(plan.json['id'])}`)).status).toBe(404)
  })

  it('offers a template that its own check knows, and refuses an old one', async () => {
    const { bytes } = await east.call('GET /imports/template')
    const { payload, headers: sent } = fileBody('模板.xlsx', bytes)
    expect((await east.call('POST /imports', { payload, headers: sent })).json['templateVersion']).toMatch(/^T/)
  })

  it('edits by form under the same checks, keeps versions apart, and tells the history', async () => {
    const [row] = rowsOf((await east.call('GET /communities', { query: { q: '向阳里' } })).json)
    const path = `/communities/${String(row?.['id'])}`
    const record = (await east.call(`GET ${path}`)).json
    const form = Object.fromEntries(
      [
        'name',
        'address',
        'countyId',
        'subdistrictId',
        'neighbourhoodId',
        'completedOn',
        'completionEvidence',
        'landKind',
        'buildingCount',
        'householdCount',
        'floorAreaDm2',
        'position',
        'conditions',
        'askedHouseholdCount',
        'willingHouseholdCount',
        'vulnerableResidentCount',
        'papersOnFile',
        'estimatedCostFen',
        'demolitionPlanned',
        'propertyMode',
        'remark',
        'version',
      ].map((field) => [field, record[field]]),
    )
    const swapped = await east.call(`PUT ${path}`, { body: { ...form, buildingCount: 500 } })
    expect(swapped.status).toBe(400)
    expect(swapped.text).toContain('是否填反')
    expect((await east.call(`PUT ${path}`, { body: { ...form, address: '东甲标街道1号' } })).status).toBe(200)
    expect((await east.call(`PUT ${path}`, { body: { ...form, address: '别处' } })).status).toBe(409)
    expect((await west.call(`PUT ${path}`, { body: { ...form, address: '别处' } })).status).toBe(404)
    const history = rowsOf((await east.call(`GET ${path}/history`)).json)
    expect(JSON.stringify(history)).toContain('东甲标街道1号')
  })

  it('leaves a journal whose chain holds', async () => {
    const { json } = await (await city.as('auditor')).call('POST /journal/verifications')
    expect(json).toMatchObject({ isIntact: true, firstBroken: null })
  })
})
