// The text of a cell as a person sees it, from what a workbook keeps of it.
import type { CellFlaw } from '@huanju/engines/tables'
import type { NumberFormat } from './formats.ts'

/** A cell as a sheet keeps it. */
export interface RawCell {
  readonly column: number
  /** `s` a shared text, `str` and `inlineStr` texts, `b` yes or no, `e` an error, `d` a day; else a number. */
  readonly type: string
  readonly format: number
  readonly text: string
  readonly hasFormula: boolean
}

/** What cells are read with. */
export interface CellContext {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly isFrom1904: boolean
}

/** A cell as read. */
export interface CellText {
  readonly text: string
  readonly flaw?: CellFlaw
}

/** Reads a cell: days as 2005-12-31, numbers without exponent, blanks empty. */
export function textOfCell(context: CellContext, { type, format, text, hasFormula }: RawCell): CellText {
  if (type === 's') return { text: context.strings[Number(text)]?.trim() ?? '' }
  if (type === 'e') return { text: text.trim(), flaw: 'error' }
  if (type === 'str' || type === 'inlineStr') return { text: text.trim() }
  const bare = text.trim()
  if (bare === '') return hasFormula ? { text: '', flaw: 'no-result' } : { text: '' }
  return textOfValue(context, { type, bare, format })
}

function textOfValue(
  context: CellContext,
  { type, bare, format }: { type: string; bare: string; format: number },
): CellText {
  if (type === 'b') return { text: bare === '1' || bare === 'true' ? '是' : '否' }
  if (type === 'd') return { text: bare.slice(0, 10) }
  const value = Number(bare)
  return Number.isFinite(value) ? textOfNumber(context, value, context.formats[format] ?? 'plain') : { text: bare }
}

function textOfNumber({ isFrom1904 }: CellContext, value: number, format: NumberFormat): CellText {
  const day = format === 'day' ? dayOf(value, isFrom1904) : undefined
  if (day) return { text: day }
  // Fifteen digits are what a sheet keeps; the rest has become zeros.
  const flaw: CellFlaw | undefined = Math.abs(value) >= 1e15 ? 'digits-lost' : isFrom1904 ? 'from-1904' : undefined
  const text =
    typeof format === 'number' && Number.isInteger(value) && value >= 0
      ? String(value).padStart(format, '0')
      : numberText(value)
  return flaw ? { text, flaw } : { text }
}

const msInDay = 86_400_000
const lastSerial = 2_958_465

// The calendar of 1900 has a 29 February that never was; before it a day counts one less.
function dayOf(value: number, isFrom1904: boolean): string | undefined {
  const whole = Math.floor(value)
  if (whole < 1 || whole > lastSerial) return undefined
  const serial = isFrom1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole
  const day = new Date(Date.UTC(1899, 11, 30) + serial * msInDay)
  return Number.isNaN(day.getTime()) ? undefined : day.toISOString().slice(0, 10)
}

// Most figures print themselves with the digits a sheet keeps, the others are made to.
const fifteen = new Intl.NumberFormat('en', { useGrouping: false, maximumSignificantDigits: 15 })

function numberText(value: number): string {
  const text = String(value)
  if (/^-?[\d.]{1,15}$/.test(text)) return text
  return Number.isInteger(value) ? BigInt(value).toString() : fifteen.format(value)
}
