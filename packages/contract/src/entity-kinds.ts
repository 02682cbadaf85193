// The schemas of a field by its kind: what may be handed over, and what is answered. One row a kind.
import { coordinateSystems, lengthOf, writingOf, type Field } from '@huanju/engines/entities'
import { choicesMost, counts, days, most, normalise, shareMost } from '@huanju/engines/tables'
import { fraction, isDay, type Fraction } from '@huanju/quantities'
import { z } from 'zod'
import { dm2, fen, id, line, typed } from './shapes.ts'

/** A bigint within bounds: digits on the wire. */
const whole = (codec: typeof fen, upTo: bigint) =>
  codec.refine((value) => value >= 0n && value <= upTo, both(`应在 0 到 ${upTo} 之间`, `between 0 and ${upTo}`))

/** An exact share: a fraction here, `2/3` on the wire. */
const share = z.codec(
  z
    .string()
    .regex(/^\d{1,13}\/\d{1,13}$/, '应写作 2/3')
    .refine((text) => !/\/0+$/.test(text), '分母不能为零'),
  z.custom<Fraction>((value) => typeof value === 'object' && value !== null && 'numerator' in value),
  {
    decode: (text) => fraction(BigInt(text.split('/')[0] ?? '0'), BigInt(text.split('/')[1] ?? '1')),
    encode: ({ numerator, denominator }) => `${numerator}/${denominator}`,
  },
)

const givenPosition = z.object({
  system: z.enum(coordinateSystems),
  longitude: z.number().min(-180).max(180),
  latitude: z.number().min(-90).max(90),
})
/** A position as it is told: as given, and as the map shows it. */
export const shownPosition = givenPosition.extend({ shownLongitude: z.number(), shownLatitude: z.number() })

/** A text as it is taken: made alike first, then bounded by characters as people count them, then checked. */
function textual(field: Field): z.ZodType {
  const limit = lengthOf(field)
  const bounded = typed
    .overwrite((text) => normalise(writingOf(field), text))
    .refine((text) => [...text].length <= limit, both(`最多 ${limit} 个字`, `at most ${limit} characters`))
    .superRefine((text, context) => {
      const fault = text === '' ? undefined : field.check?.(text)
      if (fault) context.addIssue({ code: 'custom', message: fault.zh, params: { en: fault.en } })
    })
    .meta({ maxLength: limit })
  if (field.isRequired)
    return bounded
      .refine((text) => text !== '', both('不能为空', 'must not be blank'))
      .meta({ minLength: 1, maxLength: limit })
  // A blank is unknown, whoever writes it.
  return z.codec(bounded.nullable(), z.string().nullable(), {
    decode: (text) => text || null,
    encode: (text) => text,
  })
}

/** What is said of a refused value, in both languages. */
function both(zh: string, en: string) {
  return { error: zh, params: { en } }
}

function oneOf(field: Field): z.ZodType<string> {
  const [first, ...rest] = field.among ?? (field.options ?? []).map((one) => one.id)
  return first === undefined ? line(60) : z.enum([first, ...rest])
}

// What a form or an import may hand over, by kind; the same bounds as the checks and the database.
const taken: { readonly [Kind in Field['kind']]: (field: Field) => z.ZodType } = {
  text: textual,
  note: textual,
  code: textual,
  sealed: textual,
  count: ({ range = counts }) => z.number().int().min(range.from).max(range.to),
  area: () => whole(dm2, most.area),
  money: () => whole(fen, most.money),
  share: () =>
    share.refine(
      ({ numerator, denominator }) => numerator <= denominator && denominator <= shareMost,
      both('应在 0 到 1 之间', 'between 0 and 1'),
    ),
  day: () =>
    z
      .string()
      .refine(
        (text) => isDay(text) && text >= days.from && text <= days.to,
        both(`应为 ${days.from} 到 ${days.to} 之间的日期`, `a day from ${days.from} to ${days.to}`),
      )
      .meta({ format: 'date' }),
  choice: oneOf,
  choices: (field) =>
    z
      .array(oneOf(field))
      .max(choicesMost)
      .refine((ids) => !field.isRequired || ids.length > 0, both('请至少选一项', 'choose at least one'))
      .refine((ids) => new Set(ids).size === ids.length, both('不能重复', 'each entry once')),
  'yes-no': () => z.boolean(),
  link: () => id,
  position: () => givenPosition,
  grades: ({ aspects = [], options = [] }) => z.partialRecord(z.enum(aspects), z.enum(options.map((one) => one.id))),
}

// What is answered: whatever is stored can be told, also what was stored under wider bounds.
const told: { readonly [Kind in Field['kind']]: () => z.ZodType } = {
  text: () => z.string(),
  note: () => z.string(),
  code: () => z.string(),
  sealed: () => z.string(),
  count: () => z.number().int(),
  area: () => dm2,
  money: () => fen,
  share: () => share,
  day: () => z.string().meta({ format: 'date' }),
  choice: () => z.string(),
  choices: () => z.array(z.string()),
  'yes-no': () => z.boolean(),
  link: () => id,
  position: () => shownPosition,
  grades: () => z.record(z.string(), z.string()),
}

const described = (schema: z.ZodType, { title, help }: Field) =>
  schema.meta({ description: help ? `${title.zh} ${title.en}。${help.zh}` : `${title.zh} ${title.en}` })

const isText = ({ kind }: Field) => kind === 'text' || kind === 'note' || kind === 'code' || kind === 'sealed'

/** The schema of a field as it is handed over. */
export function takenOf(field: Field): z.ZodType {
  const schema = taken[field.kind](field)
  const maybe = field.isRequired || field.kind === 'grades' || isText(field) ? schema : schema.nullable()
  // What is sealed is not sent back to be kept: left out means as it is.
  return described(field.kind === 'sealed' ? maybe.optional() : maybe, field)
}

/** The schema of a field as it is answered. */
export function toldOf(field: Field): z.ZodType {
  const schema = told[field.kind]()
  const maybe = field.isRequired || field.kind === 'grades' ? schema : schema.nullable()
  return described(field.right === undefined ? maybe : maybe.optional(), field)
}
