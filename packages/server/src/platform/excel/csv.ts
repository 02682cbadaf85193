// Reads CSV as offices save it: UTF-8, GB 18030 or UTF-16; commas, tabs or semicolons; quotes across lines.
import { createReadStream } from 'node:fs'
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

/** Yields the records of a CSV file; a quote that never ends is refused. */
export async function* readCsv(path: string, { csv }: Exclude<FileKind, 'xlsx'>): AsyncGenerator<SheetRow> {
  let reader: CsvReader | undefined
  for await (const text of decoded(path, csv === 'utf-8' ? await encodingOf(path) : csv)) {
    reader ??= new CsvReader(separatorIn(text))
    yield* reader.take(text)
  }
  if (reader) yield* reader.end()
}

/** Reads records piece by piece; the pieces may end anywhere. */
class CsvReader {
  private readonly separator: string
  private cells: string[] = []
  private cell = ''
  private length = 0
  private isQuoted = false
  private afterQuote = false
  private afterReturn = false
  private rowNumber = 0

  constructor(separator: string) {
    this.separator = separator
  }

  *take(text: string): Generator<SheetRow> {
    for (const character of text) {
      this.length += 1
      if (this.length > recordMost) throw new UnreadableFile(lineTooLong)
      const isSecondOfPair = this.afterReturn && character === '\n'
      this.afterReturn = false
      if (!isSecondOfPair) yield* this.step(character)
    }
  }

  *end(): Generator<SheetRow> {
    if (this.isQuoted && !this.afterQuote) throw new UnreadableFile(quoteOpen)
    if (this.cells.length > 0 || this.cell !== '') yield this.record()
  }

  private *step(character: string): Generator<SheetRow> {
    if (this.isQuoted && !this.afterQuote) {
      if (character === '"') this.afterQuote = true
      else this.cell += character
    } else if (this.afterQuote && character === '"') {
      this.cell += '"'
      this.afterQuote = false
    } else if (character === '"' && /^\s*=?$/.test(this.cell) && !this.isQuoted) {
      // ="00123" is how a text that looks like a figure is kept.
      this.cell = ''
      this.isQuoted = true
    } else if (character === this.separator) this.endCell()
    else if (character === '\n' || character === '\r') {
      this.afterReturn = character === '\r'
      yield this.record()
    } else this.cell += character
  }

  private endCell(): void {
    this.cells.push(this.cell.trim())
    this.cell = ''
    this.isQuoted = false
    this.afterQuote = false
  }

  private record(): SheetRow {
    this.endCell()
    this.rowNumber += 1
    const record = { rowNumber: this.rowNumber, cells: this.cells }
    this.cells = []
    this.length = 0
    return record
  }
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
function widthsOf(text: string, mark: string): number[] {
  const reader = new CsvReader(mark)
  const widths: number[] = []
  try {
    for (const { cells } of reader.take(text)) {
      widths.push(cells.length)
      if (widths.length >= linesLooked) return widths
    }
    for (const { cells } of reader.end()) widths.push(cells.length)
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
