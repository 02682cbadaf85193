// What a request for a plan must be before any planner may take it; what is wrong is an error with the way out.
import type { PlanRequest } from './types.ts'

/** Asserts that years, budgets and candidates are sound; throws RangeError naming what is not. */
export function assertRequest({ candidates, years, budgetsFenByYear }: PlanRequest): void {
  if (years.length === 0) throw new RangeError('计划至少要有一个年度 / a plan needs at least one year')
  for (const year of years) {
    const budget = budgetsFenByYear[year]
    if (budget === undefined) throw new RangeError(`${year} 年度没有预算 / no budget for this year`)
    if (budget < 0n) throw new RangeError(`${year} 年度预算为负 / negative budget`)
  }
  assertUnique(years.map(String), '年度重复', 'repeated year')
  assertUnique(
    candidates.map((candidate) => candidate.id),
    '小区重复',
    'repeated community',
  )
  const negative = candidates.find(({ costFen }) => costFen !== null && costFen < 0n)
  if (negative) throw new RangeError(`估算为负：${negative.name} / negative cost`)
}

function assertUnique(keys: readonly string[], zh: string, en: string): void {
  const seen = new Set<string>()
  for (const key of keys) {
    if (seen.has(key)) throw new RangeError(`${zh}：${key} / ${en}`)
    seen.add(key)
  }
}
