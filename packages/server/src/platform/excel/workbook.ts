// Which sheets a workbook has, whether they are shown, and in which part each lies.
import { Problem } from '@huanju/contract'
import { posix } from 'node:path'
import { bytesOf, type ZipEntry } from './zip.ts'

/** One sheet of a workbook. */
export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  /** Name of the part that holds its cells. */
  readonly part: string
}

const workbookPart = 'xl/workbook.xml'

/** The sheets of a workbook in their order. */
export async function listSheets(path: string, entries: readonly ZipEntry[]): Promise<SheetPart[]> {
  const targets = new Map<string, string>()
  const relations = await textOf(path, entries, 'xl/_rels/workbook.xml.rels')
  for (const attributes of tagsOf(relations, 'Relationship')) {
    const target = attributes.get('Target') ?? ''
    const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target)
    targets.set(attributes.get('Id') ?? '', part)
  }
  return tagsOf(await textOf(path, entries, workbookPart), 'sheet').flatMap((attributes) => {
    const id = [...attributes].find(([name]) => /(?:^|:)id$/.test(name))?.[1] ?? ''
    const part = targets.get(id)
    if (part === undefined || !entries.some(({ name }) => name === part)) return []
    const isHidden = !['visible', undefined].includes(attributes.get('state'))
    return [{ name: attributes.get('name') ?? '', isHidden, part }]
  })
}

/** The first sheet that is shown. */
export async function firstSheet(path: string, entries: readonly ZipEntry[]): Promise<SheetPart> {
  const sheets = await listSheets(path, entries)
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0]
  if (!first) throw new Problem('unreadable-file', { reason: '工作簿里没有工作表，请在表格软件中打开并另存为 .xlsx 后再上传' })
  return first
}

async function textOf(path: string, entries: readonly ZipEntry[], part: string): Promise<string> {
  const entry = entries.find(({ name }) => name === part)
  if (!entry) throw new Problem('unreadable-file', { reason: '工作簿缺少目录，请在表格软件中打开并另存为 .xlsx 后再上传' })
  const pieces: Buffer[] = []
  for await (const piece of bytesOf(path, entry)) pieces.push(piece)
  return Buffer.concat(pieces).toString('utf8')
}

function tagsOf(xml: string, tag: string): Map<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${tag}\\s([^>]*?)/?>`, 'g'))].map(([, attributes = '']) =>
    new Map([...attributes.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)]
      .map(([, name = '', double, single]) => [name, fromXml(double ?? single ?? '')])))
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }

function fromXml(text: string): string {
  return text.replaceAll(/&(#x?[\da-f]{1,6}|\w{2,4});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return named[name] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10FFFF ? String.fromCodePoint(code) : whole
  })
}
