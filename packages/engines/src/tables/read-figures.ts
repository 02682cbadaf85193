// Reads figures: counts, areas, money, shares and degrees, exact or not at all.
import {
  compareFractions,
  formatWanM2,
  formatWanYuan,
  fraction,
  parseFraction,
  type Fraction,
} from '@huanju/quantities'
import { counts, most, shareMost } from './bounds.ts'
import { doubted, failed, type Reader } from './reading.ts'
import type { CellReading, Column, Words } from './types.ts'

/** Whole numbers, with or without a measure word; `6万余` is no whole number, `约500` is 500 with a doubt. */
export const readCount: Reader = (column, text) => about(column, text, (bare) => wholeCount(column, bare))

function wholeCount({ title, range = counts }: Column, text: string): CellReading {
  const { figure } = splitUnit(text, /(?:[个栋户人幢座]|栋楼)$/)
  const match = /^(\d+)(?:\.0+)?$/.exec(figure)
  const count = Number(match?.[1])
  if (!match || !Number.isSafeInteger(count)) {
    return failed(
      `“${title.zh}”应为整数，“${text}”不是确切的数；请查实后填写，不清楚请留空`,
      `“${title.en}” must be a whole number; “${text}” is not exact. Find it out, or leave it blank`,
    )
  }
  return count < range.from || count > range.to
    ? failed(
        `“${title.zh}”应在 ${range.from} 到 ${range.to} 之间，现为 ${count}，请核对`,
        `“${title.en}” must lie between ${range.from} and ${range.to}; it is ${count}`,
      )
    : { value: count }
}

/** Areas in ㎡ to two decimals or 万㎡ to six; a unit in the cell goes before the unit of the column. */
export const readArea: Reader = (column, text, unit) => about(column, text, (bare) => exactArea(column, bare, unit))

function exactArea({ title }: Column, text: string, unit: string | null): CellReading {
  const { figure, said } = splitUnit(text, /万?(?:m2|平方米|平米|平)$/i)
  const isWan = said ? said.startsWith('万') : unit === '万㎡'
  const value = scaled(figure, isWan ? 1_000_000n : 100n)
  if (typeof value === 'bigint') {
    return value <= most.area
      ? { value }
      : beyond(title, `${formatWanM2(most.area)} 万㎡`, `${formatWanM2(most.area)} × 10,000 m²`)
  }
  const shown = isWan ? '万㎡' : '㎡'
  return value === 'finer'
    ? failed(
        `“${title.zh}”最多精确到 0.01 ㎡，“${text}”（${shown}）更细，请四舍五入后填写`,
        `“${title.en}” goes down to 0.01 m²; “${text}” is finer. Round it`,
      )
    : failed(
        `“${title.zh}”应为面积数字（${shown}），“${text}”不是确切的面积；请查实后填写，不清楚请留空`,
        `“${title.en}” must be an area; “${text}” is not exact. Find it out, or leave it blank`,
      )
}

/** Money in 元, 万元 or 亿元, exact to the fen; a unit in the cell goes before the unit of the column. */
export const readMoney: Reader = (column, text, unit) =>
  about(column, text, (bare) => exactMoney(column, bare, unit ?? (column.inWan ? '万元' : null)))

// A sign of the currency or 人民币 before the figure and 整 after it are how amounts are written on paper; what is
// another currency is not read.
const signs = /^(?:[¥￥]|人民币|RMB|CNY)\s*|\s*整$/giu

function exactMoney({ title }: Column, text: string, unit: string | null): CellReading {
  const { figure, said } = splitUnit(text.replaceAll(signs, ''), /[万亿]?元$|[万亿]$/)
  const scale = { 万: 1_000_000n, 亿: 10_000_000_000n }[(said || (unit ?? '')).slice(0, 1)] ?? 100n
  const value = scaled(figure, scale)
  if (typeof value === 'bigint') {
    return value <= most.money
      ? { value }
      : beyond(title, `${formatWanYuan(most.money)} 万元`, `${formatWanYuan(most.money)} × 10,000 yuan`)
  }
  return value === 'finer'
    ? failed(
        `“${title.zh}”最多精确到分，“${text}”（${said || (unit ?? '元')}）更细，请四舍五入后填写`,
        `“${title.en}” goes down to 0.01 yuan; “${text}” is finer. Round it`,
      )
    : failed(
        `“${title.zh}”应为金额数字（${unit ?? '元'}），“${text}”不是确切的金额；请查实后填写，不清楚请留空`,
        `“${title.en}” must be an amount; “${text}” is not exact. Find it out, or leave it blank`,
      )
}

/** Shares from 0 to 1, written 2/3, 66.7% or 0.85. */
export const readShare: Reader = ({ title }, text) => {
  const share = shareOf(text)
  return share && compareFractions(share, fraction(1, 1)) <= 0
    ? { value: share }
    : failed(
        `“${title.zh}”应为 0 到 100% 之间的比例，如 85% 或 2/3；“${text}”不是`,
        `“${title.en}” must be a share up to 100%, such as 85% or 2/3; “${text}” is not`,
      )
}

function shareOf(text: string): Fraction | undefined {
  const isShare = /^\d+(?:\.\d+)?%?$/.test(text) || /^\d+\s*\/\s*0*[1-9]\d*$/.test(text)
  const share = isShare ? parseFraction(text) : undefined
  return share && share.denominator <= shareMost ? share : undefined
}

function beyond(title: Words, zh: string, en: string): CellReading {
  return failed(
    `“${title.zh}”不能超过 ${zh}，请核对单位和位数`,
    `“${title.en}” cannot exceed ${en}; check the unit and the digits`,
  )
}

/** Degrees of longitude or latitude as decimals. */
export const readDegrees: Reader = ({ title, range = { from: -180, to: 180 } }, text) => {
  const degrees = /^-?\d{1,3}(?:\.\d+)?°?$/.test(text) ? Number(text.replace('°', '')) : Number.NaN
  return degrees >= range.from && degrees <= range.to
    ? { value: degrees }
    : failed(
        `“${title.zh}”应为 ${range.from} 到 ${range.to} 之间的十进制度数，如 117.0876；“${text}”不是`,
        `“${title.en}” must be decimal degrees from ${range.from} to ${range.to}; “${text}” is not`,
      )
}

/** A decimal figure times a scale as a whole number; `finer` when it does not come out whole. */
function scaled(figure: string, scale: bigint): bigint | 'finer' | 'none' {
  const exact = times(figure, scale)
  return exact === 'finer' && isNoisy(figure) ? times(Number(figure).toPrecision(15), scale) : exact
}

function times(figure: string, scale: bigint): bigint | 'finer' | 'none' {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(figure)
  if (!match) return 'none'
  const [, whole = '', rest = ''] = match
  const places = 10n ** BigInt(rest.length)
  const product = BigInt(whole + rest) * scale
  return product % places === 0n ? product / places : 'finer'
}

// Sheets hold binary fractions with fifteen good digits: 6000.1000000000004 was typed as 6000.1.
function isNoisy(figure: string): boolean {
  return figure.replace('.', '').replace(/^0+/, '').length > 15
}

// A space may stand before the unit and nowhere else; commas only between groups of three: 6000,25 is no figure.
function splitUnit(text: string, pattern: RegExp): { figure: string; said: string } {
  const said = pattern.exec(text)?.[0] ?? ''
  const figure = text.slice(0, text.length - said.length).trim()
  return { figure: /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(figure) ? figure.replaceAll(',', '') : figure, said }
}

// 约350 is 350, and somebody should look.
function about({ title }: Column, text: string, read: (text: string) => CellReading): CellReading {
  const bare = text.replace(/^(?:大约|大概|约)\s*/, '').replace(/\s*(?:左右|上下)$/, '')
  const reading = read(bare)
  if (bare === text || reading.finding) return bare === text ? reading : read(text)
  return doubted(
    reading.value,
    `“${title.zh}”写的是约数“${text}”，暂按 ${bare} 记录，请查实`,
    `“${title.en}” says “${text}”, which is not exact; ${bare} is recorded until it is found out`,
  )
}
