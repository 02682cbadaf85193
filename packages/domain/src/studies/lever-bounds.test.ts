// Levers of a study drawn at random: whatever has no fault makes an instance that the optimiser takes, to the fen.
import { readInstance } from '@huanju/optimiser'
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  leverFaults,
  matchChannel,
  studyDefaults,
  studyInstance,
  type StudyCandidate,
  type StudySettings,
} from './index.ts'

const on = '2026-11-23'
const pack = packFor(loadPolicy(), { place: '370900', day: on })
const years = [2027, 2028, 2029]
const match = matchChannel(pack)
const settings = studyDefaults(pack, on, {
  years,
  budgetsFen: years.map(() => 10n ** 11n),
  counties: ['c1', 'c2'].map((countyId) => ({
    countyId,
    costFen: 10n ** 11n,
    areaDm2: 10n ** 8n,
    largestDm2: 10n ** 7n,
    communities: 20,
  })),
})
const candidate = (id: string, countyId: string): StudyCandidate => ({
  id,
  name: `小区${id}`,
  countyId,
  county: countyId,
  neighbourhood: `社区${countyId}`,
  verdict: 'meets',
  entry: 'meets',
  parts: [{ part: 'condition', points: 73, weight: 1 }],
  costFen: 2_345_678_901n,
  buildingCount: 3,
  householdCount: 137,
  floorAreaDm2: 987_654n,
  completedOn: '1999-01-01',
})
const candidates = [candidate('1', 'c1'), candidate('2', 'c1'), candidate('3', 'c2')]
const instanceOf = (levers: StudySettings) =>
  studyInstance({
    title: '试',
    years,
    candidates,
    forces: [],
    weights: {},
    includesUnproven: false,
    settings: levers,
    names: { match, channel: (id) => id, mode: (id) => id, cohort: (until) => until },
  }).instance
const fieldsOf = (change: Partial<StudySettings>) =>
  leverFaults(years, { ...settings, ...change }).map(({ field }) => field)
const problemsOf = (levers: StudySettings) => {
  const read = readInstance(instanceOf(levers))
  return 'problems' in read ? read.problems.map(({ path, words }) => `${path} ${words.zh}`) : []
}

const [channel, ...otherChannels] = settings.channels
const [mode, ...otherModes] = settings.modes
const [cohort, ...otherCohorts] = settings.cohorts
if (!channel || !mode || !cohort) throw new Error('the policy proposes none')

const twice = [50, 50].map((hundredths) => ({ channelId: channel.channelId, hundredths }))

// As the form of a study takes them; what is wrong across them is for the faults to say.
const share = fc.oneof(
  fc.constantFrom('0', '1', '0.4', '40%', '2/3', '1/3', '3%', '150%', '2'),
  fc.tuple(fc.nat(99), fc.integer({ min: 1, max: 99 })).map(([over, under]) => `${over}/${under}`),
)
const channelIds = [...new Set(settings.channels.map(({ channelId }) => channelId))]
const shares = fc
  .array(fc.record({ channelId: fc.constantFrom(...channelIds, 'nobody'), hundredths: fc.nat(100) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map(([first, ...rest]) => {
    const others = rest.reduce((sum, { hundredths }) => sum + hundredths, 0)
    return first && others <= 100
      ? [{ ...first, hundredths: 100 - others }, ...rest]
      : [...(first ? [first] : []), ...rest]
  })
const change: fc.Arbitrary<Partial<StudySettings>> = fc.record(
  {
    startedShare: share,
    lateShare: share,
    jointShare: share,
    fairShare: fc.record({ least: share, most: share }),
    linkedYears: fc.nat(10),
    spending: fc.constantFrom(['1'], ['1/2', '1/2'], ['40%', '0.6'], ['1/3', '1/3', '1/3'], ['1/2', '1/3']),
    modes: fc.array(fc.record({ id: fc.constantFrom('a', 'b'), factorHundredths: fc.nat(100), shares }), {
      minLength: 1,
      maxLength: 3,
    }),
    cohorts: fc.array(
      fc.record({
        id: fc.constantFrom('old', 'older', 'later'),
        completedUntil: fc.constantFrom('1990-12-31', '2000-12-31'),
        deadlineYear: fc.option(fc.constantFrom(2026, 2027, 2029)),
      }),
      { maxLength: 2 },
    ),
    channels: fc.constantFrom(settings.channels, [...settings.channels, channel], otherChannels),
  },
  { requiredKeys: [] },
)

describe('levers without a fault', () => {
  it('make an instance that the optimiser takes, whatever they are', () => {
    fc.assert(
      fc.property(change, (given) => {
        const levers = { ...settings, ...given }
        fc.pre(leverFaults(years, levers).length === 0)
        expect(problemsOf(levers)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})

describe('levers', () => {
  it.each<[Partial<StudySettings>, string[]]>([
    [{}, []],
    [{ channels: [{ ...channel, budgetsFen: [0n, 0n, 0n] }, ...otherChannels] }, []],
    [{ channels: [{ ...channel, budgetsFen: [1n, 1n] }, ...otherChannels] }, ['channels.0.budgetsFen']],
    [{ channels: [{ ...channel, budgetsFen: [1n, 1n, -1n] }, ...otherChannels] }, ['channels.0.budgetsFen']],
    [{ cohorts: [{ ...cohort, deadlineYear: 2027 }, ...otherCohorts] }, []],
    [{ cohorts: [{ ...cohort, deadlineYear: 2026 }, ...otherCohorts] }, ['cohorts.0.deadlineYear']],
    [{ spending: ['0.3', '70%'] }, []],
    [{ spending: ['0.3', '69.9%'] }, ['spending']],
    [{ startedShare: '3/3' }, []],
    [{ startedShare: '4/3' }, ['startedShare']],
    [{ fairShare: { least: '1', most: '100%' } }, []],
    [{ fairShare: { least: '1.01', most: '100%' } }, ['fairShare.least']],
    [{ lateShare: '50%' }, []],
    [{ lateShare: '51%' }, ['lateShare']],
    [{ channels: [...settings.channels, channel] }, [`channels.${settings.channels.length}.channelId`]],
    [{ modes: [mode, ...otherModes, mode] }, [`modes.${otherModes.length + 1}.id`]],
    [{ modes: [{ ...mode, shares: twice }, ...otherModes] }, ['modes.0.shares.1.channelId']],
    [{ cohorts: [cohort, ...otherCohorts, cohort] }, [`cohorts.${otherCohorts.length + 1}.id`]],
    [{ cohorts: [{ ...cohort, id: 'later' }] }, ['cohorts.0.id']],
    [{ capacities: [{ countyId: 'c1', areaDm2: [1n, 1n, 1n, 1n] }] }, ['capacities.0.areaDm2']],
  ])('with %o are wrong at %j', (given, fields) => {
    expect(fieldsOf(given)).toEqual(fields)
  })
})
