// The tables engine against what people really write into lists.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCell, readRow, suggestMapping, templateVersion, writeCell, type Column } from './index.ts'

const words = (zh: string) => ({ zh, en: zh })
const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({ id: kind, title: words(kind), kind, ...more })
const valueOf = (one: Column, text: string, unit: string | null = null) => readCell(one, text, unit).value
const errorOf = (one: Column, text: string, unit: string | null = null) => readCell(one, text, unit).finding

describe('reading a cell', () => {
  it('reads areas in the unit said, in the cell or in the header', () => {
    expect(valueOf(column('area'), '186887')).toBe(18_688_700n)
    expect(valueOf(column('area'), '402.59', '万㎡')).toBe(402_590_000n)
    expect(valueOf(column('area'), '9.0041万平方米')).toBe(9_004_100n)
    expect(valueOf(column('area'), '6000.1000000000004')).toBe(600_010n)
    expect(errorOf(column('area'), '约6000')?.severity).toBe('error')
  })

  it('reads money in yuan, 万元 and 亿元 to the fen', () => {
    expect(valueOf(column('money'), '13.05', '亿元')).toBe(130_500_000_000n)
    expect(valueOf(column('money'), '3775', '万元')).toBe(3_775_000_000n)
    expect(valueOf(column('money'), '1,234.56')).toBe(123_456n)
    expect(valueOf(column('money'), '0.0000001', '万元')).toBeNull()
  })

  it('refuses figures that are not exact, and leaves blanks unknown', () => {
    expect(errorOf(column('count'), '6万余')?.message.zh).toContain('不是确切的数')
    expect(valueOf(column('count'), '1,944户')).toBe(1944)
    expect(readCell(column('count'), '—')).toEqual({ value: null })
    expect(errorOf(column('text', { isRequired: true }), '  ')?.message.zh).toContain('不能为空')
  })

  it('reads days in all usual forms; a year alone is its last day, with a warning', () => {
    for (const text of ['2005-12-31', '2005/12/31', '2005年12月31日', '2005.12.31', '2005-12-31T00:00:00.000Z']) {
      expect(readCell(column('day'), text)).toEqual({ value: '2005-12-31' })
    }
    expect(readCell(column('day'), '1999')).toMatchObject({ value: '1999-12-31', finding: { severity: 'warning' } })
    expect(errorOf(column('day'), '建成20余年(2023年报道)')?.severity).toBe('error')
    expect(errorOf(column('day'), '2005-02-30')?.severity).toBe('error')
  })

  it('knows choices by any of their names and says which there are', () => {
    const land = column('choice', { options: [{ id: 'state-owned', title: words('国有'), synonyms: ['国有土地', '国有出让'] }] })
    expect(valueOf(land, '国有土地 ')).toBe('state-owned')
    expect(errorOf(land, '私有')?.message.zh).toContain('国有')
  })

  it('reads back what it writes', () => {
    const options = [{ id: 'a', title: words('甲') }, { id: 'b', title: words('乙') }]
    const kinds = fc.oneof(
      fc.tuple(fc.constant(column('area')), fc.bigInt(0n, 10n ** 12n)), fc.tuple(fc.constant(column('money')), fc.bigInt(0n, 10n ** 14n)),
      fc.tuple(fc.constant(column('count')), fc.integer({ min: 0, max: 10_000_000 })),
      fc.tuple(fc.constant(column('yes-no')), fc.boolean()),
      fc.tuple(fc.constant(column('choice', { options })), fc.constantFrom('a', 'b')),
      fc.tuple(fc.constant(column('day')), fc.date({ min: new Date('1950-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10))))
    fc.assert(fc.property(kinds, ([one, value]) => {
      expect(readCell(one, writeCell(one, value))).toEqual({ value })
    }))
  })
})

describe('mapping headers', () => {
  const columns: Column[] = [
    { id: 'name', title: words('小区名称'), kind: 'text', isRequired: true, synonyms: ['community', '改造小区'] },
    { id: 'floorArea', title: words('建筑面积'), kind: 'area', synonyms: ['floor_area', '面积'] },
    { id: 'householdCount', title: words('户数'), kind: 'count', synonyms: ['households', '总户数'] },
    { id: 'county', title: words('县（市、区）'), kind: 'text', synonyms: ['county', 'district', '区县'] },
  ]

  it('guesses columns and units from the headers of published lists', () => {
    expect(suggestMapping(['序号', '小区名称', '户数（户）', '建筑面积（万㎡）'], columns)).toEqual([
      { header: '小区名称', column: 'name', unit: null }, { header: '户数（户）', column: 'householdCount', unit: null },
      { header: '建筑面积（万㎡）', column: 'floorArea', unit: '万㎡' }])
    expect(suggestMapping(['community', 'district', 'households', 'floor_area_m2'], columns).map(({ column: id, unit }) => [id, unit]))
      .toEqual([['name', null], ['county', null], ['householdCount', null], ['floorArea', '㎡']])
    expect(suggestMapping(['floor_area_wan_m2'], columns)).toEqual([{ header: 'floor_area_wan_m2', column: 'floorArea', unit: '万㎡' }])
  })

  it('reads a row through the mapping and misses required cells', () => {
    const mapping = suggestMapping(['小区名称', '建筑面积(万㎡)'], columns)
    expect(readRow(columns, mapping, { 小区名称: '岱岳花园小区', '建筑面积(万㎡)': '18.6887' }).values)
      .toEqual({ name: '岱岳花园小区', floorArea: 18_688_700n, householdCount: null, county: null })
    expect(readRow(columns, mapping, { 小区名称: '' }).findings).toMatchObject([{ column: 'name', severity: 'error' }])
  })

  it('stamps templates by what they offer', () => {
    expect(templateVersion(columns)).toBe(templateVersion([...columns]))
    expect(templateVersion(columns)).not.toBe(templateVersion(columns.slice(1)))
  })
})
