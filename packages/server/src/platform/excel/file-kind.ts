// What a file is by its first bytes; whatever is no list says what it is and how to save it.
import type { Words } from '@huanju/contract'
import { open, stat } from 'node:fs/promises'
import { UnreadableFile } from './unreadable.ts'

/** The kind of a file: a workbook, or a text with its encoding. */
export type FileKind = 'xlsx' | { readonly csv: 'utf-8' | 'utf-16le' | 'utf-16be' }

const empty = { zh: '文件是空的', en: 'the file is empty' }
const blank = { zh: '文件里没有内容', en: 'there is nothing but blanks in the file' }
const unknown = { zh: '不是 Excel（.xlsx）或 CSV 文件', en: 'it is neither an Excel (.xlsx) nor a CSV file' }
const picture = {
  zh: '这是图片，不是表格；请上传 .xlsx 或 CSV 文件',
  en: 'it is a picture, not a table; upload an .xlsx or CSV file',
}

const byBytes: readonly (readonly [readonly number[], Words])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    {
      zh: '这是旧版 .xls 或加密的工作簿，请在表格软件中另存为不加密的 .xlsx 后上传',
      en: 'it is an old .xls or an encrypted workbook; save it as an .xlsx without encryption and upload that',
    },
  ],
  [
    [0x25, 0x50, 0x44, 0x46],
    {
      zh: '这是 PDF 文件，不是表格；请向提供者索取 Excel 原表',
      en: 'it is a PDF, not a table; ask whoever provided it for the Excel original',
    },
  ],
  [
    [0x52, 0x61, 0x72, 0x21],
    {
      zh: '这是 RAR 压缩包，请解压后上传其中的 .xlsx 或 CSV 文件',
      en: 'it is a RAR archive; unpack it and upload the .xlsx or CSV file inside',
    },
  ],
  [
    [0x37, 0x7a, 0xbc, 0xaf],
    {
      zh: '这是 7z 压缩包，请解压后上传其中的 .xlsx 或 CSV 文件',
      en: 'it is a 7z archive; unpack it and upload the .xlsx or CSV file inside',
    },
  ],
  [
    [0x1f, 0x8b],
    {
      zh: '这是压缩文件，请解压后上传其中的 .xlsx 或 CSV 文件',
      en: 'it is a compressed file; unpack it and upload the .xlsx or CSV file inside',
    },
  ],
  [[0x89, 0x50, 0x4e, 0x47], picture],
  [[0xff, 0xd8, 0xff], picture],
  [
    [0x7b, 0x5c, 0x72, 0x74, 0x66],
    {
      zh: '这是 RTF 文档，不是表格；请把表格复制到 Excel，存为 .xlsx 后上传',
      en: 'it is an RTF document, not a table; copy the table to Excel, save it as .xlsx and upload that',
    },
  ],
]

const xmlSheet = {
  zh: '这是 XML 表格（Excel 2003），不是 .xlsx；请在表格软件中打开，另存为“Excel 工作簿（.xlsx）”后上传',
  en: 'it is an XML spreadsheet (Excel 2003), not an .xlsx; save it as .xlsx in a spreadsheet program and upload that',
}

const byText: readonly (readonly [RegExp, Words])[] = [
  [
    /^(?:MIME-Version:|Content-Type:\s*multipart|From:.*\bsaved by\b|X-Document-Type:)/i,
    {
      zh: '这是单个文件网页（MHTML），不是 Excel 工作簿；请在表格软件中打开，另存为“Excel 工作簿（.xlsx）”后上传',
      en: 'it is a web page (MHTML), not an Excel workbook; save it as .xlsx in a spreadsheet program and upload that',
    },
  ],
  [
    /^<\?xml[^>]{0,200}\?>[\s\S]{0,2000}(?:schemas-microsoft-com:office:spreadsheet|mso-application\s+progid="Excel|<(?:\w{1,20}:)?Workbook\b)/i,
    xmlSheet,
  ],
  [/^<(?:\w{1,20}:)?Workbook\b/i, xmlSheet],
  [
    /^(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|meta|body|table|style|div|script)\b/i,
    {
      zh: '这是网页表格（HTML），只是改名为 .xls；请在表格软件中打开，另存为“Excel 工作簿（.xlsx）”后上传',
      en: 'it is a web page (HTML), only renamed to .xls; save it as .xlsx in a spreadsheet program and upload that',
    },
  ],
  [
    /^<\?xml\b/i,
    {
      zh: '这是 XML 文件，不是 Excel 工作簿；请上传 .xlsx 或 CSV 文件',
      en: 'it is an XML file, not an Excel workbook; upload an .xlsx or CSV file',
    },
  ],
  [
    /^ID;P/,
    {
      zh: '这是 SYLK 表格（.slk），不是 .xlsx；请在表格软件中打开，另存为“Excel 工作簿（.xlsx）”后上传',
      en: 'it is a SYLK sheet (.slk), not an .xlsx; save it as .xlsx in a spreadsheet program and upload that',
    },
  ],
  [
    /^TABLE\s+0,1\s/,
    {
      zh: '这是 DIF 表格，不是 .xlsx；请在表格软件中打开，另存为“Excel 工作簿（.xlsx）”后上传',
      en: 'it is a DIF sheet, not an .xlsx; save it as .xlsx in a spreadsheet program and upload that',
    },
  ],
  [
    /^[[{]\s*(?:["{[]|$)/,
    {
      zh: '这是 JSON 文件，不是表格；请上传 .xlsx 或 CSV 文件',
      en: 'it is a JSON file, not a table; upload an .xlsx or CSV file',
    },
  ],
]

/** What a file is; anything but a workbook or text is refused with the way out. */
export async function kindOf(path: string): Promise<FileKind> {
  const start = await startOf(path)
  if (start.length === 0) throw new UnreadableFile(empty)
  if (startsWith(start, [0x50, 0x4b, 3, 4]) || startsWith(start, [0x50, 0x4b, 5, 6])) return 'xlsx'
  const known = byBytes.find(([bytes]) => startsWith(start, bytes))
  if (known) throw new UnreadableFile(known[1])
  const csv = encodingOf(start)
  if (!csv) throw new UnreadableFile(unknown)
  const text = new TextDecoder(csv).decode(start).trimStart()
  if (text === '') throw new UnreadableFile(blank)
  const marked = byText.find(([pattern]) => pattern.test(text))
  if (marked) throw new UnreadableFile(marked[1])
  return { csv }
}

async function startOf(path: string): Promise<Buffer> {
  const { size } = await stat(path)
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(size, 4096)), position: 0 })
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

function startsWith(start: Buffer, bytes: readonly number[]): boolean {
  return start.subarray(0, bytes.length).equals(Buffer.from(bytes))
}

// UTF-16 by its mark; without one by where the zeros of commas, digits and line ends stand.
function encodingOf(start: Buffer): 'utf-8' | 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(start, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(start, [0xfe, 0xff])) return 'utf-16be'
  if (!start.includes(0)) return 'utf-8'
  const zeros = [0, 0]
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  })
  const [even = 0, odd = 0] = zeros
  const isLittle = odd > even * 2
  if (!isLittle && !(even > odd * 2)) return undefined
  const encoding = isLittle ? 'utf-16le' : 'utf-16be'
  // Bytes of something else make characters nobody writes.
  const strange = [...new TextDecoder(encoding).decode(start)].filter((character) =>
    /(?![\r\n\t])[\p{Cc}\p{Cn}\p{Co}\uFFFD]/u.test(character),
  )
  return strange.length * 50 > start.length ? undefined : encoding
}
