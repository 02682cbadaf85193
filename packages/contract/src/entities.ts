// The contract of a kind of record: shapes and endpoints that follow from its declaration. Casts of the machine stand here.
import {
  absences,
  after,
  ancestorsOf,
  fieldsOf,
  periodOf,
  type Entity,
  type Field,
  type GivenPosition,
  type LeastPlace,
  type ValuesOf,
} from '@huanju/engines/entities'
import { normalise } from '@huanju/engines/tables'
import { isDay } from '@huanju/quantities'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { entityNamed, type Right } from '@huanju/domain/subjects'
import { takenOf, toldOf } from './entity-kinds.ts'
import { day, historyLines, id, instant, line, listOf, page, several, startedJob, words } from './shapes.ts'

type Position = GivenPosition & { readonly shownLongitude: number; readonly shownLatitude: number }
type ToldValues<E extends Entity> = {
  readonly [Id in keyof ValuesOf<E>]: Extract<ValuesOf<E>[Id], GivenPosition> extends never
    ? ValuesOf<E>[Id]
    : Position | null
}

const placeTaken = (least: LeastPlace) => ({
  countyId: least === 'city' ? id.nullable() : id,
  subdistrictId: least === 'subdistrict' ? id : id.nullable(),
  neighbourhoodId: id.nullable(),
})
const placeTold = ({ placed }: Entity) =>
  placed.by === 'place' && {
    countyId: placed.least === 'city' ? id.nullable() : id,
    subdistrictId: id.nullable(),
    neighbourhoodId: id.nullable(),
  }

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
    absences: z.partialRecord(z.enum(stated), z.enum(absences)).optional(),
  })
  return (stated.length > 0 ? form : form.omit({ absences: true })) as never
}

/** What every record has beside its fields. */
export const recordMeta = {
  id,
  version: z.number().int(),
  changedAt: instant,
  /** When and why it was voided; null while it stands. */
  voidedAt: instant.nullable(),
  voidReason: z.string().nullable(),
  /** The names of linked records and places by field; null where there is none or it cannot be seen. */
  names: z.record(z.string(), z.string().nullable()),
  /** What is known to be absent, by field. */
  absences: z.record(z.string(), z.enum(absences)),
}

export const recordActions = ['edit', 'void', 'reveal'] as const
type Meta = z.output<z.ZodObject<typeof recordMeta>>

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
    ...recordMeta,
    ...placeTold(one),
    ...Object.fromEntries(listed.map(([name, field]) => [name, toldOf(field)])),
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
    ...recordMeta,
    ...placeTold(one),
    ...Object.fromEntries(fieldsOf(one).map(([name, field]) => [name, toldOf(field)])),
    createdAt: instant,
    warnings: z.array(z.object({ field: z.string(), message: words })),
    allowed: z.array(z.enum(recordActions)),
  }) as never
}

/** A filter as the address holds it: words, lists of choices and links, spans of days. */
export type EntityFilter = Readonly<Record<string, string | readonly string[] | undefined>>

/** Such a filter as a job keeps it. */
export const entityFilter: z.ZodType<EntityFilter> = z.record(
  z.string(),
  z.union([z.string(), z.array(z.string())]).optional(),
)

/** A text that is searched or filtered by, made alike as what it is compared with. */
const asked = z
  .string()
  .max(60)
  .overwrite((text) => normalise('line', text))

/** The filter of the list; export takes the same one. */
function filterOf(one: Entity): z.ZodObject<Record<string, z.ZodType<EntityFilter[string]>>> {
  const own = fieldsOf(one).filter(([, { is }]) => is?.includes('filtered'))
  const isSearched = fieldsOf(one).some(([, { is }]) => is?.includes('searched'))
  return z.object({
    ...(isSearched && { q: asked.optional() }),
    ...(one.placed.by === 'place' && { countyId: several(id), subdistrictId: several(id) }),
    ...Object.fromEntries(own.flatMap(([name, field]) => filtersOf(name, field))),
    ...Object.fromEntries(ancestorsOf(one, entityNamed).map(([name]) => [name, several(id)])),
    ...(periodOf(one) && { on: day.optional() }),
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
  return [[name, several(asked)]]
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

/** A right that a declaration names; the fold of the subjects refuses one that there is not. */
export function rightOf(named: string): Right {
  return named as Right
}

const recordParams = z.object({ id })
const version = z.number().int()

/** The endpoints of a kind of record, under its own address. */
export function endpointsOf<E extends Entity>(one: E) {
  return { ...readingOf(one), ...writingOf(one) }
}

function readingOf<E extends Entity>(one: E) {
  const { many, rights: held, title } = one
  const [read, filter] = [rightOf(held.read), filterOf(one)]
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
      right: rightOf(held.export),
      query: filter,
      gives: startedJob,
      refuses: ['job.too-many'],
    }),
  }
}

function writingOf<E extends Entity>(one: E) {
  const { many, rights: held } = one
  const [write, form, record] = [rightOf(held.write), formOf(one), recordOf(one)]
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
      refuses: ['invalid-input', 'already-exists', 'not-found', 'stale-version', 'record.is-voided'],
    }),
    void: endpoint({
      words: after('作废', 'Void', one),
      at: `POST /${many}/:id/voiding`,
      right: write,
      params: recordParams,
      body: z.object({ reason: line(200), version }),
      gives: record,
      refuses: ['not-found', 'stale-version', 'record.is-voided'],
    }),
  }
}

export type EntityEndpoints<E extends Entity> = ReturnType<typeof endpointsOf<E>>

/** Sees the sealed fields of a record in the clear, for a reason. */
export function revealOf(one: Entity) {
  const { reveal } = one.rights
  if (reveal === undefined) throw new Error(`${one.one} has sealed fields, and no right to see them`)
  const sealed = fieldsOf(one).filter(([, { kind }]) => kind === 'sealed')
  return endpoint({
    words: after('查看个人信息：', 'Show personal data of', one),
    at: `POST /${one.many}/:id/revelations`,
    onlyReads: true,
    right: rightOf(reveal),
    asks: 'password',
    params: recordParams,
    body: z.object({ reason: line(200) }),
    gives: z.object(Object.fromEntries(sealed.map(([name]) => [name, z.string().nullable()]))),
    refuses: ['not-found', 'too-many-requests', 'password-needed'],
  })
}

/** Records many at once, all or none: a grid, a block. */
export function batchOf<E extends Entity>(one: E) {
  return endpoint({
    words: after('批量登记', 'Record many:', one),
    at: `POST /${one.many}/batches`,
    right: rightOf(one.rights.write),
    body: z.object({ rows: z.array(formOf(one)).min(1).max(500) }),
    gives: z.object({ created: z.number().int() }),
    refuses: ['invalid-input', 'already-exists', 'not-found'],
  })
}

/** Finds records by exactly one of their sealed fields; who may not see them could guess at them so. */
export function searchOf<E extends Entity>(one: E) {
  const sealed = fieldsOf(one)
    .filter(([, { kind }]) => kind === 'sealed')
    .map(([name]) => name)
  return endpoint({
    words: after('按个人信息精确查找', 'Find by exact personal data:', one),
    at: `POST /${one.many}/searches`,
    onlyReads: true,
    right: rightOf(one.rights.reveal ?? one.rights.read),
    body: z.object({ field: z.enum(sealed), value: line(60) }),
    gives: z.object({ rows: z.array(rowOf(one)) }),
    refuses: ['too-many-requests'],
  })
}
