// Checks of many projects together: shares, order, fairness, corridors, links, pairings. Shares are compared, never divided.
import { parseFraction } from '@huanju/quantities'
import type { Breach, ConstraintId } from '../types.ts'
import { lastYear, total, type Check, type Known, type Reading } from './reading.ts'

/** By a year at least a share of a cohort is started or completed. */
export const checkCohortShares: Check = ({ instance, known, plannable }) =>
  (instance.cohorts ?? []).flatMap(({ id, title, shares = [] }) =>
    shares.flatMap(({ year, of, measure, leastShare }) => {
      const weigh = ({ households }: { households: number }) => (measure === 'projects' ? 1 : households)
      const whole = total(plannable.filter(({ cohortId }) => cohortId === id).map(weigh))
      const isDone = (one: Known) =>
        one.project.cohortId === id &&
        plannable.includes(one.project) &&
        (of === 'start' ? one.year : lastYear(one)) <= year
      const done = total(known.filter(isDone).map(({ project }) => weigh(project)))
      const { numerator, denominator } = parseFraction(leastShare)
      if (done * denominator >= whole * numerator) return []
      const short = (whole * numerator - done * denominator + denominator - 1n) / denominator
      const unit = measure === 'projects' ? { zh: '个', en: 'projects' } : { zh: '户', en: 'households' }
      return [
        {
          constraint: 'cohort-share' as const,
          about: `${id} ${year} ${of} ${measure}`,
          excess: short.toString(),
          unit: measure,
          words: {
            zh: `${title}到 ${year} 年${of === 'start' ? '启动' : '完成'} ${done} / ${whole} ${unit.zh}，应不低于 ${leastShare}`,
            en: `${title} by ${year}: ${done} of ${whole} ${unit.en}, at least ${leastShare} is due`,
          },
        },
      ]
    }),
  )

/** In a county younger cohorts wait for the older ones; a breach for each county and year. */
export const checkOrder: Check = ({ instance, known, plannable }) => {
  const open = new Set(plannable)
  return instance.counties.flatMap((county) => {
    const own = {
      county,
      years: instance.years,
      started: known.filter(({ project }) => project.countyId === county.id && open.has(project)),
      projects: plannable.filter(({ countyId }) => countyId === county.id),
    }
    return (instance.orderOfCohorts ?? []).flatMap((order) => outOfOrder(own, order))
  })
}

function outOfOrder(
  {
    county,
    years,
    started,
    projects,
  }: {
    county: Reading['instance']['counties'][number]
    years: readonly number[]
    started: readonly Known[]
    projects: readonly Known['project'][]
  },
  { olderCohortIds, youngerCohortIds, startedShare }: NonNullable<Reading['instance']['orderOfCohorts']>[number],
): Breach[] {
  const isIn = (cohorts: readonly string[], { cohortId }: Known['project']) =>
    cohortId !== undefined && cohorts.includes(cohortId)
  const whole = total(projects.filter((project) => isIn(olderCohortIds, project)).map(({ households }) => households))
  const { numerator, denominator } = parseFraction(startedShare)
  return years.flatMap((year) => {
    const younger = started.filter((one) => one.year === year && isIn(youngerCohortIds, one.project))
    const older = total(
      started
        .filter((one) => one.year <= year && isIn(olderCohortIds, one.project))
        .map(({ project }) => project.households),
    )
    if (younger.length === 0 || older * denominator >= whole * numerator) return []
    const short = (whole * numerator - older * denominator + denominator - 1n) / denominator
    return [
      {
        constraint: 'order-of-cohorts' as const,
        about: `${county.id} ${year}`,
        excess: short.toString(),
        unit: 'households' as const,
        words: {
          zh: `${county.name} ${year} 年启动了较晚年代的 ${younger.length} 个项目，而较早年代只启动 ${older} / ${whole} 户（应达 ${startedShare}）`,
          en: `${county.name} starts ${younger.length} younger projects in ${year} with ${older} of ${whole} older households started (${startedShare} is due)`,
        },
      },
    ]
  })
}

/** Counties get near their shares; a breach for each county and side. */
export const checkFairness: Check = ({ instance, known }) => {
  const ratios = instance.fairShare
  if (!ratios) return []
  const started = new Map<string, bigint>()
  for (const { project } of known)
    started.set(project.countyId, (started.get(project.countyId) ?? 0n) + BigInt(project.households))
  return [...new Set(instance.counties.map(({ cityId }) => cityId ?? ''))].flatMap((city) => {
    const counties = instance.counties.filter(({ cityId = '' }) => cityId === city)
    const all = total(counties.map(({ id }) => started.get(id) ?? 0n))
    const whole = total(counties.map(({ stockHouseholds }) => stockHouseholds))
    return counties
      .filter(({ stockHouseholds }) => stockHouseholds > 0)
      .flatMap((county) =>
        unfair(ratios, {
          name: county.name,
          id: county.id,
          own: started.get(county.id) ?? 0n,
          all,
          stock: BigInt(county.stockHouseholds),
          whole,
        }),
      )
  })
}

interface Shares {
  readonly id: string
  readonly name: string
  readonly own: bigint
  readonly all: bigint
  readonly stock: bigint
  readonly whole: bigint
}

function unfair(
  ratios: NonNullable<Reading['instance']['fairShare']>,
  { id, name, own, all, stock, whole }: Shares,
): Breach[] {
  const [least, most] = [parseFraction(ratios.leastRatio), parseFraction(ratios.mostRatio)]
  const short = least.numerator * all * stock - least.denominator * own * whole
  const over = most.denominator * own * whole - most.numerator * all * stock
  const tell = (excess: bigint, under: bigint, limit: string): Breach => ({
    constraint: 'fair-share',
    about: id,
    excess: ((excess + under - 1n) / under).toString(),
    unit: 'households',
    words: {
      zh: `${name}启动 ${own} / ${all} 户，存量 ${stock} / ${whole} 户，占比之比越过 ${limit}`,
      en: `${name} starts ${own} of ${all} households with ${stock} of ${whole} in stock: past the ratio ${limit}`,
    },
  })
  return [
    ...(short > 0n ? [tell(short, least.denominator * whole, ratios.leastRatio)] : []),
    ...(over > 0n ? [tell(over, most.denominator * whole, ratios.mostRatio)] : []),
  ]
}

/** Corridors that are hard start in one year. */
export const checkCorridors: Check = ({ instance, known }) =>
  (instance.corridors ?? [])
    .filter(({ isHard }) => isHard === true)
    .flatMap(({ id, projectIds }) => spread(known, 'dig-once', { id, projectIds, most: 0 }))

/** Linked streets start within their years. */
export const checkLinks: Check = ({ instance, known }) =>
  (instance.linkedStreets ?? []).flatMap(({ id, projectIds, mostYearsApart }) =>
    spread(known, 'linked', { id, projectIds, most: mostYearsApart }),
  )

function spread(
  known: readonly Known[],
  constraint: ConstraintId,
  { id, projectIds, most }: { id: string; projectIds: readonly string[]; most: number },
): Breach[] {
  const years = known.filter(({ project }) => projectIds.includes(project.id)).map(({ year }) => year)
  const apart = years.length === 0 ? 0 : Math.max(...years) - Math.min(...years)
  if (apart <= most) return []
  return [
    {
      constraint,
      about: id,
      excess: String(apart - most),
      unit: 'years',
      words: {
        zh: `${id} 各项目启动相差 ${apart} 年，最多 ${most} 年`,
        en: `${id}: starts are ${apart} years apart, at most ${most}`,
      },
    },
  ]
}

/** Pairings are all in or all out. */
export const checkPairings: Check = ({ instance, known }) =>
  (instance.pairings ?? []).flatMap(({ id, projectIds }): Breach[] => {
    const count = projectIds.filter((one) => known.some(({ project }) => project.id === one)).length
    if (count === 0 || count === projectIds.length) return []
    return [
      {
        constraint: 'pairing',
        about: id,
        excess: String(projectIds.length - count),
        unit: 'projects',
        words: {
          zh: `组合 ${id} 只列入 ${count} / ${projectIds.length} 个`,
          en: `pairing ${id}: ${count} of ${projectIds.length} start`,
        },
      },
    ]
  })
