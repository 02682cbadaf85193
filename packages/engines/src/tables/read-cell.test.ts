// Cells as people really write them into lists: made exact, or refused with the way out.
import { fraction } from '@huanju/quantities'
import { describe, expect, it } from 'vitest'
import { readCell, type CellInput, type Column } from './index.ts'

const words = (zh: string) => ({ zh, en: zh })
const column = (kind: Column['kind'], more: Partial<Column> = {}): Column => ({
  id: kind,
  title: words(kind),
  kind,
  ...more,
})
const valueOf = (one: Column, given: CellInput, unit: string | null = null) => readCell(one, given, unit).value
const errorOf = (one: Column, given: CellInput, unit: string | null = null) => {
  const { finding } = readCell(one, given, unit)
  return finding?.severity === 'error' ? finding.message.zh : undefined
}

describe('figures', () => {
  it('reads areas in the unit of the cell before the unit of the column', () => {
    expect(valueOf(column('area'), '186887')).toBe(18_688_700n)
    expect(valueOf(column('area'), '402.59', '万㎡')).toBe(402_590_000n)
    expect(valueOf(column('area'), '9.0041万平方米')).toBe(9_004_100n)
    expect(valueOf(column('area'), '186,887㎡', '万㎡')).toBe(18_688_700n)
    expect(valueOf(column('area'), '１２．５ m²')).toBe(1250n)
  })

  it('undoes the noise of binary fractions and nothing more', () => {
    expect(valueOf(column('area'), '6000.1000000000004')).toBe(600_010n)
    expect(valueOf(column('money'), '2463.6499999999996', '万元')).toBe(2_463_650_000n)
    expect(errorOf(column('area'), '6000.123')).toContain('0.01 ㎡')
    expect(errorOf(column('money'), '0.0000001', '万元')).toContain('精确到分')
  })

  it('reads money in 元, 万元 and 亿元 to the fen', () => {
    expect(valueOf(column('money'), '13.05', '亿元')).toBe(130_500_000_000n)
    expect(valueOf(column('money'), '2.26亿')).toBe(22_600_000_000n)
    expect(valueOf(column('money'), 3775, '万元')).toBe(3_775_000_000n)
    expect(valueOf(column('money'), '1,234.56')).toBe(123_456n)
    expect(errorOf(column('money'), '-5')).toContain('不是确切的金额')
  })

  it('reads amounts as they stand on paper, in our currency only', () => {
    expect(valueOf(column('money'), '¥1,234.56')).toBe(123_456n)
    expect(valueOf(column('money'), '￥ 58.5', '万元')).toBe(58_500_000n)
    expect(valueOf(column('money'), '人民币3775万元整')).toBe(3_775_000_000n)
    expect(valueOf(column('money'), 'RMB 12元')).toBe(1200n)
    for (const other of ['$12', '12美元', 'HK$12', '¥¥12', '¥-5', '元整'])
      expect(errorOf(column('money'), other)).toContain('不是确切的金额')
  })

  it.each(['6万余', '48000余', '近500', '3.5', '一百', '-3', '1e3', '1 944', '19，44', '1,94'])(
    'refuses “%s” as a count',
    (text) => {
      expect(errorOf(column('count'), text)).toContain('不是确切的数')
    },
  )

  it('reads counts with separators and measure words, and keeps to the range', () => {
    expect(valueOf(column('count'), '1,944户')).toBe(1944)
    expect(valueOf(column('count'), '37.0栋')).toBe(37)
    expect(errorOf(column('count', { range: { from: 0, to: 30 } }), 37)).toContain('0 到 30 之间，现为 37')
  })

  it('reads shares exactly and none above the whole', () => {
    expect(valueOf(column('share'), '2/3')).toEqual(fraction(2, 3))
    expect(valueOf(column('share'), '66.7%')).toEqual(fraction(667, 1000))
    expect(errorOf(column('share'), '120%')).toContain('100%')
    expect(errorOf(column('share'), '1/0')).toBeDefined()
  })

  it('reads decimal degrees in range', () => {
    const latitude = column('degrees', { range: { from: -90, to: 90 } })
    expect(valueOf(latitude, '36.2°')).toBe(36.2)
    expect(errorOf(latitude, '117.08')).toContain('-90 到 90')
    expect(errorOf(latitude, '36°12′')).toContain('十进制')
  })
})

describe('days', () => {
  it.each([
    '2005-12-31',
    '2005/12/31',
    '2005.12.31',
    '2005年12月31日',
    '20051231',
    '2005-12-31T00:00:00.000Z',
    '2005/12/31 0:00',
    '38717',
    38717,
    38717.5,
  ])('reads %s as the last day of 2005', (given) => {
    expect(readCell(column('day'), given)).toEqual({ value: '2005-12-31' })
  })

  it.each(['建成20余年(2023年报道)', '2005-02-30', '8月1日', '05-12-31', '1998年前', '不早于1998'])(
    'refuses “%s”',
    (text) => {
      expect(errorOf(column('day'), text)).toContain('不是确切日期')
    },
  )

  it.each(['1999', '1999年', '1999年6月', '1999-06', '1999.06'])(
    'takes “%s” for no day unless the column says so',
    (text) => {
      expect(errorOf(column('day'), text)).toContain('不到日')
    },
  )

  it('takes a year or a month as its first or last day with a warning where the column says so', () => {
    const [first, last] = [column('day', { yearMeans: 'first-day' }), column('day', { yearMeans: 'last-day' })]
    const lastOf1999 = { value: '1999-12-31', finding: { severity: 'warning', value: '1999' } }
    expect(readCell(last, '1999')).toMatchObject(lastOf1999)
    expect(valueOf(first, '1999年')).toBe('1999-01-01')
    expect(valueOf(last, '1996年2月')).toBe('1996-02-29')
    expect(valueOf(last, '1996/12')).toBe('1996-12-31')
    expect(valueOf(first, '1996.02')).toBe('1996-02-01')
  })
})

describe('a day that cannot be read', () => {
  it('is looked up in the papers of its own matter: not every day is that of a completion', () => {
    for (const text of ['试', '1996年'])
      expect(errorOf(column('day', { title: words('转出日期') }), text)).toMatch(/请查有关材料/)
  })
})

describe('words', () => {
  const land = column('choice', {
    options: [
      { id: 'state-owned', title: words('国有土地'), synonyms: ['国有'] },
      { id: 'mixed', title: words('混合') },
    ],
  })

  it('knows a choice by id, title or synonym, and says which there are', () => {
    for (const text of ['国有', ' 国有土地 ', 'state-owned']) expect(valueOf(land, text)).toBe('state-owned')
    expect(errorOf(land, '划拨')).toContain('可填：国有土地、混合')
  })

  it('reads several choices once each', () => {
    const several = { ...land, kind: 'choices' as const }
    expect(valueOf(several, '国有、混合，国有')).toEqual(['state-owned', 'mixed'])
    expect(valueOf(several, ['mixed'])).toEqual(['mixed'])
    expect(errorOf(several, '国有、划拨')).toContain('没有“划拨”')
  })

  it('reads yes and no and nothing between', () => {
    expect(['是', '×', true].map((given) => valueOf(column('yes-no'), given))).toEqual([true, false, true])
    expect(errorOf(column('yes-no'), '部分')).toContain('是')
  })

  it('leaves blanks unknown, and keeps 无 in a text', () => {
    expect(readCell(column('count'), '—')).toEqual({ value: null })
    expect(readCell(column('count'), '不详')).toEqual({ value: null })
    expect(readCell(column('text'), '无')).toEqual({ value: '无' })
    expect(readCell(column('text'), ' 福泰花园（东阁）５㎡\n二期 ')).toEqual({ value: '福泰花园（东阁）５㎡ 二期' })
    expect(errorOf(column('text', { isRequired: true }), '  ')).toContain('不能为空')
    expect(errorOf(column('text', { maxLength: 3 }), '四个字呀')).toContain('最多 3 个字，现有 4 个')
  })

  it('does not let a value of the wrong kind through', () => {
    expect(errorOf(column('count'), ['a'])).toBeDefined()
    expect(errorOf(column('day'), true)).toBeDefined()
    expect(errorOf(column('area'), fraction(1, 2))).toBeDefined()
  })
})
