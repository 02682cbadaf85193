// Reads a sheet of an .xlsx or a .csv row by row in bounded memory; every cell as the text a person would see.
import { Problem } from '@huanju/contract'
import { streamXlsxRows } from 'hucre/xlsx'
import { open, readFile, stat } from 'node:fs/promises'
import { checkArchive } from './archive.ts'
import { readCsv } from './csv.ts'
import { paced } from './paced.ts'
import { firstSheet, type SheetPart } from './workbook.ts'
import { localHeader, packedBytesOf, type ZipEntry } from './zip.ts'

/** One row of a sheet: its number as the person sees it (from 1) and its cells as text. Blank rows are left out. */
export interface SheetRow { readonly rowNumber: number; readonly cells: readonly string[] }

/** Most columns that are looked at; what lies beyond is not read. */
const columnsMax = 200
/** Most rows a sheet of the format can have. */
const rowNumberMax = 1_048_576

/**
 * Yields the rows of the first visible sheet; a file that is no such thing, has more rows than `rowsMax`, or is too
 * large once unpacked is a problem that says the way out.
 */
export async function* readSheet(path: string, { rowsMax }: { rowsMax: number }): AsyncGenerator<SheetRow> {
  let rows = 0
  for await (const row of (await kindOf(path)) === 'csv' ? readCsv(path) : readXlsx(path)) {
    if (row.rowNumber > rowNumberMax) throw unreadable('行号超出范围，请在表格软件中打开并另存后再上传')
    const cells = row.cells.slice(0, columnsMax)
    if (cells.every((cell) => cell === '')) continue
    rows += 1
    if (rows > rowsMax) throw unreadable(`超过 ${rowsMax} 行，请按县（市、区）拆分后分别导入`)
    yield { rowNumber: row.rowNumber, cells }
  }
}

function unreadable(reason: string): Problem {
  return new Problem('unreadable-file', { reason })
}

/** What a file is by its first bytes; anything but a workbook or text is a problem that says the way out. */
export async function kindOf(path: string): Promise<'xlsx' | 'csv'> {
  const { size } = await stat(path)
  if (size === 0) throw unreadable('文件是空的')
  const file = await open(path)
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(4096), position: 0 }).finally(() => file.close())
  const start = buffer.subarray(0, bytesRead)
  if (start.subarray(0, 4).equals(Buffer.from([0x50, 0x4B, 3, 4]))) return 'xlsx'
  if (start.subarray(0, 4).equals(Buffer.from([0xD0, 0xCF, 0x11, 0xE0]))) {
    throw unreadable('这是旧版 .xls 或加密的工作簿，请在表格软件中另存为不加密的 .xlsx 后上传')
  }
  const isUtf16 = start[0] === 0xFF && start[1] === 0xFE
  if (!isUtf16 && start.includes(0)) throw unreadable('不是 Excel（.xlsx）或 CSV 文件')
  return 'csv'
}

async function* readXlsx(path: string): AsyncGenerator<SheetRow> {
  const entries = await checkArchive(path)
  yield* rowsOf(path, entries, await firstSheet(path, entries))
}

/** The rows of one sheet of a checked workbook, blank ones too. */
export async function* rowsOf(path: string, entries: readonly ZipEntry[], sheet: SheetPart): AsyncGenerator<SheetRow> {
  try {
    for await (const { index, values } of await openRows(path, entries, sheet)) {
      yield { rowNumber: index + 1, cells: values.map(textOf) }
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    throw unreadable('工作簿内容已损坏，请在表格软件中打开并另存后再上传')
  }
}

// The library streams an archive whose parts come in a certain order with their sizes known, so it is handed one that
// holds just what the sheet needs, in that order. Workbooks that name their parts otherwise are read whole.
async function openRows(path: string, entries: readonly ZipEntry[], { name, part }: SheetPart) {
  const isUsual = /^xl\/worksheets\/sheet\d+\.xml$/.test(part)
  if (!isUsual) return streamXlsxRows(await readFile(path), { sheet: name })
  const first = entries.filter(({ name: each }) => each === '[Content_Types].xml' || each.endsWith('.rels'))
  const shared = entries.filter(({ name: each }) => /^xl\/(?:workbook|styles|sharedStrings)\.xml$/.test(each))
  const cells = entries.filter(({ name: each }) => each === part)
  const { stream, paceOf } = paced(partsOf(path, [...first, ...shared, ...cells]))
  return paceOf(streamXlsxRows(stream, { sheet: name }))
}

async function* partsOf(path: string, entries: readonly ZipEntry[]): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    yield localHeader(entry)
    yield* packedBytesOf(path, entry)
  }
}

// Days as 2005-12-31, numbers without exponent, blanks empty.
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string).trim()
}

// Fifteen digits are what a sheet keeps; most figures print themselves so, the others are made to.
const fifteen = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })

function numberText(value: number): string {
  const text = String(value)
  if (/^-?[\d.]{1,15}$/.test(text)) return text
  return Number.isInteger(value) ? String(BigInt(value)) : fifteen.format(value)
}
