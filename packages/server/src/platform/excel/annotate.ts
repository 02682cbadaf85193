// Gives a person's own workbook back with further columns on the right; everything else stays as it was.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { checkArchive } from './archive.ts'
import { columnLetters, columnNumber } from './column-letters.ts'
import { kindOf, readSheet } from './read-sheet.ts'
import { rowsIn, type RowText } from './sheet-xml.ts'
import { firstSheet } from './workbook.ts'
import { writeRows } from './write-sheet.ts'
import { bytesOf, rewritten, type ZipEntry } from './zip.ts'

/** What is written to the right of one row: a text for each new column. Notes come in the order of the rows. */
export interface RowNote { readonly rowNumber: number; readonly cells: readonly string[] }

/** Where the new columns go and what they say. */
export interface Annotation {
  /** The row of the headers, from 1. */
  readonly headerRow: number
  /** Titles of the new columns, such as 错误说明. */
  readonly headers: readonly string[]
  readonly notes: AsyncIterable<RowNote> | Iterable<RowNote>
}

/**
 * Writes the workbook at `source` to `target` with the notes in new columns right of all cells in use: same cells,
 * formats, order and other sheets. A CSV comes back as a workbook of texts.
 */
export async function annotateWorkbook(source: string, target: string, annotation: Annotation): Promise<void> {
  if (await kindOf(source) === 'csv') {
    return writeRows(target, { name: '检查结果', rows: besideRows(source, annotation) })
  }
  const entries = await checkArchive(source)
  const { part } = await firstSheet(source, entries)
  const column = await columnsBefore(source, annotation) ?? await columnsInUse(source, entries, part)
  const change = (entry: ZipEntry) =>
    (entry.name === part ? beside(textIn(source, entry), { ...annotation, column }) : undefined)
  await pipeline(Readable.from(rewritten(source, entries, change)), createWriteStream(target, { mode: 0o600 }))
}

async function* besideRows(source: string, annotation: Annotation): AsyncGenerator<(string | null)[]> {
  const width = await columnsBefore(source, annotation) ?? await widthOf(source)
  const noteOf = notesByRow(annotation)
  let written = 0
  for await (const { rowNumber, cells } of readSheet(source, { rowsMax: Infinity })) {
    for (; written < rowNumber - 1; written += 1) yield []
    written = rowNumber
    const note = await noteOf(rowNumber)
    const padded = Array.from({ length: width }, (_, index) => cells[index] || null)
    yield note ? [...padded, ...note.map((words) => words || null)] : padded
  }
}

// A list that comes back a second time has our columns already, as its last; the new notes take their place.
async function columnsBefore(source: string, { headerRow, headers }: Annotation): Promise<number | undefined> {
  for await (const { rowNumber, cells } of readSheet(source, { rowsMax: Infinity })) {
    if (rowNumber < headerRow) continue
    const column = cells.length - headers.length
    const isSame = headers.every((header, index) => cells[column + index] === header)
    return rowNumber === headerRow && column > 0 && isSame ? column : undefined
  }
  return undefined
}

async function widthOf(source: string): Promise<number> {
  let width = 0
  for await (const { cells } of readSheet(source, { rowsMax: Infinity })) width = Math.max(width, cells.length)
  return width
}

type NoteOf = (rowNumber: number) => Promise<readonly string[] | undefined>

/** The note of each row, asked for in order; the header row's is the titles. */
function notesByRow({ headerRow, headers, notes }: Annotation): NoteOf {
  const iterator = Readable.from(notes)[Symbol.asyncIterator]() as AsyncIterator<RowNote>
  let next: RowNote | undefined
  let isOver = false
  return async (rowNumber) => {
    if (rowNumber === headerRow) return headers
    while (!isOver && (next === undefined || next.rowNumber < rowNumber)) {
      const { done, value } = await iterator.next()
      isOver = done === true
      next = done ? undefined : value
    }
    return next?.rowNumber === rowNumber ? next.cells : undefined
  }
}

async function* textIn(source: string, entry: ZipEntry): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  for await (const piece of bytesOf(source, entry)) yield decoder.decode(piece, { stream: true })
  yield decoder.decode()
}

// Cells without a value are only formats, and may run to the last column there is.
async function columnsInUse(source: string, entries: readonly ZipEntry[], part: string): Promise<number> {
  const entry = entries.find(({ name }) => name === part)
  let most = 0
  if (!entry) return most
  for await (const piece of rowsIn(textIn(source, entry))) {
    if (typeof piece === 'string') continue
    eachCell(piece.inner, (column, cell) => {
      if (!cell.endsWith('/>')) most = Math.max(most, column)
      return cell
    })
  }
  return most
}

/** Replaces cells one by one; a cell that does not say its column stands right of the one before. */
function eachCell(inner: string, change: (column: number, cell: string) => string): string {
  let column = 0
  return inner.replaceAll(/<((?:\w+:)?)c(?=[\s/>])[^>]*?(?:\/>|>[\s\S]*?<\/\1c>)/g, (cell) => {
    const letters = /^[^>]*?\sr="([A-Z]{1,3})\d+"/.exec(cell)?.[1]
    column = letters === undefined ? column + 1 : columnNumber(letters)
    return change(column, cell)
  })
}

async function* beside(
  text: AsyncIterable<string>, { column, ...annotation }: Annotation & { column: number },
): AsyncGenerator<Buffer> {
  const noteOf = notesByRow(annotation)
  for await (const piece of rowsIn(text)) {
    if (typeof piece === 'string') {
      yield Buffer.from(piece)
      continue
    }
    const note = await noteOf(piece.rowNumber)
    yield Buffer.from(note || piece.inner !== '' ? noted(piece, column, note ?? []) : piece.whole)
  }
}

function noted({ prefix, attributes, inner, rowNumber }: RowText, column: number, note: readonly string[]): string {
  // What stands where the notes go makes room for them; `spans` would no longer be true.
  const kept = eachCell(inner, (at, cell) => (at > column ? '' : cell))
  const cells = note.map((words, index) => (words === '' ? '' :
    `<${prefix}c r="${columnLetters(column + 1 + index)}${rowNumber}" t="inlineStr"><${prefix}is>`
    + `<${prefix}t xml:space="preserve">${toXml(words)}</${prefix}t></${prefix}is></${prefix}c>`))
  const open = attributes.replace(/\sspans="[^"]*"/, '')
  return `<${prefix}row${open}>${kept}${cells.join('')}</${prefix}row>`
}

function toXml(text: string): string {
  const shown = text.slice(0, 32_000).replaceAll(/(?!\n)\p{Cc}/gu, ' ')
  return shown.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
