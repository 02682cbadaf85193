// The shape of each kind of policy file, as a clerk writes it in YAML; reading turns it into the pack's own shapes.
import { factKinds, type Plain } from '@huanju/engines/rules'
import { isDay, parseFraction } from '@huanju/quantities'
import { z } from 'zod'
import { verifications } from './types.ts'

const text = z.string().trim().min(1)
const words = z.strictObject({ zh: text, en: text })
const day = z.string().refine(isDay, '须为 YYYY-MM-DD 形式的真实日期 / must be a real day YYYY-MM-DD')
const code = z.string().regex(/^\d{6}$/, '须为六位行政区划代码 / must be a six-digit code')
const id = z.string().regex(/^[a-z][a-z0-9-]*$/, '须为小写字母、数字、短横 / lower case, digits, dashes')
const dottedId = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/)
const citation = z.strictObject({ document: id, clause: text })
const verification = z.enum(verifications)
const plain: z.ZodType<Plain> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(plain), z.record(z.string(), plain)]),
)
const replaces = code.optional()
const wordsFrom = id.nullish().transform((name) => name ?? null)
const doubts = z.array(words).default([])

/** `authority.yaml` at the top of a folder. */
export const authorityFile = z.strictObject({ code, title: words, parent: code.nullable() })

/** `documents/<id>.yaml`; clauses in our own words, with days in force per clause. */
export const documentFile = z.strictObject({
  title: words,
  number: text.nullable(),
  issuer: words,
  issued: day.nullable(),
  verification,
  clauses: z.record(text, z.strictObject({ words, from: day.nullable(), to: day.nullable(), doubts })),
  doubts,
  successors: z.array(id).default([]),
})

/** `parameters/<path>.yaml`; values by the day from which they stand. */
export const parameterFile = z.strictObject({
  title: words,
  unit: z.enum(factKinds),
  'words-from': wordsFrom,
  values: z
    .record(
      day,
      z.strictObject({
        value: plain,
        including: z.boolean().default(true),
        citation,
        basis: z.enum(['official', 'system-default']).default('official'),
      }),
    )
    .refine((values) => Object.keys(values).length > 0, '至少要有一个起始日的值 / needs at least one value'),
  'last-checked': z.strictObject({ on: day, by: text }),
  doubts,
  replaces,
})

const entry = { title: words, meaning: words.nullish().transform((meaning) => meaning ?? null), replaces }
/** An entry of a catalogue that says no more than its title and meaning; any catalogue may be added so. */
export const plainEntry = z.strictObject(entry)

/** Catalogues whose entries say more; each is `catalogues/<name>.yaml`, `entries:` by id in their natural order. */
export const catalogueEntries = {
  roles: z.strictObject({
    ...entry,
    administrator: z.boolean().default(false),
    rights: z.array(dottedId).min(1),
  }),
  facts: z.strictObject({
    ...entry,
    kind: z.enum(factKinds),
    'words-from': wordsFrom,
    'needs-proof': z.boolean().default(false),
    'proved-by': z.array(id).default([]),
    'brought-by': words.nullish().transform((by) => by ?? null),
  }),
  'evidence-kinds': z.strictObject({ ...entry, 'issued-by': words, strength: z.enum(['proof', 'hint']) }),
  'condition-aspects': z.strictObject({
    ...entry,
    grades: z.strictObject({ A: words, B: words, C: words, D: words }),
  }),
  'work-items': z.strictObject({
    ...entry,
    class: z.enum(['basic', 'improving', 'enhancing']),
    unit: words,
    citation,
    duty: id.nullish().transform((duty) => duty ?? null),
    evidence: z.array(id).default([]),
    'warranty-years': z
      .number()
      .int()
      .positive()
      .nullish()
      .transform((years) => years ?? null),
  }),
  'balance-modes': z.strictObject({ ...entry, citation }),
  acts: z.strictObject({ ...entry, citation }),
} as const

/** Whatever catalogue it is, its file has entries by id. */
export const catalogueFile = z.strictObject({
  entries: z.record(dottedId.or(z.enum(['A', 'B', 'C', 'D'])), z.unknown()),
})

/** `funding-channels/<id>.yaml`; a cap always says of what. */
export const channelFile = z.strictObject({
  title: words,
  kind: z.enum([
    'central-subsidy',
    'central-investment',
    'award',
    'special-bond',
    'share-of-cost',
    'utility-payment',
    'owner-contribution',
    'maintenance-fund',
    'title-unit-share',
  ]),
  giver: z.string().regex(/^(duty:[a-z0-9-]+|owners|title-units|utility-companies)$/),
  cap: z
    .strictObject({
      of: text,
      share: z.string().refine(isFraction).nullable().default(null),
      parameter: dottedId.nullable().default(null),
    })
    .nullable(),
  'pays-for': z.array(id).min(1),
  never: z.array(words).default([]),
  needs: z.array(id).default([]),
  'reported-as': words,
  citation,
  verification,
  replaces,
})

/** `duties/<id>.yaml`; holders are dated, so that a reorganisation is one more line. */
export const dutyFile = z.strictObject({
  title: words,
  words,
  citation,
  tasks: z.array(z.strictObject({ id, title: words })).min(1),
  holders: z.array(z.strictObject({ name: words, from: day, to: day.nullable(), verification })),
  replaces,
})

/** `cases/<name>.yaml`; a clerk can write one: situation, day, expected answers, why. */
export const casesFile = z.strictObject({
  cases: z.array(
    z.strictObject({
      name: text,
      on: day,
      given: z.record(
        dottedId,
        z.union([
          z.strictObject({ value: plain, proof: id.nullable().default(null) }),
          plain.transform((value) => ({ value, proof: null })),
        ]),
      ),
      expect: z.record(dottedId, z.enum(['符合', '不符合', '证据不足'])),
      'on-the-line': z.boolean().default(false),
      because: citation,
      source: text,
    }),
  ),
})

/** Whether a text is an exact fraction such as `2/3` or `40%`. */
export function isFraction(value: string): boolean {
  try {
    return parseFraction(value).denominator > 0n
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
