// Circles for several communities: named by their counts, never larger than a cell of the map, their rim shared out.
import { expect, it } from 'vitest'
import { arcsOf, countsIn, radiusFor } from './donut.ts'

it('are named by what they hold', () => {
  expect(countsIn('several:3:1:0:12')).toEqual([3, 1, 0, 12])
  expect(countsIn('marker')).toBeUndefined()
})

it('grow with their number and stay within a cell', () => {
  expect(radiusFor(2)).toBeLessThan(radiusFor(40))
  expect([100, 10_000, 300_000].map(radiusFor).every((radius) => radius <= 22)).toBe(true)
})

it('share their rim among the stages, all the way round', () => {
  expect(arcsOf([3, 0, 0, 1])).toEqual([
    { from: 0, to: 0.75, stage: 'surveyed' },
    { from: 0.75, to: 1, stage: 'completed' },
  ])
})
