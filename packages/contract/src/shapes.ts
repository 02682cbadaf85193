// Shapes that every subject shares: identifiers, days, fen and dm² on the wire, pages, refusals.
import { normalise, turnsLetters } from '@huanju/engines/tables'
import { isDay } from '@huanju/quantities'
import { z } from 'zod'

/** A record's identifier. */
export const id = z.uuid()

/** A calendar day, `2026-11-23`. */
export const day = z
  .string()
  .refine(isDay, { error: '日期应写作 2026-11-23 这样的形式', params: { en: 'a day is written like 2026-11-23' } })
  .meta({ format: 'date' })

/** An instant, ISO 8601 in UTC. */
export const instant = z.iso.datetime({ offset: true })

const wholeText = z
  .string()
  .regex(/^-?\d{1,18}$/, '应为整数')
  .meta({ pattern: '^-?\\d{1,18}$' })

/** A whole number of any size: a bigint here, a text of digits on the wire, since JSON numbers lose digits. */
export const whole = digitsOf(wholeText)

/** Whole fen. */
export const fen = digitsOf(wholeText)

const wholeAreaText = z
  .string()
  .regex(/^\d{1,18}$/, '应为不小于零的整数')
  .meta({ pattern: '^\\d{1,18}$' })

/** Whole dm² (0.01 m²): a bigint here, a text of digits on the wire. */
export const dm2 = digitsOf(wholeAreaText)

function digitsOf(text: z.ZodString) {
  return z.codec(text, z.bigint(), { decode: (digits) => BigInt(digits), encode: (value) => value.toString() })
}

/** Text in both languages. */
export const words = z.object({ zh: z.string(), en: z.string() })

/** A text of a person's own, without marks that turn its letters around. */
export const typed = z.string().refine((text) => !turnsLetters(text), {
  error: '含有不可见的文字方向控制符，请删去后重新填写',
  params: { en: 'holds invisible marks that turn letters around; remove them' },
})

/**
 * One line of text that a person typed: made alike as everywhere, not blank, bounded by characters as people count them.
 * What it is called is said with what is wrong, where no field of a screen says it.
 */
export function line(max: number, { zh, en }: Readonly<z.infer<typeof words>> = { zh: '', en: '' }) {
  const said = (text: string) => `${en} ${text}`.trim()
  return typed
    .overwrite((text) => normalise('line', text))
    .refine((text) => text !== '', { error: `${zh}不能为空`, params: { en: said('must not be blank') } })
    .refine((text) => [...text].length <= max, {
      error: `${zh}最多 ${max} 个字`,
      params: { en: said(`${en && 'may have '}at most ${max} characters`) },
    })
    .meta({ minLength: 1, maxLength: max })
}

/** The page of a list: numbered from 1. */
export const page = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  size: z.coerce.number().int().min(1).max(200).default(20),
})

/** A list answer: the rows of one page and how many there are in all. */
export function listOf<Row extends z.ZodType>(row: Row) {
  return z.object({ rows: z.array(row), total: z.number().int() })
}

/** What every refused or failed request answers. */
const citation = z.object({
  document: z.string(),
  title: words,
  number: z.string().nullable(),
  clause: z.string(),
  inForceFrom: day.nullable(),
  inForceTo: day.nullable(),
})

/** Why something may not be done: words, clause with its days, the limit that bound and what was asked, the way out. */
export const refusal = z.object({
  code: z.string(),
  words,
  clause: citation.nullable(),
  limit: z.object({ bound: words, asked: words }).nullable(),
  wayOut: words.nullable(),
})

/** What an act rests on, as it stands today. */
export const ground = z.object({
  citation,
  standing: z.enum(['in-force', 'out-of-force', 'in-doubt']),
  doubts: z.array(words).readonly(),
})

export const problemAnswer = z.object({
  code: z.string(),
  message: words,
  details: z.record(z.string(), z.string()),
  findings: z.array(z.object({ field: z.string(), message: words })),
  /** Present where something may not be done: every reason, the first of which is the message. */
  refusals: z.array(refusal).optional(),
  /** Present on faults: the number to quote. */
  faultId: z.string().optional(),
})

/** A started long job: follow it at `/jobs/:job`. */
export const startedJob = z.object({ jobId: id })

/** A query value that may be given once or several times; always read as a list. */
export function several<Item extends z.ZodType<string>>(item: Item) {
  return z
    .union([item, z.array(item)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional()
}

/** One changed field in words, with its unit said once; null is unknown. */
export const changeInWords = z.object({
  field: z.string(),
  title: words,
  from: words.nullable(),
  to: words.nullable(),
  unit: words.nullable(),
})

/** What was done to a record, newest first: who, when, and each changed field in words, with its unit said once. */
export const historyLines = z.object({
  rows: z.array(
    z.object({
      at: instant,
      actor: z.string(),
      action: words,
      /** Why, where a reason was given. */
      reason: z.string().nullable(),
      /** What was said with an act, and the clause it rested on. */
      said: z.array(z.object({ title: words, text: words })),
      changes: z.array(changeInWords),
    }),
  ),
})
