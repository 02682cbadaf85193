// Money that cities share, divided by what it does: whole plans of cities mixed within the budgets, and the prices of that.
import { exactMix, type WholePlan } from '../relaxation/exact-mix.ts'
import type { SharedPrices } from './priced.ts'

/** A relaxed plan of a city: its points, and fen of each shared row, by `about` of the row. */
export interface CityPlan {
  readonly value: number
  readonly use: SharedPrices
}

/** What is mixed: the plans known of each city, within budgets in whole fen. */
export interface Mixing {
  readonly plans: readonly (readonly CityPlan[])[]
  readonly budgets: SharedPrices
  /** The heaviest plans of the mix before, from which the next is nearest; the first ones when absent. */
  readonly from?: readonly number[]
}

/** The best mix of the plans known of each city that keeps within the budgets. */
export interface Mix {
  readonly value: number
  /** Points a fen more of each row would bring. */
  readonly prices: SharedPrices
  /** What each city takes of each row, in whole fen; together never more than there is of it, and `over`. */
  readonly shares: readonly SharedPrices[]
  /** Fen by which the mix goes over each budget: above zero only where no mix of the known plans keeps within all. */
  readonly over: SharedPrices
  /** The plan of each city that weighs most. */
  readonly heaviest: readonly number[]
}

/** Above any price of money: what no known plans keep within is asked for at this. */
const penalty = 100
/** Points are told apart down to this part. */
const partsOfPoint = 2 ** 20
/** Parts of a budget by which plans may pass over it unseen, since the solver of a city keeps limits only so nearly. */
const unseen = 1e-6
const nothing: CityPlan = { value: 0, use: {} }

/**
 * Mixes the plans in whole numbers, so that the budgets hold by construction and not within a solver's tolerance. What a
 * relaxed plan takes is rounded up to whole fen and what it is worth down; a city without a known plan takes nothing.
 */
export function mixOf({ plans, budgets, from = [] }: Mixing): Mix {
  const rows = Object.keys(budgets)
  const cities = plans.map((known) => (known.length > 0 ? known : [nothing]).map((plan) => wholePlan(plan, rows)))
  const { whole, weights, over, prices, strain } = exactMix({
    cities,
    budgets: rows.map((row) => BigInt(budgets[row] ?? 0)),
    start: cities.map((_, city) => from[city] ?? 0),
  })
  const worth = mixed(cities.flat(), weights.flat(), (plan) => plan.worth)
  const byRow = (of: (index: number) => number) => Object.fromEntries(rows.map((row, index) => [row, of(index)]))
  const strained = strainPrices({ plans, budgets }, over, strain ?? [])
  return {
    value: quotient(worth, whole) / partsOfPoint,
    prices: byRow((row) => quotient(prices[row] ?? 0n, whole) / partsOfPoint + (strained[row] ?? 0)),
    shares: cities.map((known, city) =>
      byRow((row) => Number(mixed(known, weights[city] ?? [], ({ takes }) => takes[row] ?? 0n) / whole)),
    ),
    over: byRow((row) => Number(over[row] ?? 0n)),
    heaviest: weights.map((own) => own.reduce((most, weight, plan) => (weight > (own[most] ?? 0n) ? plan : most), 0)),
  }
}

// Where no known plans keep within, money is dear, so that cities offer plans that take less: the dearest row at the
// penalty for its whole budget. Not where only the rounding of the cities' own solver stands over a budget.
function strainPrices({ plans, budgets }: Mixing, over: readonly bigint[], strain: readonly bigint[]): number[] {
  const units = Object.values(budgets).map((budget) => Math.max(1, budget))
  if (!units.some((unit, row) => Number(over[row] ?? 0n) > unit * unseen + plans.length)) return []
  const dearest = units.reduce((most, unit, row) => {
    const whole = (strain[row] ?? 0n) * BigInt(unit)
    return whole > most ? whole : most
  }, 1n)
  return strain.map((price) => quotient(price, dearest) * penalty * usual(plans))
}

function wholePlan({ value, use }: CityPlan, rows: readonly string[]): WholePlan {
  return {
    worth: BigInt(Math.floor(value * partsOfPoint)),
    takes: rows.map((row) => BigInt(Math.ceil(use[row] ?? 0))),
  }
}

function mixed(plans: readonly WholePlan[], weights: readonly bigint[], of: (plan: WholePlan) => bigint): bigint {
  return plans.reduce((sum, plan, index) => sum + (weights[index] ?? 0n) * of(plan), 0n)
}

// Whole numbers of any size divided to the last bit of a double.
function quotient(part: bigint, whole: bigint): number {
  return Number((part << 128n) / whole) / 2 ** 128
}

/**
 * Limits of each city: the whole of every budget that is asked for, divided as the mix takes it and rounded down, so that
 * together they are never more than the budget.
 */
export function limitsOf(shares: readonly SharedPrices[], budgets: SharedPrices): SharedPrices[] {
  const taken = Object.keys(budgets).map((row) => shares.reduce((sum, share) => sum + BigInt(share[row] ?? 0), 0n))
  return shares.map((share) =>
    Object.fromEntries(
      Object.entries(budgets).flatMap(([row, budget], index) => {
        const all = taken[index] ?? 0n
        return all > 0n ? [[row, Number((BigInt(budget) * BigInt(share[row] ?? 0)) / all)]] : []
      }),
    ),
  )
}

/** Between two prices: `part` of the way from the first to the second. */
export function between(from: SharedPrices, to: SharedPrices, part: number): SharedPrices {
  return Object.fromEntries(
    Object.keys(from).map((row) => [row, (from[row] ?? 0) * (1 - part) + (to[row] ?? 0) * part]),
  )
}

function usual(plans: readonly (readonly CityPlan[])[]): number {
  return Math.max(1, ...plans.flat().map(({ value }) => Math.abs(value)))
}
