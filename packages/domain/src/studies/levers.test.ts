// Levers of a study: sound at first, each fault by its own place, and which changes an estimate can follow.
import { loadPolicy } from '@huanju/policy/load'
import { packFor } from '@huanju/policy'
import { describe, expect, it } from 'vitest'
import { leverFaults, relevered } from './levers.ts'
import { studyInstance } from './instance.ts'
import { matchChannel, studyDefaults, type StudyCandidate, type StudySettings } from './settings.ts'

const on = '2026-11-23'
const pack = packFor(loadPolicy(), { place: '370900', day: on })
const years = [2027, 2028]
const stock = { costFen: 900_000_00n, areaDm2: 90_000_00n, largestDm2: 10_000_00n, communities: 30 }
const settings = studyDefaults(pack, on, {
  years,
  budgetsFen: [500_000_00n, 600_000_00n],
  counties: [{ countyId: 'c1', ...stock }],
})
const fieldsOf = (change: Partial<StudySettings>) =>
  leverFaults(years, { ...settings, ...change }).map(({ field }) => field)

describe('the levers of a study', () => {
  it('have nothing wrong as they are proposed', () => {
    expect(fieldsOf({})).toEqual([])
  })

  it('say which of them is wrong', () => {
    const [channel] = settings.channels
    const [mode] = settings.modes
    const [cohort] = settings.cohorts
    if (!channel || !mode || !cohort) throw new Error('the policy proposes none')
    const others = settings.channels.slice(1)
    expect(fieldsOf({ channels: [{ ...channel, budgetsFen: [1n] }, ...others] })).toEqual(['channels.0.budgetsFen'])
    expect(fieldsOf({ channels: [{ ...channel, budgetsFen: [1n, -1n] }, ...others] })).toEqual([
      'channels.0.budgetsFen',
    ])
    expect(fieldsOf({ capacities: [{ countyId: 'c1', areaDm2: [] }] })).toEqual(['capacities.0.areaDm2'])
    expect(fieldsOf({ cohorts: [{ ...cohort, deadlineYear: 2026 }] })).toEqual(['cohorts.0.deadlineYear'])
    expect(fieldsOf({ spending: ['1/2', '1/3'] })).toEqual(['spending'])
    const shares = [{ channelId: 'nobody', hundredths: 99 }]
    expect(fieldsOf({ modes: [{ ...mode, shares }] })).toEqual(['modes.0.shares', 'modes.0.shares.0.channelId'])
  })
})

describe('a solved instance under other levers', () => {
  const candidate: StudyCandidate = {
    id: '1',
    name: '小区1',
    countyId: 'c1',
    county: '泰山区',
    neighbourhood: '岱庙',
    costFen: 1_000_000_00n,
    buildingCount: 4,
    householdCount: 120,
    floorAreaDm2: 987_654n,
    completedOn: '1999-01-01',
    verdict: 'meets',
    entry: 'meets',
    parts: [{ part: 'condition', points: 73, weight: 1 }],
  }
  const { instance } = studyInstance({
    title: '试',
    years,
    candidates: [candidate],
    forces: [],
    weights: {},
    includesUnproven: false,
    settings,
    names: { match: matchChannel(pack), channel: (id) => id, mode: (id) => id, cohort: (until) => until },
  })
  const match = matchChannel(pack)

  it('follows budgets, capacities and switches, whatever the order of the fields', () => {
    const reordered = Object.fromEntries(Object.entries(settings).toReversed()) as unknown as StudySettings
    expect(relevered(instance, settings, reordered, match)).toMatchObject({ projects: instance.projects })
    const capacities = settings.capacities.map((one) => ({ ...one, areaDm2: [7n, 8n] }))
    const channels = settings.channels.map((one) => ({ ...one, budgetsFen: [3n, 4n] }))
    const cohorts = settings.cohorts.map((one) => ({ ...one, deadlineYear: 2028 }))
    const changed: StudySettings = { ...settings, capacities, channels, cohorts, off: ['capacity'] }
    const next = relevered(instance, settings, changed, match)
    expect(next?.channels.map(({ budgetFenByYear }) => budgetFenByYear)).toEqual(channels.map(() => [3, 4]))
    expect(next?.cohorts?.map(({ deadline }) => deadline?.year)).toEqual([...cohorts.map(() => 2028), undefined])
    expect(next?.counties[0]?.capacityDm2ByYear).toEqual([7, 8])
    expect(next?.constraints).toEqual({ capacity: { isOn: false } })
  })

  it('is solved anew where shares, modes or the list of channels change', () => {
    for (const change of [{ startedShare: '1/9' }, { modes: [] }, { channels: [] }, { linkedYears: 9 }])
      expect(relevered(instance, settings, { ...settings, ...change }, match)).toBeUndefined()
  })
})
