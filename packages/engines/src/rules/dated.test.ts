// What stands on a day: every day has the latest entry begun by then, and each stands until the day before the next.
import { addDays } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { doubledStarts, standingOn, standsUntil } from './dated.ts'
import { showValue } from './show.ts'
import { printCitation } from './print.ts'
import type { Citation, FactKind, Plain } from './types.ts'

const dayAt = (count: number) => addDays('2020-01-01', count)
const starts = fc
  .uniqueArray(fc.nat(400), { minLength: 1, maxLength: 8 })
  .map((counts) => counts.map((count) => ({ from: dayAt(count) })))

describe('dated values', () => {
  it('stand on a day from their first to the day before the next begins, in whatever order they are listed', () => {
    fc.assert(
      fc.property(starts, fc.nat(420), (entries, count) => {
        const on = dayAt(count)
        const standing = standingOn(entries, on)
        const begun = entries.map(({ from }) => from).filter((from) => from <= on)
        expect(standing?.from ?? null).toBe(begun.toSorted().at(-1) ?? null)
        if (!standing) return
        const until = standsUntil(entries, standing.from)
        expect(until === null || on <= until).toBe(true)
        if (until !== null) expect(standingOn(entries, addDays(until, 1))?.from).toBe(addDays(until, 1))
      }),
    )
  })

  it('stand on their first day and not on the day before it', () => {
    const entries = [{ from: '2024-03-01' }, { from: '2020-09-01' }]
    expect(standingOn(entries, '2020-08-31')).toBeNull()
    expect(standingOn(entries, '2020-09-01')).toBe(entries[1])
    expect(standingOn(entries, '2024-02-29')).toBe(entries[1])
    expect(standingOn(entries, '2024-03-01')).toBe(entries[0])
    expect([standsUntil(entries, '2020-09-01'), standsUntil(entries, '2024-03-01')]).toEqual(['2024-02-29', null])
  })

  it('that begin on one day are found, each once for every further one', () => {
    const from = (...days: string[]) => doubledStarts(days.map((day) => ({ from: day })))
    expect(from('2020-01-01', '2021-01-01')).toEqual([])
    expect(from('2020-01-01', '2021-01-01', '2020-01-01', '2020-01-01')).toEqual(['2020-01-01', '2020-01-01'])
  })
})

describe('the words of a value', () => {
  const land = { mixed: { zh: '混合', en: 'Mixed' } }

  it.each<[FactKind, Plain, string, string]>([
    ['day', '2026-11-03', '2026年11月3日', '2026-11-03'],
    ['count', 12_345, '12,345', '12,345'],
    ['count', 0, '0', '0'],
    ['fen', '123456789', '1,234,567.89元', 'CNY 1,234,567.89'],
    ['dm2', '200000', '2,000.00㎡', '2,000.00㎡'],
    ['share', '2/3', '2/3', '2/3'],
    ['yes-no', true, '是', 'yes'],
    ['yes-no', false, '否', 'no'],
    ['choice', 'mixed', '混合', 'Mixed'],
    ['choice', 'moon', 'moon', 'moon'],
    ['choices', ['mixed', 'moon'], '混合、moon', 'Mixed, moon'],
    ['choices', [], '', ''],
    ['structure', { a: 1 }, '{"a":1}', '{"a":1}'],
  ])('of a %s, %j, are “%s” and “%s”', (kind, value, zh, en) => {
    expect(showValue(value, kind, land)).toEqual({ zh, en })
  })

  it('of what is not known are those, for every kind, and never nought', () => {
    const kinds: FactKind[] = ['day', 'count', 'choice', 'choices', 'yes-no', 'fen', 'dm2', 'share', 'structure']
    for (const kind of kinds) expect(showValue(null, kind)).toEqual({ zh: '未知', en: 'unknown' })
  })
})

describe('the words of a citation', () => {
  const cited = (more: Partial<Citation>) =>
    printCitation({
      document: 'd',
      title: { zh: '方案', en: 'Plan' },
      number: null,
      clause: '三(二)',
      inForceFrom: null,
      inForceTo: null,
      ...more,
    })

  it.each<[Partial<Citation>, string, string]>([
    [{}, '《方案》三(二)', 'Plan, 三(二)'],
    [{ number: '某发〔2020〕1号' }, '《方案》（某发〔2020〕1号）三(二)', 'Plan (某发〔2020〕1号), 三(二)'],
    [{ inForceFrom: '2020-09-01' }, '《方案》三(二)，2020-09-01 起施行', 'Plan, 三(二), in force from 2020-09-01'],
    [
      { inForceFrom: '2020-09-01', inForceTo: '2025-08-31' },
      '《方案》三(二)，2020-09-01 起施行，至 2025-08-31',
      'Plan, 三(二), in force from 2020-09-01 to 2025-08-31',
    ],
  ])('name title, number, clause and days as far as they are known: %j', (more, zh, en) => {
    expect(cited(more)).toEqual({ zh, en })
  })
})
