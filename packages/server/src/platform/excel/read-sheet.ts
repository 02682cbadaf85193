// Reads the first sheet of an .xlsx or a .csv row by row in bounded memory; every cell as the text a person would see.
import { Problem } from '@huanju/contract'
import { streamXlsxRows } from 'hucre/xlsx'
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { checkArchive } from './archive.ts'

/** One row of a sheet: its number as the person sees it (from 1) and its cells as text. */
export interface SheetRow { readonly rowNumber: number; readonly cells: readonly string[] }

/** Most columns that are looked at; what lies beyond is not read. */
const columnsMax = 200

/** Yields the rows of a sheet; a file that is no such thing, or too large once unpacked, is a problem that says the way out. */
export async function* readSheet(path: string, { rowsMax }: { rowsMax: number }): AsyncGenerator<SheetRow> {
  const kind = await kindOf(path)
  let rows = 0
  for await (const row of kind === 'csv' ? readCsv(path) : readXlsx(path)) {
    rows += 1
    if (rows > rowsMax) throw new Problem('unreadable-file', { reason: `超过 ${rowsMax} 行，请按县（市、区）拆分后分别导入` })
    yield row
  }
}

async function kindOf(path: string): Promise<'xlsx' | 'csv'> {
  if (statSync(path).size === 0) throw new Problem('unreadable-file', { reason: '文件是空的' })
  const file = await open(path)
  const { buffer } = await file.read({ buffer: Buffer.alloc(4096), position: 0 })
  await file.close()
  if (buffer.subarray(0, 4).equals(Buffer.from([0x50, 0x4B, 3, 4]))) {
    await checkArchive(path)
    return 'xlsx'
  }
  if (buffer.subarray(0, 4).equals(Buffer.from([0xD0, 0xCF, 0x11, 0xE0]))) {
    throw new Problem('unreadable-file', { reason: '这是旧版 .xls 或加密文件，请在表格软件中另存为 .xlsx（不加密）后上传' })
  }
  const text = buffer.subarray(0, statSync(path).size)
  if (text.includes(0)) throw new Problem('unreadable-file', { reason: '不是 Excel（.xlsx）或 CSV 文件' })
  return 'csv'
}

async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const bytes = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
  try {
    for await (const { index, values } of streamXlsxRows(bytes)) {
      yield { rowNumber: index + 1, cells: values.slice(0, columnsMax).map(textOf) }
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem('unreadable-file', { reason: '工作簿内容已损坏，请在表格软件中打开并另存后再上传' })
  }
}

/** A cell's value as text: days as 2005-12-31, numbers without exponent, blanks empty. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string).trim()
}

function numberText(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 0 })
  return value.toLocaleString('en', { useGrouping: false, maximumSignificantDigits: 15 })
}

// Lists from government offices come as UTF-8 with or without mark, or in GB 18030: the first bytes tell.
async function* readCsv(path: string): AsyncGenerator<SheetRow> {
  const encoding = await encodingOf(path)
  const decoded = Readable.from(decode(path, encoding))
  let [rowNumber, pending] = [0, '']
  for await (const line of createInterface({ input: decoded, crlfDelay: Infinity })) {
    pending = pending ? `${pending}\n${line}` : line
    if (pending.length > 1_000_000) throw new Problem('unreadable-file', { reason: '有一行没有结束的引号，请检查 CSV 文件' })
    if (quotesIn(pending) % 2 === 1) continue
    rowNumber += 1
    yield { rowNumber, cells: splitCsv(pending) }
    pending = ''
  }
  if (pending) throw new Problem('unreadable-file', { reason: '末行有没有结束的引号，请检查 CSV 文件' })
}

async function* decode(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const piece of createReadStream(path)) yield decoder.decode(piece as Buffer, { stream: true })
  yield decoder.decode()
}

async function encodingOf(path: string): Promise<string> {
  const file = await open(path)
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(65_536), position: 0 })
  await file.close()
  try {
    new TextDecoder('utf8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true })
    return 'utf8'
  } catch {
    return 'gb18030'
  }
}

function quotesIn(line: string): number {
  return line.split('"').length - 1
}

/** Splits one CSV record into its fields; quotes around fields go, doubled quotes inside become one. */
export function splitCsv(record: string): string[] {
  const fields = record.replace(/^\uFEFF/, '').match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []
  const cells = fields.map((field) => field.replace(/,$/, '').trim())
  if (!record.endsWith(',')) cells.pop()
  return cells.slice(0, columnsMax).map((cell) => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell))
}
