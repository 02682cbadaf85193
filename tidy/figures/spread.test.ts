// Shows where many values lie.
import { expect, it } from 'vitest'
import { quantile, sum } from './spread.ts'

it('gives median, 95th percentile and largest, and 0 of none', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect([0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([51, 96, 100])
  expect([0.5, 0.95, 1].map((share) => quantile([3, 1, 2], share))).toEqual([2, 3, 3])
  expect(quantile([], 0.5)).toBe(0)
})

it('adds up', () => {
  expect(sum([1, 2, 3])).toBe(6)
})
