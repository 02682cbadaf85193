// Lists that cities have really published, through mapping and checks: how many rows are good, which are not, and why.
import { checkFacts, checkLimits, community, factsFromForm, type GivenFacts } from '@huanju/domain/communities'
import { columnsOf, valuesFromRow } from '@huanju/engines/entities'
import {
  findHeader,
  isGood,
  readRow,
  unmappedHeaders,
  type Column,
  type MappedColumn,
  type RowCheck,
  type RowValues,
} from '@huanju/engines/tables'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readSheet } from './read-sheet.ts'

const option = (id: string) => ({ id, title: { zh: id, en: id } })
const catalogues: Readonly<Record<string, string>> = {
  'evidence-kinds': 'title-certificate',
  'land-kinds': 'state-owned',
  'property-modes': 'self-managed',
}
const register = columnsOf(community, {
  optionsOf: (name) => [option(catalogues[name] ?? name)],
  entityNamed: () => undefined,
})
const limits = { householdAreaM2: { from: 60, to: 130 }, costPerM2Yuan: { from: 50, to: 1700 }, extent: null }
const sound: RowCheck = (row) => {
  const facts = factsFromForm(valuesFromRow(community, row) as unknown as GivenFacts)
  return [...checkFacts(facts, '2026-11-23'), ...checkLimits(facts, limits)]
}

interface ReadList {
  readonly mapping: readonly MappedColumn[]
  readonly unmapped: readonly string[]
  readonly rows: readonly { rowNumber: number; values: RowValues; isGood: boolean; found: readonly string[] }[]
}

async function read(file: string, columns = register, checks: readonly RowCheck[] = [sound]): Promise<ReadList> {
  const path = fileURLToPath(new URL(`../../../testdata/published-lists/${file}`, import.meta.url))
  const sheet = []
  for await (const row of readSheet(path, { rowsMax: 1000 })) sheet.push(row)
  const header = findHeader(
    sheet.map(({ cells }) => cells),
    columns,
  )
  if (!header) throw new Error(`no header in ${file}`)
  const { headers, mapping } = header
  const rows = sheet.slice(header.at + header.rows).map(({ rowNumber, cells }) => {
    const named = Object.fromEntries(headers.map((name, index) => [name, cells[index] ?? '']))
    const reading = readRow(columns, mapping, named, checks)
    const found = reading.findings.map(({ column, severity }) => `${severity} ${column}`)
    return { rowNumber, values: reading.values, isGood: isGood(reading), found }
  })
  return { mapping, unmapped: unmappedHeaders(headers, mapping), rows }
}

const mapped = ({ mapping }: ReadList) =>
  mapping.map(({ header, column, unit }) => `${header} → ${column} ${unit ?? ''}`.trim())
const troubled = ({ rows }: ReadList) =>
  rows.filter(({ found }) => found.length > 0).map(({ values, found }) => [values['name'], ...found])
const goodOf = ({ rows }: ReadList) => rows.filter((row) => row.isGood).length

describe('lists of communities', () => {
  it('reads the nine of one city: eight good, one that gives no year of completion', async () => {
    const list = await read('taian-communities.csv')
    expect(mapped(list)).toEqual([
      'community → name',
      'district → county',
      'street → subdistrict',
      'built_year → completedOn',
      'buildings → buildingCount',
      'households → householdCount',
      'floor_area_m2 → floorAreaDm2 ㎡',
      'note → remark',
    ])
    expect(list.unmapped).toEqual(['residents', 'program_year', 'known_content', 'source_id'])
    expect([list.rows.length, goodOf(list)]).toEqual([9, 8])
    const withoutPaper = ['warning completedOn', 'warning completionEvidence']
    expect(troubled(list)).toEqual([
      ['岱岳花园小区', 'error completedOn'],
      ['堰岭社区', ...withoutPaper],
      ['松园小区', ...withoutPaper],
    ])
    expect(list.rows[0]?.values).toMatchObject({
      buildingCount: 37,
      householdCount: 1944,
      floorAreaDm2: 18_688_700n,
      completedOn: null,
      remark: '司家庄社区',
    })
    expect(list.rows[1]?.values['completedOn']).toBe('1999-12-31')
  })

  it('reads the 168 of other cities: all good, three with little floor area per household', async () => {
    const list = await read('other-cities-communities.csv')
    expect(mapped(list)).toEqual([
      'district → county',
      'community → name',
      'buildings → buildingCount',
      'households → householdCount',
      'floor_area_m2 → floorAreaDm2 ㎡',
      'note → remark',
    ])
    // The year is that of the plan and the investment that of a whole segment: neither is taken for a column of ours.
    expect(list.unmapped).toEqual(['city', 'segment', 'segment_investment_wan', 'year', 'source_id'])
    expect([list.rows.length, goodOf(list)]).toEqual([168, 168])
    expect(troubled(list)).toEqual(littleArea)
    expect(list.rows.filter(({ values }) => values['floorAreaDm2'] !== null).length).toBe(19)
  })

  const littleArea = ['新华94楼院', '新华55楼院', '新华15楼院'].map((name) => [name, 'warning floorAreaDm2'])

  it('reads the same from a workbook with a title, a merged header and areas in 万㎡', async () => {
    const [workbook, csv] = [await read('taiyuan-segments.xlsx'), await read('other-cities-communities.csv')]
    expect(mapped(workbook)).toEqual([
      '县（市、区） → county',
      '改造小区 → name',
      '楼栋数 → buildingCount',
      '户数 → householdCount',
      '建筑面积（万㎡） → floorAreaDm2 万㎡',
      '备注 → remark',
    ])
    expect(workbook.unmapped).toEqual(['序号', '标段'])
    expect(workbook.rows.map(({ values }) => values)).toEqual(csv.rows.slice(0, 9).map(({ values }) => values))
    expect(workbook.rows[0]?.rowNumber).toBe(4)
    expect(troubled(workbook)).toEqual(littleArea)
  })

  it('reads the same from a file in GB 18030', async () => {
    const [gbk, csv] = [await read('shuangcheng-gb18030.csv'), await read('other-cities-communities.csv')]
    expect([gbk.rows.length, goodOf(gbk), troubled(gbk)]).toEqual([10, 10, []])
    expect(gbk.rows.map(({ values }) => values)).toEqual(csv.rows.slice(9, 19).map(({ values }) => values))
  })
})

describe('plans of counties', () => {
  const plan: Column[] = [
    { id: 'year', title: { zh: '计划年度', en: 'Plan year' }, kind: 'count' },
    { id: 'city', title: { zh: '市', en: 'City' }, kind: 'text' },
    { id: 'county', title: { zh: '县（市、区）', en: 'County' }, kind: 'text', isRequired: true },
    { id: 'communities', title: { zh: '小区数', en: 'Communities' }, kind: 'count' },
    { id: 'buildings', title: { zh: '楼栋数', en: 'Buildings' }, kind: 'count' },
    { id: 'households', title: { zh: '户数', en: 'Households' }, kind: 'count' },
    { id: 'area', title: { zh: '建筑面积', en: 'Floor area' }, kind: 'area', synonyms: ['floor_area_m2'] },
  ]
  const rising: RowCheck = ({ communities, buildings, households }) => {
    const known = [communities, buildings, households].filter((count) => typeof count === 'number')
    return known.every((count, index) => index === 0 || count >= (known[index - 1] ?? 0))
      ? []
      : [
          {
            column: 'buildings',
            severity: 'error',
            message: { zh: '小区数、楼栋数、户数应依次不减', en: 'Out of order' },
          },
        ]
  }
  const figures = ({ values }: ReadList['rows'][number]) => [
    ...['communities', 'buildings', 'households'].map((id) => BigInt(values[id] as number)),
    values['area'] as bigint,
  ]
  const sumOf = (rows: ReadList['rows']) =>
    rows.map(figures).reduce((sum, row) => sum.map((figure, index) => figure + (row[index] ?? 0n)), [0n, 0n, 0n, 0n])
  const isTotal = ({ values }: ReadList['rows'][number]) => String(values['county']).startsWith('(')

  it('reads 46 rows: one count is not exact, and no county has more communities than buildings', async () => {
    const list = await read('county-plan-rows.csv', plan, [rising])
    expect([list.rows.length, goodOf(list)]).toEqual([46, 45])
    expect(list.rows.filter((row) => !row.isGood).map(({ rowNumber, found }) => [rowNumber, ...found])).toEqual([
      [46, 'error households'],
    ])
    expect(list.mapping.find(({ column }) => column === 'area')?.unit).toBe('万㎡')
  })

  it.each([
    ['德州市', 2022, 12],
    ['青岛市', 2024, 10],
  ])('adds up %s %i to the published total, to the dm²', async (city, year, count) => {
    const list = await read('county-plan-rows.csv', plan, [rising])
    const rows = list.rows.filter(({ values }) => values['city'] === city && values['year'] === year)
    const counties = rows.filter((row) => !isTotal(row))
    const total = rows.find(isTotal)
    expect(counties.length).toBe(count)
    expect(total && figures(total)).toEqual(sumOf(counties))
  })

  it('adds up the same from a workbook whose figures are numbers', async () => {
    const { rows } = await read('dezhou-plan-2022.xlsx', plan, [rising])
    const counties = rows.filter((row) => !isTotal(row))
    expect(sumOf(counties)).toEqual([313n, 1164n, 35_305n, 377_720_000n])
    expect(rows.filter(isTotal).map(figures)).toEqual([sumOf(counties)])
  })

  it('does not take a plan of counties for a list of communities', async () => {
    const list = await read('county-plan-rows.csv')
    expect(goodOf(list)).toBe(0)
    expect(list.rows.every(({ found }) => found.includes('error name'))).toBe(true)
  })
})
