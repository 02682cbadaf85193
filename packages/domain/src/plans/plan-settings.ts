// What is wrong with the settings of a plan as its planner gives them: years, budgets, and communities forced in or out.
import type { Words } from '@huanju/engines/rules'
import { sumFen, type Fen } from '@huanju/quantities'

/** The part of a plan's settings that can be judged without the register. */
export interface PlanLevers {
  readonly years: readonly { readonly year: number; readonly budgetFen: Fen }[]
  readonly forces: readonly { readonly communityId: string; readonly year: number | null }[]
  readonly weights: Readonly<Record<string, number>>
}

/** What is wrong with one setting, by its place: `years.0.budgetFen`. */
export interface SettingFault {
  readonly field: string
  readonly message: Words
}

// Sums of money stay exact in whatever reads them.
const sumMax = 2n ** 53n

/**
 * Everything wrong with the settings of a plan at once; years in whole calendar years, money in fen. `published` are the
 * weights of the score, which hold where the plan names none.
 */
export function planFaults(
  { years, forces, weights }: PlanLevers,
  published: readonly { readonly part: string; readonly weight: number }[],
): SettingFault[] {
  const total = published.reduce((sum, { part, weight }) => sum + (weights[part] ?? weight), 0)
  const isNought = published.length > 0 && total === 0
  const nought = isNought ? [fault('weights', '权重合计不能为 0', 'The weights must not sum to nought')] : []
  return [
    ...yearFaults(years),
    ...nought,
    ...forces.flatMap((force, index) => forceFaults({ years, forces }, force, index)),
  ]
}

function yearFaults(years: PlanLevers['years']): SettingFault[] {
  const isBroken = years.some(({ year }, index) => index > 0 && year !== (years[index - 1]?.year ?? 0) + 1)
  const negative = years.flatMap(({ year, budgetFen }, index) =>
    budgetFen < 0n
      ? [fault(`years.${index}.budgetFen`, `${year} 年额度不能为负`, `The budget of ${year} must not be negative`)]
      : [],
  )
  const tooMuch = sumFen(years.map(({ budgetFen }) => budgetFen)) >= sumMax
  return [
    ...(isBroken ? [fault('years', '年度应连续且不重复', 'Years must follow one another')] : []),
    ...negative,
    ...(tooMuch ? [fault('years', '各年额度合计过大，请核对单位', 'The budgets sum to too much; check the unit')] : []),
  ]
}

function forceFaults(
  { years, forces }: Pick<PlanLevers, 'years' | 'forces'>,
  { communityId, year }: PlanLevers['forces'][number],
  index: number,
): SettingFault[] {
  const isTwice = forces.findIndex((other) => other.communityId === communityId) !== index
  const isElsewhen = year !== null && !years.some((one) => one.year === year)
  const at = `forces.${index}`
  return [
    ...(isTwice
      ? [fault(`${at}.communityId`, '同一小区指定了两次，请只留一条', 'The same community is forced twice; keep one')]
      : []),
    ...(isElsewhen
      ? [fault(`${at}.year`, `指定的 ${year} 年不在计划年度内`, `${year} is not a year of this plan`)]
      : []),
  ]
}

const fault = (field: string, zh: string, en: string): SettingFault => ({ field, message: { zh, en } })
