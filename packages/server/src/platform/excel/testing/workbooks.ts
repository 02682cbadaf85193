// Small archives and workbooks for tests, made by hand where a library would never make them so.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'

/** Writes bytes to a file of its own and gives its path; all are gone when the process of the test ends its work. */
export async function fileOf(content: string | Uint8Array, name = 'list.xlsx'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'huanju-excel-test-'))
  folders.push(folder)
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const folders: string[] = []

/** Removes what `fileOf` has written. */
export async function removeFiles(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
}

/** What a part claims instead of the truth. */
export interface Claim {
  readonly bytes?: number
  readonly flags?: number
  readonly method?: number
}

/** An archive of parts; `claims` says what the directory and the local header state falsely. */
export function zipOf(
  parts: Readonly<Record<string, string | Uint8Array>>,
  claims: Readonly<Record<string, Claim>> = {},
): Buffer {
  const [bodies, directory]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const [name, given] of Object.entries(parts)) {
    const content = Buffer.from(given as string)
    const packed = deflateRawSync(content)
    const { bytes = content.length, flags = 0, method = 8 } = claims[name] ?? {}
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes, 18)
    common.writeUInt16LE(Buffer.byteLength(name), 22)
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), packed])
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    common.copy(line, 6)
    line.writeUInt32LE(offset, 42)
    directory.push(Buffer.concat([line, Buffer.from(name)]))
    bodies.push(local)
    offset += local.length
  }
  const listed = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(bodies.length, 8)
  end.writeUInt16LE(bodies.length, 10)
  end.writeUInt32LE(listed.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listed, end])
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8"?>'

/** The parts of a workbook with these sheets, in the order in which Excel itself writes them. */
export function partsOf(
  sheets: readonly { name: string; xml: string; state?: string; part?: string }[],
  texts: readonly string[] = [],
): Record<string, string> {
  const listed = sheets.map(({ name, state, part }, index) => ({
    name,
    state,
    id: `rId${index + 1}`,
    part: part ?? `worksheets/sheet${index + 1}.xml`,
  }))
  const sheetTags = listed.map(
    ({ name, state, id }, index) =>
      `<sheet name="${name}" sheetId="${index + 1}"${state ? ` state="${state}"` : ''} r:id="${id}"/>`,
  )
  const relationTags = [
    ...listed.map(({ id, part }) => relationTag(id, 'worksheet', part)),
    relationTag('rId98', 'sharedStrings', 'sharedStrings.xml'),
    relationTag('rId99', 'styles', 'styles.xml'),
  ]
  const workbook = `<workbook xmlns:r="${relations}"><sheets>${sheetTags.join('')}</sheets></workbook>`
  return {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    '_rels/.rels': `${head}<Relationships>${relationTag('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': head + workbook,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships>${relationTags.join('')}</Relationships>`,
    ...Object.fromEntries(listed.map(({ part }, index) => [`xl/${part}`, head + (sheets[index]?.xml ?? '')])),
    // Format 1 is a date.
    'xl/styles.xml': `${head}<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `${head}<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  }
}

function relationTag(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`
}

/** The XML of a sheet around its rows. */
export function sheetXml(rows: string, after = ''): string {
  return `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`
}
