// The journal 操作日志: its lines, and whether its chain is whole.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { changeInWords, day, instant, listOf, page, words } from './shapes.ts'

export const journalLine = z.object({
  seq: z.number().int(),
  at: instant,
  /** Who acted: by name, and the account; null is the system itself. */
  actor: z.string().nullable(),
  login: z.string(),
  words,
  /** What it was done to, by name where it has one. */
  about: z.string().nullable(),
  region: z.string().nullable(),
  said: z.array(z.object({ title: words, text: words })),
  changes: z.array(changeInWords),
  hash: z.string(),
})

export const listJournal = endpoint({
  words: { zh: '操作日志', en: 'Journal' },
  at: 'GET /journal',
  right: 'journal.read',
  query: page.extend({
    q: z.string().max(60).optional(),
    action: z.string().max(60).optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  gives: listOf(journalLine),
})

export const verifyJournal = endpoint({
  words: { zh: '核验日志链', en: 'Verify the journal' },
  at: 'POST /journal/verifications',
  right: 'journal.verify',
  gives: z.object({
    lines: z.number().int(),
    head: z.string(),
    isIntact: z.boolean(),
    firstBroken: z.number().int().nullable(),
    checkedAt: instant,
    heads: z.array(z.object({ day, seq: z.number().int(), hash: z.string() })),
  }),
})
