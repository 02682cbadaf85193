// The register in a sheet: every field has its column, and what is exported comes back as it was.
import { columnsOf, placeColumns, rowFromValues, valuesFromRow } from '@huanju/engines/entities'
import { exportCell, findHeader, readRow, searchTokens, suggestMapping, type Option } from '@huanju/engines/tables'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  community,
  conditionAspects,
  conditionGrades,
  coordinateSystems,
  duplicateKey,
  toPosition,
  type GivenFacts,
} from './index.ts'

const option = (id: string, zh: string): Option => ({ id, title: { zh, en: id } })
const catalogues: Readonly<Record<string, readonly Option[]>> = {
  'evidence-kinds': [option('title-certificate', '不动产权证'), option('completion-archive', '竣工档案')],
  'land-kinds': [option('state-owned', '国有土地'), option('collective', '集体土地'), option('mixed', '混合')],
  'property-modes': [option('self-managed', '业主自管')],
  'condition-aspects': conditionAspects.map((id, index) => option(id, `方面${index + 1}`)),
}
const columns = columnsOf(community, { optionsOf: (name) => catalogues[name] ?? [], entityNamed: () => undefined })

const orNull = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: null })
const count = orNull(fc.integer({ min: 0, max: 100_000 }))
const text = orNull(fc.constantFrom('幸福路 12 号', '=SUM(A1)', '00123', '备注, 逗号', 'a"b', '绿化５㎡'))
const given: fc.Arbitrary<GivenFacts> = fc.record({
  name: fc.constantFrom('示例小区', '福泰花园（东阁）', '904小区'),
  address: text,
  completedOn: orNull(fc.constantFrom('1996-02-29', '2005-12-31')),
  completionEvidence: orNull(fc.constantFrom('title-certificate', 'completion-archive')),
  landKind: orNull(fc.constantFrom('state-owned' as const, 'collective' as const, 'mixed' as const)),
  buildingCount: count,
  householdCount: count,
  floorAreaDm2: orNull(fc.bigInt(0n, 10n ** 10n)),
  position: orNull(
    fc.tuple(fc.constantFrom(...coordinateSystems), fc.integer({ min: 0, max: 10_000 })).map(([system, step]) => ({
      system,
      longitude: (1_170_000 + step) / 10_000,
      latitude: (360_000 + step) / 10_000,
    })),
  ),
  conditions: fc
    .uniqueArray(fc.constantFrom(...conditionAspects))
    .chain((aspects) =>
      fc.record(Object.fromEntries(aspects.map((aspect) => [aspect, fc.constantFrom(...conditionGrades)]))),
    ),
  askedHouseholdCount: count,
  willingHouseholdCount: count,
  vulnerableResidentCount: count,
  papersOnFile: fc.constantFrom(null, ['completion-archive'], ['completion-archive', 'title-certificate']),
  estimatedCostFen: orNull(fc.bigInt(0n, 10n ** 13n)),
  demolitionPlanned: orNull(fc.boolean()),
  propertyMode: orNull(fc.constant('self-managed')),
  remark: text,
})

describe('the columns of the register', () => {
  it('have distinct ids and titles, and choices wherever one chooses', () => {
    expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length)
    expect(new Set(columns.map(({ title }) => title.zh)).size).toBe(columns.length)
    for (const { kind, options: choices } of columns) {
      if (kind.startsWith('choice')) expect(choices?.length).toBeGreaterThan(0)
    }
    for (const id of placeColumns) expect(columns.map((column) => column.id)).toContain(id)
  })

  it('give back every fact that they export', () => {
    const headers = columns.map(({ title }) => title.zh)
    const mapping = suggestMapping(headers, columns)
    expect(mapping.map(({ column }) => column)).toEqual(columns.map(({ id }) => id))
    fc.assert(
      fc.property(given, (values) => {
        const row = rowFromValues(community, values, { county: '甲区', subdistrict: '乙街道', neighbourhood: null })
        const cells = Object.fromEntries(
          columns.map((column) => [column.title.zh, exportCell(column, row[column.id] ?? null)]),
        )
        const { values: back, findings } = readRow(columns, mapping, cells)
        expect(findings).toEqual([])
        expect(valuesFromRow(community, back)).toEqual(values)
        expect([back['county'], back['subdistrict'], back['neighbourhood']]).toEqual(['甲区', '乙街道', null])
      }),
      { numRuns: 200 },
    )
  })

  it('knows its own headers with the stars of a template and the headers of published lists', () => {
    const template = findHeader([columns.map(({ title, isRequired }) => title.zh + (isRequired ? '*' : ''))], columns)
    expect(template?.mapping.map(({ column }) => column)).toEqual(columns.map(({ id }) => id))
    const published = [
      '序号',
      '改造小区名称',
      '区县',
      '街道办',
      '建成年代',
      '楼幢数',
      '涉及居民户数',
      '建筑面积（万平方米）',
      '总投资（万元）',
    ]
    expect(suggestMapping(published, columns).map(({ column, unit }) => [column, unit])).toEqual([
      ['name', null],
      ['county', null],
      ['subdistrict', null],
      ['completedOn', null],
      ['buildingCount', null],
      ['householdCount', null],
      ['floorAreaDm2', '万㎡'],
      ['estimatedCostFen', '万元'],
    ])
  })

  it('records a year alone as its last day, and says so', () => {
    const mapping = suggestMapping(['小区名称', '建成年代'], columns)
    const cells = { 小区名称: '示例小区', 建成年代: '1999年' }
    expect(readRow(columns, mapping, cells)).toMatchObject({
      values: { completedOn: '1999-12-31' },
      findings: [{ column: 'completedOn', severity: 'warning' }],
    })
  })
})

describe('positions', () => {
  // The same spot in the three systems, within a metre or so of each other once converted.
  it('takes each coordinate system to the same spot and keeps what was given', () => {
    const spot = { longitude: 117.0876, latitude: 36.2003 }
    const near = (system: 'GCJ-02' | 'BD-09', longitude: number, latitude: number) => {
      const position = toPosition(system, longitude, latitude)
      expect(position.originalLongitude).toBe(longitude)
      expect(Math.abs(position.longitude - spot.longitude)).toBeLessThan(2e-5)
      expect(Math.abs(position.latitude - spot.latitude)).toBeLessThan(2e-5)
    }
    expect(toPosition('CGCS2000', spot.longitude, spot.latitude)).toMatchObject(spot)
    expect(toPosition('WGS-84', spot.longitude, spot.latitude)).toMatchObject(spot)
    near('GCJ-02', 117.0936677, 36.2005497)
    near('BD-09', 117.1001301, 36.2066115)
  })
})

describe('search keys', () => {
  it('holds every character and pair, so that two characters find a name', () => {
    expect(searchTokens('幸福小区')).toEqual(['幸', '幸福', '福', '福小', '小', '小区', '区'])
    expect(searchTokens('A·区', null, '区')).toEqual(['a', 'a区', '区'])
    fc.assert(
      fc.property(fc.constantFrom('洸河花园', '福泰花园（东阁）', '904小区'), fc.nat(6), (name, start) => {
        const sought = searchTokens(name.slice(start, start + 2))
        expect(searchTokens(name, null)).toEqual(expect.arrayContaining(sought))
      }),
    )
  })

  it('gives one key to one name however it is written, and two to two', () => {
    expect(duplicateKey('福泰花园(东阁) ')).toBe(duplicateKey('福泰花园（东阁）'))
    expect(duplicateKey('红庆里１５Ｂ')).toBe(duplicateKey('红庆里15b'))
    expect(duplicateKey('福泰花园(东阁)')).not.toBe(duplicateKey('福泰花园(凤台)'))
  })
})
