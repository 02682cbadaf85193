// Writes a person's own workbook anew with further columns on the right; all else is copied as it stands.
import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { openArchive, plainName, textOfPart, type Archive } from './archive.ts'
import { columnLetters, columnNumber } from './column-letters.ts'
import { kindOf } from './file-kind.ts'
import type { SheetRow } from './sheet-rows.ts'
import { openWorkbook, sheetNamed } from './workbook.ts'
import { writeRows } from './write-rows.ts'
import { readWholeXml, readXml, type Span, type Tag, type XmlListener } from './xml.ts'
import { rewritten, type ZipEntry } from './zip.ts'

/** What is written to the right of one row: a text for each new column. Notes come in the order of the rows. */
export interface RowNote {
  readonly rowNumber: number
  readonly cells: readonly string[]
}

/** Which sheet of which file is given back where, and the titles of the new columns with the row they stand in. */
export interface Annotating {
  readonly path: string
  readonly target: string
  readonly sheet: string | null
  readonly headerRow: number
  readonly headers: readonly string[]
}

interface Means {
  readonly rowsIn: (asked: { path: string; sheet: string | null; rowsMax: number }) => AsyncIterable<SheetRow>
  readonly nextNotes: () => Promise<readonly RowNote[]>
}

/**
 * Writes the file anew with the notes in new columns right of all cells in use: same cells, formats, order and other
 * sheets. A CSV comes back as a workbook of texts.
 */
export async function annotate(task: Annotating, { rowsIn, nextNotes }: Means): Promise<void> {
  const { path, target, sheet } = task
  const rows = () => rowsIn({ path, sheet, rowsMax: Infinity })
  const noteOf = notesByRow(task, nextNotes)
  const before = await columnsBefore(rows(), task)
  if ((await kindOf(path)) !== 'xlsx') {
    const width = before ?? (await widthOf(rows()))
    return writeRows(target, { name: '检查结果', rows: besideRows(rows(), width, noteOf) })
  }
  const archive = await openArchive(path)
  const { part } = sheetNamed(await openWorkbook(archive), sheet)
  const column = before ?? (await columnsInUse(archive, part))
  const change = ({ name }: ZipEntry) =>
    plainName(name) === plainName(part) ? beside(textOfPart(archive, part), column, noteOf) : undefined
  await pipeline(rewritten(path, archive.entries, change), createWriteStream(target, { mode: 0o600 }))
}

async function* besideRows(
  rows: AsyncIterable<SheetRow>,
  width: number,
  noteOf: NoteOf,
): AsyncGenerator<(string | null)[]> {
  let written = 0
  for await (const { rowNumber, cells } of rows) {
    for (; written < rowNumber - 1; written += 1) yield []
    written = rowNumber
    const note = await noteOf(rowNumber)
    const padded = Array.from({ length: width }, (_, index) => cells[index] || null)
    yield note ? [...padded, ...note.map((words) => words || null)] : padded
  }
}

// A list that comes back a second time has our columns already, as its last; the new notes take their place.
async function columnsBefore(
  rows: AsyncIterable<SheetRow>,
  { headerRow, headers }: Annotating,
): Promise<number | undefined> {
  for await (const { rowNumber, cells } of rows) {
    if (rowNumber < headerRow) continue
    const column = cells.length - headers.length
    const isSame = headers.every((header, index) => cells[column + index] === header)
    return rowNumber === headerRow && column > 0 && isSame ? column : undefined
  }
  return undefined
}

async function widthOf(rows: AsyncIterable<SheetRow>): Promise<number> {
  let width = 0
  for await (const { cells } of rows) width = Math.max(width, cells.length)
  return width
}

type NoteOf = (rowNumber: number) => Promise<readonly string[] | undefined>

/** The note of each row, asked for in order; the header row's is the titles. */
function notesByRow({ headerRow, headers }: Annotating, nextNotes: Means['nextNotes']): NoteOf {
  let [notes, at, isOver]: [readonly RowNote[], number, boolean] = [[], 0, false]
  return async (rowNumber) => {
    if (rowNumber === headerRow) return headers
    while (!isOver && (notes[at]?.rowNumber ?? 0) < rowNumber) {
      at += 1
      if (at < notes.length) continue
      ;[notes, at] = [await nextNotes(), 0]
      isOver = notes.length === 0
    }
    const note = notes[at]
    return note?.rowNumber === rowNumber ? note.cells : undefined
  }
}

/** Counts the columns of cells as they go by; a cell that does not say its column stands right of the one before. */
class ColumnCounter {
  column = 0

  open({ name, attributes: { r = '' } }: Tag): void {
    if (name === 'row') this.column = 0
    if (name !== 'c') return
    const letters = /^([A-Z]{1,3})\d{1,7}$/i.exec(r)?.[1]?.toUpperCase()
    this.column = letters === undefined ? this.column + 1 : columnNumber(letters)
  }
}

// Cells without anything in them are only formats, and may run to the last column there is.
async function columnsInUse(archive: Archive, part: string): Promise<number> {
  const counter = new ColumnCounter()
  let [most, isInCell] = [0, false]
  await readWholeXml(textOfPart(archive, part), {
    open: (tag) => {
      counter.open(tag)
      if (isInCell) most = Math.max(most, counter.column)
      if (tag.name === 'c') isInCell = true
    },
    close: (name) => {
      if (name === 'c') isInCell = false
    },
  })
  return most
}

/** A place in the text that does not go on as it is. */
interface Edit extends Span {
  readonly kind: 'open' | 'end' | 'cut'
  readonly row: number
  readonly prefix: string
}

/** Finds what must change while a sheet streams by; up to `settled` nothing more will. */
class RowEdits implements XmlListener {
  private readonly most: number
  private readonly counter = new ColumnCounter()
  private edits: Edit[] = []
  private row = 0
  private prefix = ''
  private opened = 0
  private cutFrom: number | undefined
  private seen = 0

  constructor(most: number) {
    this.most = most
  }

  get settled(): number {
    return this.cutFrom ?? this.seen
  }

  taken(): Edit[] {
    return this.edits.splice(0)
  }

  open(tag: Tag, { start, end }: Span): void {
    this.seen = end
    this.counter.open(tag)
    if (tag.name === 'row') {
      const stated = Number(tag.attributes['r'])
      this.row = Number.isInteger(stated) && stated > 0 ? stated : this.row + 1
      this.prefix = tag.prefix
      this.opened = end
      this.push('open', { start, end })
    }
    // What stands where the notes go makes room for them.
    if (tag.name === 'c' && this.counter.column > this.most) this.cutFrom = start
  }

  close(name: string, { start, end }: Span): void {
    this.seen = end
    if (name === 'c' && this.cutFrom !== undefined) {
      this.push('cut', { start: this.cutFrom, end })
      this.cutFrom = undefined
    }
    if (name === 'row' && end !== this.opened) this.push('end', { start, end: start })
  }

  private push(kind: Edit['kind'], span: Span): void {
    this.edits.push({ kind, ...span, row: this.row, prefix: this.prefix })
  }
}

async function* beside(text: AsyncIterable<string>, column: number, noteOf: NoteOf): AsyncGenerator<Buffer> {
  const edits = new RowEdits(column)
  const cellsOf = async (edit: Edit) => noteCells(edit, column, (await noteOf(edit.row)) ?? [])
  let [rest, from] = ['', 0]
  for await (const piece of readXml(text, edits)) {
    rest += piece
    const out: string[] = []
    let at = from
    const copyTo = (place: number) => {
      out.push(rest.slice(at - from, place - from))
      at = place
    }
    for (const edit of edits.taken()) {
      copyTo(edit.start)
      const raw = rest.slice(edit.start - from, edit.end - from)
      at = edit.end
      if (edit.kind === 'open') out.push(await openedRow(edit, raw, cellsOf))
      if (edit.kind === 'end') out.push(await cellsOf(edit))
    }
    copyTo(Math.max(at, edits.settled))
    rest = rest.slice(at - from)
    from = at
    yield Buffer.from(out.join(''))
  }
  yield Buffer.from(rest)
}

// `spans` would no longer be true; a row without cells opens for its note.
async function openedRow(edit: Edit, raw: string, cellsOf: (edit: Edit) => Promise<string>): Promise<string> {
  if (!raw.endsWith('/>')) return raw.replace(/\sspans=(?:"[^"]*"|'[^']*')/, '')
  const cells = await cellsOf(edit)
  return cells === ''
    ? raw
    : `${raw.slice(0, -2).replace(/\sspans=(?:"[^"]*"|'[^']*')/, '')}>${cells}</${edit.prefix}row>`
}

function noteCells({ prefix, row }: Edit, column: number, note: readonly string[]): string {
  return note
    .map((words, index) =>
      words === ''
        ? ''
        : `<${prefix}c r="${columnLetters(column + 1 + index)}${row}" t="inlineStr"><${prefix}is>` +
          `<${prefix}t xml:space="preserve">${toXml(words)}</${prefix}t></${prefix}is></${prefix}c>`,
    )
    .join('')
}

function toXml(text: string): string {
  const shown = text.slice(0, 32_000).replaceAll(/(?!\n)\p{Cc}/gu, ' ')
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
