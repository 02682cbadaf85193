// What lines above the head state once for all rows of a list, where it has no column of its own.
import type { Words } from '@huanju/contract'
import type { MappedColumn } from '@huanju/engines/tables'
import { readSheet } from '../../platform/excel/read-sheet.ts'
import type { StoredImport } from './imports.store.ts'
import type { Target } from './targets.ts'

/** Values by the heads they are given under, the mapping that leads each to its field, and what is to say of it. */
export interface StatedValues {
  readonly cells: Readonly<Record<string, string>>
  readonly mapping: readonly MappedColumn[]
  readonly notices: readonly Words[]
}

/** Reads what stands above the head of a list for the fields it has no column for. */
export async function statedValues(
  path: string,
  { sheet, headerRow, mapping }: Pick<StoredImport, 'sheet' | 'headerRow' | 'mapping'>,
  { entity, stated }: Target,
): Promise<StatedValues> {
  const open = (stated?.fields ?? []).filter((id) => !mapping.some(({ column }) => column === id))
  if (!stated || open.length === 0) return { cells: {}, mapping: [], notices: [] }
  const found = stated.read(await textsAbove(path, sheet, headerRow))
  const given = open.flatMap((id) => {
    const [text, title] = [found[id], entity.fields[id]?.title]
    return text === undefined || !title ? [] : [{ id, text, title, header: `${title.zh}（表题）` }]
  })
  return {
    cells: Object.fromEntries(given.map(({ header, text }) => [header, text])),
    mapping: given.map(({ id, header }) => ({ header, column: id, unit: null })),
    notices: given.map(({ text, title }) => ({
      zh: `表中没有“${title.zh}”列，按表头上方所写的 ${text} 读入`,
      en: `There is no column for “${title.en.toLowerCase()}”; ${text}, which stands above the head, is taken`,
    })),
  }
}

async function textsAbove(path: string, sheet: string | null, headerRow: number): Promise<string[]> {
  const texts: string[] = []
  for await (const { rowNumber, cells } of readSheet(path, { sheet, rowsMax: Infinity })) {
    if (rowNumber >= headerRow) break
    texts.push(...cells.filter((cell) => cell !== ''))
  }
  return texts
}
