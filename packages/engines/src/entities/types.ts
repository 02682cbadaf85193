// The words of this engine: what a field and an entity are. A field is declared once; every floor reads it from here.
import type { Fraction } from '@huanju/quantities'
import type { Words } from '../rules/types.ts'
import type { Finding, Option, YearMeaning } from '../tables/types.ts'

/** Coordinate systems a record may arrive in; CGCS2000 is shown. */
export const coordinateSystems = ['CGCS2000', 'WGS-84', 'GCJ-02', 'BD-09'] as const
export type CoordinateSystem = (typeof coordinateSystems)[number]

/** A point as a person gives it: the system it is in, and degrees. */
export interface GivenPosition {
  readonly system: CoordinateSystem
  readonly longitude: number
  readonly latitude: number
}

/** What a value of each kind is in memory. Areas are dm² and money fen, both bigint; days are ISO texts. */
export interface KindValues {
  /** One line. */
  text: string
  /** Several lines. */
  note: string
  /** A number or mark of fixed writing: widths and case are made alike, blanks go. */
  code: string
  count: number
  area: bigint
  money: bigint
  share: Fraction
  day: string
  choice: string
  choices: readonly string[]
  'yes-no': boolean
  /** The id of another record. */
  link: string
  position: GivenPosition
  /** One grade for each of several aspects; an aspect that is left out is not graded. */
  grades: Readonly<Record<string, string>>
  /** Personal data: sealed in its column, shown masked, found only by exact search. */
  sealed: string
}
export type FieldKind = keyof KindValues

/** What a field is beside its kind. Sorted and filtered imply an index. */
export type Flag = 'required' | 'listed' | 'sorted' | 'filtered' | 'searched'

/** Why a value is absent when that is known: there is none, or the question does not apply. Otherwise it is unknown. */
export const absences = ['none', 'inapplicable'] as const
export type Absence = (typeof absences)[number]

/** What is said of a value that is not there. */
export const absenceWords: Readonly<Record<Absence | 'unknown', Words>> = {
  none: { zh: '无', en: 'None' },
  inapplicable: { zh: '不适用', en: 'Does not apply' },
  unknown: { zh: '未知', en: 'Unknown' },
}

/** How personal data is masked and indexed. */
export type Mask = 'name' | 'phone' | 'idNumber'

/** All that any kind of field may say; the builders of `fields.ts` offer each kind what fits it. */
export interface FieldOptions {
  readonly is?: readonly Flag[]
  readonly help?: Words
  /** Other headers people write over such a column. */
  readonly synonyms?: readonly string[]
  readonly example?: string
  /** Most characters. */
  readonly max?: number
  /** Closed range of a count. */
  readonly range?: { readonly from: number; readonly to: number }
  readonly unit?: Words
  /** Money is typed and shown in 万元. */
  readonly inWan?: boolean
  /** A catalogue of the policy whose entries are the choices. */
  readonly from?: string
  /** The entries of the catalogue that count, where the code must know them. */
  readonly among?: readonly string[]
  /** What people write for the entries of the catalogue, by entry. */
  readonly writings?: Readonly<Record<string, readonly string[]>>
  /** Choices that are part of the law of the machine itself, not of a policy. */
  readonly options?: readonly Option[]
  /** For grades: the catalogue that names the aspects, and the aspects there are. */
  readonly aspects?: readonly string[]
  /** For grades: what their columns are called before the aspect, where that is not the field's own id. */
  readonly prefix?: string
  /** What a year alone is recorded as. */
  readonly yearMeans?: YearMeaning
  /** The entity a link leads to, by its `one`. */
  readonly to?: string
  /** A field of both: the linked record belongs to the same other record, as a building of the same community. */
  readonly of?: string
  /** The linked record lies in the county of this one. */
  readonly inPlace?: boolean
  readonly mask?: Mask
  /** Which absences can be stated; an empty field is unknown in any case. */
  readonly mayBe?: readonly Absence[]
  /** A right without which the field is neither shown, filtered, sorted, exported nor told in the history. */
  readonly right?: string
  /** What a text is compared by, where several writings mean the same; kept in a column of its own beside it. */
  readonly comparedBy?: (text: string) => string
  /** What is wrong with a text; undefined when nothing is. */
  readonly check?: (text: string) => Words | undefined
  /**
   * A code within the text that should be on a list of the policy; where the list is not at hand, nothing is said. The
   * words name no part of the text, which may be sealed.
   */
  readonly coded?: {
    readonly list: string
    readonly codeIn: (text: string) => string | undefined
    readonly otherwise: Words
  }
}

/** A field as declared. `Value` and `Required` are types only. */
export interface Field<
  Kind extends FieldKind = FieldKind,
  Value = unknown,
  Required extends boolean = boolean,
> extends FieldOptions {
  readonly kind: Kind
  readonly title: Words
  readonly isRequired: Required
  /** Never there: carries the type of the value. */
  readonly valueType?: Value
}

export type Fields = Readonly<Record<string, Field>>

/** How near a place must be known; where the city is enough, a record without a county belongs to the city itself. */
export type LeastPlace = 'city' | 'county' | 'subdistrict'

/** Where a record lies: a place of its own, or that of the record it belongs to. Its region follows from this. */
export type Placed =
  | { readonly by: 'place'; readonly least: LeastPlace }
  | { readonly by: 'parent'; readonly field: string }

/** The place of a record: the county-level unit in charge, its subdistrict, its neighbourhood; none of them is the city. */
export interface PlaceValues {
  readonly countyId: string | null
  readonly subdistrictId: string | null
  readonly neighbourhoodId: string | null
}

/** The rights to read, change, import and export a kind of record; checked where subjects are folded. */
export interface EntityRights {
  readonly read: string
  readonly write: string
  readonly import: string
  readonly export: string
  /** To see sealed fields in the clear, for a reason. */
  readonly reveal?: string
}

/** Fields that together are never the same in two records that stand. */
export interface UniqueKey {
  readonly fields: readonly string[]
  /** Dated records: the same fields may stand again, but never twice on one day. Both days belong to the period. */
  readonly during?: Period
  /** What is said of the second one. */
  readonly words: Words
  /** What is said of the second one where its name is written in another way than that of the one that stands. */
  readonly alike?: (stands: string, given: string) => Words
}

/** Shares that on no day are more than the whole together: of one dwelling, say, those of all its owners. */
export interface Whole {
  readonly share: string
  /** The link to what is shared. */
  readonly of: string
  readonly during: Period
  /** What is said of the one too many, before the day and the sum. */
  readonly words: Words
}

/** The fields of a period: its first day, open where nobody knows it, and its last, open while it lasts. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** Sections of the form and the record page; the first holds the place where there is one. */
export interface Section {
  readonly id: string
  readonly title: Words
  readonly fields: readonly string[]
}

/** A kind of record. */
export interface Entity<F extends Fields = Fields, P extends Placed = Placed> {
  /** `facility`; the name of links, journal actions and files. */
  readonly one: string
  /** `facilities`; the name of addresses, and in snake case of the table. */
  readonly many: string
  readonly title: Words
  /** The field by which people call a record; personal data is called by what is shown of it. */
  readonly named: string
  readonly placed: P
  readonly fields: F
  readonly sections: readonly Section[]
  readonly rights: EntityRights
  readonly unique: readonly UniqueKey[]
  readonly wholes: readonly Whole[]
  /** What must hold across fields; bounds of one field belong to the field. A method, so that entities stay assignable. */
  check(values: Readonly<Record<string, unknown>>, today: string): readonly Finding[]
}

/** The value of a field as a record holds it; null where it is absent. */
export type ValueOf<One> =
  One extends Field<infer Kind, infer Value, infer Required>
    ? Kind extends 'grades'
      ? Value
      : Required extends true
        ? Value
        : Value | null
    : never

type PlaceOf<P extends Placed> = P extends { by: 'place'; least: infer Least }
  ? {
      readonly countyId: 'city' extends Least ? string | null : string
      readonly subdistrictId: Least extends 'subdistrict' ? string : string | null
      readonly neighbourhoodId: string | null
    }
  : unknown

/** The values of a record by field: what the form takes and a check reads. */
export type ValuesOf<E extends Entity> = {
  readonly [Id in keyof E['fields']]: ValueOf<E['fields'][Id]>
} & PlaceOf<E['placed']> & { readonly absences?: Readonly<Record<string, Absence>> }
