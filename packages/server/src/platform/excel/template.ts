// The import template: headers with notes, drop-downs where there are choices, and the version it was made from.
import { templateVersion, type Column } from '@huanju/engines/tables'
import { writeXlsx, type Cell, type DataValidation } from 'hucre/xlsx'
import { columnLetters } from './column-letters.ts'
import type { SheetLook } from './read-sheet.ts'

const stampSheet = '模板版本'
const optionSheet = '选项'
/** Rows that have drop-downs and prompts, and those whose text columns keep 00123 as it is typed. */
const preparedRows = 5000
const textRows = 1000

/** The import template of a list of columns as a workbook; `version` defaults to the fingerprint of the columns. */
export async function writeTemplate(
  columns: readonly Column[],
  { title, version = templateVersion(columns) }: { title: string; version?: string },
): Promise<Buffer> {
  const choices = columns.map(choicesOf)
  const longest = Math.max(1, ...choices.map((list) => list.length))
  const written = await writeXlsx({
    sheets: [
      {
        name: title,
        freezePane: { rows: 1 },
        rows: [columns.map(headerOf)],
        cells: new Map([...headerCells(columns), ...textCells(columns)]),
        columns: columns.map(({ title: { zh } }) => ({ width: Math.max(12, zh.length * 2 + 4) })),
        dataValidations: columns.map((column, index) => validationOf(column, index, choices[index] ?? [])),
      },
      {
        name: '填写说明',
        columns: [{ width: 26 }, { width: 8 }, { width: 70 }, { width: 24 }],
        rows: [
          ['列', '必填', '怎样填', '示例'],
          ...columns.map((column) => [
            column.title.zh,
            column.isRequired ? '是' : '',
            helpOf(column),
            exampleOf(column),
          ]),
        ],
      },
      {
        name: optionSheet,
        hidden: true,
        rows: Array.from({ length: longest }, (_, row) => choices.map((list) => list[row] ?? null)),
      },
      { name: stampSheet, hidden: true, rows: [[version]] },
    ],
  })
  return Buffer.from(written)
}

/** The version a workbook of ours is stamped with; null for anybody else's sheet. */
export function templateVersionIn(sheets: readonly SheetLook[]): string | null {
  const stamp = sheets.find(({ name }) => name === stampSheet)?.rows[0]?.cells[0] ?? ''
  return /^[\w.-]{1,40}$/.test(stamp) ? stamp : null
}

function headerOf({ title: { zh }, isRequired }: Column): string {
  return isRequired ? `${zh}*` : zh
}

type CellAt = [string, Partial<Cell>]

function headerCells(columns: readonly Column[]): CellAt[] {
  return columns.map((column, index) => [
    `0,${index}`,
    {
      value: headerOf(column),
      type: 'string',
      style: { font: { bold: true } },
      comment: { author: '焕居', text: `${helpOf(column)}${exampleOf(column) && `\n示例：${exampleOf(column)}`}` },
    },
  ])
}

function textCells(columns: readonly Column[]): CellAt[] {
  const asText = { value: null, style: { numFmt: '@' } }
  return columns.flatMap(({ kind }, index) =>
    kind !== 'text' ? [] : Array.from({ length: textRows }, (_, row): CellAt => [`${row + 1},${index}`, asText]),
  )
}

// A list where there are choices; several of them at once, as texts, or figures only bring up a prompt.
function validationOf(column: Column, index: number, choices: readonly string[]): DataValidation {
  const letters = columnLetters(index + 1)
  const prompt = {
    range: `${letters}2:${letters}${preparedRows + 1}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: column.title.zh.slice(0, 32),
    inputMessage: helpOf(column).slice(0, 250),
  }
  if (column.kind === 'choices' || choices.length === 0) {
    return { ...prompt, type: 'custom', formula1: 'TRUE', showErrorMessage: false }
  }
  return {
    ...prompt,
    type: 'list',
    formula1: `'${optionSheet}'!$${letters}$1:$${letters}$${choices.length}`,
    showErrorMessage: true,
    errorTitle: column.title.zh.slice(0, 32),
    errorMessage: '请从下拉列表中选择，不清楚请留空',
  }
}

function choicesOf({ kind, options = [] }: Column): string[] {
  return kind === 'yes-no' ? ['是', '否'] : options.map((option) => option.title.zh)
}

function helpOf({ kind, help, inWan }: Column): string {
  const own = inWan ? '万元，可到六位小数（一分）' : kindHelp[kind]
  return help ? `${help.zh}（${own}）` : own
}

function exampleOf({ kind, example, options = [] }: Column): string {
  return example ?? (kind === 'yes-no' ? '是' : (options[0]?.title.zh ?? ''))
}

const kindHelp: Readonly<Record<Column['kind'], string>> = {
  text: '文字',
  count: '整数；不清楚请留空，不要填约数',
  area: '平方米，可到两位小数',
  money: '元，可到两位小数',
  day: '年月日，如 1996-06-30',
  choice: '从下拉列表选择',
  choices: '多项用顿号隔开',
  'yes-no': '是或否',
  share: '比例，如 85% 或 2/3',
  degrees: '十进制度数，如 117.0876',
}
