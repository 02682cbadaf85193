// The two small instances of examples/plans: one to follow with a pencil, one that cannot be done.
import type { Mode, PlanInstance, Project } from '../types.ts'

const wan = 1_000_000

function mode(
  id: string,
  value: readonly number[],
  costs: Readonly<Record<string, readonly number[]>>,
  areaM2: number,
): Mode {
  const fen = Object.fromEntries(
    Object.entries(costs).map(([channel, parts]) => [channel, parts.map((part) => part * wan)]),
  )
  return {
    id,
    valuePointsByStartYear: [...value],
    costFenByChannelAndYearOfWorks: fen,
    areaDm2ByYearOfWorks: [areaM2 * 100, areaM2 * 100],
  }
}

const project = (
  id: string,
  name: string,
  rest: Omit<Project, 'id' | 'name' | 'eligibility'> & Partial<Pick<Project, 'eligibility'>>,
): Project => ({
  id,
  name,
  eligibility: 'eligible',
  ...rest,
})

/** Six projects, three years, two counties; every kind of constraint that a city meets first. */
export const tinyExample: PlanInstance = {
  format: 'huanju-plan-instance/1',
  title: '六个项目 Six projects',
  years: [2027, 2028, 2029],
  counties: [
    { id: 'east', name: '东县', stockHouseholds: 900, capacityDm2ByYear: [4_500_000, 6_000_000, 6_000_000] },
    { id: 'west', name: '西县', stockHouseholds: 700, capacityDm2ByYear: [4_000_000, 4_000_000, 5_000_000] },
  ],
  channels: [
    { id: 'city', title: '市级资金', budgetFenByYear: [700 * wan, 700 * wan, 700 * wan], carriesOver: true },
    {
      id: 'east-match',
      title: '东县配套',
      countyId: 'east',
      budgetFenByYear: [200 * wan, 200 * wan, 200 * wan],
      carriesOver: true,
    },
    {
      id: 'west-match',
      title: '西县配套',
      countyId: 'west',
      budgetFenByYear: [150 * wan, 150 * wan, 150 * wan],
      carriesOver: true,
    },
    { id: 'award', title: '试点奖补', budgetFenByYear: [120 * wan, 0, 0], carriesOver: false, isPilotOnly: true },
  ],
  cohorts: [
    { id: 'before-1990', title: '1990 年前', deadline: { year: 2028, of: 'start' } },
    { id: 'before-2000', title: '1990 年代' },
  ],
  projects: [
    project('p1', '槐荫里', {
      countyId: 'east',
      cohortId: 'before-1990',
      households: 320,
      modes: [mode('plain', [25_600, 24_800, 24_000], { city: [240, 160], 'east-match': [60, 40] }, 22_000)],
    }),
    project('p2', '松竹苑', {
      countyId: 'east',
      cohortId: 'before-2000',
      households: 260,
      modes: [
        mode('plain', [15_600, 15_100, 14_600], { city: [180, 120], 'east-match': [50, 30] }, 18_000),
        mode('lean', [13_200, 12_800, 12_400], { city: [120, 80], 'east-match': [50, 30] }, 18_000),
      ],
    }),
    project('p3', '铁路新村', {
      countyId: 'east',
      cohortId: 'before-2000',
      households: 180,
      isPilot: true,
      modes: [
        mode('plain', [9_900, 9_600, 9_300], { city: [140, 90], 'east-match': [30, 20] }, 12_000),
        mode('award', [9_700, 9_400, 9_100], { city: [60, 40], award: [110], 'east-match': [30, 20] }, 12_000),
      ],
    }),
    project('p4', '河湾小区', {
      countyId: 'west',
      cohortId: 'before-1990',
      households: 240,
      modes: [mode('plain', [18_200, 17_700, 17_200], { city: [170, 110], 'west-match': [50, 30] }, 16_000)],
    }),
    project('p5', '机床厂宿舍', {
      countyId: 'west',
      cohortId: 'before-2000',
      households: 210,
      notBeforeYear: 2028,
      modes: [mode('plain', [14_700, 14_300, 13_900], { city: [150, 100], 'west-match': [40, 30] }, 15_000)],
    }),
    project('p6', '文化路院', {
      countyId: 'west',
      cohortId: 'before-2000',
      households: 90,
      eligibility: 'unproven',
      evidenceYear: 2028,
      modes: [mode('plain', [5_400, 5_200, 5_000], { city: [60, 40], 'west-match': [20, 10] }, 6_000)],
    }),
  ],
  corridors: [{ id: 'west-main', projectIds: ['p5', 'p6'], bonusPoints: 1_500 }],
  linkedStreets: [{ id: 'east-street', projectIds: ['p1', 'p2'], mostYearsApart: 1 }],
  orderOfCohorts: [{ olderCohortIds: ['before-1990'], youngerCohortIds: ['before-2000'], startedShare: '1/2' }],
  fairShare: { leastRatio: '0.6', mostRatio: '1.5' },
}

/** The same city when the old cohort is due at once and the money of the first two years is not there. */
export const infeasibleExample: PlanInstance = {
  ...tinyExample,
  title: '做不到的要求 Demands that cannot hold together',
  channels: tinyExample.channels.map((channel) =>
    channel.id === 'city' ? { ...channel, budgetFenByYear: [150 * wan, 150 * wan, 1_800 * wan] } : channel,
  ),
  projects: tinyExample.projects.map((one) =>
    one.id === 'p2' ? { ...one, forced: { kind: 'in', year: 2027, reason: '屋面严重渗漏' } } : one,
  ),
}
