// A list on its way out and back 导出、离线修改、导回: by which columns a row knows its record again, and whose change counts.
import type { Column, RowValues } from '../tables/types.ts'

/** The columns an export adds at its end; a list that has them changes the records they name, and no others. */
export const tripColumns: readonly Column[] = [
  {
    id: 'record',
    title: { zh: '记录号（勿改）', en: 'Record (leave as it is)' },
    kind: 'text',
    maxLength: 60,
    synonyms: ['记录号', '记录编号'],
  },
  {
    id: 'exportedAt',
    title: { zh: '导出时点（勿改）', en: 'Exported at (leave as it is)' },
    kind: 'text',
    maxLength: 20,
    synonyms: ['导出时点'],
  },
]

/** Which record a row is of, and up to which line of the journal it was as the row says. */
export interface Trip {
  readonly record: string
  readonly exportedAt: bigint
}

/** What a row says of its record; undefined for a row that names none, null where what it names is no record. */
export function tripIn({ record = null, exportedAt = null }: RowValues): Trip | null | undefined {
  if (record === null) return undefined
  const [id, at] = [String(record).toLowerCase(), String(exportedAt ?? '')]
  return uuid.test(id) && /^\d{1,18}$/.test(at) ? { record: id, exportedAt: BigInt(at) } : null
}

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
