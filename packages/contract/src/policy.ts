// The policy 政策 as data: packs, documents, values and catalogues.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, words } from './shapes.ts'

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
