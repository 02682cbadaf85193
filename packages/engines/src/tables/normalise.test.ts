// How texts are made alike: once is enough, nothing that is seen is lost, and names that look the same have one key.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameKey, normalise, searchTokens, type Writing } from './index.ts'
import { plain } from './plain.ts'

const writings: readonly Writing[] = ['line', 'lines', 'code']
const invisible = ['\u200B', '\uFEFF', '\u00AD', '\u2060', '\uFE0F', '\u3164', '\u{E0020}', '\u202E', '\u2800']
const seen = fc.constantFrom(...'东岳小区甲乙１２12abcXYZ（）()-—·.#𠮷'.split(''))
const texts = fc.string({ unit: fc.oneof(seen, fc.constantFrom(...invisible, ' ', '\t', '\u3000')), maxLength: 24 })
const anything = fc
  .array(fc.integer({ min: 0, max: 0x10ffff }), { maxLength: 24 })
  .map((points) => String.fromCodePoint(...points))

describe('a text made alike', () => {
  it('is not changed by being made alike again, however it is written', () => {
    fc.assert(
      fc.property(fc.constantFrom(...writings), fc.oneof(texts, anything), (how, text) => {
        const once = normalise(how, text)
        expect(normalise(how, once)).toBe(once)
      }),
    )
  })

  it('is the same with invisible marks anywhere in it as without them', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...writings),
        fc.array(seen, { maxLength: 12 }),
        fc.constantFrom(...invisible),
        (how, letters, mark) => {
          expect(normalise(how, letters.join(mark))).toBe(normalise(how, letters.join('')))
        },
      ),
    )
  })

  it('keeps every letter that is seen, in its order, in a line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'东岳小区12abXY（）'.split('')), minLength: 1 }), (text) => {
        expect(normalise('line', `\u200B ${text}\uFEFF\t`)).toBe(text)
      }),
    )
  })

  it.each<[Writing, string, string]>([
    ['line', ' 一\n二\r\n三 ', '一 二 三'],
    ['lines', ' 一\n二\r\n三 ', '一\n二\n三'],
    ['line', '一\u2028二\u0007三', '一 二 三'],
    ['line', '１２栋（东）', '１２栋（东）'],
    ['code', ' ３－１０１ａ ', '3-101A'],
    ['code', '11010519491231002x', '11010519491231002X'],
    ['code', '9137 0900 MA3C', '91370900MA3C'],
    ['line', 'A\uD83D', 'A'],
  ])('as a %s turns %j into %j', (how, given, kept) => {
    expect(normalise(how, given)).toBe(kept)
  })

  it.each(['-', '—', '--', '——', '/', '\\', ' — ', '\u200B-'])('is nothing where it is a lone stroke: %j', (text) => {
    for (const how of writings) expect(normalise(how, text)).toBe('')
  })

  it.each(['---', '-1', '/a', '一', '—甲'])('is itself where a stroke is only part of it: %j', (text) => {
    expect(normalise('line', text)).toBe(text)
  })
})

describe('the key of a name', () => {
  it.each([
    ['１２号楼', '12号楼'],
    ['阳光花园（东区）', '阳光花园(东区)'],
    ['A座', 'ａ座'],
    ['阳光 花园', '阳光花园'],
    ['阳光·花园', '阳光•花园'],
    ['1—1', '1-1'],
    ['1‐1', '1−1'],
    ['АВС大厦', 'ABC大厦'],
    ['阳光\u200B花园', '阳光花园'],
  ])('is one for “%s” and “%s”', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other))
  })

  it.each([
    ['1-1', '11'],
    ['1.5', '15'],
    ['3(2)', '32'],
    ['1-11', '11-1'],
    ['A-1', 'A1'],
    ['一号院', '二号院'],
    ['阳光花园', '阳光家园'],
  ])('tells “%s” from “%s”', (one, other) => {
    expect(nameKey(one)).not.toBe(nameKey(other))
  })

  it('does not depend on case, width or blanks at the ends', () => {
    const wide = (text: string) =>
      text.replaceAll(/[0-9A-Za-z]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0xfee0))
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'岳小区0189abzABZ-.'.split('')), maxLength: 14 }), (name) => {
        expect(nameKey(` ${wide(name)}\u3000`)).toBe(nameKey(name))
        expect(nameKey(name.toUpperCase())).toBe(nameKey(name.toLowerCase()))
      }),
    )
  })
})

describe('the tokens of a search', () => {
  it('find every two letters that stand together in a name, and each alone', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'东岳小区甲乙12a𠮷'), { minLength: 2, maxLength: 8 }),
        fc.nat(6),
        (letters, at) => {
          const tokens = new Set(searchTokens(letters.join('')))
          const from = at % (letters.length - 1)
          const asked = letters.slice(from, from + 2).join('')
          for (const token of searchTokens(asked)) expect(tokens.has(token)).toBe(true)
        },
      ),
    )
  })

  it('do not run from one text into the next, and stand once each', () => {
    expect(searchTokens('甲乙', '丙', null, '乙')).toEqual(['甲', '甲乙', '乙', '丙'])
    expect(searchTokens('（甲） Ａ！')).toEqual(['甲', '甲a', 'a'])
    expect(searchTokens(null, '', '。')).toEqual([])
  })

  it('are of names as two people would both write them', () => {
    expect(plain('Ａ-１ 座（东）')).toBe('a1座东')
    expect(searchTokens('ａ１')).toEqual(searchTokens('A-1'))
  })
})
