// What stands in one field of a form: its value, what was typed for it, and whether it is known to be absent.
import {
  absencesIn,
  coordinateSystems,
  freeze,
  linkNamesIn,
  asPosition,
  type Absence,
  type Field,
  type GivenPosition,
} from '@huanju/engines/entities'
import type { Words } from '../../app/words.tsx'
import { readDegrees, writeTyped } from './typed.ts'

/** The contents of a field. */
export interface Entry {
  readonly value: unknown
  /** The texts as typed: one for a figure, system and two degrees for a position, the name of what a link leads to. */
  readonly typed?: readonly string[]
  /** Why what was typed does not read as a value. */
  readonly fault?: Words
  readonly absence?: Absence
}

/** Values by field, as records and forms hold them. */
export type Values = Readonly<Record<string, unknown>>

/** The contents of a field of a stored record. */
export function entryOf(id: string, field: Field, record: Values): Entry {
  const absence = absencesIn(record)[id]
  return { ...told(id, field, record), ...(absence !== undefined && { absence }) }
}

/** The contents of a field nobody filled in. */
export function blankEntry({ kind }: Field): Entry {
  return { value: kind === 'grades' ? {} : kind === 'sealed' ? undefined : null }
}

function told(id: string, field: Field, record: Values): Entry {
  const value = record[id] ?? blankEntry(field).value
  // What is sealed comes masked: it is not a value to be sent back.
  if (field.kind === 'sealed') return { value: undefined }
  if (value === null) return { value }
  if (field.kind === 'link') return { value, typed: [nameIn(record, id)] }
  if (field.kind === 'position') return positioned(asPosition(value))
  return isFigure(field) || field.kind === 'day' ? { value, typed: [writeTyped(field, value)] } : { value }
}

function positioned(given: GivenPosition | null): Entry {
  if (!given) return { value: null }
  const { system, longitude, latitude } = given
  return { value: { system, longitude, latitude }, typed: [system, String(longitude), String(latitude)] }
}

/** Whether a field is typed as a figure. */
export function isFigure({ kind }: Field): boolean {
  return kind === 'count' || kind === 'area' || kind === 'money' || kind === 'share'
}

/** The name of what a link of a record leads to, after the names of what that belongs to. */
export function nameIn(record: Values, id: string): string {
  const names = linkNamesIn(record)
  const chain = Object.keys(names).filter((name) => name === id || name.startsWith(`${id}.`))
  return chain
    .toSorted((a, b) => b.length - a.length)
    .map((name) => names[name])
    .filter(Boolean)
    .join(' ')
}

/** The value an entry stands for: null where it is absent or cannot be read. */
export function valueOf({ value, fault, absence }: Entry): unknown {
  return fault || absence ? null : value
}

/** Whether nothing stands in a field. */
export function isBlank({ value, fault, absence }: Entry): boolean {
  return !fault && !absence && (value === null || value === undefined || value === '' || freeze(value) === '[]')
}

/** Whether two entries say something different. */
export function differs(a: Entry, b: Entry): boolean {
  const text = (entry: Entry) => [
    freeze(valueOf(entry)),
    entry.absence,
    entry.value === null && !entry.absence,
    entry.fault && entry.typed?.join(' '),
  ]
  return text(a).some((part, index) => part !== text(b)[index])
}

/** What system and two degrees, as typed, stand for. */
export function readPosition(typed: readonly string[]): Entry {
  const [system = '', longitude = '', latitude = ''] = typed
  const readings = [readDegrees('longitude', longitude), readDegrees('latitude', latitude)] as const
  const fault = readings.find((reading) => reading.fault)?.fault
  if (fault) return { value: null, typed, fault }
  const [x, y] = readings.map((reading) => ('value' in reading ? reading.value : null))
  if (x === null && y === null) return { value: null, typed }
  if (typeof x !== 'number' || typeof y !== 'number') return { value: null, typed, fault: halfPosition }
  const known = coordinateSystems.find((one) => one === system) ?? 'CGCS2000'
  return { value: { system: known, longitude: x, latitude: y }, typed }
}

const halfPosition = { zh: '经度和纬度要一起填写', en: 'Give longitude and latitude together' }
