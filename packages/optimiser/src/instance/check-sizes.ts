// Cross checks of size: no sum may pass 2⁵³, and no city may be larger than one block can hold.
import { parseFraction } from '@huanju/quantities'
import { isPlannable } from '../model/plannable.ts'
import type { PlanInstance } from '../types.ts'
import { problem, type InstanceProblem } from './problems.ts'

const most = 2n ** 53n
const mostProjectsOfCity = 20_000

/** Problems of sums that cannot be exact, and of blocks that are too large. */
export function checkSizes(instance: PlanInstance): InstanceProblem[] {
  return [...checkMoney(instance), ...checkValue(instance), ...checkFairness(instance), ...checkBlocks(instance)]
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + BigInt(amount), 0n)

function tooLarge(path: string): InstanceProblem {
  return problem(
    path,
    '合计超过 2⁵³，无法精确计算；请核对单位（分、平方分米）',
    'the sum passes 2⁵³ and cannot be exact; check the unit (fen, dm²)',
  )
}

function checkMoney({ channels, projects, counties, worksInProgress = [] }: PlanInstance): InstanceProblem[] {
  const asked = new Map<string, bigint>()
  let area = 0n
  for (const { modes } of projects) {
    for (const { costFenByChannelAndYearOfWorks: costs, areaDm2ByYearOfWorks } of modes) {
      for (const [channel, parts] of Object.entries(costs)) asked.set(channel, (asked.get(channel) ?? 0n) + sum(parts))
      area += sum(areaDm2ByYearOfWorks)
    }
  }
  return [
    ...channels.flatMap(({ id, budgetFenByYear }, index) => {
      const begun = worksInProgress.reduce(
        (all, { costFenByChannelAndYear: costs }) => all + sum(costs?.[id] ?? []),
        0n,
      )
      if (sum(budgetFenByYear) >= most || begun >= most) return [tooLarge(`channels[${index}].budgetFenByYear`)]
      return (asked.get(id) ?? 0n) >= most
        ? [
            problem(
              'projects',
              `各项目向 ${id} 申请的合计超过 2⁵³，请核对单位（分）`,
              `what projects ask of ${id} passes 2⁵³; check the unit (fen)`,
            ),
          ]
        : []
    }),
    ...(area >= most ? [tooLarge('projects')] : []),
    ...counties.flatMap(({ capacityDm2ByYear = [] }, index) =>
      sum(capacityDm2ByYear) >= most ? [tooLarge(`counties[${index}].capacityDm2ByYear`)] : [],
    ),
  ]
}

function checkValue({ projects, corridors = [] }: PlanInstance): InstanceProblem[] {
  const value = projects.reduce(
    (all, { modes }) => all + modes.reduce((own, { valuePointsByStartYear }) => own + sum(valuePointsByStartYear), 0n),
    0n,
  )
  return value + sum(corridors.map(({ bonusPoints }) => bonusPoints)) >= most ? [tooLarge('projects')] : []
}

function checkFairness({ fairShare, counties, projects }: PlanInstance): InstanceProblem[] {
  if (!fairShare) return []
  const [stock, homes] = [
    sum(counties.map(({ stockHouseholds }) => stockHouseholds)),
    sum(projects.map(({ households }) => households)),
  ]
  const ratios = [fairShare.leastRatio, fairShare.mostRatio].flatMap((text) => {
    try {
      const { numerator, denominator } = parseFraction(text)
      return [numerator, denominator]
    } catch (error) {
      if (error instanceof RangeError) return []
      throw error
    }
  })
  return ratios.some((part) => part * stock * homes >= most)
    ? [
        problem(
          'fairShare',
          '比例的分子分母过大，或户数过多，无法精确比较；请约分',
          'ratio or households are too large to compare exactly; reduce the fraction',
        ),
      ]
    : []
}

function checkBlocks(instance: PlanInstance): InstanceProblem[] {
  const cityOf = new Map(instance.counties.map(({ id, cityId = '' }) => [id, cityId]))
  const count = new Map<string, number>()
  for (const project of instance.projects) {
    const city = cityOf.get(project.countyId) ?? ''
    if (isPlannable(instance, project)) count.set(city, (count.get(city) ?? 0) + 1)
  }
  return [...count]
    .filter(([, projects]) => projects > mostProjectsOfCity)
    .map(([city, projects]) =>
      problem(
        'counties',
        `${city || '未分市'}有 ${projects} 个项目，一块最多 ${mostProjectsOfCity} 个；请给各县填 cityId，按市求解`,
        `${city || 'without cities'}: ${projects} projects in one block, at most ${mostProjectsOfCity}; give counties a cityId so that it splits`,
      ),
    )
}
