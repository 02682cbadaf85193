// Need met against budget: the bound at shares of every budget, from where the last solve stood.
import { estimate, type Estimate, type Standing } from './estimate.ts'
import { withBudgets } from './scaled.ts'

/** A point of the frontier. */
export interface FrontierPoint extends Estimate {
  /** Of every budget, in hundredths. */
  readonly hundredths: number
}

// The shares asked for as a rule: 50 to 150 % in steps of 5.
const usualShares: readonly number[] = Array.from({ length: 21 }, (_, step) => 50 + step * 5)

/** Bounds and estimates at shares of the budgets; a share at which nothing is lawful has null. */
export function frontier(standing: Standing, shares: readonly number[] = usualShares): FrontierPoint[] {
  const { instance } = standing.model
  return shares.map((hundredths) => ({
    hundredths,
    ...(estimate(standing, withBudgets(instance, hundredths)) ?? { bound: null, value: null }),
  }))
}
