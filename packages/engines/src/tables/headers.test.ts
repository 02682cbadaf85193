// What stands over and between the rows of a sheet: units stated once, and lines that are no records.
import { describe, expect, it } from 'vitest'
import { asideIn, findHeader, suggestMapping, type Aside, type CellKind, type Column } from './index.ts'
import { findStatedUnits } from './stated-units.ts'

const words = (text: string) => ({ zh: text, en: text })
const columns: Column[] = [
  { id: 'name', title: words('小区名称'), kind: 'text', isRequired: true },
  { id: 'area', title: words('建筑面积（㎡）'), kind: 'area', synonyms: ['建筑面积', '面积'] },
  { id: 'cost', title: words('总投资（元）'), kind: 'money', synonyms: ['总投资'] },
  { id: 'homes', title: words('户数'), kind: 'count' },
]

describe('units stated for a whole sheet', () => {
  it.each<[string, Partial<Record<CellKind, string>> | undefined]>([
    ['单位：万平方米、万元', { area: '万㎡', money: '万元' }],
    ['单位:㎡', { area: '㎡' }],
    ['（单位：亿元）', { money: '亿元' }],
    ['单 位 ： 元', { money: '元' }],
    ['计量单位：平方米，万元', { area: '㎡', money: '万元' }],
    ['单位：万m²', { area: '万㎡' }],
    ['单位：单元、户', undefined],
    ['填报单位：某某街道', undefined],
    ['单位：户', undefined],
    ['2026 年计划', undefined],
  ])('“%s” states %j', (line, units) => {
    expect(findStatedUnits([[line]])?.units).toEqual(units)
  })

  it('are those nearest above the head where several lines state some', () => {
    expect(findStatedUnits([['单位：元'], ['单位：万元']])?.units).toEqual({ money: '万元' })
    expect(findStatedUnits([])).toBeUndefined()
  })

  it('hold where a header says none, and give way to the unit in a header', () => {
    const units = (...headers: string[]) =>
      suggestMapping(headers, columns, { area: '万㎡', money: '万元' }).map(({ unit }) => unit)
    expect(units('面积', '总投资', '户数')).toEqual(['万㎡', '万元', null])
    expect(units('建筑面积（㎡）', '总投资（亿元）')).toEqual(['㎡', '亿元'])
  })

  it('reach the mapping from above the head, not from below it', () => {
    const head = ['小区名称', '面积', '总投资']
    const above = findHeader([['单位：万㎡'], head, ['甲', '1', '2']], columns)
    const below = findHeader([head, ['甲', '1', '单位：万㎡']], columns)
    const unitOf = (found: typeof above) => found?.mapping.find(({ column }) => column === 'area')?.unit
    expect([unitOf(above), unitOf(below)]).toEqual(['万㎡', '㎡'])
  })
})

describe('a line that is no record', () => {
  const head = { headers: ['序号', '小区名称', '户数', '面积'], named: 1 }

  it.each<[string[], Aside | undefined]>([
    [['合计', '', '120', '9000'], 'total'],
    [['', '小 计', '120', ''], 'total'],
    [['泰山区合计（3个）', '', '120', ''], 'total'],
    [['Total:', '', '1', '2'], 'total'],
    [['1', '合计花园', '120', '9000'], undefined],
    [['1', '共计里小区', '120', '9000'], undefined],
    [['备注：面积按登记簿', '', '', ''], 'note'],
    [['填报单位（盖章）：某某街道', '', '', ''], 'note'],
    [['制表：张三', '', '审核：李四', ''], 'note'],
    [['说明书小区', '说明书小区', '20', ''], undefined],
    [['序号', '小区名称*', '户数', '面积'], 'head'],
    [['序号', '小区名称', '1', '2'], undefined],
    [['栏次', '1', '2', '3'], 'numbers'],
    [['甲', '1', '2', '3'], 'numbers'],
    [['1', '2', '4', '5'], undefined],
    [['（一）泰山区', '', '', ''], 'group'],
    [['一、泰山区', '一、泰山区', '一、泰山区', '一、泰山区'], 'group'],
    [['一、泰山区', '甲小区', '', ''], undefined],
    [['1', '甲小区', '20', '1800'], undefined],
  ])('%j is: %s', (cells, aside) => {
    expect(asideIn(cells, head)).toBe(aside)
  })

  it('is a record where it names one and says much of it, though its first cell looks like a note', () => {
    const wide = { headers: ['备注', '小区名称', '户数', '面积', '投资', '年份'], named: 1 }
    expect(asideIn(['备注', '甲小区', '20', '1800', '90', '1998'], wide)).toBeUndefined()
    expect(asideIn(['备注', '甲小区', '20', '', '', ''], wide)).toBe('note')
  })
})
