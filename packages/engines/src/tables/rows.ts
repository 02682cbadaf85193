// Whole rows: the same check for a row of a sheet and for a form.
import type { MappedColumn } from './mapping.ts'
import { readCell } from './read-cell.ts'
import type { CellInput, CellValue, Column, Finding, RowValues } from './types.ts'

/** A row as read: values by column id, and what was found on the way, errors first. */
export interface RowReading {
  readonly values: RowValues
  readonly findings: readonly Finding[]
}

/** A check across the cells of a row; cells that could not be read are null to it. */
export type RowCheck = (values: RowValues) => readonly Finding[]

/** What a row is read with: the unit of each column's figures, and the checks across cells. */
export interface RowOptions {
  readonly units?: Readonly<Record<string, string | null>>
  readonly checks?: readonly RowCheck[]
}

/** Reads a row's cells by column id, texts of a sheet or values of a form alike, and runs the checks across them. */
export function checkRow(
  columns: readonly Column[],
  cells: Readonly<Record<string, CellInput>>,
  { units = {}, checks = [] }: RowOptions = {},
): RowReading {
  const values: Record<string, CellValue> = {}
  const findings: Finding[] = []
  for (const column of columns) {
    const { value, finding } = readCell(column, cells[column.id], units[column.id] ?? null)
    values[column.id] = value
    if (finding) findings.push({ column: column.id, ...finding })
  }
  return { values, findings: errorsFirst([...findings, ...checks.flatMap((check) => check(values))]) }
}

function errorsFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** Reads a row's cells by header through the mapping; columns without a header stay null, required ones are missed. */
export function readRow(
  columns: readonly Column[],
  mapping: readonly MappedColumn[],
  cells: Readonly<Record<string, CellInput>>,
  checks: readonly RowCheck[] = [],
): RowReading {
  const byColumn = Object.fromEntries(mapping.map(({ header, column }) => [column, cells[header]]))
  const units = Object.fromEntries(mapping.map(({ column, unit }) => [column, unit]))
  return checkRow(columns, byColumn, { units, checks })
}

/** Whether a row may go in: warnings do not keep it out. */
export function isGood({ findings }: Pick<RowReading, 'findings'>): boolean {
  return findings.every(({ severity }) => severity === 'warning')
}
