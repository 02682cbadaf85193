// The journal as it is told: lines with their hash, a chain that is whole or says where it breaks, and what it is asked by.
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { journalLine, listJournal, verifyJournal } from './journal.ts'
import { takesOnly } from './testing/bounds.ts'
import { sampleOf } from './testing/samples.ts'

describe('the journal', () => {
  it('is asked by words, an action and days that there are', () => {
    expect(listJournal.query.parse({})).toEqual({ page: 1, size: 20 })
    takesOnly(listJournal.query, [
      ['q', '一'.repeat(60), '一'.repeat(61)],
      ['action', 'community.created', 'x'.repeat(61)],
      ['from', '2026-11-23', '2026-11-31'],
      ['to', '2024-02-29', '2025-02-29'],
    ])
  })

  it('tells each line with its number, its words and its hash, whatever it is about', () => {
    const line = z.record(z.string(), z.unknown()).parse(sampleOf(journalLine))
    const isTold = (change: object) => journalLine.safeParse({ ...line, ...change }).success
    expect(isTold({ subjectId: null, region: null })).toBe(true)
    for (const change of [{ seq: 1.5 }, { hash: null }, { words: { zh: '登记小区' } }, { at: 'yesterday' }])
      expect(isTold(change), JSON.stringify(change)).toBe(false)
  })

  it('is whole, or says at which line it breaks', () => {
    const found = z.record(z.string(), z.unknown()).parse(sampleOf(verifyJournal.gives))
    const isTold = (change: object) => verifyJournal.gives.safeParse({ ...found, ...change }).success
    expect([isTold({ isIntact: true, firstBroken: null }), isTold({ isIntact: false, firstBroken: 7 })]).toEqual([
      true,
      true,
    ])
    expect([isTold({ isIntact: 'yes' }), isTold({ firstBroken: undefined })]).toEqual([false, false])
  })
})
