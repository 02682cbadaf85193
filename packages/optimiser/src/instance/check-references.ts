// Cross checks of names and lists: ids known and used once, lists as long as the plan, shares that are shares.
import { compareFractions, parseFraction, type Fraction } from '@huanju/quantities'
import type { PlanInstance } from '../types.ts'
import { problem, type InstanceProblem } from './problems.ts'

/** Problems of ids, references, lists by year, and shares. */
export function checkReferences(instance: PlanInstance): InstanceProblem[] {
  return [
    ...checkYears(instance),
    ...checkIds(instance),
    ...checkGroups(instance),
    ...checkLists(instance),
    ...checkShares(instance),
  ]
}

function checkYears({ years }: PlanInstance): InstanceProblem[] {
  if (years.length === 0 || years.length > 15)
    return [problem('years', '计划年度应为 1 至 15 年', 'a plan has 1 to 15 years')]
  const index = years.findIndex((year, at) => at > 0 && year !== (years[at - 1] ?? 0) + 1)
  return index < 0 ? [] : [problem(`years[${index}]`, '年度应逐年连续', 'years must follow one another')]
}

function checkIds({
  counties,
  channels,
  cohorts = [],
  projects,
  worksInProgress = [],
  corridors = [],
  linkedStreets = [],
  pairings = [],
}: PlanInstance): InstanceProblem[] {
  const lists = { counties, channels, cohorts, projects, worksInProgress, corridors, linkedStreets, pairings }
  const known = { county: idsOf(counties), cohort: idsOf(cohorts) }
  const cities = new Set(counties.map(({ cityId }) => cityId))
  return [
    ...Object.entries(lists).flatMap(([name, list]) => repeated(name, list)),
    ...(projects.length === 0
      ? [problem('projects', '没有项目，请至少给出一个', 'there is no project; give at least one')]
      : []),
    ...projects.flatMap(({ countyId, cohortId }, index) => [
      ...unknown(`projects[${index}].countyId`, countyId, known.county),
      ...(cohortId === undefined ? [] : unknown(`projects[${index}].cohortId`, cohortId, known.cohort)),
    ]),
    ...worksInProgress.flatMap(({ countyId }, index) =>
      unknown(`worksInProgress[${index}].countyId`, countyId, known.county),
    ),
    ...channels.flatMap(({ countyId, cityId }, index) => [
      ...(countyId === undefined ? [] : unknown(`channels[${index}].countyId`, countyId, known.county)),
      ...(cityId === undefined || cities.has(cityId)
        ? []
        : [problem(`channels[${index}].cityId`, `没有县属于 ${cityId}`, `no county belongs to ${cityId}`)]),
    ]),
  ]
}

const idsOf = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id))

function repeated(name: string, list: readonly { readonly id: string }[]): InstanceProblem[] {
  const seen = new Set<string>()
  return list.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [problem(`${name}[${index}].id`, `编号 ${id} 用了两次，请改其一`, `the id ${id} is used twice; change one`)]
  })
}

function unknown(path: string, id: string, known: ReadonlySet<string>): InstanceProblem[] {
  return known.has(id) ? [] : [problem(path, `没有编号为 ${id} 的对象`, `nothing has the id ${id}`)]
}

function checkGroups({
  projects,
  cohorts = [],
  corridors = [],
  linkedStreets = [],
  pairings = [],
  orderOfCohorts = [],
  published,
}: PlanInstance): InstanceProblem[] {
  const [known, knownCohorts] = [idsOf(projects), idsOf(cohorts)]
  const members = { corridors, linkedStreets, pairings }
  return [
    ...Object.entries(members).flatMap(([name, list]) =>
      list.flatMap(({ projectIds }, index) => {
        const path = `${name}[${index}].projectIds`
        return [
          ...(projectIds.length < 2 || new Set(projectIds).size !== projectIds.length
            ? [problem(path, '至少两个项目，且不重复', 'at least two projects, none twice')]
            : []),
          ...projectIds.flatMap((id, at) => unknown(`${path}[${at}]`, id, known)),
        ]
      }),
    ),
    ...orderOfCohorts.flatMap(({ olderCohortIds, youngerCohortIds }, index) => [
      ...olderCohortIds.flatMap((id, at) =>
        unknown(`orderOfCohorts[${index}].olderCohortIds[${at}]`, id, knownCohorts),
      ),
      ...youngerCohortIds.flatMap((id, at) =>
        unknown(`orderOfCohorts[${index}].youngerCohortIds[${at}]`, id, knownCohorts),
      ),
    ]),
    ...Object.keys(published?.startYearByProject ?? {}).flatMap((id) =>
      unknown(`published.startYearByProject.${id}`, id, known),
    ),
  ]
}

function checkLists({ years, counties, channels, projects, worksInProgress = [] }: PlanInstance): InstanceProblem[] {
  const long = (path: string, list: readonly number[] | undefined) =>
    list === undefined || list.length === years.length
      ? []
      : [
          problem(
            path,
            `应有 ${years.length} 个数，每年一个，现有 ${list.length} 个`,
            `must have ${years.length} numbers, one a year; it has ${list.length}`,
          ),
        ]
  return [
    ...counties.flatMap(({ capacityDm2ByYear, capacityHouseholdsByYear }, index) => [
      ...long(`counties[${index}].capacityDm2ByYear`, capacityDm2ByYear),
      ...long(`counties[${index}].capacityHouseholdsByYear`, capacityHouseholdsByYear),
    ]),
    ...channels.flatMap(({ budgetFenByYear }, index) => long(`channels[${index}].budgetFenByYear`, budgetFenByYear)),
    ...projects.flatMap(({ modes }, index) =>
      modes.flatMap(({ valuePointsByStartYear }, at) =>
        long(`projects[${index}].modes[${at}].valuePointsByStartYear`, valuePointsByStartYear),
      ),
    ),
    ...worksInProgress.flatMap(({ costFenByChannelAndYear = {}, areaDm2ByYear, householdsByYear }, index) => [
      ...Object.entries(costFenByChannelAndYear).flatMap(([channel, list]) => [
        ...long(`worksInProgress[${index}].costFenByChannelAndYear.${channel}`, list),
        ...(channels.some(({ id }) => id === channel)
          ? []
          : [
              problem(
                `worksInProgress[${index}].costFenByChannelAndYear.${channel}`,
                `没有渠道 ${channel}`,
                `there is no channel ${channel}`,
              ),
            ]),
      ]),
      ...long(`worksInProgress[${index}].areaDm2ByYear`, areaDm2ByYear),
      ...long(`worksInProgress[${index}].householdsByYear`, householdsByYear),
    ]),
  ]
}

function checkShares(instance: PlanInstance): InstanceProblem[] {
  const { years, cohorts = [], orderOfCohorts = [] } = instance
  const [first = 0] = years
  return [
    ...cohorts.flatMap(({ deadline, shares = [] }, index) => [
      ...(deadline && deadline.year < first ? [tooEarly(`cohorts[${index}].deadline.year`, deadline.year, first)] : []),
      ...shares.flatMap(({ leastShare }, at) => atMostOne(`cohorts[${index}].shares[${at}].leastShare`, leastShare)),
    ]),
    ...orderOfCohorts.flatMap(({ startedShare }, index) =>
      atMostOne(`orderOfCohorts[${index}].startedShare`, startedShare),
    ),
    ...checkRatios(instance),
  ]
}

function tooEarly(path: string, year: number, first: number): InstanceProblem {
  const words = `期限 ${year} 早于计划第一年 ${first}，请改期限或年度`
  return problem(path, words, `the deadline ${year} lies before the first year ${first}; change either`)
}

function checkRatios({ fairShare, counties }: PlanInstance): InstanceProblem[] {
  if (!fairShare) return []
  const [least, most] = [read(fairShare.leastRatio), read(fairShare.mostRatio)]
  const stock = new Map<string, number>()
  for (const { cityId = '', stockHouseholds } of counties) stock.set(cityId, (stock.get(cityId) ?? 0) + stockHouseholds)
  return [
    ...(least ? [] : [notShare('fairShare.leastRatio')]),
    ...(most ? [] : [notShare('fairShare.mostRatio')]),
    ...(least && most && compareFractions(least, most) > 0
      ? [problem('fairShare', '下限大于上限', 'the least ratio is above the most')]
      : []),
    ...[...stock]
      .filter(([, households]) => households === 0)
      .map(([city]) =>
        problem(
          'counties',
          `${city || '全市'}各县存量户数合计为零，无法算份额；请填存量或去掉 fairShare`,
          `the counties of ${city || 'the city'} have no households in stock; give them, or drop fairShare`,
        ),
      ),
  ]
}

function read(text: string): Fraction | undefined {
  try {
    return parseFraction(text)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const notShare = (path: string) =>
  problem(path, '不是有效的比例，应写作 "2/5"、"0.4" 或 "40%"', 'not a share; write "2/5", "0.4" or "40%"')

function atMostOne(path: string, text: string): InstanceProblem[] {
  const share = read(text)
  if (!share) return [notShare(path)]
  return share.numerator > share.denominator ? [problem(path, '比例不能大于 1', 'a share must not be above 1')] : []
}
