// What clerks write into lists: read exactly, read with a finding that says how, or refused; never another figure.
import { describe, expect, it } from 'vitest'
import { asideIn } from './asides.ts'
import { withoutFlaw, type CellFlaw } from './flaws.ts'
import { findHeader } from './header.ts'
import { nameKey } from './name-key.ts'
import { normalise } from './normalise.ts'
import { readCell } from './read-cell.ts'
import type { Column } from './types.ts'

const words = (text: string) => ({ zh: text, en: text })
const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  id: kind,
  title: words(kind),
  kind,
  ...more,
})

describe('figures', () => {
  it.each([
    '6000,25',
    '6000，25',
    '6，000',
    '3000 3000',
    '2000\n4000',
    '6 000,25',
    '6 000.25',
    '6.000,25',
    '1-6000',
    '6000/2',
    '6000、7000',
    '6,00',
    '60,00.5',
    '1,2345',
    '6000.',
    '=6000',
    '6000.25（含阁楼）',
    '15O',
    '100~200',
    '12 万㎡ 13',
  ])('does not make another figure of “%s”', (text) => {
    for (const kind of ['area', 'money', 'count'] as const) {
      expect(readCell(column(kind), text)).toMatchObject({ value: null, finding: { severity: 'error', value: text } })
    }
  })

  it('reads separators in groups of three, blanks before units, and invisible marks anywhere', () => {
    expect(readCell(column('area'), '6,000.25 m2')).toEqual({ value: 600_025n })
    expect(readCell(column('area'), '6000\u200B.2\uFE0F5\u3164')).toEqual({ value: 600_025n })
    expect(readCell(column('money'), '1,500,000')).toEqual({ value: 150_000_000n })
    expect(readCell(column('money'), '\u2060150 万元')).toEqual({ value: 150_000_000n })
    expect(readCell(column('count'), '1,944 户\u{E0020}')).toEqual({ value: 1944 })
  })

  it.each([
    ['count', '约350', 350],
    ['count', '350户左右', 350],
    ['area', '约6000.5㎡', 600_050n],
    ['money', '大约 150万', 150_000_000n],
  ] as const)('reads the %s “%s” with a finding', (kind, text, value) => {
    expect(readCell(column(kind), text)).toMatchObject({ value, finding: { severity: 'warning', value: text } })
  })
})

describe('years', () => {
  it.each([
    ['1999.6', '1999-06-30'],
    ['1999.06', '1999-06-30'],
    ['1999.12', '1999-12-31'],
    ['1999年6月份', '1999-06-30'],
    ['上世纪90年代', '1999-12-31'],
    ['20世纪八十年代', '1989-12-31'],
    ['90年代初', '1999-12-31'],
    ['1980年代', '1989-12-31'],
    ['70-80年代', '1989-12-31'],
    ['八九十年代', undefined],
    ['1996-1998', '1998-12-31'],
    ['1996～1998年', '1998-12-31'],
    ['1996年至1998年', '1998-12-31'],
    ['1996-98', '1998-12-31'],
    ['1998-1996', undefined],
    ['约1995年', '1995-12-31'],
    ['1995年左右', '1995-12-31'],
    ['98年', '1998-12-31'],
    ['05年', '2005-12-31'],
    ['一九九八年', '1998-12-31'],
    ['1998年上半年', '1998-06-30'],
    ['1998年建成', '1998-12-31'],
    ['1998年底', '1998-12-31'],
    ['2000年代', '2009-12-31'],
    ['1999.1', undefined],
    ['1850', undefined],
    ['1850-01-01', undefined],
    ['2300-01-01', undefined],
    ['1999.13', undefined],
  ])('reads “%s” as %s and says so', (text, value) => {
    const reading = readCell(column('day', { yearMeans: 'last-day' }), text)
    expect(reading.value).toBe(value ?? null)
    expect(reading.finding).toMatchObject({ severity: value ? 'warning' : 'error', value: text })
    if (value) expect(reading.finding?.message.zh).toContain(value)
  })
})

describe('names', () => {
  it('are cleaned of all that cannot be seen', () => {
    const marks = [
      '\u200B',
      '\u200C',
      '\uFEFF',
      '\u202D',
      '\u00AD',
      '\u2060',
      '\uFE0F',
      '\u3164',
      '\u180E',
      '\u{E0020}',
      '\u115F',
      '\u034F',
      '\u{E0100}',
      '\u2800',
      '\uFFF9',
    ]
    for (const mark of marks) expect(normalise('line', `阳光${mark}花园${mark}`)).toBe('阳光花园')
  })

  it('have the same key when they look the same, and another when a mark tells them apart', () => {
    const apart = ['1-1号院', '11号院', '1.5区', '15区', '3(2)区', '32区', '1#2', '12', '甲1区', '甲2区']
    expect(new Set(apart.map(nameKey)).size).toBe(apart.length)
    for (const alike of [
      ['1-1号院', '1－1 号院', '1—1号院', '1‑1号院'],
      ['1.5区', '１．５区', '1·5区'],
      ['福泰花园(东阁)', '福泰花园（东阁） '],
      ['A区', 'Ａ区', 'Α区', 'А区'],
      ['阳光花儿', '阳光花⼉'],
      ['2#楼', '２＃楼'],
    ])
      expect(new Set(alike.map(nameKey)).size).toBe(1)
  })
})

describe('cells that are more than their text', () => {
  const said = (kind: Column['kind'], text: string, flaw: CellFlaw | undefined, isNeeded = false) => {
    const { text: read, finding } = withoutFlaw(column(kind), text, flaw, isNeeded)
    return [read, finding?.severity]
  }

  it('are found where a formula went wrong or has no result, and where digits are lost', () => {
    expect(said('text', '#REF!', 'error', true)).toEqual([undefined, 'error'])
    expect(said('text', '#N/A', undefined)).toEqual([undefined, 'warning'])
    expect(said('count', '#N/A', undefined)).toEqual([undefined, 'error'])
    expect(said('area', '', 'no-result')).toEqual([undefined, 'error'])
    expect(said('text', '370902199001011000', 'digits-lost')).toEqual([undefined, 'error'])
    expect(said('text', '#3楼', undefined)).toEqual(['#3楼', undefined])
  })

  it('are refused where marks turn their letters around; a mark that only cannot be seen is none', () => {
    expect(said('text', '\u202E里小才育', undefined)).toEqual([undefined, 'error'])
    expect(said('text', '育才\u2066小\u2069里', undefined, true)).toEqual([undefined, 'error'])
    expect(said('text', '育才\u200B小里', undefined)).toEqual(['育才\u200B小里', undefined])
    expect(said('count', '\u202A180', undefined)).toEqual(['\u202A180', undefined])
  })

  it('are filled in merged areas, but for figures, which are those of all together', () => {
    expect(said('text', '甲街道', 'merged')).toEqual(['甲街道', undefined])
    expect(said('day', '1996-06-30', 'merged')).toEqual(['1996-06-30', undefined])
    expect(said('money', '300', 'merged')).toEqual([undefined, 'warning'])
  })

  it('are days of a calendar from 1904 only where days are meant', () => {
    expect(said('day', '33784', 'from-1904')).toEqual(['35246', undefined])
    expect(said('day', '1996', 'from-1904')).toEqual(['1996', undefined])
    expect(said('count', '33784', 'from-1904')).toEqual(['33784', undefined])
  })
})

describe('lines that are no records', () => {
  const head = { headers: ['序号', '小区名称', '街道', '户数', '建筑面积', '备注'], named: 1 }
  it.each([
    ['total', ['', '合计', '', '300', '2.1']],
    ['total', ['合 计', '', '', '300']],
    ['total', ['', '岱庙街道小计', '', '90']],
    ['total', ['总计（12个）', '', '', '300']],
    ['total', ['', 'Total', '', '300']],
    ['total', ['合计', '合计', '合计', '300']],
    ['note', ['注：面积以测绘为准']],
    ['note', ['填报单位（盖章）：某局', '', '填表人：张三', '', '联系电话：123']],
    ['note', ['', '审核人：李四']],
    ['note', ['说明：1.户数为常住']],
    ['note', ['（公章）']],
    ['note', ['单位负责人：', '', '填表人：']],
    ['note', ['填报日期：2024年1月', '', '']],
    ['head', ['序号', '小区名称*', '街道', '户数']],
    ['numbers', ['1', '2', '3', '4', '5']],
    ['numbers', ['甲', '乙', '1', '2', '3']],
    ['group', ['一、东部片区']],
    ['group', ['（二）西部', '（二）西部']],
    [undefined, ['1', '向阳里', '甲街道', '90', '0.7', '合计两栋']],
    [undefined, ['2', '计量局宿舍', '甲街道', '3', '4']],
    [undefined, ['3', '单位大院', '甲街道']],
    [undefined, ['4', '注塑厂宿舍', '', '80']],
    [undefined, ['5', '一棉宿舍', '甲街道']],
  ] as const)('are known: %s in %j', (aside, cells) => {
    expect(asideIn(cells, head)).toBe(aside)
  })
})

describe('units stated above the head', () => {
  const columns = [
    column('text', { id: 'name', title: words('小区名称') }),
    column('area', { id: 'area', title: words('建筑面积') }),
    column('money', { id: 'money', title: words('总投资') }),
    column('count', { id: 'count', title: words('户数') }),
  ]
  const unitsIn = (...above: string[][]) =>
    findHeader([...above, ['小区名称', '建筑面积', '总投资（元）', '户数']], columns)?.mapping.map(({ unit }) => unit)

  it('hold for columns that name none, and for no others', () => {
    expect(unitsIn(['台账'])).toEqual([null, '㎡', '元', null])
    expect(unitsIn(['台账'], ['', '', '单位：万平方米、万元'])).toEqual([null, '万㎡', '元', null])
    expect(unitsIn(['台账（单位：户、万㎡）'])).toEqual([null, '万㎡', '元', null])
    expect(unitsIn(['填报单位：某某区住建局 单元改造'])).toEqual([null, '㎡', '元', null])
  })
})
