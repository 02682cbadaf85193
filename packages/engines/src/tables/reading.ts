// What the readers of all kinds share: how a reading fails, and how it goes through with a doubt.
import type { CellReading, CellValue, Column } from './types.ts'

/** Reads a cell's trimmed text, widths made alike but in texts; `unit` is the unit its figures are in. */
export type Reader = (column: Column, text: string, unit: string | null) => CellReading

/** No value, and why. */
export function failed(zh: string, en: string): CellReading {
  return { value: null, finding: { severity: 'error', message: { zh, en } } }
}

/** A value that a person should look at again, and why. */
export function doubted(value: CellValue, zh: string, en: string): CellReading {
  return { value, finding: { severity: 'warning', message: { zh, en } } }
}
