// Finds the header row of somebody's sheet: titles and merged banners stand above it, figures below.
import { suggestMapping, type Column, type MappedColumn } from '@huanju/engines/tables'
import type { SheetRow } from '../../platform/excel/read-sheet.ts'

/** The header row, the guessed mapping and a few rows below. */
export interface FoundHeader {
  readonly headerRow: number
  readonly headers: readonly string[]
  readonly mapping: readonly MappedColumn[]
  readonly sampleRows: readonly (readonly string[])[]
}

/** The row among the first that names most of our columns; undefined when none names even one. */
export function findHeader(rows: readonly SheetRow[], columns: readonly Column[]): FoundHeader | undefined {
  const candidates = rows
    .slice(0, 15)
    .map((row) => ({ row, headers: distinct(row.cells), mapping: suggestMapping(distinct(row.cells), columns) }))
  const best = candidates.reduce<(typeof candidates)[number] | undefined>(
    (found, one) => (one.mapping.length > (found?.mapping.length ?? 0) ? one : found),
    undefined,
  )
  if (!best) return undefined
  const { row, headers, mapping } = best
  return {
    headerRow: row.rowNumber,
    headers,
    mapping,
    sampleRows: rows
      .filter(({ rowNumber }) => rowNumber > row.rowNumber)
      .slice(0, 5)
      .map(({ cells }) => cells),
  }
}

/** Headers as unique names: stars of required columns go, blanks are numbered, a second 户数 becomes 户数（2）. */
function distinct(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const name =
      cell
        .replace(/[*＊]$/, '')
        .replaceAll(/\s+/g, '')
        .slice(0, 200) || `第${index + 1}列`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}（${count}）`
  })
}

/** A row's cells by header. */
export function cellsBy(headers: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']))
}
