// Looks into a workbook before anything unpacks it: what would swell beyond reason or is none is refused unread.
import { bounds } from './bounds.ts'
import { brokenContent, UnreadableFile } from './unreadable.ts'
import { decodedXml } from './xml.ts'
import { bytesOf, listEntries, type ZipEntry } from './zip.ts'

type Limits = Record<'sheetBytes' | 'otherBytes' | 'parts', number>

/** A workbook that may be unpacked. */
export interface Archive {
  readonly path: string
  readonly entries: readonly ZipEntry[]
  /** A part by its name, in whatever case and with whichever strokes it is written. */
  readonly find: (name: string) => ZipEntry | undefined
}

/** Opens a workbook; one that is none, too large unpacked, binary or with macros is refused. */
export async function openArchive(path: string, given: Partial<Limits> = {}): Promise<Archive> {
  const limits: Limits = { ...bounds, ...given }
  const entries = await listEntries(path)
  if (entries.length > limits.parts) throw new UnreadableFile('工作簿部件过多，请另存为新的 .xlsx 后上传')
  const byName = new Map(entries.map((entry) => [plainName(entry.name), entry]))
  if (byName.size < entries.length) throw new UnreadableFile('工作簿部件重复，请另存为新的 .xlsx 后上传')
  const reason = notAWorkbook(byName)
  if (reason) throw new UnreadableFile(reason)
  checkSizes(entries, limits)
  return { path, entries, find: (name) => byName.get(plainName(name)) }
}

/** The text of a part, piece by piece. */
export function textOfPart({ path, find }: Archive, name: string): AsyncGenerator<string> {
  const entry = find(name)
  if (!entry) throw brokenContent()
  return decodedXml(bytesOf(path, entry))
}

/** Names of parts made alike: offices and libraries disagree on case and strokes. */
export function plainName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase()
}

function notAWorkbook(names: ReadonlyMap<string, unknown>): string | undefined {
  const some = (pattern: RegExp) => [...names.keys()].some((name) => pattern.test(name))
  if (names.has('xl/workbook.bin')) return '这是 .xlsb 工作簿，请在表格软件中另存为 .xlsx 后上传'
  if (some(/(?:^|\/)vbaproject\.bin$/)) return '工作簿含有宏（.xlsm），请另存为不含宏的 .xlsx 后上传'
  if (names.has('word/document.xml')) return '这不是 Excel 工作簿，是 Word 文档；请把表格复制到 Excel，存为 .xlsx 后上传'
  if (names.has('ppt/presentation.xml')) return '这不是 Excel 工作簿，是演示文稿；请上传 .xlsx 或 CSV 文件'
  if (names.has('content.xml') && names.has('mimetype')) return '这是 .ods 表格，请在表格软件中另存为 .xlsx 后上传'
  return names.has('[content_types].xml') && some(/\.rels$/)
    ? undefined : '这不是 Excel 工作簿，是压缩包或其他文件；请解压后上传 .xlsx 或 CSV 文件'
}

function checkSizes(entries: readonly ZipEntry[], { sheetBytes, otherBytes }: Limits): void {
  const read = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
  // Sheets are the large parts, whatever they are called: they are streamed, all else is held.
  const sheets = read.filter(({ name }) => /sheets?\//i.test(name))
  if (sumOf(sheets) > sheetBytes) {
    throw new UnreadableFile(`解压后超过 ${inMegabytes(sheetBytes)} MB，请按县（市、区）拆分后分别上传`)
  }
  if (sumOf(read.filter((entry) => !sheets.includes(entry))) > otherBytes) {
    throw new UnreadableFile(`工作簿的文字和样式解压后超过 ${inMegabytes(otherBytes)} MB，请只保留数据、另存后上传`)
  }
}

function sumOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0)
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
