// A study of two years, two channels and two mixes, worked out or not.
import type { Study } from '../StudyScreen.tsx'

/** An id that is easy to tell from others. */
export function idOf(digit: number): string {
  return `${digit}1111111-1111-4111-8111-111111111111`
}

const settings: Study['settings'] = {
  channels: [
    { channelId: 'bond', countyId: null, carriesOver: true, budgetsFen: [500_000_000n, 300_000_000n] },
    { channelId: 'owners', countyId: null, carriesOver: false, budgetsFen: [100_000_001n, 0n] },
    { channelId: 'match', countyId: idOf(3), carriesOver: false, budgetsFen: [50_000_000n, 50_000_000n] },
  ],
  modes: [
    {
      id: 'plain',
      factorHundredths: 100,
      shares: [
        { channelId: 'bond', hundredths: 70 },
        { channelId: 'match', hundredths: 30 },
      ],
    },
  ],
  capacities: [{ countyId: idOf(3), areaDm2: [20_000_000n, 20_000_000n] }],
  cohorts: [{ id: 'oldest', completedUntil: '1990-12-31', deadlineYear: 2028 }],
  startedShare: '4/5',
  fairShare: { least: '17/20', most: '6/5' },
  lateShare: '1/20',
  jointShare: '1/10',
  linkedYears: 1,
  spending: ['3/5', '2/5'],
  off: [],
}

/** What was found for it. */
export const exampleResult: NonNullable<Study['result']> = {
  value: 1100,
  bound: 1110,
  boundKind: 'linear',
  gap: 0.0091,
  firstPlanSeconds: 1,
  seconds: 30,
  seed: 1,
  aims: {
    mandatory: { due: 4, started: 3 },
    needPoints: 1100,
    jointPoints: 20,
    keptPoints: 0,
    evenness: { mostHouseholds: 0, fewestHouseholds: 0 },
  },
  rankedList: { value: 1000, breaches: 0 },
  ended: 'time',
  moments: [],
  budgets: [],
  capacities: [],
  byYear: [{ year: 2027, communities: 3, households: 900, costFen: 600_000_000n, spentFen: null, availableFen: null }],
  byCounty: [
    { countyId: idOf(3), county: '甲县', communities: 2, households: 600, stockHouseholds: 2000 },
    { countyId: idOf(4), county: '乙区', communities: 1, households: 300, stockHouseholds: 2000 },
    { countyId: idOf(5), county: '丙区', communities: 0, households: 0, stockHouseholds: 0 },
  ],
  planned: 3,
  deferred: 9,
  excluded: 2,
}

/** The study, not worked out, and with whatever else is said of it. */
export function exampleStudy(more: Partial<Study> = {}): Study {
  return {
    id: idOf(1),
    planId: idOf(2),
    plan: '甲市改造计划',
    regionId: idOf(9),
    region: '甲市',
    name: '推演一',
    years: [2027, 2028],
    settings,
    state: 'draft',
    jobId: null,
    problem: null,
    result: null,
    isStale: false,
    createdAt: '2026-11-20T02:00:00Z',
    createdBy: '李明',
    solvedAt: null,
    version: 5,
    ...more,
  }
}
