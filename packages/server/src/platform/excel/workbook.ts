// Which sheets a workbook has and where its parts lie, by the relationships between them, whatever they are called.
import { posix } from 'node:path'
import { textOfPart, type Archive } from './archive.ts'
import { bounds } from './bounds.ts'
import { brokenContent, UnreadableFile } from './unreadable.ts'
import { attributeOf, readWholeXml, type Tag } from './xml.ts'

/** One sheet of a workbook. */
export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  /** Name of the part that holds its cells. */
  readonly part: string
}

/** A workbook by its directory. */
export interface Workbook {
  readonly archive: Archive
  readonly sheets: readonly SheetPart[]
  /** Whether its days are counted from 1904. */
  readonly isFrom1904: boolean
  readonly strings: string | undefined
  readonly styles: string | undefined
}

interface Relation {
  readonly id: string
  readonly type: string
  readonly part: string
}

/** Reads the directory of a workbook. */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  const [root] = (await relationsOf(archive, '')).filter(({ type }) => type === 'officedocument')
  const part = root?.part ?? 'xl/workbook.xml'
  if (!archive.find(part)) {
    throw new UnreadableFile({
      zh: '这不是 Excel 工作簿，请上传 .xlsx 或 CSV 文件',
      en: 'it is not an Excel workbook; upload an .xlsx or CSV file',
    })
  }
  const relations = await relationsOf(archive, part)
  const of = (type: string) => relations.find((each) => each.type === type && archive.find(each.part))?.part
  const { tags, isFrom1904 } = await directoryIn(archive, part)
  const sheets = tags.flatMap((tag): SheetPart[] => {
    const id = attributeOf({ ...tag, attributes: withPrefix(tag) }, 'id')
    const found = relations.find((each) => each.id === id && each.type === 'worksheet' && archive.find(each.part))
    const isHidden = !['visible', undefined].includes(tag.attributes['state'])
    return found ? [{ name: tag.attributes['name'] ?? '', isHidden, part: found.part }] : []
  })
  return { archive, sheets, isFrom1904, strings: of('sharedstrings'), styles: of('styles') }
}

// The relation is named by an attribute `id` in a namespace of its own; `sheetId` is another number.
function withPrefix({ attributes }: Tag): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => name.includes(':')))
}

async function directoryIn(archive: Archive, part: string) {
  const tags: Tag[] = []
  let isFrom1904 = false
  await readWholeXml(textOfPart(archive, part), {
    open: (tag) => {
      if (tag.name === 'workbookPr') isFrom1904 = ['1', 'true', 'on'].includes(tag.attributes['date1904'] ?? '')
      if (tag.name === 'sheet' && tags.length < bounds.sheets * 10) tags.push(tag)
    },
  })
  return { tags, isFrom1904 }
}

async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const [folder, file] = [posix.dirname(part), posix.basename(part)]
  const name = part === '' ? '_rels/.rels' : posix.join(folder, '_rels', `${file}.rels`)
  if (!archive.find(name)) return []
  const found: Relation[] = []
  await readWholeXml(textOfPart(archive, name), {
    open: ({ name: tag, attributes }) => {
      const { Id: id = '', Type: type = '', Target = '', TargetMode } = attributes
      if (tag !== 'Relationship' || TargetMode === 'External') return
      if (found.length > bounds.parts) throw brokenContent()
      const target = Target.replaceAll('\\', '/')
      const isFromRoot = target.startsWith('/') || part === ''
      found.push({
        id,
        type: type.slice(type.lastIndexOf('/') + 1).toLowerCase(),
        part: isFromRoot ? posix.normalize(target).replace(/^\/+/, '') : posix.join(folder, target),
      })
    },
  })
  return found
}

/** The sheet of that name, or the first that is shown. */
export function sheetNamed({ sheets }: Workbook, name: string | null): SheetPart {
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  const found = name === null ? first : sheets.find((sheet) => sheet.name === name)
  if (!found) {
    throw new UnreadableFile({
      zh: '工作簿里没有工作表，请在表格软件中打开并另存为 .xlsx 后再上传',
      en: 'the workbook has no sheets; open it in a spreadsheet program, save it as .xlsx and upload that',
    })
  }
  return found
}
