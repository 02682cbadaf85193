// Reads CSV as offices save it: UTF-8, GB 18030 or UTF-16; commas, tabs or semicolons; quotes across lines.
import { Problem } from '@huanju/contract'
import { createReadStream } from 'node:fs'

/** One record of the file: the number of its row as a spreadsheet would show it, and its cells. */
export interface CsvRecord { readonly rowNumber: number; readonly cells: readonly string[] }

const recordMost = 1_000_000

/** Yields the records of a CSV file; a quote that never ends is a problem. */
export async function* readCsv(path: string): AsyncGenerator<CsvRecord> {
  const reader = new CsvReader()
  for await (const text of decoded(path, await encodingOf(path))) yield* reader.take(text)
  yield* reader.end()
}

/** Reads records piece by piece; the pieces may end anywhere. */
class CsvReader {
  private cells: string[] = []
  private cell = ''
  private length = 0
  private isQuoted = false
  private afterQuote = false
  private afterReturn = false
  private rowNumber = 0
  private separator: string | undefined

  * take(text: string): Generator<CsvRecord> {
    this.separator ??= separatorIn(text)
    for (const character of text) {
      this.length += 1
      if (this.length > recordMost) throw new Problem('unreadable-file', { reason: '有一行过长，可能是引号没有结束，请检查 CSV 文件' })
      const isSecondOfPair = this.afterReturn && character === '\n'
      this.afterReturn = false
      if (!isSecondOfPair) yield* this.step(character)
    }
  }

  * end(): Generator<CsvRecord> {
    if (this.isQuoted && !this.afterQuote) throw new Problem('unreadable-file', { reason: '末行有没有结束的引号，请检查 CSV 文件' })
    if (this.cells.length > 0 || this.cell !== '') yield this.record()
  }

  private* step(character: string): Generator<CsvRecord> {
    if (this.isQuoted && !this.afterQuote) {
      if (character === '"') this.afterQuote = true
      else this.cell += character
    } else if (this.afterQuote && character === '"') {
      this.cell += '"'
      this.afterQuote = false
    } else if (character === '"' && this.cell.trim() === '' && !this.isQuoted) {
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

  private record(): CsvRecord {
    this.endCell()
    this.rowNumber += 1
    const record = { rowNumber: this.rowNumber, cells: this.cells }
    this.cells = []
    this.length = 0
    return record
  }
}

// The mark that parts the first line most; commas when it holds none.
function separatorIn(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1)
  const counts = [',', '\t', ';'].map((mark) => ({ mark, count: line.split(mark).length }))
  return counts.toSorted((a, b) => b.count - a.count)[0]?.mark ?? ','
}

async function* decoded(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of createReadStream(path)) {
    const text = decoder.decode(piece as Buffer, { stream: true })
    if (text !== '') yield text
  }
  yield decoder.decode()
}

async function encodingOf(path: string): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let isFirst = true
  try {
    for await (const piece of createReadStream(path)) {
      const bytes = piece as Buffer
      if (isFirst && bytes[0] === 0xFF && bytes[1] === 0xFE) return 'utf-16le'
      isFirst = false
      decoder.decode(bytes, { stream: true })
    }
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  }
}
