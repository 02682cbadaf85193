// A row's values as they lie between check and commit, and its cells as they lie with them. Personal data is at rest in one
// place in the clear, the person's own file; here values of sealed fields are sealed with the keys of the register, and
// cells that hold them, or may hold them since nobody said what their column is, are masked. So the workbook need not be
// read again at commit, and a look into the table shows no more than a look into the register.
import { fieldsOf, freeze, revive, type Entity } from '@huanju/engines/entities'
import type { MappedColumn } from '@huanju/engines/tables'
import type { Values } from '../../platform/entities/values.ts'
import { sealedIn } from '../../platform/entities/decide.ts'
import { maskName, type Secrets } from '../../platform/secrets/index.ts'

/** Values as JSON keeps them: texts by field, the place, what is stated absent; fields that stay as they are left out. */
export interface Kept {
  readonly fields: Readonly<Record<string, string | null>>
  readonly place: Readonly<Record<string, unknown>>
  readonly absences: unknown
}

const placeFields = ['countyId', 'subdistrictId', 'neighbourhoodId'] as const

/** Values as they are kept. */
export function keptOf(entity: Entity, values: Values, secrets: Secrets): Kept {
  const texts = fieldsOf(entity).flatMap(([id, { kind }]): [string, string | null][] => {
    if (values[id] === undefined) return []
    const text = freeze(values[id])
    return [[id, kind === 'sealed' && text !== null ? secrets.seal(text).toString('base64') : text]]
  })
  const place = entity.placed.by === 'place' ? placeFields.map((id) => [id, values[id] ?? null]) : []
  return { fields: Object.fromEntries(texts), place: Object.fromEntries(place), absences: values['absences'] ?? {} }
}

/** Kept values as a record holds them. */
export function valuesOf(entity: Entity, { fields, place, absences }: Kept, secrets: Secrets): Values {
  const values = fieldsOf(entity).flatMap(([id, field]): [string, unknown][] => {
    const text = fields[id]
    if (text === undefined) return []
    if (text === null) return [[id, null]]
    return [[id, field.kind === 'sealed' ? secrets.unseal(Buffer.from(text, 'base64')) : revive(field, text)]]
  })
  return { ...Object.fromEntries(values), ...place, absences }
}

/** Most characters of a cell that are shown beside a row. */
const cellMost = 500

/** Tells which cells of a target may be kept in the clear, by header. */
export function cellKeeper(
  entity: Entity,
  { fieldOf, mapping }: { fieldOf: ReadonlyMap<string, string>; mapping: readonly MappedColumn[] },
): (header: string, text: string) => string {
  const sealed = sealedIn(entity)
  const isOpen = new Set(
    mapping.filter(({ column }) => !sealed.includes(fieldOf.get(column) ?? column)).map(({ header }) => header),
  )
  return (header, text) => {
    const short = text.length > cellMost ? `${text.slice(0, cellMost)}…` : text
    return sealed.length === 0 || isOpen.has(header) ? short : maskName(short)
  }
}
