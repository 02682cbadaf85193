// Looks into a workbook before anything unpacks it: what would swell beyond reason or is none is refused unread.
import type { Words } from '@huanju/contract'
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

const tooManyParts = {
  zh: '工作簿部件过多，请另存为新的 .xlsx 后上传',
  en: 'the workbook has too many parts; save it as a new .xlsx and upload that',
}
const partsTwice = {
  zh: '工作簿部件重复，请另存为新的 .xlsx 后上传',
  en: 'parts of the workbook appear twice; save it as a new .xlsx and upload that',
}

/** Opens a workbook; one that is none, too large unpacked, binary or with macros is refused. */
export async function openArchive(path: string, given: Partial<Limits> = {}): Promise<Archive> {
  const limits: Limits = { ...bounds, ...given }
  const entries = await listEntries(path)
  if (entries.length > limits.parts) throw new UnreadableFile(tooManyParts)
  const byName = new Map(entries.map((entry) => [plainName(entry.name), entry]))
  if (byName.size < entries.length) throw new UnreadableFile(partsTwice)
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

const others = {
  binary: {
    zh: '这是 .xlsb 工作簿，请在表格软件中另存为 .xlsx 后上传',
    en: 'it is an .xlsb workbook; save it as .xlsx in a spreadsheet program and upload that',
  },
  macros: {
    zh: '工作簿含有宏（.xlsm），请另存为不含宏的 .xlsx 后上传',
    en: 'the workbook has macros (.xlsm); save it as an .xlsx without macros and upload that',
  },
  document: {
    zh: '这不是 Excel 工作簿，是 Word 文档；请把表格复制到 Excel，存为 .xlsx 后上传',
    en: 'it is a Word document, not an Excel workbook; copy the table to Excel, save it as .xlsx and upload that',
  },
  slides: {
    zh: '这不是 Excel 工作簿，是演示文稿；请上传 .xlsx 或 CSV 文件',
    en: 'it is a presentation, not an Excel workbook; upload an .xlsx or CSV file',
  },
  openDocument: {
    zh: '这是 .ods 表格，请在表格软件中另存为 .xlsx 后上传',
    en: 'it is an .ods sheet; save it as .xlsx in a spreadsheet program and upload that',
  },
  archive: {
    zh: '这不是 Excel 工作簿，是压缩包或其他文件；请解压后上传 .xlsx 或 CSV 文件',
    en: 'it is an archive or something else, not an Excel workbook; unpack it and upload the .xlsx or CSV file',
  },
} satisfies Record<string, Words>

function notAWorkbook(names: ReadonlyMap<string, unknown>): Words | undefined {
  const some = (pattern: RegExp) => [...names.keys()].some((name) => pattern.test(name))
  if (names.has('xl/workbook.bin')) return others.binary
  if (some(/(?:^|\/)vbaproject\.bin$/)) return others.macros
  if (names.has('word/document.xml')) return others.document
  if (names.has('ppt/presentation.xml')) return others.slides
  if (names.has('content.xml') && names.has('mimetype')) return others.openDocument
  return names.has('[content_types].xml') && some(/\.rels$/) ? undefined : others.archive
}

function checkSizes(entries: readonly ZipEntry[], { sheetBytes, otherBytes }: Limits): void {
  const read = entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))
  // Sheets are the large parts, whatever they are called: they are streamed, all else is held.
  const sheets = read.filter(({ name }) => /sheets?\//i.test(name))
  if (sumOf(sheets) > sheetBytes) {
    const most = inMegabytes(sheetBytes)
    throw new UnreadableFile({
      zh: `解压后超过 ${most} MB，请按县（市、区）拆分后分别上传`,
      en: `it is more than ${most} MB once unpacked; split it by county or district and upload each part`,
    })
  }
  if (sumOf(read.filter((entry) => !sheets.includes(entry))) > otherBytes) {
    const most = inMegabytes(otherBytes)
    throw new UnreadableFile({
      zh: `工作簿的文字和样式解压后超过 ${most} MB，请只保留数据、另存后上传`,
      en: `its texts and styles are more than ${most} MB once unpacked; keep only the data, save that and upload it`,
    })
  }
}

function sumOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0)
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
