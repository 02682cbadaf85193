// What is done with a file in the worker: a first look, all rows of one sheet, the sheet given back with notes.
import { annotate, type Annotating, type RowNote } from './annotate-sheet.ts'
import { openArchive } from './archive.ts'
import { bounds } from './bounds.ts'
import type { CellContext } from './cell-text.ts'
import { readCsv } from './csv.ts'
import { kindOf } from './file-kind.ts'
import { readFormats } from './formats.ts'
import { rowsOfSheet } from './sheet-cells.ts'
import type { SheetRow } from './sheet-rows.ts'
import { readStrings } from './strings.ts'
import { rowsTooHigh, UnreadableFile } from './unreadable.ts'
import { openWorkbook, sheetNamed, type Workbook } from './workbook.ts'

/** A sheet at first sight: its name, empty for a CSV, and its first rows. */
export interface SheetLook {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly SheetRow[]
}

/** What can be asked of the worker; `sheet` is null for the first one that is shown. */
export type FileTask =
  | { readonly name: 'look'; readonly path: string; readonly rows: number }
  | { readonly name: 'rows'; readonly path: string; readonly sheet: string | null; readonly rowsMax: number }
  | ({ readonly name: 'annotate' } & Annotating)

/** Where the next notes come from, in the order of the rows; none when there are no more. */
export type NextNotes = () => Promise<readonly RowNote[]>

/** Does a task and gives what it yields: looks at sheets, batches of rows, nothing. */
export async function* workOn(task: FileTask, nextNotes: NextNotes): AsyncGenerator<unknown> {
  if (task.name === 'look') yield await look(task)
  else if (task.name === 'rows') yield* batched(rowsIn(task))
  else await annotate(task, { rowsIn, nextNotes })
}

async function look({ path, rows: most }: { path: string; rows: number }): Promise<SheetLook[]> {
  const kind = await kindOf(path)
  if (kind !== 'xlsx') return [{ name: '', isHidden: false, rows: await firstOf(shown(readCsv(path, kind)), most) }]
  const workbook = await openWorkbook(await openArchive(path))
  if (workbook.sheets.length === 0) sheetNamed(workbook, null)
  const context = await contextOf(workbook)
  const looks: SheetLook[] = []
  for (const sheet of workbook.sheets.slice(0, bounds.sheets)) {
    const rows = await firstOf(shown(rowsOfSheet(workbook, sheet, context)), most)
    looks.push({ name: sheet.name, isHidden: sheet.isHidden, rows })
  }
  return looks
}

async function firstOf(rows: AsyncIterable<SheetRow>, most: number): Promise<SheetRow[]> {
  const first: SheetRow[] = []
  for await (const row of rows) {
    first.push(row)
    if (first.length >= most) break
  }
  return first
}

/** All rows of a sheet; more than `rowsMax` are refused. */
async function* rowsIn({
  path,
  sheet,
  rowsMax,
}: {
  path: string
  sheet: string | null
  rowsMax: number
}): AsyncGenerator<SheetRow> {
  let count = 0
  for await (const row of shown(await openRows(path, sheet))) {
    count += 1
    if (count > rowsMax) throw tooManyRows(rowsMax)
    yield row
  }
}

function tooManyRows(most: number): UnreadableFile {
  return new UnreadableFile({
    zh: `超过 ${most} 行，请按县（市、区）拆分后分别导入`,
    en: `it has more than ${most} rows; split it by county or district and import each part`,
  })
}

async function openRows(path: string, sheet: string | null): Promise<AsyncIterable<SheetRow>> {
  const kind = await kindOf(path)
  if (kind !== 'xlsx') return readCsv(path, kind)
  const workbook = await openWorkbook(await openArchive(path))
  return rowsOfSheet(workbook, sheetNamed(workbook, sheet), await contextOf(workbook))
}

async function contextOf({ archive, strings, styles, isFrom1904 }: Workbook): Promise<CellContext> {
  return { strings: await readStrings(archive, strings), formats: await readFormats(archive, styles), isFrom1904 }
}

// Rows with something in them, as far to the right as is looked at.
async function* shown(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow> {
  for await (const row of rows) {
    if (row.rowNumber > bounds.rowNumber) throw rowsTooHigh()
    const isLong = row.cells.length > bounds.columns
    const cells = isLong ? row.cells.slice(0, bounds.columns) : row.cells
    if (row.flaws || cells.some((cell) => cell !== '')) yield isLong ? { ...row, cells } : row
  }
}

const rowsInBatch = 200
const charactersInBatch = 1_000_000

async function* batched(rows: AsyncIterable<SheetRow>): AsyncGenerator<SheetRow[]> {
  let [batch, characters]: [SheetRow[], number] = [[], 0]
  for await (const row of rows) {
    batch.push(row)
    characters += row.cells.reduce((sum, cell) => sum + cell.length, 0)
    if (batch.length < rowsInBatch && characters < charactersInBatch) continue
    yield batch
    batch = []
    characters = 0
  }
  if (batch.length > 0) yield batch
}
