// Headers guessed and found, rows read by them, and one check for sheet and form.
import { describe, expect, it } from 'vitest'
import {
  checkRow,
  distinctHeaders,
  findHeader,
  isGood,
  readRow,
  suggestMapping,
  unmappedHeaders,
  type Column,
  type RowCheck,
} from './index.ts'

const words = (zh: string) => ({ zh, en: zh })
const columns: Column[] = [
  { id: 'name', title: words('小区名称'), kind: 'text', isRequired: true, synonyms: ['community', '改造小区'] },
  { id: 'floorArea', title: words('建筑面积（㎡）'), kind: 'area', synonyms: ['floor_area', '面积'] },
  { id: 'householdCount', title: words('户数'), kind: 'count', synonyms: ['households', '总户数'] },
  { id: 'county', title: words('县（市、区）'), kind: 'text', synonyms: ['county', 'district', '区县'] },
  { id: 'cost', title: words('估算投资（元）'), kind: 'money', synonyms: ['investment', '总投资'] },
]
const guessed = (...headers: string[]) =>
  suggestMapping(headers, columns).map(({ column, unit, confidence }) => [column, unit, confidence])

describe('guessing the mapping', () => {
  it('knows headers by title, synonym, and name without brackets or unit', () => {
    expect(guessed('小区名称', '户数（户）', '建筑面积(万㎡)', '总投资（亿元）')).toEqual([
      ['name', null, 'sure'],
      ['householdCount', null, 'likely'],
      ['floorArea', '万㎡', 'likely'],
      ['cost', '亿元', 'likely'],
    ])
  })

  it('knows the headers of published lists in English', () => {
    expect(guessed('community', 'district', 'households', 'floor_area_m2', 'investment_wan')).toEqual([
      ['name', null, 'sure'],
      ['county', null, 'sure'],
      ['householdCount', null, 'sure'],
      ['floorArea', '㎡', 'likely'],
      ['cost', '万元', 'likely'],
    ])
    expect(guessed('floor_area_wan_m2')).toEqual([['floorArea', '万㎡', 'likely']])
    expect(guessed('总建筑面积万平方米', '总投资')).toEqual([['cost', '元', 'sure']])
  })

  it('takes each column once, the surest header first, and lists what is left', () => {
    const headers = ['小区名称及地址', '小区名称', '序号', '']
    const mapping = suggestMapping(headers, columns)
    expect(mapping).toEqual([{ header: '小区名称', column: 'name', unit: null, confidence: 'sure' }])
    expect(unmappedHeaders(headers, mapping)).toEqual(['小区名称及地址', '序号'])
  })

  it('prefers our own name to a synonym, and a synonym listed earlier', () => {
    expect(suggestMapping(['改造小区', '小区名称'], columns)[0]?.header).toBe('小区名称')
    expect(suggestMapping(['改造小区', 'community'], columns)[0]?.header).toBe('community')
    expect(suggestMapping(['面积（万㎡）', '建筑面积（万㎡）'], columns)[0]?.header).toBe('建筑面积（万㎡）')
  })

  it('says that a name which only begins alike is a guess', () => {
    expect(guessed('小区名称及地址')).toEqual([['name', null, 'guess']])
    expect(guessed('小区', 'flo', 'invest')).toEqual([])
  })
})

describe('finding the header', () => {
  it('passes over titles and banners', () => {
    const found = findHeader(
      [['2023年改造计划表'], ['单位：万㎡'], ['序号', '小区名称*', '户 数'], ['1', '甲', '20']],
      columns,
    )
    expect(found).toMatchObject({ at: 2, rows: 1, headers: ['序号', '小区名称', '户数'] })
  })

  it('reads two rows where groups stand over their columns', () => {
    const found = findHeader(
      [
        ['序号', '小区名称', '规模', '', '投资'],
        ['', '', '户数', '建筑面积（㎡）', '总投资（万元）'],
        ['1', '甲', '20', '1800', '9'],
      ],
      columns,
    )
    expect(found).toMatchObject({
      at: 0,
      rows: 2,
      headers: ['序号', '小区名称', '户数', '建筑面积（㎡）', '总投资（万元）'],
    })
  })

  it('finds none where nothing is named', () => {
    expect(
      findHeader(
        [
          ['1', '2'],
          ['3', '4'],
        ],
        columns,
      ),
    ).toBeUndefined()
    expect(findHeader([], columns)).toBeUndefined()
  })

  it('makes headers distinct', () => {
    expect(distinctHeaders(['备注', '', '备注', '户\n数*'])).toEqual(['备注', '第2列', '备注（2）', '户数'])
  })
})

describe('checking a row', () => {
  const areaPerHousehold: RowCheck = ({ floorArea, householdCount }) =>
    typeof floorArea === 'bigint' && typeof householdCount === 'number' && floorArea > BigInt(householdCount) * 20_000n
      ? [{ column: 'floorArea', severity: 'warning', message: words('户均过大') }]
      : []

  it('reads through the mapping with its units', () => {
    const mapping = suggestMapping(['小区名称', '建筑面积(万㎡)'], columns)
    expect(readRow(columns, mapping, { 小区名称: '甲小区', '建筑面积(万㎡)': '18.6887' }).values).toEqual({
      name: '甲小区',
      floorArea: 18_688_700n,
      householdCount: null,
      county: null,
      cost: null,
    })
  })

  it('gives all findings, errors first, each with what stood in the cell', () => {
    const cells = { name: ' ', floorArea: '90万㎡', householdCount: '10' }
    const { findings } = checkRow(columns, cells, { checks: [areaPerHousehold] })
    expect(findings).toMatchObject([
      { column: 'name', severity: 'error', value: ' ' },
      { column: 'floorArea', severity: 'warning', message: { zh: '户均过大' } },
    ])
    expect(isGood({ findings })).toBe(false)
  })

  it('asks the same of a form as of a sheet', () => {
    const options = { checks: [areaPerHousehold] }
    const sheet = checkRow(columns, { name: '甲', floorArea: '90万㎡', householdCount: '10' }, options)
    const form = checkRow(columns, { name: '甲', floorArea: 90_000_000n, householdCount: 10 }, options)
    expect(form).toEqual(sheet)
    expect(isGood(form)).toBe(true)
  })
})
