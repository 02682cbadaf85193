// Shares of one thing, summed day by day: exactly the days on which they are more than the whole are found.
import { fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { beyondWhole, type Holding } from './index.ts'

const day = (nth: number) => `2026-01-${String(nth).padStart(2, '0')}`
const held = (share: string, from: number | null, to: number | null): Holding => {
  const [n = '', d = ''] = share.split('/')
  return {
    share: fraction(BigInt(n), BigInt(d)),
    from: from === null ? null : day(from),
    to: to === null ? null : day(to),
  }
}

it('is the whole to the last third, and more by one part in a trillion', () => {
  const thirds = [held('1/3', null, null), held('1/3', null, null), held('1/3', null, null)]
  expect(beyondWhole(thirds)).toBeUndefined()
  expect(beyondWhole([...thirds, held('1/1000000000000', null, null)])).toEqual({
    on: null,
    sum: fraction(1000000000001n, 1000000000000n),
  })
})

it('passes from one owner to the next on the day after, not on the same', () => {
  const before = held('1/1', null, 14)
  expect(beyondWhole([before, held('1/1', 15, null)])).toBeUndefined()
  expect(beyondWhole([held('1/1', 15, null), before])).toBeUndefined()
  expect(beyondWhole([before, held('1/2', 14, null)])).toEqual({ on: day(14), sum: fraction(3n, 2n) })
})

it('counts nothing that ends before it begins', () => {
  expect(beyondWhole([held('1/1', null, null), held('1/1', 9, 8)])).toBeUndefined()
})

it('finds the first day that a count of every day finds', () => {
  const open = (least: number) => fc.option(fc.integer({ min: least, max: 20 }), { nil: null })
  const one = fc.record({ n: fc.integer({ min: 0, max: 12 }), from: open(2), to: open(2) })
  fc.assert(
    fc.property(fc.array(one, { maxLength: 8 }), (parts) => {
      const holdings = parts.map(({ n, from, to }) => held(`${n}/12`, from, to))
      const sumOn = (nth: number) =>
        parts.filter(({ from, to }) => (from ?? 1) <= nth && nth <= (to ?? 21)).reduce((sum, { n }) => sum + n, 0)
      const first = Array.from({ length: 21 }, (_, nth) => nth + 1).find((nth) => sumOn(nth) > 12)
      const found = beyondWhole(holdings)
      expect(found?.on ?? (found ? day(1) : undefined)).toBe(first === undefined ? undefined : day(first))
    }),
  )
})
