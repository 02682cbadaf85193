// The words of the tables engine: columns, cells, findings.
import type { Fraction } from '@huanju/quantities'
import type { Words } from '../rules/types.ts'
import type { Writing } from './normalise.ts'

export type { Words }

/**
 * Kinds of cell. Areas are dm² and money fen, both bigint; days are ISO texts, choices option ids, shares exact
 * fractions from 0 to 1, degrees plain numbers.
 */
export type CellKind =
  | 'text'
  | 'count'
  | 'area'
  | 'money'
  | 'day'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'share'
  | 'degrees'

/** One of the values a choice may take, with the other ways people write it. */
export interface Option {
  readonly id: string
  readonly title: Words
  readonly synonyms?: readonly string[]
}

/** What a day column makes of a year or a month alone; an error unless the column says otherwise. */
export type YearMeaning = 'error' | 'first-day' | 'last-day'

/** One column of a table. */
export interface Column {
  readonly id: string
  readonly title: Words
  readonly kind: CellKind
  readonly isRequired?: boolean
  /** Other headers people write over such a column. */
  readonly synonyms?: readonly string[]
  readonly options?: readonly Option[]
  readonly maxLength?: number
  /** How a text is written; one line unless it says otherwise. */
  readonly writing?: Writing
  /** What is wrong with a text; undefined when nothing is. */
  readonly check?: (text: string) => Words | undefined
  /** Closed range of a number: counts as they are, degrees as degrees. */
  readonly range?: { readonly from: number; readonly to: number }
  readonly yearMeans?: YearMeaning
  /** Money that its head has in 万元: so it is written, and so it is read where nothing else is said. */
  readonly inWan?: boolean
  readonly help?: Words
  readonly example?: string
}

/** What a cell may turn out to hold; null is unknown. */
export type CellValue = string | number | bigint | boolean | Fraction | readonly string[] | null

/** What a cell is given as: text or a figure from a sheet, or a value already typed by a form. */
export type CellInput = CellValue | undefined

/** The values of a row by column id. */
export type RowValues = Readonly<Record<string, CellValue>>

export type Severity = 'error' | 'warning'

/** Something wrong or odd in one cell: where, what and the way out. */
export interface Finding {
  readonly column: string
  readonly severity: Severity
  readonly message: Words
  /** What stood in the cell. */
  readonly value?: string
}

/** A cell as read: its value, or why it has none. A warning may come with a value. */
export interface CellReading {
  readonly value: CellValue
  readonly finding?: Omit<Finding, 'column'>
}

/** Units figures may be in, by kind; the first is assumed when nothing says otherwise. */
export const unitsOf: Readonly<Partial<Record<CellKind, readonly string[]>>> = {
  area: ['㎡', '万㎡'],
  money: ['元', '万元', '亿元'],
}
