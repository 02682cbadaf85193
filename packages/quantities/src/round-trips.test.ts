// Whatever is written reads back as it was, whatever is rounded lies within half a unit, and days count as a calendar does.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compareFractions,
  dayOf,
  daysBetween,
  divideRounded,
  dm2FromM2,
  dm2FromWanM2,
  fenFromYuan,
  formatM2,
  formatPercent,
  formatWanM2,
  formatWanYuan,
  formatYuan,
  fraction,
  group,
  isDay,
  parseFraction,
  splitFen,
  type Fraction,
} from './index.ts'

const fen = fc.bigInt(-(10n ** 15n), 10n ** 15n)
const dm2 = fc.bigInt(0n, 10n ** 13n)
const anyFraction = fc
  .tuple(fc.bigInt(0n, 10n ** 6n), fc.bigInt(1n, 10n ** 6n))
  .map(([over, under]) => fraction(over, under))
const anyDay = fc.integer({ min: 0, max: 100_000 }).map((count) => addDays('1900-01-01', count))
const sizeOf = (value: bigint) => (value < 0n ? -value : value)

describe('money', () => {
  it('reads back whatever it writes in yuan', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        expect(fenFromYuan(formatYuan(amount))).toBe(amount)
      }),
    )
  })

  it('written in 万元 lies within half of a hundredth, and never on the other side of nothing', () => {
    fc.assert(
      fc.property(fen, (amount) => {
        const shown = BigInt(formatWanYuan(amount).replaceAll(/[,.]/g, '')) * 10_000n
        expect(sizeOf(shown - amount) * 2n <= 10_000n).toBe(true)
        expect(shown * amount >= 0n).toBe(true)
      }),
    )
  })

  it.each([
    ['0.005', '三位小数'],
    ['1.2.3', '两个小数点'],
    ['.5', '没有整数'],
    ['1e3', '指数'],
    ['', '空'],
    ['十', '汉字'],
    ['--1', '两个负号'],
  ])('refuses %s as yuan: %s', (text) => {
    expect(() => fenFromYuan(text)).toThrow(RangeError)
  })

  it.each([
    ['12.340', 1234n],
    [' 7 ', 700n],
    ['-0.01', -1n],
    ['1,000,000', 100_000_000n],
    [3, 300n],
  ])('reads %s yuan to the fen', (text, amount) => {
    expect(fenFromYuan(text)).toBe(amount)
  })

  it.each([
    [149n, 1n],
    [150n, 2n],
    [-149n, -1n],
    [-150n, -2n],
    [0n, 0n],
  ])('divides %s by a hundred, half away from zero', (value, rounded) => {
    expect(divideRounded(value, 100n)).toBe(rounded)
  })

  it('gives leftover fen to the largest remainder, and on a tie to the earlier part', () => {
    expect(splitFen(100n, [1n, 1n, 1n])).toEqual([34n, 33n, 33n])
    expect(splitFen(-100n, [1n, 1n, 1n])).toEqual([-34n, -33n, -33n])
    expect(splitFen(10n, [1n, 5n])).toEqual([2n, 8n])
    expect(splitFen(7n, [0n, 3n, 0n])).toEqual([0n, 7n, 0n])
  })

  it('splits over no weights, weights of nothing, or one below nothing: never', () => {
    for (const weights of [[], [0n, 0n], [2n, -1n]]) expect(() => splitFen(1n, weights)).toThrow(/分摊权重/)
  })

  it('puts commas between threes and nowhere else', () => {
    expect([0, 999, 1000, 1_234_567, -1234].map(group)).toEqual(['0', '999', '1,000', '1,234,567', '-1,234'])
  })
})

describe('area', () => {
  it('reads back whatever it writes in m²', () => {
    fc.assert(
      fc.property(dm2, (area) => {
        expect(dm2FromM2(formatM2(area))).toBe(area)
      }),
    )
  })

  it('written in 万㎡ lies within half of a hundredth', () => {
    fc.assert(
      fc.property(dm2, (area) => {
        const gap = dm2FromWanM2(formatWanM2(area)) - area
        expect(sizeOf(gap) <= 5_000n).toBe(true)
      }),
    )
  })

  it('takes six decimals of 万㎡, and zeros beyond them, but nothing finer', () => {
    expect(dm2FromWanM2('0.000001')).toBe(1n)
    expect(dm2FromWanM2('0.00000100')).toBe(1n)
    expect(() => dm2FromWanM2('0.0000001')).toThrow(/万㎡面积/)
  })
})

describe('fractions', () => {
  it.each([
    ['2/3', fraction(2, 3)],
    [' 2 / 3 ', fraction(2, 3)],
    ['0.85', fraction(85, 100)],
    ['66.7%', fraction(667, 1000)],
    ['1', fraction(1, 1)],
    ['0', fraction(0, 1)],
  ])('reads “%s” exactly', (text, value) => {
    expect(parseFraction(text)).toEqual(value)
  })

  it.each(['', '-1/2', '1/-2', '1/0', '1.5/2', '50 %', '１/２', '2//3', 'half', '.5', '1e-1'])(
    'refuses “%s”',
    (text) => {
      expect(() => parseFraction(text)).toThrow(RangeError)
    },
  )

  it('are in one order: what is above is not below, and nothing changes when both parts grow alike', () => {
    const grown = ({ numerator, denominator }: Fraction, by: bigint) => fraction(numerator * by, denominator * by)
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, fc.bigInt(1n, 99n), (a, b, c, by) => {
        expect(compareFractions(a, b)).toBe(compareFractions(b, a) === 0 ? 0 : -compareFractions(b, a))
        expect(compareFractions(grown(a, by), b)).toBe(compareFractions(a, b))
        const isChain = compareFractions(a, b) <= 0 && compareFractions(b, c) <= 0
        if (isChain) expect(compareFractions(a, c)).toBeLessThanOrEqual(0)
      }),
    )
  })

  it('are shown within half of a tenth of a percent', () => {
    fc.assert(
      fc.property(anyFraction, (share) => {
        const { numerator, denominator } = parseFraction(formatPercent(share))
        const gap = sizeOf(numerator * share.denominator - share.numerator * denominator)
        expect(gap * 2000n <= denominator * share.denominator).toBe(true)
      }),
    )
    expect([fraction(1, 2000), fraction(9, 20_000)].map(formatPercent)).toEqual(['0.1%', '0.0%'])
  })
})

describe('days', () => {
  it('go as far forward as they come back, and are real ones all the way', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        const other = addDays(day, count)
        expect(isDay(other)).toBe(true)
        expect(daysBetween(day, other)).toBe(count)
        expect(addDays(other, -count)).toBe(day)
        if (count !== 0) expect(other > day).toBe(count > 0)
      }),
    )
  })

  it.each([
    '2026-1-01',
    '2026-01-1',
    '2026-00-10',
    '2026-13-01',
    '2026-04-31',
    '1900-02-29',
    '20260101',
    '2026-01-01T',
    '',
  ])('“%s” is none', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('begin in China eight hours before they begin in Greenwich', () => {
    expect(dayOf(new Date('2026-11-22T15:59:59.999Z'))).toBe('2026-11-22')
    expect(dayOf(new Date('2026-11-22T16:00:00.000Z'))).toBe('2026-11-23')
    expect(dayOf(new Date('2026-11-22T16:00:00.000Z'), 0)).toBe('2026-11-22')
    expect(dayOf(new Date('2026-11-22T00:00:00.000Z'), -1)).toBe('2026-11-21')
  })
})
