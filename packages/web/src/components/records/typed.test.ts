// Figures as they are typed: exact or refused, and written back as they were meant.
import { field, type Field } from '@huanju/engines/entities'
import { fraction } from '@huanju/quantities'
import { assert, bigInt, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTyped, writeTyped } from './typed.ts'

const households: Field = field.count('户数', 'Households')
const area: Field = field.area('建筑面积', 'Floor area')
const money: Field = field.money('金额', 'Amount')
const cost: Field = field.money('估算投资', 'Estimated cost', { inWan: true })
const begun: Field = field.day('启用日期', 'Serves from')
const built: Field = field.day('竣工日期', 'Completed on', { yearMeans: 'last-day' })
const share: Field = field.share('比例', 'Share')

describe('what is typed into a figure', () => {
  it.each<[string, Field, string, unknown]>([
    ['a count', households, '120', 120],
    ['a count with separators and wide digits', households, '１,２００', 1200],
    ['an area', area, '82.5', 8250n],
    ['an amount in 元', money, '1,234.56', 123_456n],
    ['an amount in 万元', cost, '138.13', 138_130_000n],
    ['a share', share, '2/3', fraction(2, 3)],
    ['a day with strokes', begun, '1996-06-30', '1996-06-30'],
    ['a day with dots', begun, '1996.6.30', '1996-06-30'],
    ['a day in digits alone', begun, '19960630', '1996-06-30'],
    ['a day in characters', begun, '1996年6月30日', '1996-06-30'],
    ['a day in wide digits', begun, '１９９６．６．３０', '1996-06-30'],
    ['a blank, which is unknown', area, '  ', null],
  ])('reads %s', (_, of, text, value) => {
    expect(readTyped(of, text)).toEqual({ value })
  })

  it.each<[string, Field, string]>([
    ['letters in a count', households, 'abc'],
    ['a negative count', households, '-5'],
    ['a count that is not whole', households, '1.5'],
    ['a negative area', area, '-5'],
    ['an area finer than is kept', area, '1.234'],
    ['letters in an amount', money, 'abc'],
    ['a negative amount', cost, '-1'],
    ['a word that a sheet would take for unknown', households, '无'],
    ['a stroke', area, '—'],
    ['a share above one', share, '150%'],
    ['a day that there is not', begun, '1996-02-30'],
    ['half a day', begun, '1996-06'],
    ['a day before there were any', begun, '1896-06-30'],
    ['a word where a day belongs', begun, '无'],
  ])('refuses %s with words', (_, of, text) => {
    expect(readTyped(of, text).fault?.zh).toMatch(/.{4}/)
  })

  it('takes a year alone for its last day where the field says so, and says that it did', () => {
    const reading = readTyped(built, '1996')
    expect(reading).toMatchObject({ value: '1996-12-31' })
    expect(reading.doubt?.zh).toContain('暂按 1996-12-31 记录')
    expect(readTyped(begun, '1996').fault?.zh).toContain('不到日')
  })

  it('writes every figure so that it reads as the same figure again', () => {
    assert(
      property(integer({ min: 0, max: 10_000_000 }), bigInt({ min: 0n, max: 10n ** 11n }), (count, amount) => {
        expect(readTyped(households, writeTyped(households, count))).toEqual({ value: count })
        for (const of of [area, money, cost]) expect(readTyped(of, writeTyped(of, amount))).toEqual({ value: amount })
      }),
    )
  })
})
