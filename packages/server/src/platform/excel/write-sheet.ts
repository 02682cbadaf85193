// Writes workbooks: streaming for lists of any length, and the import template with its drop-downs and version stamp.
import type { CellValue, Column } from '@huanju/engines/tables'
import { templateVersion, writeCell } from '@huanju/engines/tables'
import { writeXlsx, writeXlsxStream, readXlsx } from 'hucre/xlsx'
import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A plain column of an export: its header and width in characters. */
export interface PlainColumn { readonly header: string; readonly width?: number }

/** Streams rows into a workbook file; texts stay texts, numbers numbers, so nothing is read as a formula. */
export async function writeSheet(
  path: string, { name, columns, rows, signal }: { name: string; columns: readonly PlainColumn[]; rows: AsyncIterable<(string | number | null)[]>; signal?: AbortSignal },
): Promise<void> {
  const stream = writeXlsxStream(rows, {
    name, columns: columns.map(({ header, width }) => ({ header, width: width ?? Math.max(10, header.length * 2 + 2) })), freezePane: { rows: 1 },
  })
  await pipeline(Readable.fromWeb(stream as WebStream<Uint8Array>), createWriteStream(path, { mode: 0o600 }), ...(signal ? [{ signal }] : []))
}

/** Streams rows as they are, without a header of ours: for giving a person's own sheet back. */
export async function writeRows(path: string, { name, rows }: { name: string; rows: AsyncIterable<(string | number | null)[]> }): Promise<void> {
  const stream = writeXlsxStream(rows, { name })
  await pipeline(Readable.fromWeb(stream as WebStream<Uint8Array>), createWriteStream(path, { mode: 0o600 }))
}

/** A whole small workbook, such as a plan table, with figures right-aligned and a title row. */
export async function writeTable({ name, title, headers, rows }: { name: string; title: string; headers: readonly string[]; rows: readonly (string | number | null)[][] }): Promise<Buffer> {
  const written = await writeXlsx({ sheets: [{
    name, rows: [[title], [...headers], ...rows.map((row) => [...row])], freezePane: { rows: 2 },
    columns: headers.map((header, index) => ({ width: Math.max(10, header.length * 2 + 2, ...rows.slice(0, 200).map((row) => String(row[index] ?? '').length * 1.6)) })),
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: headers.length - 1 }],
  }] })
  return Buffer.from(written)
}

const stampSheet = '模板版本'
const rowsOfTemplate = 2000

/** The import template: headers, one example row, drop-downs where there are choices, and the version it was made from. */
export async function writeTemplate(columns: readonly Column[], { title }: { title: string }): Promise<Buffer> {
  const choices = columns.map((column) => (column.kind === 'yes-no' ? ['是', '否'] : (column.options ?? []).map((option) => option.title.zh)))
  const optionRows = Array.from({ length: Math.max(...choices.map((list) => list.length)) }, (_, row) => choices.map((list) => list[row] ?? null))
  const written = await writeXlsx({ sheets: [
    {
      name: title, freezePane: { rows: 1 },
      rows: [columns.map(({ title: { zh }, isRequired }) => (isRequired ? `${zh}*` : zh))],
      columns: columns.map(({ title: { zh }, kind }) => ({ width: Math.max(12, zh.length * 2 + 4), ...(kind === 'text' && { numFmt: '@' }) })),
      dataValidations: columns.flatMap((column, index) => (column.kind !== 'choices' && (choices[index]?.length ?? 0) > 0 ? [{
        type: 'list' as const, formula1: `选项!$${letter(index)}$1:$${letter(index)}$${choices[index]?.length ?? 1}`,
        range: `${letter(index)}2:${letter(index)}${rowsOfTemplate}`, allowBlank: true, showErrorMessage: true,
        errorTitle: column.title.zh, errorMessage: '请从下拉列表中选择',
      }] : [])),
    },
    { name: '填写说明', columns: [{ width: 26 }, { width: 10 }, { width: 60 }, { width: 24 }], rows: [
      ['列', '必填', '怎样填', '示例'],
      ...columns.map(({ title: { zh }, isRequired, help, kind, example }) => [zh, isRequired ? '是' : '', help?.zh ?? kindHelp[kind], example ?? '']),
    ] },
    { name: '选项', hidden: true, rows: optionRows.length > 0 ? optionRows : [[null]] },
    { name: stampSheet, hidden: true, rows: [[templateVersion(columns)]] },
  ] })
  return Buffer.from(written)
}

const kindHelp: Record<Column['kind'], string> = {
  text: '文字', count: '整数；不清楚请留空，不要填约数', area: '平方米，可到两位小数', money: '元，可到两位小数', day: '如 1996-06-30',
  choice: '从下拉列表选择', choices: '多项用顿号隔开', 'yes-no': '是或否', share: '比例，如 85% 或 2/3', degrees: '度，如 117.0876',
}

function letter(index: number): string {
  return index < 26 ? String.fromCodePoint(65 + index) : letter(Math.floor(index / 26) - 1) + letter(index % 26)
}

/** The version a workbook of ours is stamped with; null for anybody else's sheet. */
export async function readTemplateVersion(path: string): Promise<string | null> {
  const bytes = await readFile(path)
  if (!bytes.subarray(0, 2).equals(Buffer.from('PK'))) return null
  const workbook = await readXlsx(bytes, { sheets: [stampSheet] }).catch(() => undefined)
  const stamp = workbook?.sheets.find(({ name }) => name === stampSheet)?.rows[0]?.[0]
  return typeof stamp === 'string' && /^T[0-9A-Z]{7}$/.test(stamp) ? stamp : null
}

/** A value as an export cell: counts and amounts as numbers, everything else as text. */
export function exportCell(column: Column, value: CellValue): string | number | null {
  if (value === null) return null
  if (column.kind === 'count' || column.kind === 'degrees') return Number(value)
  return writeCell(column, value)
}
