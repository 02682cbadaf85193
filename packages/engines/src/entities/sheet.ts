// A row of somebody's sheet as an entity takes it: values, stated absences, what the row says nothing of; and the record
// that follows when it meets one that stands.
import { withoutFlaw, type CellFlaw } from '../tables/flaws.ts'
import type { MappedColumn } from '../tables/mapping.ts'
import { normalise } from '../tables/normalise.ts'
import { checkRow } from '../tables/rows.ts'
import type { Column, Finding, RowValues } from '../tables/types.ts'
import { placeColumns, valuesFromRow } from './columns.ts'
import { comparedOf } from './compared.ts'
import { fieldsOf } from './entity.ts'
import { absencesIn, asParts, asText } from './read.ts'
import { tripIn, type Trip } from './trips.ts'
import { absences, absenceWords, type Absence, type Entity, type Field } from './types.ts'

/** What a row says of a field; a field it says nothing of is left out. */
export type Said = 'value' | 'unknown' | 'masked' | Absence

/** A row as read. Links and places are still names, by column. */
export interface ReadRecord {
  readonly values: Readonly<Record<string, unknown>>
  readonly names: Readonly<Record<string, string | null>>
  readonly said: ReadonlyMap<string, Said>
  /** Masked texts by field: they stand for what is kept, whatever that is. */
  readonly masked: ReadonlyMap<string, string>
  readonly findings: readonly Finding[]
  /** The record it was exported from; null where what it names is none, undefined where it names none. */
  readonly trip: Trip | null | undefined
}

/** What reading needs: the columns, which field each belongs to, and which header of the sheet is which. */
export interface SheetReading {
  readonly columns: readonly Column[]
  readonly fieldOf: ReadonlyMap<string, string>
  readonly mapping: readonly MappedColumn[]
}

type Values = Readonly<Record<string, unknown>>

/** A row by header: its cells, and what they are beside their texts. */
export interface GivenRow {
  readonly cells: Readonly<Record<string, string>>
  readonly flaws?: Readonly<Record<string, CellFlaw>>
}

/**
 * Makes the reader of a list's rows: cells by header in, what they say out. Nothing is required here: a row may say only
 * what is new of a record that stands. What is sealed is never told in a finding.
 */
export function rowReader(one: Entity, reading: SheetReading): (row: GivenRow) => ReadRecord {
  const { columns, fieldOf, mapping } = reading
  const ownerOf = (column: string) => fieldOf.get(column) ?? column
  const units = Object.fromEntries(mapping.map(({ column, unit }) => [column, unit]))
  const optional = columns.map((column) => ({ ...column, isRequired: false }))
  const naming = columns.map(({ id }) => id).filter((id) => isName(one, ownerOf(id)))
  return (row) => {
    const { plain, said, masked, flawed } = listen(one, reading, row)
    // Most cells of a wide list are blank; those are null without being read.
    const spoken = optional.filter(({ id }) => plain[id] !== undefined)
    const { values, findings } = checkRow(spoken, plain, { units })
    return {
      values: valuesFromRow(one, values),
      names: Object.fromEntries(naming.map((id) => [id, asText(values[id])])),
      said,
      masked,
      trip: tripIn(values),
      findings: [
        ...[...flawed, ...findings].map((finding) => unsealed(one, fieldOf, finding)),
        ...halfPoints(one, values),
      ],
    }
  }
}

/** What each cell says: values go on to be read, the rest is said by field. */
function listen(one: Entity, { fieldOf, mapping, columns }: SheetReading, { cells, flaws = {} }: GivenRow) {
  const [said, masked] = [new Map<string, Said>(), new Map<string, string>()]
  const plain: Record<string, string> = {}
  const flawed: Finding[] = []
  const unflawed = (id: string, text: string, flaw: CellFlaw | undefined) => {
    const column = columns.find((each) => each.id === id)
    const isNeeded = column?.isRequired === true || isName(one, fieldOf.get(id) ?? id)
    return column ? withoutFlaw(column, text, flaw, isNeeded) : { text, finding: undefined }
  }
  for (const { header, column } of mapping) {
    const fieldId = fieldOf.get(column) ?? column
    const field = Object.hasOwn(one.fields, fieldId) ? one.fields[fieldId] : undefined
    const { text: given = '', finding } = unflawed(column, cells[header] ?? '', flaws[header])
    if (finding) flawed.push(finding)
    const text = normalise('line', given)
    if (text === '') continue
    const heard = heardIn(field, text)
    if (heard === 'masked') masked.set(fieldId, text)
    if (heard === 'value') plain[column] = given
    if (!said.has(fieldId) || heard === 'value') said.set(fieldId, heard)
  }
  return { plain, said, masked, flawed }
}

function isName(one: Entity, fieldId: string): boolean {
  return placeColumns.some((id) => `${id}Id` === fieldId) || one.fields[fieldId]?.kind === 'link'
}

const unknowns = new Set(['不详', '未知', '待查'])

// In a text such words may be meant; in a number, a mark or a name of another record they are not.
function heardIn(field: Field | undefined, text: string): Said {
  const absence = absences.find((one) => text === absenceWords[one].zh || text === absenceWords[one].en)
  if (absence !== undefined && field?.mayBe?.includes(absence)) return absence
  if (field?.kind === 'sealed' && text.includes('*')) return 'masked'
  const isMeant = field?.kind === 'text' || field?.kind === 'note'
  return field && !isMeant && unknowns.has(text) ? 'unknown' : 'value'
}

function unsealed(one: Entity, fieldOf: SheetReading['fieldOf'], finding: Finding): Finding {
  if (one.fields[fieldOf.get(finding.column) ?? '']?.kind !== 'sealed') return finding
  const { value = '', message, column, severity } = finding
  const hide = (text: string) => (value === '' ? text : text.replaceAll(value, '***'))
  return { column, severity, message: { zh: hide(message.zh), en: hide(message.en) } }
}

function halfPoints(one: Entity, values: RowValues): Finding[] {
  return fieldsOf(one).flatMap(([id, { kind }]): Finding[] => {
    const prefix = id === 'position' ? '' : `${id}.`
    const [x = null, y = null] = [values[`${prefix}longitude`], values[`${prefix}latitude`]]
    if (kind !== 'position' || (x === null) === (y === null)) return []
    const message = { zh: '经度、纬度须同时填写，或都留空', en: 'Give both longitude and latitude, or neither' }
    return [{ column: `${prefix}longitude`, severity: 'error', message }]
  })
}

/**
 * The values a row leads to: what it says over what stands. Silence and masked texts keep what stands, so a blank cell
 * erases nothing; 不详 does. `given` are the row's values with links and place found.
 */
export function mergedRecord(
  one: Entity,
  before: Values | null,
  { values: given, said }: { readonly values: Values; readonly said: ReadonlyMap<string, Said> },
): Record<string, unknown> {
  const own = fieldsOf(one).map(
    ([id, field]) => [id, mergedValue(field, said.get(id), given[id], before?.[id])] as const,
  )
  const stood = Object.entries(absencesIn(before ?? {}))
  const stated = [...said].filter((entry): entry is [string, Absence] => absences.some((word) => word === entry[1]))
  return {
    ...Object.fromEntries(own),
    absences: Object.fromEntries([...stood.filter(([id]) => !said.has(id)), ...stated]),
  }
}

function mergedValue(field: Field, said: Said | undefined, given: unknown, before: unknown): unknown {
  const { kind } = field
  // What is sealed and not said is left out: it stays as it is kept.
  if (kind === 'sealed' && before !== undefined && (said === undefined || said === 'masked')) return undefined
  if (kind === 'grades') return { ...asParts(before), ...asParts(given) }
  // A name in another writing is the same name: the register keeps its own.
  const isSameName =
    field.comparedBy && typeof given === 'string' && comparedOf(field, given) === comparedOf(field, before)
  const isKept = isSameName || (said === undefined && before !== undefined)
  return isKept ? before : (given ?? null)
}
