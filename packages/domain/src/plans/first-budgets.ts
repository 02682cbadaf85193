// What a new plan begins with: money that would renovate what the policy wants finished, in equal parts.
import { readParameter, type PolicyPack } from '@huanju/policy'
import type { Day, Fen } from '@huanju/quantities'

/** Estimated cost of what is open to planning in a region, and of the part of it that is to be finished first. */
export interface OpenStock {
  readonly costFen: Fen
  readonly dueCostFen: Fen
}

/** The day until which a community was completed that the policy wants finished; null where it names none. 一(二) */
export function dueCohort(pack: PolicyPack, on: Day): Day | null {
  const { value } = readParameter(pack, 'targets.finished-cohort', on)
  return typeof value === 'string' ? value : null
}

const wanYuan = 1_000_000n

/** The money of each year: what is due, or all that is open where nothing is, over the years, up to whole 万元. */
export function firstBudget({ costFen, dueCostFen }: OpenStock, years: number): Fen {
  const whole = dueCostFen > 0n ? dueCostFen : costFen
  const step = wanYuan * BigInt(years)
  return ((whole + step - 1n) / step) * wanYuan
}
