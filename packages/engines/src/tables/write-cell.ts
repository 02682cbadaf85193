// Writes values: as a person would type them, as cells of an export, and the fingerprint of what a template offers.
import { formatM2, formatYuan, type Fraction } from '@huanju/quantities'
import type { CellValue, Column } from './types.ts'

/** The text of a value as a person would type it, in the column's first unit; null is blank. */
export function writeCell(column: Column, value: CellValue): string {
  if (value === null) return ''
  if (typeof value === 'bigint') return writeWhole(column, value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return writeNumber(value)
  if (typeof value === 'string') return column.kind === 'choice' ? optionTitle(column, value) : value
  return 'numerator' in value ? writeShare(value) : value.map((id) => optionTitle(column, id)).join('、')
}

/**
 * A value as a cell of an export: figures are numbers so that they can be added up, everything else is text, which the
 * sheet must keep as text (no formula, no exponent). Figures of more than fifteen digits stay text.
 */
export function exportCell(column: Column, value: CellValue): string | number | null {
  if (value === null) return null
  if (typeof value === 'number') return value
  const text = writeCell(column, value)
  const isFigure = typeof value === 'bigint' && /^-?[\d.]{1,15}$/.test(text)
  return isFigure ? Number(text) : text
}

/** A fingerprint of what a template offers; a template made from other columns or choices has another. */
export function templateVersion(columns: readonly Column[]): string {
  const offered = columns.map(({ id, title, kind, isRequired, options }) => [
    id,
    title.zh,
    kind,
    isRequired ?? false,
    options?.map((option) => option.title.zh),
  ])
  let hash = 0x811c9dc5
  for (const character of JSON.stringify(offered)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return `T${hash.toString(36).toUpperCase().padStart(7, '0')}`
}

// Without exponent or separators, to the fifteen digits a sheet keeps; most figures print themselves so.
const fifteen = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })

function writeNumber(value: number): string {
  const text = String(value)
  if (/^-?[\d.]{1,15}$/.test(text)) return text
  return Number.isInteger(value) ? String(BigInt(value)) : fifteen.format(value)
}

function writeWhole({ kind, inWan }: Column, value: bigint): string {
  if (inWan) return exactWan(value)
  if (kind === 'area') return formatM2(value).replaceAll(',', '')
  return kind === 'money' ? formatYuan(value).replaceAll(',', '') : String(value)
}

// 万元 to as many digits as the fen need.
function exactWan(fen: bigint): string {
  const [sign, whole] = fen < 0n ? ['-', -fen] : ['', fen]
  const rest = String(whole % 1_000_000n)
    .padStart(6, '0')
    .replace(/0+$/, '')
  return `${sign}${whole / 1_000_000n}${rest && `.${rest}`}`
}

// As a percentage where that is exact to four decimals, as a ratio otherwise.
function writeShare({ numerator, denominator }: Fraction): string {
  const times = numerator * 1_000_000n
  if (times % denominator !== 0n) return `${numerator}/${denominator}`
  const parts = times / denominator
  const rest = String(parts % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${parts / 10_000n}${rest && `.${rest}`}%`
}

function optionTitle({ options = [] }: Column, id: string): string {
  return options.find((option) => option.id === id)?.title.zh ?? id
}
