// Rows of a sheet as they are read, and what reading cannot put into the text of a cell.
import type { CellFlaw } from '@huanju/engines/tables'

/** One row of a sheet: its number as the person sees it (from 1) and its cells as text. Blank rows are left out. */
export interface SheetRow {
  readonly rowNumber: number
  readonly cells: readonly string[]
  /** What a cell is beside its text, by its place from 0; only where there is something to say. */
  readonly flaws?: Readonly<Record<number, CellFlaw>>
  /** Hidden by hand or by a filter. */
  readonly isHidden?: boolean
}
