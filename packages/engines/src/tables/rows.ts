// Whole rows: which header is which column, what a row holds, and the text to write back.
import { formatM2, formatYuan } from '@huanju/quantities'
import { plain, readCell } from './read-cell.ts'
import { unitsOf, type CellValue, type Column, type Finding } from './types.ts'

/** Which header of a sheet is which column, and the unit its figures are in. */
export interface MappedColumn {
  readonly header: string
  readonly column: string
  readonly unit: string | null
}

/** Guesses the mapping from headers; each column is guessed once, the surest header first, unknown headers left out. */
export function suggestMapping(headers: readonly string[], columns: readonly Column[]): MappedColumn[] {
  const scored = headers.flatMap((header) => columns.map((column) => ({ header, column, score: likeness(header, column) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const taken = new Set<string>()
  const found: MappedColumn[] = []
  for (const { header, column } of scored) {
    if (taken.has(`h ${header}`) || taken.has(`c ${column.id}`)) continue
    taken.add(`h ${header}`).add(`c ${column.id}`)
    found.push({ header, column: column.id, unit: unitIn(header, column) })
  }
  return found.toSorted((a, b) => headers.indexOf(a.header) - headers.indexOf(b.header))
}

// 3 the same name, 2 the same once units and brackets are gone, 1 one holds the other.
function likeness(header: string, { id, title, synonyms = [] }: Column): number {
  const [whole, bare] = [plain(header), plain(header.normalize('NFKC').replaceAll(/[([（【].*?[)\]）】]/g, '').replace(/_?(wan_)?m2$/i, ''))]
  const names = [title.zh, title.en, id, ...synonyms].map(plain)
  if (names.includes(whole)) return 3
  if (bare && names.includes(bare)) return 2
  return bare.length >= 2 && names.some((name) => name.length >= 3 && (bare.startsWith(name) || name.startsWith(bare))) ? 1 : 0
}

function unitIn(header: string, { kind }: Column): string | null {
  const units = unitsOf[kind]
  if (!units) return null
  const text = header.normalize('NFKC').replaceAll(/平方米|m2|m²/gi, '㎡').replaceAll('wan_', '万').replaceAll(/yi_?yuan/gi, '亿元').replaceAll(/wan_?yuan/gi, '万元')
  const compact = text.replaceAll('㎡', '㎡')
  return units.toReversed().find((unit) => compact.includes(unit.normalize('NFKC').replaceAll('m2', '㎡'))) ?? units[0] ?? null
}

/** A row as read: values by column id, and what was found on the way. */
export interface RowReading {
  readonly values: Readonly<Record<string, CellValue>>
  readonly findings: readonly Finding[]
}

/** Reads a row's cells (text by header) through the mapping; columns without a header stay null, required ones are missed. */
export function readRow(columns: readonly Column[], mapping: readonly MappedColumn[], cells: Readonly<Record<string, string>>): RowReading {
  const values: Record<string, CellValue> = {}
  const findings: Finding[] = []
  for (const column of columns) {
    const mapped = mapping.find(({ column: id }) => id === column.id)
    const { value, finding } = readCell(column, mapped ? (cells[mapped.header] ?? '') : '', mapped?.unit ?? null)
    values[column.id] = value
    if (finding) findings.push({ column: column.id, ...finding })
  }
  return { values, findings }
}

/** The text of a value as a person would type it in the column's first unit; null is blank. */
export function writeCell(column: Column, value: CellValue): string {
  if (value === null) return ''
  switch (column.kind) {
    case 'area': return formatM2(BigInt(value as bigint)).replaceAll(',', '')
    case 'money': return formatYuan(BigInt(value as bigint)).replaceAll(',', '')
    case 'choice': return optionTitle(column, String(value))
    case 'choices': return (value as readonly string[]).map((id) => optionTitle(column, id)).join('、')
    case 'yes-no': return value === true ? '是' : '否'
    default: return String(value)
  }
}

function optionTitle({ options = [] }: Column, id: string): string {
  return options.find((option) => option.id === id)?.title.zh ?? id
}

/** A fingerprint of what a template offers; a template made from other columns has another. */
export function templateVersion(columns: readonly Column[]): string {
  const text = JSON.stringify(columns.map(({ id, title, kind, isRequired, options }) => [id, title.zh, kind, isRequired ?? false, options?.map((option) => option.title.zh)]))
  let hash = 0x811C9DC5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return `T${hash.toString(36).toUpperCase().padStart(7, '0')}`
}
