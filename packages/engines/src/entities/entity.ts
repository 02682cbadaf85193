// Declares a kind of record: checks at once that what it says of itself fits together.
import type { Finding } from '../tables/types.ts'
import type { Words } from '../rules/types.ts'
import type { Entity, Field, Fields, Period, Placed, UniqueKey, ValuesOf } from './types.ts'

type Declared<F extends Fields, P extends Placed> = Omit<Entity<F, P>, 'check' | 'unique' | 'wholes' | 'named'> & {
  readonly named: keyof F & string
  readonly unique?: Entity['unique']
  readonly wholes?: Entity['wholes']
  check?(values: ValuesOf<Entity<F, P>>, today: string): readonly Finding[]
}

/** Declares an entity; throws where it names a field it does not have, or its names do not fit a database. */
export function entity<F extends Fields, const P extends Placed>(declared: Declared<F, P>): Entity<F, P> {
  const { unique = [], wholes = [], check } = declared
  const period = periodOf({ unique })
  const own = check ?? (() => [])
  const made: Entity<F, P> = {
    ...declared,
    unique,
    wholes,
    check: (values, today) => [
      ...(period ? backwards(declared.fields, period, values) : []),
      ...own(values as ValuesOf<Entity<F, P>>, today),
    ],
  }
  const faults = faultsOf(made)
  if (faults.length > 0) throw new Error(`${made.one}: ${faults.join('; ')}`)
  return made
}

/** The period of dated records: from when to when one holds; undefined where they are not dated. */
export function periodOf({ unique }: Pick<Entity, 'unique'>): Period | undefined {
  return unique.find(({ during }) => during)?.during
}

/** The fields by which a list knows a record: those of its first key, a dated one with the day it begins. */
export function identityOf({ unique }: Pick<Entity, 'unique'>): UniqueKey | undefined {
  const [key] = unique
  return key?.during ? { fields: [...key.fields, key.during.from], words: key.words } : key
}

/** Whether two sets of values of one dated key hold on the same day; a day that is missing is open. */
export function doOverlap(
  { from, to }: Period,
  [one, other]: readonly [Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>],
): boolean {
  const starts = (a: Readonly<Record<string, unknown>>, b: Readonly<Record<string, unknown>>) =>
    (b[to] ?? null) === null || String(a[from] ?? '') <= String(b[to])
  return starts(one, other) && starts(other, one)
}

function backwards(fields: Fields, { from, to }: Period, values: Readonly<Record<string, unknown>>): Finding[] {
  const [first, last] = [values[from], values[to]]
  if (typeof first !== 'string' || typeof last !== 'string' || last >= first) return []
  const [start, end] = [fields[from]?.title, fields[to]?.title]
  return [
    wrong(
      to,
      `“${end?.zh}”不能早于“${start?.zh}” ${first}`,
      `“${end?.en}” may not lie before “${start?.en}”, ${first}`,
    ),
  ]
}

/** The fields of an entity with their ids, in the order declared. */
export function fieldsOf({ fields }: Pick<Entity, 'fields'>): readonly (readonly [string, Field])[] {
  return Object.entries(fields)
}

/** The fields that a person with these rights may see. */
export function visibleFields(
  one: Pick<Entity, 'fields'>,
  may: (right: string) => boolean,
): (readonly [string, Field])[] {
  return fieldsOf(one).filter(([, { right }]) => right === undefined || may(right))
}

/**
 * Whether a part of a unique key may be absent, and then counts as one value: a field that is not required, a link that
 * may lead nowhere, a place below.
 */
export function isOpenPart({ fields, placed }: Pick<Entity, 'fields' | 'placed'>, id: string): boolean {
  const field = Object.hasOwn(fields, id) ? fields[id] : undefined
  if (!field) return id !== 'countyId' || (placed.by === 'place' && placed.least === 'city')
  const { isRequired, kind, mayBe } = field
  if (kind === 'link') return !isRequired && (mayBe ?? []).includes('none')
  return !isRequired && kind !== 'sealed'
}

/** Whether a record is called by something that may be told as it stands: no personal data, no id of a choice or a link. */
export function isNamedPlainly({ named, fields }: Pick<Entity, 'named' | 'fields'>): boolean {
  return !['sealed', 'choice', 'link'].includes(fields[named]?.kind ?? 'text')
}

/**
 * What sets records of one parent apart beside their name, such as the entrance of a door: the fields that the key with
 * both holds besides. A link is no mark, since nobody reads an id.
 */
export function marksOf({
  named,
  placed,
  unique,
  fields: declared,
}: Pick<Entity, 'named' | 'placed' | 'unique' | 'fields'>): string[] {
  if (placed.by !== 'parent') return []
  const key = unique.find(({ fields }) => fields.includes(named) && fields.includes(placed.field))
  return (key?.fields ?? []).filter((id) => id !== placed.field && id !== named && declared[id]?.kind !== 'link')
}

/** The links by which a record lies under others, beyond its own to its parent: of an owner its building and community. */
export function ancestorsOf(
  { placed, fields }: Pick<Entity, 'placed' | 'fields'>,
  entityNamed: (one: string) => Entity | undefined,
): (readonly [string, Field])[] {
  const parent = placed.by === 'parent' ? entityNamed(fields[placed.field]?.to ?? '') : undefined
  if (parent?.placed.by !== 'parent') return []
  const { field: id } = parent.placed
  const above = parent.fields[id]
  return above ? [[id, above], ...ancestorsOf(parent, entityNamed)] : []
}

/** `floorAreaDm2` as the database writes it: `floor_area_dm2`. */
export function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** `legalPerson` as journal actions and jobs write it: `legal-person`. */
export function kebab(name: string): string {
  return snake(name).replaceAll('_', '-')
}

/** An error of one field. */
export function wrong(column: string, zh: string, en: string): Finding {
  return { column, severity: 'error', message: { zh, en } }
}

/** Something odd in one field. */
export function odd(column: string, zh: string, en: string): Finding {
  return { column, severity: 'warning', message: { zh, en } }
}

/** The words of a kind of record after a verb: `登记设施`, `Record a facility`. */
export function after(zh: string, en: string, { title }: Pick<Entity, 'title'>): Words {
  return { zh: `${zh}${title.zh}`, en: `${en} ${title.en.toLowerCase()}` }
}

// PostgreSQL cuts names at 63 bytes; an index is called table, column and a word.
const nameMost = 63
const reserved = [
  'id',
  'record',
  'exportedAt',
  'version',
  'absences',
  'regionId',
  'countyId',
  'subdistrictId',
  'neighbourhoodId',
  'changedAt',
  'voidedAt',
  'voidReason',
]

function faultsOf({ many, named, placed, fields, sections, unique, wholes }: Entity): string[] {
  const known = (id: string) => id in fields
  const shown = sections.flatMap((section) => section.fields)
  const mentioned = [
    named,
    ...shown,
    ...unique.flatMap((key) => key.fields),
    ...wholes.flatMap(({ share, of, during }) => [share, of, during.from, during.to]),
    ...(placed.by === 'parent' ? [placed.field] : []),
  ]
  const own = Object.entries(fields)
  return [
    ...mentioned
      .filter((id) => !known(id) && !['countyId', 'subdistrictId', 'neighbourhoodId'].includes(id))
      .map((id) => `no field ${id}`),
    ...own.filter(([id]) => !shown.includes(id)).map(([id]) => `${id} is in no section`),
    ...shown.filter((id, index) => shown.indexOf(id) !== index).map((id) => `${id} is in two sections`),
    ...own.filter(([id]) => reserved.includes(id)).map(([id]) => `${id} is a name of the machine`),
    ...own
      .filter(([id]) => `${snake(many)}_${snake(id)}_index`.length > nameMost)
      .map(([id]) => `${id} is too long a name`),
    ...own.filter(([id, { comparedBy }]) => comparedBy && known(`${id}Key`)).map(([id]) => `${id}Key is kept by ${id}`),
    ...own.flatMap(([id, field]) => faultOfField(field).map((fault) => `${id} ${fault}`)),
    ...(['text', 'code', 'choice', 'sealed'].includes(fields[named]?.kind ?? 'text')
      ? []
      : [`${named} is no name: call it by a text, a code, a choice or personal data`]),
    ...wholes.flatMap(({ share, of }) => [
      ...(fields[share]?.kind === 'share' ? [] : [`${share} is no share`]),
      ...(fields[of]?.kind === 'link' ? [] : [`${of} is no link`]),
    ]),
    ...unique.flatMap(({ during }) => (during ? faultsOfPeriod(fields, during) : [])),
    ...(placed.by === 'parent' && fields[placed.field]?.kind !== 'link' ? [`${placed.field} is no link`] : []),
  ]
}

function faultsOfPeriod(fields: Fields, { from, to }: Period): string[] {
  const [first, last] = [fields[from], fields[to]]
  return [
    ...(first?.kind === 'day' ? [] : [`${from} is no day`]),
    ...(last?.kind === 'day' && !last.isRequired ? [] : [`${to} is no open day`]),
  ]
}

function faultOfField(field: Field): string[] {
  const { kind, from, options, to, mayBe, isRequired, is = [], mask, right } = field
  const isChoice = kind === 'choice' || kind === 'choices'
  const faults: readonly (readonly [boolean, string])[] = [
    [isChoice && (from === undefined) === (options === undefined), 'needs either a catalogue or options'],
    [kind === 'link' && to === undefined, 'leads nowhere'],
    [kind === 'sealed' && mask === undefined, 'has no mask'],
    [kind === 'sealed' && is.some((flag) => unsealed.includes(flag)), 'is sealed and cannot be sorted or searched'],
    [isRequired && mayBe !== undefined, 'is required and cannot be absent'],
    [isRequired && right !== undefined, 'is required and cannot be hidden'],
  ]
  return faults.flatMap(([isWrong, fault]) => (isWrong ? [fault] : []))
}

const unsealed: readonly string[] = ['sorted', 'searched', 'filtered']

/** How a text-like field is written; an ID number is a code, x and X the same. */
export function writingOf({ kind, mask }: Pick<Field, 'kind' | 'mask'>): 'line' | 'lines' | 'code' {
  if (kind === 'note') return 'lines'
  return kind === 'code' || mask === 'idNumber' ? 'code' : 'line'
}
