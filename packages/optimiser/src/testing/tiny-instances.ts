// Tiny instances from a seed: a few projects, scarce money, and any subset of the constraints switched on.
import { randomFrom, type Random } from '../search/random.ts'
import type { Channel, Cohort, Mode, PlanInstance, Project } from '../types.ts'

const years = [2027, 2028, 2029]

/** A tiny instance with at most 2,401 plans; the same seed gives the same instance. */
export function tinyInstance(seed: number): PlanInstance {
  const random = randomFrom(seed)
  const yearsOf = years.slice(0, 2 + random.below(2))
  const counties = ['a', 'b'].slice(0, 1 + random.below(2))
  const modes = yearsOf.length === 2 ? 1 + random.below(2) : 1
  const count = yearsOf.length * modes === 4 ? 4 : 3 + random.below(3)
  const projects = Array.from({ length: count }, (_, index) =>
    tinyProject(random, { index, counties, years: yearsOf, modes }),
  )
  const area = projects.reduce((sum, { modes: [mode] }) => sum + (mode?.areaDm2ByYearOfWorks[0] as number), 0)
  const maybe = chances(random)
  return {
    format: 'huanju-plan-instance/1',
    years: yearsOf,
    ...maybe({ afterLastYear: 'counts-in-last-year' as const }),
    counties: counties.map((id) => ({
      id,
      name: id,
      stockHouseholds: 100 + random.below(200),
      capacityDm2ByYear: yearsOf.map(() => Math.floor((area * (40 + random.below(60))) / 100)),
      ...maybe({ capacityHouseholdsByYear: yearsOf.map(() => 150 + random.below(300)) }),
    })),
    channels: tinyChannels(random, counties, yearsOf),
    cohorts: tinyCohorts(random, yearsOf),
    projects,
    ...tinyGroups(random, projects),
    ...maybe({
      worksInProgress: [
        {
          id: 'begun',
          name: 'begun',
          countyId: counties[0] as string,
          costFenByChannelAndYear: { city: yearsOf.map((_, t) => (t === 0 ? 30_000_000_11 : 0)) },
          areaDm2ByYear: yearsOf.map((_, t) => (t === 0 ? Math.floor(area / 10) : 0)),
        },
      ],
    }),
    ...maybe({ orderOfCohorts: [{ olderCohortIds: ['old'], youngerCohortIds: ['new'], startedShare: '1/2' }] }),
    ...maybe({ fairShare: { leastRatio: '1/2', mostRatio: '3/2' } }),
  }
}

// Something, or nothing, about one time in three.
function chances(random: Random): <Part extends object>(part: Part) => Part | undefined {
  return (part) => (random.below(100) < 35 ? part : undefined)
}

function tinyChannels(random: Random, counties: readonly string[], yearsOf: readonly number[]): Channel[] {
  const budgets = (least: number, steps: number, step: number) => yearsOf.map(() => least + random.below(steps) * step)
  return [
    {
      id: 'city',
      title: 'city',
      budgetFenByYear: budgets(40_000_000_01, 300, 1_000_000_03),
      carriesOver: random.below(3) === 0,
    },
    ...counties.map((countyId) => ({
      id: `match-${countyId}`,
      title: countyId,
      countyId,
      budgetFenByYear: budgets(20_000_000_07, 100, 1_000_000_01),
      carriesOver: true,
    })),
    {
      id: 'award',
      title: 'award',
      budgetFenByYear: budgets(0, 200, 1_000_000_00),
      carriesOver: random.below(3) === 0,
      isPilotOnly: true,
    },
  ]
}

function tinyCohorts(random: Random, yearsOf: readonly number[]): Cohort[] {
  const maybe = chances(random)
  const of = random.below(3) === 0 ? ('completion' as const) : ('start' as const)
  const measure = random.below(3) === 0 ? ('projects' as const) : ('households' as const)
  const shares = [{ year: yearsOf[1] as number, of: 'start' as const, measure, leastShare: '1/2' }]
  return [
    { id: 'old', title: 'old', ...maybe({ deadline: { year: yearsOf.at(-1) as number, of } }), ...maybe({ shares }) },
    { id: 'new', title: 'new' },
  ]
}

function tinyGroups(random: Random, projects: readonly Project[]): Partial<PlanInstance> {
  const maybe = chances(random)
  const pair = () =>
    projects
      .map(({ id }) => id)
      .toSorted(() => random.below(3) - 1)
      .slice(0, 2)
  const startYearByProject = Object.fromEntries(projects.slice(0, 2).map(({ id }) => [id, years[1] as number]))
  return {
    ...maybe({
      corridors: [
        { id: 'dig', projectIds: pair(), bonusPoints: 100 + random.below(900), isHard: random.below(3) === 0 },
      ],
    }),
    ...maybe({ linkedStreets: [{ id: 'street', projectIds: pair(), mostYearsApart: random.below(2) }] }),
    ...maybe({ pairings: [{ id: 'pair', projectIds: pair() }] }),
    ...maybe({ published: { startYearByProject, keepPoints: 150 } }),
  }
}

interface Making {
  readonly index: number
  readonly counties: readonly string[]
  readonly years: readonly number[]
  readonly modes: number
}

function tinyProject(random: Random, { index, counties, years: yearsOf, modes }: Making): Project {
  const households = 20 + random.below(280)
  const countyId = counties[random.below(counties.length)] ?? ''
  const chance = random.below(100)
  const isPilot = random.below(100) < 30
  return {
    id: `p${index}`,
    name: `p${index}`,
    countyId,
    cohortId: random.below(2) === 0 ? 'old' : 'new',
    households,
    ...(isPilot && { isPilot }),
    eligibility: chance < 6 ? 'ineligible' : chance < 20 ? 'unproven' : 'eligible',
    ...(chance >= 9 && chance < 20 && { evidenceYear: yearsOf[1] }),
    ...(random.below(100) < 15 && { notBeforeYear: yearsOf[1] }),
    ...(chance >= 90 && {
      forced: chance >= 95 ? { kind: 'in' as const, reason: 'order' } : { kind: 'out' as const, reason: 'order' },
    }),
    modes: Array.from({ length: modes }, (_, mode) =>
      tinyMode(random, { mode, households, countyId, T: yearsOf.length, isPilot }),
    ),
  }
}

function tinyMode(
  random: Random,
  {
    mode,
    households,
    countyId,
    T,
    isPilot,
  }: { mode: number; households: number; countyId: string; T: number; isPilot: boolean },
): Mode {
  const cost = households * (20_000_00 + random.below(100) * 200_01)
  const [city, match] = [Math.floor(cost * 0.5), Math.floor(cost * 0.2)]
  const value = households * (20 + random.below(80)) - mode * 37
  const works = 1 + random.below(2)
  return {
    id: `m${mode}`,
    ...(mode === 1 && random.below(4) === 0 && { isPilotOnly: true }),
    valuePointsByStartYear: Array.from({ length: T }, (_, t) => Math.floor((value * (100 - 4 * t)) / 100)),
    costFenByChannelAndYearOfWorks: {
      city: works === 1 ? [city] : [Math.floor(city * 0.6), city - Math.floor(city * 0.6)],
      [`match-${countyId}`]: [match],
      ...((isPilot || random.below(12) === 0) && { award: [random.below(50) * 1_000_000_00 + 1] }),
    },
    areaDm2ByYearOfWorks: Array.from({ length: works }, () => households * 8_000),
  }
}
