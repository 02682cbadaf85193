// The desk 工作台, the policy as data, the journal, and the state of the system.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, instant, listOf, page, words } from './shapes.ts'

export const desk = endpoint({
  words: { zh: '工作台', en: 'Desk' },
  at: 'GET /desk',
  right: 'session',
  gives: z.object({
    /** What waits for me, oldest first; each opens where the work is done. */
    waiting: z.array(
      z.object({
        kind: z.string(),
        title: words,
        count: z.number().int().nullable(),
        path: z.string(),
        since: instant.nullable(),
        light: z.enum(['red', 'amber', 'green']),
      }),
    ),
    /** What I started and where it stands. */
    sent: z.array(z.object({ title: words, state: words, path: z.string(), at: instant })),
    /** At most three figures of my region, each opening its rows. */
    figures: z
      .array(z.object({ title: words, value: z.string(), unit: words, comparison: words, path: z.string() }))
      .max(3),
  }),
})

/** A policy pack as it travels: a frozen, hashed value; its shape is the policy floor's own. */
export const policyPack = z.record(z.string(), z.unknown())

export const getPolicyPack = endpoint({
  words: { zh: '政策参数', en: 'The policy on a day' },
  at: 'GET /policy/pack',
  right: 'policy.read',
  query: z.object({ on: day.optional() }),
  gives: z.object({ place: z.string(), day, hash: z.string(), pack: policyPack }),
})

export const listDocuments = endpoint({
  words: { zh: '政策文件', en: 'Policy documents' },
  at: 'GET /policy/documents',
  right: 'policy.read',
  gives: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        title: words,
        number: z.string().nullable(),
        issuer: words,
        issuedOn: day.nullable(),
        verification: z.string(),
        clauses: z.array(
          z.object({
            clause: z.string(),
            words,
            inForceFrom: day.nullable(),
            inForceTo: day.nullable(),
            doubts: z.array(words),
          }),
        ),
      }),
    ),
  }),
})

export const listParameters = endpoint({
  words: { zh: '政策数值', en: 'Policy values' },
  at: 'GET /policy/parameters',
  right: 'policy.read',
  query: z.object({ on: day.optional() }),
  gives: z.object({
    rows: z.array(
      z.object({
        id: z.string(),
        title: words,
        value: words,
        unit: z.string(),
        from: day.nullable(),
        citation: words,
        doubts: z.array(words),
        lastCheckedOn: day.nullable(),
      }),
    ),
  }),
})

export const listCatalogue = endpoint({
  words: { zh: '目录', en: 'A catalogue' },
  at: 'GET /policy/catalogues/:catalogue',
  right: 'session',
  params: z.object({ catalogue: z.string().regex(/^[a-z-]{1,40}$/) }),
  gives: z.object({ rows: z.array(z.object({ id: z.string(), title: words, meaning: words.nullable() })) }),
  refuses: ['not-found'],
})

export const journalLine = z.object({
  seq: z.number().int(),
  at: instant,
  actor: z.string(),
  action: z.string(),
  words,
  subject: z.string(),
  subjectId: z.string().nullable(),
  region: z.string().nullable(),
  detail: z.string(),
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

export const health = endpoint({
  words: { zh: '运行状态', en: 'Health' },
  at: 'GET /health',
  right: 'public',
  gives: z.object({ isReady: z.boolean(), version: z.string(), startedAt: instant }),
})

export const openApiDocument = endpoint({
  words: { zh: '接口描述', en: 'OpenAPI description' },
  at: 'GET /openapi.json',
  right: 'public',
  gives: z.record(z.string(), z.unknown()),
})

export const apiPage = endpoint({
  words: { zh: '接口文档', en: 'API documentation' },
  at: 'GET /docs',
  right: 'public',
  gives: { kind: 'download', mediaTypes: ['text/html'] },
})
