// The shapes that every subject shares: days, money and area on the wire, typed lines, pages, lists in queries.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  day,
  dm2,
  fen,
  id,
  instant,
  line,
  listOf,
  page,
  problemAnswer,
  refusal,
  several,
  typed,
  words,
} from './shapes.ts'

const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success
const wordsOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map((issue) => [issue.message, 'params' in issue ? issue.params : undefined]) ??
  []

describe('a day', () => {
  it.each(['2026-11-23', '2024-02-29', '1900-01-01', '9999-12-31'])('is %s', (text) => {
    expect(day.parse(text)).toBe(text)
  })

  it.each([
    '2025-02-29',
    '2026-11-31',
    '2026-1-1',
    '20261123',
    '2026/11/23',
    '2026-11-23T00:00:00Z',
    '',
    ' 2026-11-23',
  ])('is not “%s”', (text) => {
    expect(takes(day, text)).toBe(false)
  })

  it('is described as one to whoever reads the interface', () => {
    expect(z.toJSONSchema(day)).toMatchObject({ type: 'string', format: 'date' })
  })
})

describe('money and area on the wire', () => {
  it('keep every digit there and back', () => {
    const most = 10n ** 18n - 1n
    fc.assert(
      fc.property(fc.bigInt(-most, most), (amount) => {
        const sent: unknown = JSON.parse(JSON.stringify(z.encode(fen, amount)))
        expect(z.decode(fen, String(sent))).toBe(amount)
      }),
    )
    fc.assert(
      fc.property(fc.bigInt(0n, most), (area) => {
        expect(z.decode(dm2, z.encode(dm2, area))).toBe(area)
      }),
    )
  })

  it.each(['1.5', '1e3', '1,000', '', ' 7', '+7', '0x10', '１２', '1'.repeat(19), '--1', 'NaN'])(
    'are not “%s”',
    (text) => {
      expect(takes(fen, text)).toBe(false)
      expect(takes(dm2, text)).toBe(false)
    },
  )

  it('are texts, never numbers that lose digits', () => {
    for (const value of [7, 7n, 2 ** 60, null]) {
      expect(takes(fen, value)).toBe(false)
      expect(takes(dm2, value)).toBe(false)
    }
  })

  it('are below nothing only where they are money', () => {
    expect(z.decode(fen, '-1')).toBe(-1n)
    expect(takes(dm2, '-1')).toBe(false)
  })
})

describe('identifiers and instants', () => {
  it('are of one writing each', () => {
    expect(takes(id, '3f0e7c5a-2b1d-4c6e-9f80-123456789abc')).toBe(true)
    for (const text of ['3f0e7c5a2b1d4c6e9f80123456789abc', '1', '', '../x']) expect(takes(id, text)).toBe(false)
    expect(takes(instant, '2026-11-23T01:02:03.456Z')).toBe(true)
    expect(takes(instant, '2026-11-23T09:02:03+08:00')).toBe(true)
    for (const text of ['2026-11-23', '2026-11-23T01:02:03', '2026-02-30T00:00:00Z'])
      expect(takes(instant, text)).toBe(false)
  })
})

describe('a line that a person typed', () => {
  it.each([
    [' 甲 ', '甲'],
    ['甲\n乙', '甲 乙'],
    ['甲\u200B乙', '甲乙'],
    ['１２号', '１２号'],
  ])('%j is kept as %j', (given, kept) => {
    expect(line(10).parse(given)).toBe(kept)
  })

  it('is as long as people count, after it was made alike', () => {
    expect(takes(line(3), '𠮷𠮷𠮷')).toBe(true)
    expect(takes(line(3), ' \u200B甲乙丙\u200B ')).toBe(true)
    expect(takes(line(3), '甲乙丙丁')).toBe(false)
  })

  it.each(['', '   ', '\u200B', '—', '\n'])('is not blank: %j', (text) => {
    expect(wordsOf(line(9), text)).toEqual([['不能为空', { en: 'must not be blank' }]])
  })

  it('says in both languages how long it may be', () => {
    expect(wordsOf(line(2), '甲乙丙')).toEqual([['最多 2 个字', { en: 'at most 2 characters' }]])
  })

  it.each(['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'])(
    'holds no mark that turns letters around: %j',
    (mark) => {
      expect(takes(typed, `甲${mark}乙`)).toBe(false)
      expect(wordsOf(line(9), `甲${mark}乙`)).toMatchObject([
        [expect.stringContaining('方向控制符'), expect.anything()],
      ])
    },
  )

  it('may hold other marks that cannot be seen, which are dropped', () => {
    for (const mark of ['\u200B', '\u200E', '\uFEFF', '\u2060']) expect(takes(typed, `甲${mark}乙`)).toBe(true)
  })

  it('once kept is taken again as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (text) => {
        const first = line(40).safeParse(text)
        if (first.success) expect(line(40).parse(first.data)).toBe(first.data)
      }),
    )
  })
})

describe('a page', () => {
  it('is the first of twenty rows where nothing is asked', () => {
    expect(page.parse({})).toEqual({ page: 1, size: 20 })
  })

  it.each([
    [{ page: '1' }, true],
    [{ page: '100000' }, true],
    [{ page: '100001' }, false],
    [{ page: '0' }, false],
    [{ page: '-1' }, false],
    [{ page: '1.5' }, false],
    [{ page: 'first' }, false],
    [{ page: '' }, false],
    [{ size: '1' }, true],
    [{ size: '200' }, true],
    [{ size: '201' }, false],
    [{ size: '0' }, false],
  ])('asked as %j is given: %s', (asked, isGiven) => {
    expect(takes(page, asked)).toBe(isGiven)
  })

  it('is an answer with its rows and how many there are in all', () => {
    const list = listOf(words)
    expect(takes(list, { rows: [{ zh: '甲', en: 'A' }], total: 1 })).toBe(true)
    expect(takes(list, { rows: [{ zh: '甲' }], total: 1 })).toBe(false)
    expect(takes(list, { rows: [], total: 1.5 })).toBe(false)
  })
})

describe('a list in a query', () => {
  const status = several(z.enum(['draft', 'done']))

  it('is one where a value is given once, several, or not at all', () => {
    expect(status.parse('draft')).toEqual(['draft'])
    expect(status.parse(['draft', 'done'])).toEqual(['draft', 'done'])
    expect(status.parse([])).toEqual([])
    expect(status.parse(undefined)).toBeUndefined()
  })

  it('is refused as a whole where one of its values is none', () => {
    for (const value of ['gone', ['draft', 'gone'], 'draft,done', null, { 0: 'draft' }])
      expect(takes(status, value)).toBe(false)
  })
})

describe('what a refused request answers', () => {
  const reason = {
    code: 'plan.is-ranking',
    words: { zh: '正在排序', en: 'It is being ranked' },
    clause: null,
    limit: null,
    wayOut: null,
  }

  it('is a reason with its clause, limit and way out, each of which may be none but must be told', () => {
    expect(takes(refusal, reason)).toBe(true)
    for (const key of ['clause', 'limit', 'wayOut'])
      expect(takes(refusal, Object.fromEntries(Object.entries(reason).filter(([name]) => name !== key)))).toBe(false)
  })

  it('names the fields that are wrong, and the fault by its number where it is ours', () => {
    const answer = { code: 'invalid-input', message: reason.words, details: {}, findings: [] }
    expect(takes(problemAnswer, answer)).toBe(true)
    expect(takes(problemAnswer, { ...answer, refusals: [reason], faultId: 'f1' })).toBe(true)
    expect(takes(problemAnswer, { ...answer, findings: [{ field: 'name', message: '不行' }] })).toBe(false)
    expect(takes(problemAnswer, { ...answer, message: '不行' })).toBe(false)
  })
})
