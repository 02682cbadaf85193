// Instants keep their microseconds and their offset.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { microsecondsOf, printInstant } from './instants.ts'

test('the same instant in two offsets and in the words of PostgreSQL is the same number', () => {
  const instant = microsecondsOf('2026-11-23T12:00:00Z')
  expect(microsecondsOf('2026-11-23T20:00:00+08:00')).toBe(instant)
  expect(microsecondsOf('2026-11-23 12:00:00+00')).toBe(instant)
  expect(microsecondsOf('2026-11-23 12:00:00.000001+00')).toBe(instant + 1n)
  expect(microsecondsOf('2026-11-23 12:00:00.5+00')).toBe(instant + 500_000n)
})

test('what is printed reads as what it was', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 4_000_000_000_000_000n }), (instant) => {
      expect(microsecondsOf(printInstant(instant))).toBe(instant)
    }),
  )
})

test('an instant without an offset, or none at all, is refused with an example', () => {
  for (const text of ['2026-11-23T12:00:00', '昨天', '2026-13-01T00:00:00Z', '']) {
    expect(() => microsecondsOf(text)).toThrow('2026-11-23T12:00:00Z')
  }
})
