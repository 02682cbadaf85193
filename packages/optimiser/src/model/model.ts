// The model in typed arrays: what the search and the relaxation work on. Every amount is a whole number below 2⁵³.
import type { Fraction } from '@huanju/quantities'
import type { ConstraintId, PlanInstance } from '../types.ts'

/** A limit: the amounts of the chosen options sum to at most the cap. */
export interface Row {
  readonly constraint: ConstraintId
  /** What it is about, such as `bonds 2027`: the demand it belongs to is constraint and about. */
  readonly about: string
  readonly unit: 'fen' | 'dm2' | 'households' | 'projects'
  /** Index of the channel, county or cohort, and of the year. */
  readonly of: number
  readonly year: number
}

/** Younger projects of a county wait until the older ones have started to a share of their households. */
export interface Order {
  readonly about: string
  readonly older: Int32Array
  readonly younger: Int32Array
  /** Whole households that must be started. */
  readonly needed: number
}

/** The counties of a city, whose shares of started households stay near their shares of the stock. */
export interface Fairness {
  readonly about: string
  readonly counties: Int32Array
  readonly stock: Float64Array
  readonly wholeStock: number
  readonly least: Fraction
  readonly most: Fraction
}

/** Projects that start within some years of each other, or in one year for a bonus, or all or none. */
export interface Group {
  readonly id: string
  readonly projects: Int32Array
}

/** The model of an instance. Options of project i are optionStart[i] … optionStart[i + 1] − 1. */
export interface Model {
  readonly instance: PlanInstance
  readonly years: number
  readonly projects: number
  readonly options: number
  readonly optionStart: Int32Array
  readonly projectOf: Int32Array
  readonly yearOf: Int32Array
  readonly modeOf: Int32Array
  readonly valueOf: Float64Array
  readonly entryStart: Int32Array
  readonly entryRow: Int32Array
  readonly entryAmount: Float64Array
  readonly rows: readonly Row[]
  readonly cap: Float64Array
  /** 1 where the project must start, by a deadline or an order. */
  readonly isDue: Uint8Array
  readonly households: Float64Array
  readonly countyOf: Int32Array
  readonly orders: readonly Order[]
  readonly fairness: readonly Fairness[]
  /** With the most years apart; corridors that are hard have 0. */
  readonly windows: readonly (Group & { readonly apart: number; readonly constraint: ConstraintId })[]
  readonly corridors: readonly (Group & { readonly bonus: number })[]
  readonly pairings: readonly Group[]
}
