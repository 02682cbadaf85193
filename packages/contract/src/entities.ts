// The contract of a kind of record: shapes and endpoints that follow from its declaration. Casts of the machine stand here.
import {
  absences,
  after,
  coordinateSystems,
  fieldsOf,
  lengthOf,
  writingOf as howWritten,
  type Entity,
  type Field,
  type GivenPosition,
  type ValuesOf,
} from '@huanju/engines/entities'
import { choicesMost, counts, days, most, normalise, shareMost } from '@huanju/engines/tables'
import { fraction, isDay, type Fraction } from '@huanju/quantities'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import type { Right } from '@huanju/domain/subjects'
import { dm2, fen, historyLines, id, instant, line, listOf, page, several, startedJob, words } from './shapes.ts'

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
  const bounded = z
    .string()
    .overwrite((text) => normalise(howWritten(field.kind), text))
    .refine((text) => [...text].length <= limit, both(`最多 ${limit} 个字`, `at most ${limit} characters`))
    .refine((text) => text === '' || !field.check?.(text), {
      error: ({ input }) => field.check?.(String(input))?.zh ?? '',
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
      .refine((ids) => new Set(ids).size === ids.length, both('不能重复', 'each entry once')),
  'yes-no': () => z.boolean(),
  link: () => id,
  position: () => givenPosition,
  grades: ({ aspects = [], options = [] }) =>
    z.partialRecord(
      z.enum(aspects as [string, ...string[]]),
      z.enum(options.map((one) => one.id) as [string, ...string[]]),
    ),
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

function takenOf(field: Field): z.ZodType {
  const schema = taken[field.kind](field)
  const maybe = field.isRequired || field.kind === 'grades' || isText(field) ? schema : schema.nullable()
  // What is sealed is not sent back to be kept: left out means as it is.
  return described(field.kind === 'sealed' ? maybe.optional() : maybe, field)
}

function toldOf(field: Field): z.ZodType {
  const schema = told[field.kind]()
  const maybe = field.isRequired || field.kind === 'grades' ? schema : schema.nullable()
  return described(field.right === undefined ? maybe : maybe.optional(), field)
}

type Position = GivenPosition & { readonly shownLongitude: number; readonly shownLatitude: number }
type ToldValues<E extends Entity> = {
  readonly [Id in keyof ValuesOf<E>]: Extract<ValuesOf<E>[Id], GivenPosition> extends never
    ? ValuesOf<E>[Id]
    : Position | null
}

const placeTaken = (least: 'county' | 'subdistrict') => ({
  countyId: id,
  subdistrictId: least === 'subdistrict' ? id : id.nullable(),
  neighbourhoodId: id.nullable(),
})
const placeTold = { countyId: id, subdistrictId: id.nullable(), neighbourhoodId: id.nullable() }

/** The schema of one field as a form or an import hands it over. */
function shapeOf<E extends Entity>(
  one: E,
): { readonly [Id in keyof E['fields']]: z.ZodType<ValuesOf<E>[Id & keyof ValuesOf<E>]> } {
  const shape = Object.fromEntries(fieldsOf(one).map(([name, field]) => [name, takenOf(field)]))
  return shape as never
}

/** What the form takes: every field, the place, and what is known to be absent. */
export function formOf<E extends Entity>(
  one: E,
): z.ZodObject<{ [Id in keyof ValuesOf<E>]: z.ZodType<ValuesOf<E>[Id]> }> {
  const { placed } = one
  const stated = fieldsOf(one)
    .filter(([, { mayBe }]) => mayBe)
    .map(([name]) => name)
  const form = z.object({
    ...(placed.by === 'place' && placeTaken(placed.least)),
    ...shapeOf(one),
    absences: z.partialRecord(z.enum(stated as [string, ...string[]]), z.enum(absences)).optional(),
  })
  return (stated.length > 0 ? form : form.omit({ absences: true })) as never
}

const meta = {
  id,
  version: z.number().int(),
  changedAt: instant,
  /** When and why it was voided; null while it stands. */
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
  /** The names of linked records and places by field; null where there is none or it cannot be seen. */
  names: z.record(z.string(), z.string().nullable()),
}

export const recordActions = ['edit', 'void', 'reveal'] as const
type Meta = z.output<z.ZodObject<typeof meta>>

/** A record as it is read. */
export type RecordOf<E extends Entity> = Meta &
  ToldValues<E> & {
    readonly createdAt: string
    readonly warnings: readonly { readonly field: string; readonly message: z.output<typeof words> }[]
    readonly allowed: readonly (typeof recordActions)[number][]
  }

/** A row of a list: the listed fields of a record. */
export type RowOf<E extends Entity> = Meta & Partial<ToldValues<E>>

function rowOf<E extends Entity>(one: E): z.ZodType<RowOf<E>> {
  const listed = fieldsOf(one).filter(([, { is }]) => is?.includes('listed'))
  return z.object({
    ...meta,
    ...(one.placed.by === 'place' && placeTold),
    ...Object.fromEntries(listed.map(([name, field]) => [name, toldOf(field)])),
    absences: z.record(z.string(), z.enum(absences)),
  }) as never
}

/** The schema of every field as it is told, for answers that are put together by hand. */
export function toldShape<E extends Entity>(
  one: E,
): { [Id in keyof E['fields']]: z.ZodType<ToldValues<E>[Id & keyof ToldValues<E>]> } {
  return Object.fromEntries(fieldsOf(one).map(([name, field]) => [name, toldOf(field)])) as never
}

function recordOf<E extends Entity>(one: E): z.ZodType<RecordOf<E>> {
  return z.object({
    ...meta,
    ...(one.placed.by === 'place' && placeTold),
    ...Object.fromEntries(fieldsOf(one).map(([name, field]) => [name, toldOf(field)])),
    absences: z.record(z.string(), z.enum(absences)),
    createdAt: instant,
    warnings: z.array(z.object({ field: z.string(), message: words })),
    allowed: z.array(z.enum(recordActions)),
  }) as never
}

/** A filter as the address holds it: words, lists of choices and links, spans of days. */
export type EntityFilter = Readonly<Record<string, string | readonly string[] | undefined>>

/** The filter of the list; export takes the same one. */
function filterOf(one: Entity): z.ZodObject<Record<string, z.ZodType<EntityFilter[string]>>> {
  const own = fieldsOf(one).filter(([, { is }]) => is?.includes('filtered'))
  const isSearched = fieldsOf(one).some(([, { is }]) => is?.includes('searched'))
  return z.object({
    ...(isSearched && { q: z.string().max(60).optional() }),
    ...(one.placed.by === 'place' && { countyId: several(id), subdistrictId: several(id) }),
    ...Object.fromEntries(own.flatMap(([name, field]) => filtersOf(name, field))),
    voided: z.enum(['standing', 'voided', 'all']).optional(),
  }) as never
}

function filtersOf(name: string, field: Field): [string, z.ZodType][] {
  if (field.kind === 'day')
    return [
      [`${name}From`, z.string().refine(isDay).optional()],
      [`${name}To`, z.string().refine(isDay).optional()],
    ]
  if (field.kind === 'link') return [[name, several(id)]]
  if (field.kind === 'yes-no') return [[name, several(z.enum(['true', 'false']))]]
  return [[name, several(z.string().max(60))]]
}

/** What a list may be sorted by. */
function sortsOf(one: Entity): [string, ...string[]] {
  return [
    'changedAt',
    ...fieldsOf(one)
      .filter(([, { is }]) => is?.includes('sorted'))
      .map(([name]) => name),
  ]
}

const recordParams = z.object({ id })
const version = z.number().int()

/** The endpoints of a kind of record, under its own address. */
export function endpointsOf<E extends Entity>(one: E) {
  return { ...readingOf(one), ...writingOf(one) }
}

function readingOf<E extends Entity>(one: E) {
  const { many, rights: held, title } = one
  const [read, filter] = [held.read as Right, filterOf(one)]
  return {
    list: endpoint({
      words: { zh: `${title.zh}台账`, en: `Register: ${title.en}` },
      at: `GET /${many}`,
      right: read,
      query: filter.extend({
        ...page.shape,
        sort: z.enum(sortsOf(one)).default('changedAt'),
        order: z.enum(['asc', 'desc']).default('desc'),
      }),
      gives: listOf(rowOf(one)),
    }),
    suggest: endpoint({
      words: after('检索', 'Search', one),
      at: `GET /${many}/suggestions`,
      right: read,
      query: z.object({ q: z.string().max(60), within: id.optional() }),
      gives: z.object({ rows: z.array(z.object({ id, name: z.string(), place: z.string() })) }),
    }),
    get: endpoint({
      words: { zh: `${title.zh}档案`, en: `Record: ${title.en}` },
      at: `GET /${many}/:id`,
      right: read,
      params: recordParams,
      gives: recordOf(one),
      refuses: ['not-found'],
    }),
    history: endpoint({
      words: { zh: `${title.zh}办理记录`, en: `History: ${title.en}` },
      at: `GET /${many}/:id/history`,
      right: read,
      params: recordParams,
      gives: historyLines,
      refuses: ['not-found'],
    }),
    export: endpoint({
      words: after('导出', 'Export', one),
      at: `POST /${many}/exports`,
      right: held.export as Right,
      query: filter,
      gives: startedJob,
    }),
  }
}

function writingOf<E extends Entity>(one: E) {
  const { many, rights: held } = one
  const [write, form, record] = [held.write as Right, formOf(one), recordOf(one)]
  return {
    create: endpoint({
      words: after('登记', 'Record', one),
      at: `POST /${many}`,
      right: write,
      body: form,
      gives: record,
      refuses: ['invalid-input', 'already-exists', 'not-found'],
    }),
    update: endpoint({
      words: after('修改', 'Change', one),
      at: `PUT /${many}/:id`,
      right: write,
      params: recordParams,
      body: form.extend({ version }),
      gives: record,
      refuses: ['invalid-input', 'already-exists', 'not-found', 'stale-version', 'wrong-state'],
    }),
    void: endpoint({
      words: after('作废', 'Void', one),
      at: `POST /${many}/:id/voiding`,
      right: write,
      params: recordParams,
      body: z.object({ reason: line(200), version }),
      gives: record,
      refuses: ['not-found', 'stale-version', 'wrong-state'],
    }),
  }
}

export type EntityEndpoints<E extends Entity> = ReturnType<typeof endpointsOf<E>>

/** Sees the sealed fields of a record in the clear, for a reason. */
export function revealOf(one: Entity) {
  const sealed = fieldsOf(one).filter(([, { kind }]) => kind === 'sealed')
  return endpoint({
    words: after('查看个人信息：', 'Reveal', one),
    at: `POST /${one.many}/:id/revelations`,
    right: one.rights.reveal as Right,
    params: recordParams,
    body: z.object({ reason: line(200) }),
    gives: z.object(Object.fromEntries(sealed.map(([name]) => [name, z.string().nullable()]))),
    refuses: ['not-found', 'too-many-requests'],
  })
}

/** Records many at once, all or none: a grid, a block. */
export function batchOf<E extends Entity>(one: E) {
  return endpoint({
    words: after('批量登记', 'Record many:', one),
    at: `POST /${one.many}/batches`,
    right: one.rights.write as Right,
    body: z.object({ rows: z.array(formOf(one)).min(1).max(500) }),
    gives: z.object({ created: z.number().int() }),
    refuses: ['invalid-input', 'already-exists', 'not-found'],
  })
}
