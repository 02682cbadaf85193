// Finds the list in somebody's file: its sheet, its header, one row or two merged ones, and a few rows below.
import type { Words } from '@huanju/contract'
import { findHeader, type Column, type MappedColumn, type StatedUnits } from '@huanju/engines/tables'
import type { SheetLook, SheetRow } from '../../platform/excel/read-sheet.ts'
import { sheetNotice, unitNotice } from './notices.ts'

/** The list of a file: the last row of its header, its names, the guessed mapping, a few rows below, what is to say. */
export interface FoundList {
  /** Its sheet; null where a file has none. */
  readonly sheet: string | null
  /** Every sheet that looks like a list, this one among them, in the order of the workbook. */
  readonly sheets: readonly string[]
  readonly headerRow: number
  readonly headers: readonly string[]
  readonly mapping: readonly MappedColumn[]
  readonly stated: StatedUnits | undefined
  readonly sampleRows: readonly (readonly string[])[]
  readonly notices: readonly Words[]
}

/**
 * The list of a workbook: on the sheet that is asked for, else on the one whose header names most of our columns, the
 * earlier of two; undefined when none names even one.
 */
export function findList(
  sheets: readonly SheetLook[],
  columns: readonly Column[],
  asked?: string,
): FoundList | undefined {
  const shown = sheets.filter(({ isHidden }) => !isHidden)
  const found = listsOn(shown, columns)
  const lists = found.length > 0 ? found : listsOn(sheets, columns)
  const best = lists.find(({ sheet }) => sheet.name === (asked ?? sheet.name))
  if (!best) return undefined
  const { sheet, list } = best
  const alike = lists.filter(
    (one) => one === best || (one.list.mapping.length >= 3 && one.list.mapping.length * 2 > best.list.mapping.length),
  )
  const others = alike.filter((one) => one !== best).map((one) => one.sheet.name)
  const isObvious = asked === undefined && sheet === shown[0] && others.length === 0
  return {
    ...list,
    sheet: sheet.name === '' ? null : sheet.name,
    sheets: sheets.filter((one) => alike.some((other) => other.sheet === one)).map(({ name }) => name),
    notices: [
      ...(isObvious ? [] : [sheetNotice(sheet.name, others)]),
      ...(list.stated ? [unitNotice(list.stated)] : []),
    ],
  }
}

function listsOn(sheets: readonly SheetLook[], columns: readonly Column[]) {
  return sheets
    .flatMap((sheet) => {
      const list = listIn(sheet.rows, columns)
      return list ? [{ sheet, list }] : []
    })
    .toSorted((a, b) => b.list.mapping.length - a.list.mapping.length)
}

function listIn(rows: readonly SheetRow[], columns: readonly Column[]) {
  const found = findHeader(
    rows.map(({ cells }) => cells),
    columns,
  )
  const last = found && rows[found.at + found.rows - 1]
  if (!last) return undefined
  const below = rows.filter(({ rowNumber }) => rowNumber > last.rowNumber).slice(0, 5)
  return {
    headerRow: last.rowNumber,
    headers: found.headers,
    mapping: found.mapping.map(({ header, column, unit }) => ({ header, column, unit })),
    stated: found.stated,
    sampleRows: below.map(({ cells }) => cells),
  }
}

/** A row's cells by header, with what they are beside their texts. */
export function rowBy(headers: readonly string[], { rowNumber, cells, flaws }: SheetRow) {
  const byHeader = Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']))
  if (!flaws) return { rowNumber, cells: byHeader }
  const flawed = headers.flatMap((header, index) => {
    const flaw = flaws[index]
    return flaw ? [[header, flaw] as const] : []
  })
  return { rowNumber, cells: byHeader, flaws: Object.fromEntries(flawed) }
}
