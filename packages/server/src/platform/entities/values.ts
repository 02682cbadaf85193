// A record between its values and its row: columns for the database, values for everybody else, what differs for the journal.
import {
  absencesIn,
  asParts,
  asPosition,
  asShare,
  asText,
  comparedOf,
  fieldsOf,
  freeze,
  placeIn,
  snake,
  type Entity,
  type Field,
  type FieldKind,
} from '@huanju/engines/entities'
import { toMap } from '@huanju/engines/positions'
import { searchTokens } from '@huanju/engines/tables'
import { maskIdNumber, maskName, maskPhone, type Secrets } from '../secrets/index.ts'
import { positionColumns } from './plan.store.ts'

export type Values = Readonly<Record<string, unknown>>

/** The columns of a record, ready for `jsonb_populate_recordset`; sealed fields that are left out are left out. */
export function rowOf(entity: Entity, values: Values, regionId: string, secrets?: Secrets): Record<string, unknown> {
  const { countyId, subdistrictId, neighbourhoodId } = placeIn(values)
  const searched = fieldsOf(entity).filter(([, { is }]) => is?.includes('searched'))
  return {
    region_id: regionId,
    ...(entity.placed.by === 'place' && {
      county_id: countyId,
      subdistrict_id: subdistrictId,
      neighbourhood_id: neighbourhoodId,
    }),
    ...Object.fromEntries(fieldsOf(entity).flatMap(([id, field]) => columnsOf(id, field, values[id], secrets))),
    ...(searched.length > 0 && {
      search_tokens: searchTokens(...searched.map(([id]) => String(values[id] ?? ''))),
    }),
    absences: values['absences'] ?? {},
  }
}

type Cells = [column: string, value: unknown][]

function columnsOf(id: string, field: Field, value: unknown, secrets: Secrets | undefined): Cells {
  const own = columnsByKind[field.kind]
  if (own) return own(snake(id), value ?? null, { field, secrets, isGiven: value !== undefined })
  const key: Cells = field.comparedBy ? [[`${snake(id)}_key`, comparedOf(field, value ?? null)]] : []
  return [[snake(id), value ?? null], ...key]
}

interface Writing {
  readonly field: Field
  readonly secrets: Secrets | undefined
  readonly isGiven: boolean
}

const columnsByKind: {
  readonly [Kind in FieldKind]?: (column: string, value: unknown, writing: Writing) => Cells
} = {
  sealed: (column, value, { field, secrets, isGiven }) => {
    if (!isGiven) return []
    if (!secrets) throw new Error(`no keys to seal ${column} with`)
    const text = asText(value)
    return [
      [`${column}_cipher`, text === null ? null : `\\x${secrets.seal(text).toString('hex')}`],
      [`${column}_index`, text === null ? null : secrets.blindIndex(field.mask ?? 'name', text)],
    ]
  },
  share: (column, value) => {
    const share = asShare(value)
    return [
      [`${column}_numerator`, share?.numerator ?? null],
      [`${column}_denominator`, share?.denominator ?? null],
    ]
  },
  position: (column, value) => {
    const given = asPosition(value)
    const shown = given && toMap(given.system, given.longitude, given.latitude)
    const cells = [shown?.[0], shown?.[1], given?.system, given?.longitude, given?.latitude]
    return positionColumns(column).map((name, index) => [name, cells[index] ?? null])
  },
  grades: (column, value) => [[column, value ?? {}]],
}

/** A stored row as values in the clear; sealed fields are opened. */
export function openedOf(entity: Entity, stored: Values, secrets: Secrets): Record<string, unknown> {
  return mapped(entity, stored, (field, value) => {
    if (field.kind === 'sealed') return secrets.unseal(sealedBytes(value))
    if (field.kind === 'share') {
      const { numerator, denominator } = asParts(value)
      return { numerator: BigInt(String(numerator)), denominator: BigInt(String(denominator)) }
    }
    return value
  })
}

function sealedBytes(value: unknown): Buffer {
  if (Buffer.isBuffer(value)) return value
  throw new Error('what is sealed is kept as bytes')
}

/** Values as a person may see them: personal data masked, fields without their right left out. */
export function shownOf(entity: Entity, opened: Values, may: (right: string) => boolean): Record<string, unknown> {
  const hidden = fieldsOf(entity)
    .filter(([, { right }]) => right !== undefined && !may(right))
    .map(([id]) => id)
  const shown = mapped(entity, opened, ({ kind, mask = 'name' }, value) =>
    kind === 'sealed' ? masks[mask](String(value)) : value,
  )
  return Object.fromEntries(Object.entries(shown).filter(([id]) => !hidden.includes(id)))
}

const masks = { name: maskName, phone: maskPhone, idNumber: maskIdNumber } as const

function mapped(
  { fields }: Entity,
  values: Values,
  turn: (field: Field, value: unknown) => unknown,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([id, value]) => {
      const field = Object.hasOwn(fields, id) ? fields[id] : undefined
      return [id, field && value !== null && value !== undefined ? turn(field, value) : value]
    }),
  )
}

/** One changed field as the journal keeps it; what is sealed says only that it changed. */
export interface Change {
  readonly field: string
  readonly from: string | null
  readonly to: string | null
  readonly isSealed?: true
  /** What the absence was and is: none, inapplicable; unknown is left out. */
  readonly absent?: readonly [string | null, string | null]
}

const placeFields = ['countyId', 'subdistrictId', 'neighbourhoodId'] as const

/** Which fields differ, from what to what. Values in the clear. */
export function changesBetween(entity: Entity, before: Values, after: Values): Change[] {
  const place = entity.placed.by === 'place' ? placeFields : []
  const simple = place.flatMap((field): Change[] => changeOf(field, undefined, before[field], after[field]))
  const [stood, stands] = [absencesIn(before), absencesIn(after)]
  const own = fieldsOf(entity).flatMap(([id, field]): Change[] => {
    if (field.kind === 'sealed' && after[id] === undefined) return []
    const absent = [stood[id] ?? null, stands[id] ?? null] as const
    const [change] = changeOf(id, field, before[id], after[id])
    if (absent[0] === absent[1]) return change ? [change] : []
    return [{ ...(change ?? { field: id, from: null, to: null }), absent }]
  })
  return [...simple, ...own]
}

function changeOf(field: string, declared: Field | undefined, before: unknown, after: unknown): Change[] {
  const [from, to] = [freeze(plainOf(declared, before)), freeze(plainOf(declared, after))]
  if (from === to) return []
  return declared?.kind === 'sealed' ? [{ field, from: null, to: null, isSealed: true }] : [{ field, from, to }]
}

// Objects are compared and kept in one order of their parts; a position as it was given.
function plainOf(declared: Field | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (declared?.kind === 'position') return asPosition(value)
  if (declared?.kind === 'choices') return Array.isArray(value) ? value.map(String).toSorted() : value
  if (declared?.kind === 'share') return asShare(value)
  if (declared?.kind !== 'grades') return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
