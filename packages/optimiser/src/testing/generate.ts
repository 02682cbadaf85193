// The benchmark family: cities with lognormal communities, scarce money of several channels, corridors and cohorts.
import type { Channel, Cohort, Corridor, County, Mode, PlanInstance, Project } from '../types.ts'
import { randomFrom, type Random } from '../search/random.ts'

/** How large an instance to make. */
export interface Family {
  readonly seed: number
  readonly projects: number
  readonly counties: number
  readonly years?: number
  /** More than one: a province, whose cities share one award channel. */
  readonly cities?: number
}

const cityChannels = ['bonds', 'subsidy', 'city'] as const
const firstYear = 2027
// Of the mandatory third, one in six is due in the first year, two in the second, three in the third.
const dues = [1, 2, 2, 3, 3, 3]

/** Makes an instance of the family; the same seed gives the same instance on every machine. */
export function generateInstance({
  seed,
  projects: count,
  counties: countyCount,
  years: T = 5,
  cities = 1,
}: Family): PlanInstance {
  const random = randomFrom(seed)
  const years = Array.from({ length: T }, (_, index) => firstYear + index)
  const weights = Array.from({ length: countyCount }, () => 0.4 + 1.6 * random.unit())
  const cityOf = Array.from({ length: countyCount }, (_, index) => index % cities)
  const modesOf = Array.from({ length: cities }, () => cityModes(random, cities > 1))
  const projects = Array.from({ length: count }, (_, index) => {
    const county = weighted(random, weights)
    return makeProject(random, {
      index,
      county,
      city: cityOf[county] ?? 0,
      years,
      modes: modesOf[cityOf[county] ?? 0] ?? [],
    })
  })
  const corridors = makeCorridors(random, projects)
  const perCity = Array.from({ length: cities }, (_, city) => `city-${city + 1}`)
  return {
    format: 'huanju-plan-instance/1',
    title: `${count} projects, seed ${seed}`,
    years,
    counties: makeCounties({ projects, weights, cityOf, T }),
    channels: [...makeChannels(projects, perCity, T), ...makeMatches(projects, weights.length, T)],
    cohorts: makeCohorts(years),
    projects,
    corridors,
    orderOfCohorts: [{ olderCohortIds: ['due-1', 'due-2', 'due-3'], youngerCohortIds: ['later'], startedShare: '2/5' }],
    fairShare: { leastRatio: '0.85', mostRatio: '1.2' },
  }
}

interface Blend {
  readonly id: string
  readonly factor: number
  readonly shares: Readonly<Record<string, number>>
}

// Each city publishes five modes: hundredths of the cost that each channel bears, county match included.
function cityModes(random: Random, hasAward: boolean): Blend[] {
  return Array.from({ length: 5 }, (_, index) => {
    const match = 10 + random.below(20)
    const award = hasAward ? 20 + random.below(20) : 0
    const rest = 100 - match - award
    const bonds = index === 0 ? rest : random.below(rest)
    const subsidy = index === 0 ? 0 : random.below(rest - bonds + 1)
    return {
      id: `mode-${index + 1}`,
      factor: 92 + random.below(9),
      shares: { match, award, bonds, subsidy, city: rest - bonds - subsidy },
    }
  })
}

interface Making {
  index: number
  county: number
  city: number
  years: readonly number[]
  modes: readonly Blend[]
}

function makeProject(random: Random, { index, county, city, years, modes }: Making): Project {
  const households = Math.min(3000, Math.max(12, Math.round(150 * Math.exp(0.9 * normal(random)))))
  const areaDm2 = households * (6000 + random.below(4000))
  const costFen = Math.round((areaDm2 * (20000 + random.below(25000))) / 100)
  const score = 20 + random.below(81)
  const isMandatory = random.below(100) < 33
  const chance = random.below(100)
  const first = random.below(100) < 6 ? (years[1 + random.below(years.length - 2)] ?? 0) : undefined
  const usable = modes.filter(() => random.below(100) < 60)
  return {
    id: `p${index + 1}`,
    name: `小区 ${index + 1}`,
    countyId: `county-${county + 1}`,
    cohortId: isMandatory ? `due-${dues[random.below(dues.length)] ?? 1}` : 'later',
    households,
    eligibility: 'eligible',
    ...(first !== undefined && !isMandatory && { notBeforeYear: first }),
    ...(chance === 0 && { forced: { kind: 'in' as const, reason: 'urgent' } }),
    ...(chance === 1 && !isMandatory && { forced: { kind: 'out' as const, reason: 'to be demolished' } }),
    modes: (usable.length > 0 ? usable : modes.slice(0, 1)).map((blend) =>
      modeOf(blend, { score, households, costFen, areaDm2, city, county, T: years.length }),
    ),
  }
}

interface Sized {
  score: number
  households: number
  costFen: number
  areaDm2: number
  city: number
  county: number
  T: number
}

function modeOf({ id, factor, shares }: Blend, { score, households, costFen, areaDm2, city, county, T }: Sized): Mode {
  const parts: Record<string, readonly number[]> = {}
  for (const [name, share] of Object.entries(shares)) {
    if (share === 0) continue
    const channel = name === 'match' ? `match-${county + 1}` : name === 'award' ? name : `${name}-${city + 1}`
    const whole = Math.floor((costFen * share) / 100)
    const first = Math.floor((whole * 6) / 10)
    parts[channel] = [first, whole - first]
  }
  return {
    id,
    valuePointsByStartYear: Array.from({ length: T }, (_, t) =>
      Math.floor((score * households * factor * (100 - 3 * t)) / 10000),
    ),
    costFenByChannelAndYearOfWorks: parts,
    areaDm2ByYearOfWorks: [areaDm2, areaDm2],
  }
}

// 45 of 100 projects lie along a corridor with one to five neighbours of their county; joined, they gain 8 %.
function makeCorridors(random: Random, projects: readonly Project[]): Corridor[] {
  const corridors: Corridor[] = []
  for (const group of groupBy(projects, ({ countyId }) => countyId).values()) {
    for (let at = 0; at + 1 < group.length;) {
      if (random.below(100) >= 20) {
        at += 1
        continue
      }
      const members = group.slice(at, at + 2 + random.below(5))
      at += members.length
      if (members.length < 2) continue
      const value = members.reduce((sum, { modes }) => sum + (modes[0]?.valuePointsByStartYear[0] ?? 0), 0)
      corridors.push({
        id: `corridor-${corridors.length + 1}`,
        projectIds: members.map(({ id }) => id),
        bonusPoints: Math.floor(value * 0.08),
      })
    }
  }
  return corridors
}

function makeCounties({
  projects,
  weights,
  cityOf,
  T,
}: {
  projects: readonly Project[]
  weights: readonly number[]
  cityOf: readonly number[]
  T: number
}): County[] {
  return weights.map((_, index) => {
    const own = projects.filter(({ countyId }) => countyId === `county-${index + 1}`)
    const area = own.reduce((sum, { modes }) => sum + (modes[0]?.areaDm2ByYearOfWorks[0] ?? 0), 0)
    return {
      id: `county-${index + 1}`,
      name: `县 ${index + 1}`,
      cityId: `city-${(cityOf[index] ?? 0) + 1}`,
      stockHouseholds: own.reduce((sum, { households }) => sum + households, 0),
      // Two years of works: 40 % of the area a year is a fifth started each year. What is due always just fits.
      capacityDm2ByYear: Array.from({ length: T }, (__, t) =>
        Math.max(
          Math.floor((area * (t === 0 ? 0.26 : 0.36) * 5) / T),
          Math.floor(1.1 * (dueArea(own, t) + dueArea(own, t - 1))),
        ),
      ),
    }
  })
}

function dueArea(projects: readonly Project[], t: number): number {
  return projects.reduce(
    (sum, { cohortId, modes }) => sum + (cohortId === `due-${t + 1}` ? (modes[0]?.areaDm2ByYearOfWorks[0] ?? 0) : 0),
    0,
  )
}

// What the due projects of a county ask of its matching money by their dearest mode, in the year they are due.
function dueMatch(projects: readonly Project[], id: string, t: number): number {
  return projects.reduce((sum, { cohortId, modes }) => {
    if (cohortId !== `due-${t + 1}`) return sum
    return (
      sum +
      Math.max(
        0,
        ...modes.map(({ costFenByChannelAndYearOfWorks: costs }) =>
          (costs[id] ?? []).reduce((all, part) => all + part, 0),
        ),
      )
    )
  }, 0)
}

function makeChannels(projects: readonly Project[], cities: readonly string[], T: number): Channel[] {
  const asked = new Map<string, number>()
  for (const { modes } of projects) {
    for (const { costFenByChannelAndYearOfWorks: costs } of modes) {
      for (const [channel, parts] of Object.entries(costs)) {
        asked.set(channel, (asked.get(channel) ?? 0) + parts.reduce((sum, part) => sum + part, 0) / modes.length)
      }
    }
  }
  const of = (id: string, share: number) =>
    Array.from({ length: T }, () => Math.floor(((asked.get(id) ?? 0) * share) / T))
  const own = cities.flatMap((cityId, index) =>
    cityChannels.map((name) => ({
      id: `${name}-${index + 1}`,
      title: `${name} ${index + 1}`,
      cityId,
      budgetFenByYear: of(`${name}-${index + 1}`, 0.7),
      carriesOver: name !== 'city',
    })),
  )
  return asked.has('award')
    ? [...own, { id: 'award', title: 'award', budgetFenByYear: of('award', 0.7), carriesOver: true }]
    : own
}

function makeMatches(projects: readonly Project[], counties: number, T: number): Channel[] {
  return Array.from({ length: counties }, (_, index) => {
    const id = `match-${index + 1}`
    const own = projects.filter(({ countyId }) => countyId === `county-${index + 1}`)
    let asked = 0
    for (const { modes } of own) {
      for (const { costFenByChannelAndYearOfWorks: costs } of modes)
        asked += (costs[id] ?? []).reduce((sum, part) => sum + part, 0) / modes.length
    }
    return {
      id,
      title: id,
      countyId: `county-${index + 1}`,
      budgetFenByYear: Array.from({ length: T }, (__, t) =>
        Math.max(Math.floor((asked * 0.75) / T), Math.floor(1.05 * dueMatch(own, id, t))),
      ),
      carriesOver: true,
    }
  })
}

function makeCohorts(years: readonly number[]): Cohort[] {
  return [
    ...[0, 1, 2].map((index) => ({
      id: `due-${index + 1}`,
      title: `due ${index + 1}`,
      deadline: { year: years[Math.min(index, years.length - 1)] ?? 0, of: 'start' as const },
    })),
    { id: 'later', title: 'later' },
  ]
}

function weighted(random: Random, weights: readonly number[]): number {
  let left = random.unit() * weights.reduce((sum, weight) => sum + weight, 0)
  const found = weights.findIndex((weight) => (left -= weight) < 0)
  return found < 0 ? weights.length - 1 : found
}

function normal(random: Random): number {
  let sum = 0
  for (let draw = 0; draw < 12; draw++) sum += random.unit()
  return sum - 6
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
