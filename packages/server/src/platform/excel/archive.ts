// Looks into a workbook before anything unpacks it: what would swell beyond reason or is none is refused unread.
import { Problem } from '@huanju/contract'
import { listEntries, type ZipEntry } from './zip.ts'

/** Bounds of a workbook once unpacked. Sheets are streamed; all other parts are held in memory while reading. */
interface UnpackedLimits { readonly sheetBytes: number; readonly otherBytes: number; readonly parts: number }

const usualLimits: UnpackedLimits = { sheetBytes: 600 * 1024 * 1024, otherBytes: 128 * 1024 * 1024, parts: 2000 }

/** The parts of a workbook; one that is none, too large unpacked, binary or with macros is a problem. */
export async function checkArchive(path: string, limits: Partial<UnpackedLimits> = {}): Promise<ZipEntry[]> {
  const { sheetBytes, otherBytes, parts } = { ...usualLimits, ...limits }
  const entries = await listEntries(path)
  const refuse = (reason: string) => new Problem('unreadable-file', { reason })
  if (entries.length > parts) throw refuse('工作簿部件过多，请另存为新的 .xlsx 后上传')
  const names = new Set(entries.map(({ name }) => name))
  if (names.size < entries.length) throw refuse('工作簿部件重复，请另存为新的 .xlsx 后上传')
  if (names.has('xl/workbook.bin')) throw refuse('这是 .xlsb 工作簿，请在表格软件中另存为 .xlsx 后上传')
  if (names.has('xl/vbaProject.bin')) throw refuse('工作簿含有宏（.xlsm），请另存为不含宏的 .xlsx 后上传')
  if (!names.has('[Content_Types].xml') || ![...names].some((name) => name.startsWith('xl/'))) {
    throw refuse('这不是 Excel 工作簿，请上传 .xlsx 或 CSV 文件')
  }
  const sheets = sumOf(entries.filter(isSheet))
  if (sheets > sheetBytes) throw refuse(`解压后超过 ${inMegabytes(sheetBytes)} MB，请按县（市、区）拆分后分别上传`)
  if (sumOf(entries.filter((entry) => isRead(entry) && !isSheet(entry))) > otherBytes) {
    throw refuse(`工作簿的文字和样式解压后超过 ${inMegabytes(otherBytes)} MB，请只保留数据、另存后上传`)
  }
  return entries
}

function isSheet({ name }: ZipEntry): boolean {
  return /^xl\/worksheets\/[^/]+\.xml$/i.test(name)
}

// Pictures and the like are never unpacked here.
function isRead({ name }: ZipEntry): boolean {
  return /\.(?:xml|rels)$/i.test(name)
}

function sumOf(entries: readonly ZipEntry[]): number {
  return entries.reduce((sum, { bytes }) => sum + bytes, 0)
}

function inMegabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024)
}
