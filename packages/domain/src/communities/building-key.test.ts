// The key of a building's name: ways to write one number have one key, two buildings never have the same.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildingKey } from './index.ts'

const ones = [...'一二三四五六七八九']
const chinese = (n: number) =>
  `${n >= 20 ? ones[Math.floor(n / 10) - 1] : ''}${n >= 10 ? '十' : ''}${n % 10 > 0 ? ones[(n % 10) - 1] : ''}`
const wide = (text: string) =>
  text.replaceAll(/[0-9a-zA-Z#]/g, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0))

const numbers = fc.integer({ min: 1, max: 99 })
const figures = (n: number) => fc.constantFrom(String(n), wide(String(n)), chinese(n))
const endings = fc.constantFrom(
  '',
  '号楼',
  '#楼',
  '＃楼',
  '#',
  '号',
  '栋',
  '幢',
  '座',
  '楼',
  '号栋',
  ' 号楼',
  '　# 楼',
  '号楼 ',
)
const before = fc.constantFrom('', '东区', '南院', '建设路家属院', '第')
const writings = (n: number) => fc.tuple(figures(n), endings).map((parts) => parts.join(''))

describe('the key of a building', () => {
  it('is one for all ways to write its number', () => {
    fc.assert(
      fc.property(
        numbers.chain((n) => fc.tuple(before, writings(n), writings(n))),
        ([where, one, other]) => {
          expect(buildingKey(where + one)).toBe(buildingKey(where + other))
        },
      ),
    )
  })

  it('is another for another number, in whatever way the two are written', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(numbers, numbers)
          .filter(([n, m]) => n !== m)
          .chain(([n, m]) => fc.tuple(writings(n), writings(m))),
        ([one, other]) => {
          expect(buildingKey(one)).not.toBe(buildingKey(other))
        },
      ),
    )
  })

  it('is another in another part of the community', () => {
    fc.assert(
      fc.property(numbers.chain(writings), (name) => {
        const parts = ['', '东区', '南院', '甲', 'A', 'B', '1-', '2-'].map((part) => buildingKey(part + name))
        expect(new Set(parts).size).toBe(parts.length)
      }),
    )
  })

  it('is not changed by being made again', () => {
    const letters = fc.constantFrom(...'一二十12aZ甲乙东楼号栋幢座第#＃-、()（） ·')
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 10 }), (name) => {
        const key = buildingKey(name)
        expect(buildingKey(key)).toBe(key)
      }),
    )
  })

  it.each([
    ['3号楼', '3#楼'],
    ['3号楼', '3 号楼'],
    ['3号楼', '３号楼'],
    ['3号楼', '三号楼'],
    ['3号楼', '3栋'],
    ['3号楼', '第三幢'],
    ['3号楼', '#3楼'],
    ['12号楼', '十二栋'],
    ['20号楼', '二十幢'],
    ['99号楼', '九十九座'],
    ['A座', 'ａ 栋'],
    ['1-1号楼', '1－1#'],
    ['1甲号楼', '1甲#楼'],
    ['3号楼（东）', '3#楼东'],
    ['3号楼A座', '3栋a栋'],
  ])('is one for “%s” and “%s”', (one, other) => {
    expect(buildingKey(one)).toBe(buildingKey(other))
  })

  it.each([
    ['1-1号楼', '11号楼'],
    ['1、2号楼', '12号楼'],
    ['1,2号楼', '1-2号楼'],
    ['1号楼', '1甲号楼'],
    ['1甲号楼', '1乙号楼'],
    ['A座', 'B座'],
    ['东楼', '西楼'],
    ['3号楼', '3号楼东'],
    ['3号楼A座', '3A号楼'],
    ['3号楼', '东区3号楼'],
    ['二三号楼', '23号楼'],
    ['1一号楼', '11号楼'],
    ['1号住宅楼', '1号商业楼'],
    ['号楼', '栋'],
    ['2第3号楼', '23号楼'],
  ])('tells “%s” from “%s”', (one, other) => {
    expect(buildingKey(one)).not.toBe(buildingKey(other))
  })
})
