// Files as clerks and attackers bring them, over HTTP: what is read, what is said of it, and that others go on meanwhile.
import { duplicateKey } from '@huanju/domain/communities'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { partsOf, sheetXml, zipOf } from '../../platform/excel/testing/workbooks.ts'
import { openTestCity, type Client, type TestCity } from '../../testing/harness.ts'
import { importing, rowsIn, saidOf, statesOf, workbookOf } from '../../testing/importing.ts'
import { asOwner } from '../../testing/owner.ts'
import { openPlaces } from './places.store.ts'

let city: TestCity
let east: Client
let byEast: ReturnType<typeof importing>
let inEast: { countyId: string; subdistrictId: string }
beforeAll(async () => {
  city = await openTestCity()
  east = await city.as('east')
  byEast = importing(city, east)
  inEast = { countyId: city.city.east.countyId, subdistrictId: city.city.east.subdistrictId }
})
afterAll(() => city.close())

type Json = Record<string, unknown>
const head = ['小区名称', '街道', '户数', '建筑面积', '总投资（元）', '地址', '建成日期']
const place = '东甲标街道'
const noticesOf = async (id: string) =>
  ((await east.call(`GET /imports/${id}`)).json['notices'] as { zh: string }[]).map(({ zh }) => zh)

const cellXml = (text: string, at: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const rowXml = (nth: number, cells: readonly (string | null)[], attributes = '') =>
  `<row r="${nth}"${attributes}>${cells
    .map((cell, index) => {
      const at = `${'ABCDEFGHIJ'[index]}${nth}`
      return cell === null ? '' : cell.startsWith('<') ? cell.replace('<c', `<c r="${at}"`) : cellXml(cell, at)
    })
    .join('')}</row>`
const sheetOf = (rows: readonly (readonly (string | null)[])[], after = '') =>
  sheetXml(rows.map((cells, index) => rowXml(index + 1, cells)).join(''), after)
const bookOf = (...sheets: { name: string; xml: string }[]) => zipOf(partsOf(sheets))

describe('absurd figures', () => {
  it('keep out their own row with the reason, and neither its neighbour nor the lists of the city', async () => {
    const { id, rows } = await byEast.bring(
      'community',
      [
        head,
        ['溢一', place, 100, 6000, 1_500_000],
        ['溢二', place, 100, '100000000000000000000', 1],
        ['溢三', place, 100, 6000, '1234567890123456789'],
        ['溢四', place, 13_805_381_234, 6000, 1],
      ],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['good', 'bad', 'bad', 'bad'])
    expect(rows.slice(1).map(saidOf).join()).toMatch(/建筑面积.*总投资|建筑面积.*估算投资.*户数/s)
    expect(statesOf(await byEast.commit(id))).toEqual(['committed', 'bad', 'bad', 'bad'])
    const listed = await east.call('GET /communities', { query: { page: 1, size: 20 } })
    expect([listed.status, listed.text.includes('溢一')]).toEqual([200, true])
  })
})

describe('what a form sends', () => {
  const body = {
    name: '表单小区',
    address: null,
    completedOn: null,
    completionEvidence: null,
    landKind: null,
    buildingCount: null,
    householdCount: null,
    floorAreaDm2: null,
    estimatedCostFen: null,
    position: null,
    conditions: {},
    askedHouseholdCount: null,
    willingHouseholdCount: null,
    vulnerableResidentCount: null,
    papersOnFile: null,
    demolitionPlanned: null,
    propertyMode: null,
    remark: null,
    neighbourhoodId: null,
    absences: {},
  }
  const send = async (given: Json) => {
    const { status, text } = await east.call('POST /communities', { body: { ...body, ...inEast, ...given } })
    return [status, text] as const
  }

  it.each([
    [{ propertyMode: 'anything' }, 'propertyMode'],
    [{ completionEvidence: 'anything', completedOn: '1996-06-30' }, 'completionEvidence'],
    [{ papersOnFile: ['anything'] }, 'papersOnFile'],
    [{ landKind: 'anything' }, 'landKind'],
    [{ completedOn: '1899-12-31' }, 'completedOn'],
    [{ completedOn: '2199-01-01' }, 'completedOn'],
    [{ floorAreaDm2: '1'.repeat(19) }, 'floorAreaDm2'],
    [{ estimatedCostFen: '1'.repeat(20) }, 'estimatedCostFen'],
    [{ householdCount: 13_805_381_234 }, 'householdCount'],
  ])('is checked against catalogues and bounds like a list: %j', async (given, field) => {
    expect(await send(given)).toEqual([400, expect.stringContaining(`"${field}"`)])
  })

  it('goes in when it is sound', async () => {
    expect((await send({}))[0]).toBe(200)
  })
})

describe('merged cells, totals and notes', () => {
  it('are filled, left out and said, whatever default is chosen; a stated unit is used', async () => {
    const rows = [
      ['单位：万平方米'],
      head,
      ['合一', place, '90', '0.6', '100', '合并地址', '1996-06-30'],
      ['合二', null, '80', '0.5', null, null, null],
      ['合三', '没有的街道', '70', '0.4'],
      ['小计', null, '240', '1.5'],
      ['填报单位（盖章）：某局', null, '填表人：张三'],
    ]
    const xml = sheetOf(
      rows,
      '<mergeCells count="3"><mergeCell ref="B3:B4"/><mergeCell ref="F3:F4"/><mergeCell ref="E3:E4"/></mergeCells>',
    )
    const { id, given, rows: found } = await byEast.bring('community', bookOf({ name: '一', xml }), inEast)
    expect(given['mapping']).toContainEqual({ header: '建筑面积', column: 'floorAreaDm2', unit: '万㎡' })
    expect(found.map(({ cells, state }) => [cells['小区名称'], cells['街道'], cells['地址'], state])).toEqual([
      ['合一', place, '合并地址', 'warned'],
      ['合二', place, '合并地址', 'warned'],
      ['合三', '没有的街道', '', 'bad'],
    ])
    expect(saidOf(found[1])).toContain('与相邻的格合并')
    expect(await noticesOf(id)).toEqual([
      '表头上方写明“单位:万平方米”，没有另写单位的列按 万㎡ 读入',
      '第 6 行是合计、小计，不是记录，没有读入',
      '第 7 行是说明、填报单位或签章，不是记录，没有读入',
    ])
    await byEast.commit(id)
    const [stored] = await city.query(
      "select floor_area_dm2::text as area, estimated_cost_fen as cost from communities where name = '合二'",
    )
    expect(stored).toEqual({ area: '500000', cost: null })
  })
})

describe('a default for the whole list', () => {
  it('does not override the neighbourhood that a row shows', async () => {
    const viewer = await city.database.systemViewer()
    const { west } = city.city
    const [{ name = '' } = {}] = await city.query('select name_zh as name from regions where id = $1', [
      west.neighbourhoodId,
    ])
    const found = await city.database.transact(viewer, async (tx) =>
      (await openPlaces(tx, viewer)).find(
        { county: null, subdistrict: null, neighbourhood: String(name) },
        { countyId: null, subdistrictId: inEast.subdistrictId },
        'subdistrict',
      ),
    )
    expect(found).toEqual({
      findings: [],
      place: { countyId: west.countyId, subdistrictId: west.subdistrictId, neighbourhoodId: west.neighbourhoodId },
    })
  })
})

describe('formulas and hidden rows', () => {
  it('are found: an error is no name, a formula without result no blank, a row that is hidden is said', async () => {
    const xml = sheetXml(
      [
        rowXml(1, head),
        rowXml(2, ['式一', place, '<c><f>A1+1</f><v>100</v></c>', '8000']),
        rowXml(3, ['式二', place, '<c><f>A1+1</f></c>', '6000'], ' hidden="1"'),
        rowXml(4, ['<c t="e"><v>#REF!</v></c>', place, '100', '6000']),
        rowXml(5, ['式四', '<c t="e"><v>#N/A</v></c>', '100', '6000']),
        rowXml(6, ['式五', place, '100', '6000', '1', '<c t="e"><v>#VALUE!</v></c>']),
        rowXml(7, ['<c><v>370902199001011234</v></c>', place, '100', '6000']),
      ].join(''),
    )
    const { id, rows } = await byEast.bring('community', bookOf({ name: '一', xml }), inEast)
    expect([saidOf(rows[0]), statesOf(rows)]).toEqual(['', ['good', 'bad', 'bad', 'bad', 'warned', 'bad']])
    expect(
      rows
        .slice(1)
        .map((row) => saidOf(row).slice(0, 22))
        .join('\n'),
    ).toMatch(/没有保存.*出错.*出错.*出错.*超过 15 位/s)
    expect(await noticesOf(id)).toEqual(['有 1 行在表里是隐藏的（第 3 行），也一并读入；不要的请删去后重新上传'])
  })
})

describe('workbooks of any make', () => {
  it('are read by their relationships, on the sheet that holds the list, with the days of their calendar', async () => {
    const xml = sheetXml(
      rowXml(1, head) + rowXml(2, ['<c t="s"><v>0</v></c>', place, '100', '6000', null, null, '<c><v>33784</v></c>']),
    )
    const parts = partsOf(
      [
        { name: '填表说明', xml: sheetOf([['填表说明'], ['请在第二张表填写']]) },
        { name: '台账', xml, part: 'Tables\\List.XML' },
      ],
      ['异名小区'],
    )
    const renamed = Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [
        name.replace('sharedStrings', 'SharedStrings').replace('\\', '/').replace('List.XML', 'list.xml'),
        text.replace('<sheets>', '<workbookPr date1904="1"/><sheets>'),
      ]),
    )
    const { id, given, rows } = await byEast.bring('community', zipOf(renamed), inEast)
    expect([given['sheet'], given['headerRow'], statesOf(rows)]).toEqual(['台账', 1, ['warned']])
    expect(await noticesOf(id)).toEqual(['清单在工作表“台账”上，读的是这一张'])
    await byEast.commit(id)
    const [stored] = await city.query("select completed_on::text as day from communities where name = '异名小区'")
    expect(stored).toEqual({ day: '1996-06-30' })
    const report = await east.call(`GET /imports/${id}/workbook`)
    expect(report.bytes.includes('Tables/list.xml')).toBe(true)
  })
})

describe('a workbook with several lists', () => {
  const listXml = (...names: string[]) => sheetOf([head, ...names.map((name) => [name, place, '100', '6000'])])
  const book = () =>
    bookOf(
      { name: '说明', xml: sheetOf([['填表说明'], ['一年一张表']]) },
      { name: '2026年', xml: listXml('表一甲', '表一乙') },
      { name: '2027 年 ', xml: listXml('表二甲') },
    )
  const choose = (id: string, sheet: string) => east.call(`PUT /imports/${id}/sheet`, { body: { sheet } })

  it('is read from the sheet that is chosen: nothing of the first is left, and only its rows come in', async () => {
    const { id, given, rows } = await byEast.bring('community', book(), inEast)
    expect([given['sheet'], given['sheets'], rows.length]).toEqual(['2026年', ['2026年', '2027 年 '], 2])
    const chosen = await choose(id, '2027 年 ')
    expect(chosen.json).toMatchObject({
      sheet: '2027 年 ',
      state: 'uploaded',
      counts: { rows: 0, good: 0 },
      sampleRows: [['表二甲', place, '100', '6000']],
    })
    expect(statesOf(await byEast.check(id, inEast))).toEqual(['good'])
    expect(statesOf(await byEast.commit(id))).toEqual(['committed'])
    const stored = await city.query("select name from communities where name like '表_甲' or name like '表_乙'")
    expect(stored).toEqual([{ name: '表二甲' }])
    expect((await choose(id, '2026年')).json['code']).toBe('import.not-checkable')
  })

  it('is not read from a sheet without a list, nor from none of its own', async () => {
    const { id } = await byEast.bring('community', book(), inEast)
    for (const name of ['说明', '2028年', '']) {
      const { status, json } = await choose(id, name)
      expect([status, json['findings']]).toEqual([400, [expect.objectContaining({ field: 'sheet' })]])
    }
    expect((await east.call(`GET /imports/${id}`)).json).toMatchObject({ sheet: '2026年', state: 'checked' })
  })
})

describe('one list brought twice', () => {
  it('at once: the later is told of duplicates in its rows, its message and its sheet, and nothing fails', async () => {
    const names = Array.from({ length: 40 }, (_, at) => [`同单${at + 1}号院`, place, 50, 3000])
    const [first, second] = [
      await byEast.bring('community', [head, ...names], inEast),
      await byEast.bring('community', [head, ...names.toReversed()], inEast),
    ]
    const started = await Promise.all([first, second].map(({ id }) => east.call(`POST /imports/${id}/commitment`)))
    const jobs = await Promise.all(started.map(({ json }) => city.untilEnded(east, String(json['jobId']))))
    expect(jobs.map(({ state }) => state)).toEqual(['done', 'done'])
    const states = await Promise.all([first, second].map(async ({ id }) => statesOf(await byEast.rows(id))))
    expect(states.flat().toSorted()).toEqual([
      ...Array<string>(40).fill('committed'),
      ...Array<string>(40).fill('duplicate'),
    ])
    const reports = await Promise.all(
      [first, second].map(async ({ id }) => rowsIn((await east.call(`GET /imports/${id}/workbook`)).bytes)),
    )
    const said = reports.flatMap((rows) => rows.slice(1).map((row) => row[7])).toSorted()
    expect(new Set(said)).toEqual(new Set(['已入库', '重复']))
    expect(JSON.stringify(jobs.map(({ message }) => message))).toMatch(/另有 \d+ 行没有入库/)
  })

  it('with marks between figures: other communities, also where the register has the old keys', async () => {
    const { id, rows } = await byEast.bring(
      'community',
      [head, ['2-1号院', place], ['21号院', place], ['2－1 号院', place]],
      inEast,
    )
    expect(statesOf(rows)).toEqual(['good', 'good', 'duplicate'])
    await byEast.commit(id)
    const migration = readFileSync(
      new URL('../../../migrations/000014-names-told-apart-by-marks.sql', import.meta.url),
      'utf8',
    )
    const keys = await asOwner(city.ownerUrl, async (client) => {
      await client.query('begin')
      await client.query("select journal_append('test.settled', 'city', null, null, '{}')")
      await client.query("update communities set duplicate_key = '二1号院' where name = '2-1号院'")
      await client.query(migration)
      const { rows: found } = await client.query(
        "select name, duplicate_key as key from communities where name like '%号院'",
      )
      await client.query('rollback')
      return found as { name: string; key: string }[]
    })
    expect(keys.find(({ name }) => name === '2-1号院')?.key).toBe('二1号院 2-1')
    for (const { name, key } of keys.filter((one) => one.name !== '2-1号院')) expect(key).toBe(duplicateKey(name))
    expect(duplicateKey('2-1号院')).toBe('21号院 2-1')
  })
})

describe('poisoned files', () => {
  const poison = sheetXml(`${rowXml(1, head)}<row r="2" ${'a="1" '.repeat(60_000)}/>`)

  it('are refused at upload with their reason, and others are answered meanwhile', async () => {
    const swelling = zipOf({
      ...partsOf([{ name: '一', xml: sheetOf([head]) }]),
      'xl/sharedStrings.xml': `<sst>${'<si><t/></si>'.repeat(2_500_000)}</sst>`,
    })
    const over = new AbortController()
    const upload = byEast.upload('community', swelling).finally(() => over.abort())
    let answered = 0
    while (!over.signal.aborted) {
      expect((await east.call('GET /communities', { query: { page: 1, size: 1 } })).status).toBe(200)
      answered += 1
    }
    expect([(await upload).status, (await upload).text]).toEqual([422, expect.stringContaining('文字过多')])
    expect(answered).toBeGreaterThan(3)
  })

  it('beyond the first look end their job as failed with the reason, and the list says so', async () => {
    const honest = Array.from({ length: 2000 }, (_, at) => rowXml(at + 2, [`毒${at}`, place]))
    const xml = sheetXml(`${rowXml(1, head)}${honest.join('')}<row r="5000" ${'a="1" '.repeat(60_000)}/>`)
    const { status, json } = await byEast.upload('community', bookOf({ name: '一', xml }))
    expect(status).toBe(200)
    const body = { mapping: json['mapping'], defaults: inEast }
    const started = await east.call(`PUT /imports/${String(json['id'])}/mapping`, { body })
    const job = await city.untilEnded(east, String(started.json['jobId']))
    expect([job['state'], JSON.stringify(job['message'])]).toEqual(['failed', expect.stringContaining('内容过长')])
    const list = (await east.call(`GET /imports/${String(json['id'])}`)).json
    expect([list['state'], (list['problem'] as Json)['zh']]).toEqual(['failed', expect.stringContaining('内容过长')])
    expect((await byEast.upload('community', bookOf({ name: '一', xml: poison }))).text).toContain('内容过长')
    expect((await byEast.upload('community', await workbookOf([head, ['毒后', place]]))).status).toBe(200)
  })
})
