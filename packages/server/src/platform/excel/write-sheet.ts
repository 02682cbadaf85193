// Writes workbooks: streaming for lists of any length, whole for small tables.
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx'
import { streamToFile } from './write-rows.ts'

export { exportCell } from '@huanju/engines/tables'
export { templateVersionIn, writeTemplate } from './template.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A plain column of an export: its header and width in characters. */
export interface PlainColumn {
  readonly header: string
  readonly width?: number
}

type Cells = readonly (string | number | null)[]

/** A sheet to be written row by row. */
export interface StreamedSheet {
  readonly name: string
  readonly columns: readonly PlainColumn[]
  readonly rows: AsyncIterable<(string | number | null)[]>
  readonly signal?: AbortSignal
}

/** Streams rows into a workbook file; texts stay texts, numbers numbers, so nothing is read as a formula. */
export async function writeSheet(path: string, { name, columns, rows, signal }: StreamedSheet): Promise<void> {
  const stream = writeXlsxStream(rows, {
    name,
    freezePane: { rows: 1 },
    columns: columns.map(({ header, width }) => ({ header, width: width ?? Math.max(10, header.length * 2 + 2) })),
  })
  await streamToFile(path, stream, signal)
}

/** A small table with a title over its headers. */
export interface TitledTable {
  readonly name: string
  readonly title: string
  readonly headers: readonly string[]
  readonly rows: readonly Cells[]
}

/** A whole small workbook, such as a plan table, with a merged title row over the headers. */
export async function writeTable({ name, title, headers, rows }: TitledTable): Promise<Buffer> {
  const widthOf = (header: string, index: number) =>
    Math.max(10, header.length * 2 + 2, ...rows.slice(0, 200).map((row) => String(row[index] ?? '').length * 1.6))
  const written = await writeXlsx({
    sheets: [
      {
        name,
        rows: [[title], [...headers], ...rows.map((row) => [...row])],
        freezePane: { rows: 2 },
        columns: headers.map((header, index) => ({ width: widthOf(header, index) })),
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: Math.max(0, headers.length - 1) }],
      },
    ],
  })
  return Buffer.from(written)
}
