// Reads one cell of a sheet by its column: what people write into lists, made exact, or said why not.
import { dm2FromM2, dm2FromWanM2, fenFromYuan, isDay } from '@huanju/quantities'
import type { CellReading, CellValue, Column, Option } from './types.ts'

/** Reads a cell's text; `unit` is the unit its figures are in. Blank gives null, an error only where the column is required. */
export function readCell(column: Column, text: string, unit: string | null = null): CellReading {
  const given = text.normalize('NFKC').trim()
  if (given === '' || blanks.has(given)) {
    return column.isRequired ? failed(`“${column.title.zh}”不能为空，请补填`, `“${column.title.en}” must not be blank`) : { value: null }
  }
  return readers[column.kind](column, given, unit)
}

const blanks = new Set(['-', '--', '—', '/', '\\', '无', '不详', '未知', 'N/A', 'n/a', '#N/A'])

function failed(zh: string, en: string): CellReading {
  return { value: null, finding: { severity: 'error', message: { zh, en } } }
}

type Reader = (column: Column, text: string, unit: string | null) => CellReading

const readText: Reader = ({ title, maxLength = 200 }, text) =>
  [...text].length > maxLength
    ? failed(`“${title.zh}”最多 ${maxLength} 个字，现有 ${[...text].length} 个`, `“${title.en}” takes at most ${maxLength} characters`)
    : { value: text.replaceAll(/\p{Cc}+/gu, ' ') }

const readCount: Reader = ({ title, range = { from: 0, to: 10_000_000 } }, text) => {
  const match = /^(\d+)(?:\.0+)?(?:[个栋户人幢座]|栋楼)?$/.exec(text.replaceAll(',', ''))
  const count = Number(match?.[1])
  if (!match || !Number.isSafeInteger(count)) {
    return failed(`“${title.zh}”应为整数，“${text}”不是确切的数；请查实后填写，不清楚请留空`, `“${title.en}” must be a whole number; “${text}” is not exact`)
  }
  return count < range.from || count > range.to
    ? failed(`“${title.zh}”应在 ${range.from} 到 ${range.to} 之间`, `“${title.en}” must lie between ${range.from} and ${range.to}`)
    : { value: count }
}

const readArea: Reader = ({ title }, text, unit) => {
  const { figure, said } = splitUnit(text, /万?(?:㎡|m2|m²|平方米|平米|平)$/i)
  const isWan = said ? said.startsWith('万') : unit === '万㎡'
  return exact(() => (isWan ? dm2FromWanM2(figure) : dm2FromM2(roundedTo(figure, 2))), () =>
    failed(`“${title.zh}”应为面积数字（${isWan ? '万㎡' : '㎡'}），“${text}”无法读取`, `“${title.en}” must be an area; “${text}” cannot be read`))
}

const readMoney: Reader = ({ title }, text, unit) => {
  const { figure, said } = splitUnit(text, /[万亿]?元$|[万亿]$/)
  const scale = { 万: 10_000n, 亿: 100_000_000n }[(said || (unit ?? '')).slice(0, 1)] ?? 1n
  return exact(() => scaledFen(figure, scale), () =>
    failed(`“${title.zh}”应为金额数字（${unit ?? '元'}），“${text}”无法读取`, `“${title.en}” must be an amount; “${text}” cannot be read`))
}

/** Yuan times a scale in fen, exact: `1.25` 万 is 1,250,000 fen. */
function scaledFen(figure: string, scale: bigint): bigint {
  const [whole = '', rest = ''] = figure.split('.')
  if (!/^\d+$/.test(whole) || !/^\d*$/.test(rest)) throw new RangeError(figure)
  const places = 10n ** BigInt(rest.length)
  const hundredfold = BigInt(whole + rest) * scale * 100n
  if (scale === 1n && rest.length > 2) return fenFromYuan(roundedTo(figure, 2))
  if (hundredfold % places !== 0n) throw new RangeError(figure)
  return hundredfold / places
}

// Sheets hold binary fractions; 6000.1000000000004 was typed as 6000.1. Anything truly finer is refused.
function roundedTo(figure: string, places: number): string {
  const match = /^(\d+)\.(\d+)$/.exec(figure)
  if (!match || (match[2] ?? '').length <= places + 4) return figure
  return Number(figure).toFixed(places)
}

function splitUnit(text: string, pattern: RegExp): { figure: string; said: string } {
  const bare = text.replaceAll(/[,\s]/g, '')
  const said = pattern.exec(bare)?.[0] ?? ''
  return { figure: bare.slice(0, bare.length - said.length), said }
}

function exact(read: () => CellValue, otherwise: () => CellReading): CellReading {
  try {
    return { value: read() }
  } catch {
    return otherwise()
  }
}

const readDay: Reader = ({ title }, text) => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?(?:\.0+)?Z?)?$/.exec(text)
  if (parts) {
    const day = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`
    if (isDay(day)) return { value: day }
  }
  const yearOnly = /^(19\d{2}|20\d{2})(?:年|年代末|年底)?$/.exec(text)
  if (yearOnly) {
    return { value: `${yearOnly[1]}-12-31`, finding: { severity: 'warning', message: {
      zh: `“${title.zh}”只有年份，暂按当年最后一日记录，请以竣工材料核对`, en: `“${title.en}” gives only a year; its last day is recorded until the papers are checked` } } }
  }
  return failed(`“${title.zh}”应写作 1998-06-30，“${text}”不是确切日期；请查竣工材料，不清楚请留空`, `“${title.en}” must be a day such as 1998-06-30; “${text}” is not`)
}

const readChoice: Reader = ({ title, options = [] }, text) => {
  const found = findOption(options, text)
  return found ? { value: found.id } : failed(
    `“${title.zh}”没有“${text}”这一项，可填：${options.map((option) => option.title.zh).join('、')}`,
    `“${title.en}” has no “${text}”; choose from: ${options.map((option) => option.title.en).join(', ')}`)
}

const readChoices: Reader = (column, text) => {
  const readings = text.split(/[、,，;；\n]/).map((part) => part.trim()).filter(Boolean).map((part) => readChoice(column, part, null))
  const failure = readings.find(({ finding }) => finding)
  return failure ?? { value: readings.map(({ value }) => String(value)) }
}

function findOption(options: readonly Option[], text: string): Option | undefined {
  const bare = plain(text)
  return options.find(({ id, title, synonyms = [] }) => [id, title.zh, title.en, ...synonyms].some((name) => plain(name) === bare))
}

/** A name as two people would both write it: widths, blanks, marks and case made alike. */
export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{P}\p{S}]/gu, '')
}

const readYesNo: Reader = ({ title }, text) => {
  const bare = text.toLowerCase()
  if (['是', '有', '对', 'y', 'yes', 'true', '1', '√'].includes(bare)) return { value: true }
  if (['否', '没有', '非', 'n', 'no', 'false', '0', '×'].includes(bare)) return { value: false }
  return failed(`“${title.zh}”请填“是”或“否”`, `“${title.en}” takes yes or no`)
}

const readDegrees: Reader = ({ title, range = { from: -180, to: 180 } }, text) => {
  const degrees = /^-?\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return degrees >= range.from && degrees <= range.to ? { value: degrees } : failed(
    `“${title.zh}”应为 ${range.from} 到 ${range.to} 之间的度数，如 117.0876`, `“${title.en}” must be degrees from ${range.from} to ${range.to}`)
}

const readers: Record<Column['kind'], Reader> = {
  text: readText, count: readCount, area: readArea, money: readMoney, day: readDay, choice: readChoice, choices: readChoices,
  'yes-no': readYesNo, degrees: readDegrees,
}

