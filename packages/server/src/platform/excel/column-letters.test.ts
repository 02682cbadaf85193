// Letters and numbers of columns, there and back.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { columnLetters, columnNumber } from './column-letters.ts'

it('names columns as sheets do', () => {
  const letters = [1, 26, 27, 52, 53, 702, 703, 16_384].map(columnLetters)
  expect(letters).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA', 'XFD'])
})

it('finds each column again by its letters', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 16_384 }), (column) => {
      expect(columnNumber(columnLetters(column))).toBe(column)
    }),
  )
})
