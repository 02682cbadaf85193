// A bar says what the table says, without its decimals.
import { formatWanYuan } from '@huanju/quantities'
import { assert, bigInt, property } from 'fast-check'
import { expect, it } from 'vitest'
import { wholeWan } from './whole-wan.ts'

it.each([
  [0n, 0],
  [499_999n, 0],
  [500_000n, 1],
  [600_999_999n, 601],
  [1_500_000_001n, 1500],
])('of %d fen says %d', (fen, said) => {
  expect(wholeWan(fen)).toBe(said)
})

it('is never further from the figure in the table than half a 万元', () => {
  assert(
    property(bigInt({ min: 0n, max: 10n ** 15n }), (fen) => {
      const shown = Number(formatWanYuan(fen).replaceAll(',', ''))
      expect(Math.abs(wholeWan(fen) - shown)).toBeLessThanOrEqual(0.51)
    }),
  )
})
