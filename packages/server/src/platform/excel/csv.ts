// Reads CSV as offices save it: UTF-8, GB 18030 or UTF-16; commas, tabs or semicolons; quotes across lines.
import { CsvError, parse, type Options } from 'csv-parse'
import { parse as parseSync } from 'csv-parse/sync'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { FileKind } from './file-kind.ts'
import type { SheetRow } from './sheet-rows.ts'
import { UnreadableFile } from './unreadable.ts'

const recordMost = 1_000_000

const lineTooLong = {
  zh: '有一行过长，可能是引号没有结束，请检查 CSV 文件',
  en: 'a line is too long, perhaps because a quotation mark is never closed; check the CSV file',
}
const quoteOpen = {
  zh: '末行有没有结束的引号，请检查 CSV 文件',
  en: 'the last line has a quotation mark that is never closed; check the CSV file',
}

// Quotes within a cell are kept as they stand, and lines may have any number of cells: so do offices read it.
const usual = {
  bom: true,
  max_record_size: recordMost,
  relax_column_count: true,
  relax_quotes: true,
  trim: true,
} satisfies Options

/** Yields the records of a CSV file; a quote that never ends is refused. */
export async function* readCsv(path: string, { csv }: Exclude<FileKind, 'xlsx'>): AsyncGenerator<SheetRow> {
  const texts = decoded(path, csv === 'utf-8' ? await encodingOf(path) : csv)
  const first = await texts.next()
  if (first.done) return
  const parser = parse({ ...usual, delimiter: separatorIn(first.value) })
  const source = Readable.from(joined(first.value, texts))
  source.once('error', (error) => parser.destroy(error))
  let rowNumber = 0
  try {
    const records: AsyncIterable<string[]> = source.pipe(parser)
    for await (const cells of records) yield { rowNumber: (rowNumber += 1), cells: cells.map(plainCell) }
  } catch (error) {
    throw error instanceof CsvError ? refused(error) : error
  } finally {
    source.destroy()
    parser.destroy()
  }
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first
  yield* rest
}

function refused({ code }: CsvError): Error {
  if (code === 'CSV_MAX_RECORD_SIZE') return new UnreadableFile(lineTooLong)
  return new UnreadableFile(quoteOpen)
}

// ="00123" is how a text that looks like a figure is kept.
function plainCell(cell: string): string {
  return (/^="(.*)"$/s.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell).trim()
}

const separators = [',', '\t', ';', '|']
const linesLooked = 50

// The mark that parts most lines into the same number of cells, so that a title line above a table decides nothing.
function separatorIn(text: string): string {
  const stated = /^\uFEFF?sep=(.)\r?\n/i.exec(text)?.[1]
  if (stated) return stated
  const scored = separators.map((mark) => ({ mark, ...likeness(text, mark) }))
  return scored.toSorted((a, b) => b.lines - a.lines || b.width - a.width)[0]?.mark ?? ','
}

function likeness(text: string, mark: string): { lines: number; width: number } {
  const widths = new Map<number, number>()
  for (const width of widthsOf(text, mark)) if (width > 1) widths.set(width, (widths.get(width) ?? 0) + 1)
  const [width = 1, lines = 0] = [...widths].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? []
  return { lines, width }
}

// Blank cells at the end of a line are left out by some programs: how far a line is written counts.
function widthsOf(text: string, delimiter: string): number[] {
  const widths: number[] = []
  const look = { ...usual, delimiter, to: linesLooked, on_record: (cells: string[]) => void widths.push(cells.length) }
  try {
    parseSync(text, look)
  } catch {
    // A piece may end within a quote; the lines before it are enough to judge by.
  }
  return widths
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  const pieces: AsyncIterable<Buffer> = createReadStream(path)
  for await (const piece of pieces) {
    const text = decoder.decode(piece, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}

async function encodingOf(path: string): Promise<'utf-8' | 'gb18030'> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    const pieces: AsyncIterable<Buffer> = createReadStream(path)
    for await (const piece of pieces) decoder.decode(piece, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  }
}
