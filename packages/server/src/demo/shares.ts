// Published sums shared out over communities: whole numbers, each part plausible, all parts together the sum exactly.
import { splitFen, type Dm2, type Fen } from '@huanju/quantities'
import type { FiguresPlan } from './plan-of-city.ts'
import type { Chance } from './random.ts'

/** How big one community is; what it costs only where the cost of all of them was published. */
export interface Size {
  readonly buildings: number
  readonly households: number
  readonly areaDm2: Dm2
  readonly costFen: Fen | null
}

/** The smallest yard that counts as a community, in households. */
const householdsLeast = 16
/** Relative sizes: most communities are a few yards, a few are estates. */
const scales = [3, 4, 5, 6, 8, 10, 12, 14, 18, 22, 28, 40, 64]
/** Costs are estimated in whole hundreds of yuan. */
const costStepFen = 10_000n

/** Shares sums out as in life: many small yards, a few large estates. */
export function shareOut(figures: FiguresPlan, chance: Chance): Size[] {
  const { communities, buildings, households, areaM2, costYuan } = figures
  if (communities === 0) return []
  const weights = Array.from({ length: communities }, () => BigInt(chance.pick(scales) * chance.between(70, 135)))
  const homes = shares(households, weights, householdsLeast)
  const blocks = shares(buildings, homes.map(BigInt), 1)
  const areas = split(
    BigInt(areaM2) * 100n,
    homes.map((home) => BigInt(home * chance.between(80, 102))),
  )
  const costs = costYuan === undefined ? [] : shareCost(BigInt(costYuan) * 100n, areas, chance)
  return homes.map((home, index) => ({
    households: home,
    buildings: blocks[index] ?? 1,
    areaDm2: areas[index] ?? 0n,
    costFen: costs[index] ?? null,
  }))
}

function shareCost(costFen: Fen, areas: readonly Dm2[], chance: Chance): Fen[] {
  const steps = split(
    costFen / costStepFen,
    areas.map((area) => area * BigInt(chance.between(80, 120))),
  )
  return steps.map((step) => step * costStepFen)
}

/** A whole number over weights, each part at least `least`. */
export function shares(total: number, weights: readonly bigint[], least: number): number[] {
  return split(BigInt(total - least * weights.length), weights).map((part) => Number(part) + least)
}

/** A sum of any unit over weights, to the last one. */
export function split(total: bigint, weights: readonly bigint[]): bigint[] {
  return splitFen(total, weights).map(BigInt)
}

/** An estimate of 220 to 420 yuan per m², in whole hundreds of yuan. */
export function estimateFor(areaDm2: Dm2, chance: Chance): Fen {
  return ((areaDm2 * BigInt(chance.between(220, 420))) / costStepFen + 1n) * costStepFen
}
