// Quantities are exact: parsing, printing and splitting lose nothing.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  compareFractions,
  daysBetween,
  dm2FromM2,
  dm2FromWanM2,
  fenFromYuan,
  formatDayZh,
  formatM2,
  formatPercent,
  formatWanM2,
  formatWanYuan,
  formatYuan,
  fraction,
  isDay,
  parseFraction,
  splitFen,
  sumFen,
} from './index.ts'

describe('money', () => {
  it('reads and writes yuan to the fen', () => {
    expect(fenFromYuan('1,234.5')).toBe(123_450n)
    expect(formatYuan(123_450n)).toBe('1,234.50')
    expect(formatYuan(-5n)).toBe('-0.05')
    expect(formatWanYuan(123_456_789n)).toBe('123.46')
    expect(() => fenFromYuan('1.005')).toThrow(/元金额/)
  })

  it('splits without losing or inventing a fen, each part within one fen of its share', () => {
    const weights = fc.array(fc.bigInt(0n, 10_000n), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), weights, (amount, parts) => {
        fc.pre(parts.some((part) => part > 0n))
        const total = parts.reduce((a, b) => a + b, 0n)
        const split = splitFen(amount, parts)
        expect(sumFen(split)).toBe(amount)
        split.forEach((part, index) => {
          const difference = part * total - amount * (parts[index] ?? 0n)
          expect(difference < total && difference > -total).toBe(true)
        })
      }),
    )
  })
})

describe('area', () => {
  it('reads m² and 万㎡ exactly', () => {
    expect(dm2FromM2('6000.25')).toBe(600_025n)
    expect(dm2FromWanM2('145.7503')).toBe(145_750_300n)
    expect(dm2FromWanM2(435)).toBe(435_000_000n)
    expect(formatM2(600_025n)).toBe('6,000.25')
    expect(formatWanM2(435_000_000n)).toBe('435.00')
    expect(() => dm2FromM2('1.234')).toThrow(/面积/)
    expect(() => dm2FromM2('-1')).toThrow(/面积/)
  })
})

describe('fractions and days', () => {
  it('compares exactly on the line', () => {
    expect(compareFractions(fraction(66, 99), fraction(2, 3))).toBe(0)
    expect(compareFractions(parseFraction('0.667'), fraction(2, 3))).toBe(1)
    expect(formatPercent(fraction(2, 3))).toBe('66.7%')
    expect(parseFraction('40%')).toEqual(fraction(40, 100))
  })

  it('knows real days', () => {
    expect(isDay('2024-02-29')).toBe(true)
    expect(isDay('2025-02-29')).toBe(false)
    expect(addDays('2005-12-31', 1)).toBe('2006-01-01')
    expect(daysBetween('2020-09-01', '2025-08-31')).toBe(1825)
    expect(formatDayZh('2026-11-23')).toBe('2026年11月23日')
  })
})
