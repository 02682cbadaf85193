// Names of segments, and the search for a missing one.
import { expect, test } from 'vitest'
import { firstGap, isSegment, nextSegment } from './segments.ts'

test('after the last segment of a log comes the first of the next', () => {
  expect(nextSegment('0000000100000000000000FE')).toBe('0000000100000000000000FF')
  expect(nextSegment('0000000100000000000000FF')).toBe('000000010000000100000000')
  expect(nextSegment('00000002000000FF000000FF')).toBe('000000020000010000000000')
})

test('a missing segment is found wherever it is, and a whole row has none', () => {
  const names = ['0000000100000000000000FE', '0000000100000000000000FF', '000000010000000100000000']
  const [first = '', , last = ''] = names
  expect(firstGap(new Set(names), first, last)).toBeUndefined()
  for (const missing of names) {
    expect(firstGap(new Set(names.filter((name) => name !== missing)), first, last)).toBe(missing)
  }
})

test('histories, labels and half copies are not segments', () => {
  expect(['000000010000000000000001', '00000002.history', '000000010000000000000001.part'].map(isSegment)).toEqual([
    true,
    false,
    false,
  ])
})
