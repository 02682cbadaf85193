// Amounts in 万元 and 万㎡ keep every fen and dm² both ways, and what is no amount is not guessed at.
import { assert, bigInt, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromWan, inWan } from './amounts.ts'

describe('an amount in 万元', () => {
  it.each([
    ['0', 0n],
    ['1', 1_000_000n],
    ['138.13', 138_130_000n],
    ['0.000001', 1n],
    [' 600.5 ', 600_500_000n],
    ['999999999999', 999_999_999_999_000_000n],
  ])('of %j is so many fen', (typed, fen) => {
    expect(fromWan(typed, 'money')).toBe(fen)
  })

  it.each(['', '-1', 'abc', '1.', '.5', '1.0000001', '1e3', '1 000'])('is not read out of %j', (typed) => {
    expect(fromWan(typed, 'money')).toBeUndefined()
  })

  it.each([
    [0n, '0'],
    [1n, '0.000001'],
    [10_000_000n, '10'],
    [138_130_000n, '138.13'],
    [123_456_789_012n, '123456.789012'],
  ])('of %d fen is written without needless noughts', (fen, typed) => {
    expect(inWan(fen, 'money')).toBe(typed)
  })
})

it('reads 万㎡ as dm², a hundredth of a square metre', () => {
  expect(fromWan('1.5', 'area')).toBe(1_500_000n)
  expect(inWan(1_500_001n, 'area')).toBe('1.500001')
})

it('reads every amount again as it was written', () => {
  assert(
    property(bigInt({ min: 0n, max: 10n ** 17n }), (amount) => {
      for (const kind of ['money', 'area'] as const) expect(fromWan(inWan(amount, kind), kind)).toBe(amount)
    }),
  )
})
