// Reads one cell by its column: what people write into lists or forms, made exact, or said why not.
import { lengths } from './bounds.ts'
import { normalise } from './normalise.ts'
import { plain } from './plain.ts'
import { readDay } from './read-day.ts'
import { readArea, readCount, readDegrees, readMoney, readShare } from './read-figures.ts'
import { failed, type Reader } from './reading.ts'
import type { CellInput, CellReading, CellValue, Column, Option } from './types.ts'
import { writeCell } from './write-cell.ts'

/**
 * Reads a cell; `unit` is the unit its figures are in. Texts and numbers are as written in a sheet, bigints are dm² or
 * fen already. Blank gives null, and is an error only where the column is required.
 */
export function readCell(column: Column, given: CellInput, unit: string | null = null): CellReading {
  const { text, typed } = textOf(column, given)
  // Texts stay as they were written; everything else is read with widths made alike.
  const trimmed =
    column.kind === 'text' ? normalise(column.writing ?? 'line', text) : normalise('line', alike(column, text))
  const reading = isBlank(column, trimmed)
    ? readBlank(column)
    : readers[column.kind](column, trimmed, typed ? null : unit)
  return reading.finding ? { ...reading, finding: { ...reading.finding, value: text } } : reading
}

const figures = new Set<Column['kind']>(['count', 'area', 'money', 'share', 'degrees'])

// A full-width comma parts two figures or marks decimals, nobody knows which: it stays, and is no figure.
function alike({ kind }: Column, text: string): string {
  if (!figures.has(kind)) return text.normalize('NFKC')
  return text
    .split('，')
    .map((part) => part.normalize('NFKC'))
    .join('，')
}

// A value that a form has typed already goes the same way as a text: written as a person would, in the first unit.
function textOf(column: Column, given: CellInput): { text: string; typed: boolean } {
  if (given === null || given === undefined) return { text: '', typed: false }
  if (typeof given === 'string') return { text: given, typed: false }
  if (typeof given === 'number') return { text: writeCell(column, given), typed: false }
  if (fits(column, given)) return { text: writeCell(column, given), typed: true }
  return { text: typeof given === 'boolean' ? (given ? '是' : '否') : shown(given), typed: true }
}

function fits({ kind }: Column, given: Exclude<CellValue, null | string | number>): boolean {
  if (typeof given === 'bigint') return kind === 'area' || kind === 'money'
  if (typeof given === 'boolean') return kind === 'yes-no'
  return 'numerator' in given ? kind === 'share' : kind === 'choices'
}

function shown(given: Exclude<CellValue, null | string | number | boolean>): string {
  if (typeof given === 'bigint') return String(given)
  return 'numerator' in given ? `${given.numerator}/${given.denominator}` : given.join('、')
}

// What clerks write for “unknown”; in a text column such words may be meant.
const unknowns = new Set(['无', '不详', '未知', '待查', 'n/a', '#n/a', 'null'])

function isBlank({ kind }: Column, text: string): boolean {
  return text === '' || (kind !== 'text' && unknowns.has(text.toLowerCase()))
}

function readBlank({ title, isRequired }: Column): CellReading {
  return isRequired
    ? failed(`“${title.zh}”不能为空，请补填`, `“${title.en}” must not be blank; fill it in`)
    : { value: null }
}

const readText: Reader = ({ title, writing = 'line', maxLength = lengths[writing], check }, text) => {
  const value = normalise(writing, text)
  const length = [...value].length
  if (length > maxLength) {
    return failed(
      `“${title.zh}”最多 ${maxLength} 个字，现有 ${length} 个，请缩短`,
      `“${title.en}” takes at most ${maxLength} characters; it has ${length}. Shorten it`,
    )
  }
  const fault = check?.(value)
  return fault ? failed(fault.zh, fault.en) : { value }
}

const readChoice: Reader = ({ title, options = [] }, text) => {
  const found = findOption(options, text)
  if (found) return { value: found.id }
  return failed(
    `“${title.zh}”没有“${text}”这一项，可填：${options.map((option) => option.title.zh).join('、')}`,
    `“${title.en}” has no “${text}”; choose from: ${options.map((option) => option.title.en).join(', ')}`,
  )
}

const readChoices: Reader = (column, text) => {
  const parts = text
    .split(/[、,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean)
  const readings = parts.map((part) => readChoice(column, part, null))
  const failure = readings.find(({ finding }) => finding)
  return failure ?? { value: [...new Set(readings.map(({ value }) => String(value)))] }
}

function findOption(options: readonly Option[], text: string): Option | undefined {
  const exact = options.find(({ id }) => id === text)
  if (exact) return exact
  const bare = plain(text)
  return options.find(({ id, title, synonyms = [] }) =>
    [id, title.zh, title.en, ...synonyms].some((name) => plain(name) === bare),
  )
}

const yes = new Set(['是', '有', '对', 'y', 'yes', 'true', '1', '√'])
const no = new Set(['否', '没有', '不是', 'n', 'no', 'false', '0', '×'])

const readYesNo: Reader = ({ title }, text) => {
  const bare = text.toLowerCase()
  if (yes.has(bare)) return { value: true }
  if (no.has(bare)) return { value: false }
  return failed(
    `“${title.zh}”请填“是”或“否”，不清楚请留空；“${text}”无法判断`,
    `“${title.en}” takes yes or no, or stays blank; “${text}” is neither`,
  )
}

const readers: Record<Column['kind'], Reader> = {
  text: readText,
  count: readCount,
  area: readArea,
  money: readMoney,
  day: readDay,
  choice: readChoice,
  choices: readChoices,
  'yes-no': readYesNo,
  share: readShare,
  degrees: readDegrees,
}
