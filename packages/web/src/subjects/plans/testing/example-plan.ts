// A ranked plan of two years and two counties whose figures are easy to check by hand.
import type { Plan } from '../PlanScreen.tsx'

/** An id that is easy to tell from others. */
export function idOf(digit: number): string {
  return `${digit}1111111-1111-4111-8111-111111111111`
}

const sums = (communities: number, households: number, cost: bigint) => ({
  communities,
  buildings: communities * 4,
  households,
  floorAreaDm2: 1_000_000n * BigInt(communities),
  estimatedCostFen: cost,
})

/** The plan, ranked, and with whatever else is said of it. */
export function examplePlan(more: Partial<Plan> = {}): Plan {
  return {
    id: idOf(1),
    name: '甲市改造计划',
    regionId: idOf(2),
    region: '甲市',
    years: [
      { year: 2027, budgetFen: 1_000_000_000n },
      { year: 2028, budgetFen: 800_000_000n },
    ],
    weights: { age: 60, safety: 40 },
    forces: [],
    ordered: [],
    includesUnproven: false,
    state: 'ranked',
    jobId: null,
    problem: null,
    createdAt: '2026-11-20T02:00:00Z',
    createdBy: '李明',
    rankedAt: '2026-11-21T02:00:00Z',
    version: 3,
    isStale: false,
    result: {
      planned: sums(5, 1967, 1_500_000_001n),
      deferred: 12,
      excluded: 3,
      byYear: [
        { year: 2027, budgetFen: 1_000_000_000n, usedFen: 900_000_000n, sums: sums(3, 1200, 900_000_000n) },
        { year: 2028, budgetFen: 800_000_000n, usedFen: 600_000_001n, sums: sums(2, 767, 600_000_001n) },
      ],
      byCounty: [
        { countyId: idOf(3), county: '甲县', sums: sums(4, 1500, 1_200_000_001n) },
        { countyId: idOf(4), county: '乙区', sums: sums(1, 467, 300_000_000n) },
      ],
    },
    ...more,
  }
}
