// Drafts come back digit by digit, without personal data, and never as something a form could not read.
import { legalPerson } from '@huanju/domain/organisations'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { draftAt, draftKey, dropDraft, keepDraft, type Draft } from './drafts.ts'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => kept.set(key, text),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

const key = draftKey('taishan', legalPerson, 'new')
const draft: Draft = {
  version: 7,
  keptAt: '2026-11-23T02:00:00.000Z',
  entries: {
    area: { entry: { value: 9_007_199_254_740_993n, typed: ['90071992547409.93'] }, base: { value: null } },
    count: {
      entry: { value: null, typed: ['abc'], fault: { zh: '不是', en: 'No' } },
      base: { value: 3, typed: ['3'] },
    },
    name: { entry: { value: null, absence: 'none' }, base: { value: '甲' } },
  },
}

it('comes back as it was kept, every digit of an amount and what did not read', () => {
  keepDraft(key, legalPerson, draft)
  expect(draftAt(key)).toEqual(draft)
  dropDraft(key)
  expect(draftAt(key)).toBeNull()
})

it('keeps no personal data on the device', () => {
  const entries = { ...draft.entries, contactPhone: { entry: { value: '13812345678' }, base: { value: undefined } } }
  keepDraft(key, legalPerson, { ...draft, entries })
  expect([...kept.values()].join('')).not.toContain('13812345678')
  expect(draftAt(key)).toEqual(draft)
})

it.each(['', 'null', '{"version":1}', '{"entries":{"a":{"entry":3}}}', '{"digits":"x"}'])(
  'takes %j for no draft at all',
  (text) => {
    kept.set(key, text)
    expect(draftAt(key)).toBeNull()
  },
)

it('is one for each person, kind of record and record', () => {
  const keys = [key, draftKey('daiyue', legalPerson, 'new'), draftKey('taishan', legalPerson, '1')]
  expect(new Set(keys).size).toBe(3)
})
