// The words of the tables engine: columns, cells, findings.
import type { Words } from '../rules/types.ts'

export type { Words }

/** Kinds of cell. Areas are dm², money is fen, both bigint; days are ISO texts; choices are option ids. */
export type CellKind = 'text' | 'count' | 'area' | 'money' | 'day' | 'choice' | 'choices' | 'yes-no' | 'degrees'

/** One of the values a choice may take, with the other ways people write it. */
export interface Option {
  readonly id: string
  readonly title: Words
  readonly synonyms?: readonly string[]
}

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
  /** Closed range of a number: counts as they are, degrees as degrees. */
  readonly range?: { readonly from: number; readonly to: number }
  readonly help?: Words
  readonly example?: string
}

/** What a cell may turn out to hold. */
export type CellValue = string | number | bigint | boolean | readonly string[] | null

export type Severity = 'error' | 'warning'

/** Something wrong or odd in one cell. */
export interface Finding {
  readonly column: string
  readonly severity: Severity
  readonly message: Words
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
