// What the formats of cells make of numbers: days, or figures with zeros in front.
import { textOfPart, type Archive } from './archive.ts'
import { bounds } from './bounds.ts'
import { brokenContent } from './unreadable.ts'
import { readWholeXml } from './xml.ts'

/** How a number is shown: as a day, with at least so many digits, or as it is. */
export type NumberFormat = 'day' | 'plain' | number

// Formats that every workbook knows by number, the Chinese ones among them. 45 to 47 are lengths of time.
const days = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)])

/** Reads the formats of a workbook in the order in which its cells name them. */
export async function readFormats(archive: Archive, part: string | undefined): Promise<readonly NumberFormat[]> {
  const [formats, codes]: [NumberFormat[], Map<string, string>] = [[], new Map()]
  if (part === undefined) return formats
  let isInCells = false
  await readWholeXml(textOfPart(archive, part), {
    open: ({ name, attributes }) => {
      if (formats.length > bounds.formats || codes.size > bounds.formats) throw brokenContent()
      if (name === 'cellXfs') isInCells = true
      if (name === 'numFmt') codes.set(attributes['numFmtId'] ?? '', attributes['formatCode'] ?? '')
      if (name === 'xf' && isInCells) formats.push(formatOf(attributes['numFmtId'] ?? '0', codes))
    },
    close: (name) => {
      if (name === 'cellXfs') isInCells = false
    },
  })
  return formats
}

function formatOf(id: string, codes: ReadonlyMap<string, string>): NumberFormat {
  const code = codes.get(id)
  if (code === undefined) return days.has(Number(id)) ? 'day' : 'plain'
  const bare = bareCode(code.slice(0, 255))
  if (/^0{2,30}$/.test(bare)) return bare.length
  return /[yd年月日]|e+(?![e+-])/i.test(bare) && !/general|g\/通用格式/i.test(bare) ? 'day' : 'plain'
}

// The first section of a format without colours, conditions, texts and escaped characters.
function bareCode(code: string): string {
  let [bare, at] = ['', 0]
  const skipTo = (mark: string) => {
    const end = code.indexOf(mark, at + 1)
    at = end < 0 ? code.length : end
  }
  for (; at < code.length && code[at] !== ';'; at += 1) {
    const character = code[at] ?? ''
    if (character === '"') {
      const from = at
      skipTo('"')
      // 年 and 月 in quotes still say that this is a day.
      if (/[年月日]/.test(code.slice(from, at))) bare += '年'
    } else if (character === '[') skipTo(']')
    else if ('\\_*!'.includes(character)) at += 1
    else bare += character
  }
  return bare
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
