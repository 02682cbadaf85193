// Finds the header of somebody's sheet, one row or two merged ones, with the guessed mapping and a few rows below.
import { findHeader as findHeaderIn, type Column, type MappedColumn } from '@huanju/engines/tables'
import type { SheetRow } from '../../platform/excel/read-sheet.ts'

/** The last row of the header, its names, the guessed mapping and a few rows below. */
export interface FoundHeader {
  readonly headerRow: number
  readonly headers: readonly string[]
  readonly mapping: readonly MappedColumn[]
  readonly sampleRows: readonly (readonly string[])[]
}

/** The header among the first rows that names most of our columns; undefined when none names even one. */
export function findHeader(rows: readonly SheetRow[], columns: readonly Column[]): FoundHeader | undefined {
  const found = findHeaderIn(
    rows.map(({ cells }) => cells),
    columns,
  )
  const last = found && rows[found.at + found.rows - 1]
  if (!last) return undefined
  const below = rows.filter(({ rowNumber }) => rowNumber > last.rowNumber).slice(0, 5)
  return {
    headerRow: last.rowNumber,
    headers: found.headers,
    mapping: found.mapping.map(({ header, column, unit }) => ({ header, column, unit })),
    sampleRows: below.map(({ cells }) => cells),
  }
}

/** A row's cells by header. */
export function cellsBy(headers: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']))
}
