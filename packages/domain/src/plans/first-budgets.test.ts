// A new plan begins with money that would do what is due, no less and hardly more.
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dueCohort, firstBudget } from './index.ts'

it('divides what is due evenly, in whole 万元', () => {
  expect(firstBudget({ costFen: 900_000_000n, dueCostFen: 100_000_000n }, 3)).toBe(34_000_000n)
})

it('takes all that is open where nothing is due', () => {
  expect(firstBudget({ costFen: 300_000_000n, dueCostFen: 0n }, 3)).toBe(100_000_000n)
  expect(firstBudget({ costFen: 0n, dueCostFen: 0n }, 3)).toBe(0n)
})

it('pays for what is due, with less than one 万元 a year to spare', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 14n }), fc.integer({ min: 1, max: 10 }), (dueCostFen, years) => {
      const whole = firstBudget({ costFen: dueCostFen * 2n, dueCostFen }, years) * BigInt(years)
      expect(whole >= dueCostFen && whole - dueCostFen < 1_000_000n * BigInt(years)).toBe(true)
    }),
  )
})

it('reads from the policy which are due', () => {
  const day = '2026-11-23'
  expect(dueCohort(packFor(loadPolicy(), { place: '370900', day }), day)).toBe('2000-12-31')
})
