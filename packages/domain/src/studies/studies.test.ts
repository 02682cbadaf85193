// Studies: levers from the policy pack, instances in whole numbers that the optimiser accepts, and nobody forgotten.
import { readInstance, type ConstraintId } from '@huanju/optimiser'
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  constraintSources,
  matchChannel,
  studyDefaults,
  studyInstance,
  type StudyCandidate,
  type StudyRequest,
} from './index.ts'

const day = '2026-11-23'
const pack = packFor(loadPolicy(), { place: '370900', day })
const years = [2027, 2028, 2029]
const counties = [
  { countyId: 'c1', costFen: 30_000_000_000n, areaDm2: 60_000_000n, largestDm2: 9_000_000n, communities: 20 },
  { countyId: 'c2', costFen: 10_000_000_000n, areaDm2: 20_000_000n, largestDm2: 19_000_000n, communities: 12 },
]
const defaults = studyDefaults(pack, day, {
  years,
  budgetsFen: [10_000_000_000n, 10_000_000_000n, 10_000_000_001n],
  counties,
})
const candidate = (id: string, more: Partial<StudyCandidate> = {}): StudyCandidate => ({
  id,
  name: `小区${id}`,
  countyId: 'c1',
  county: '一县',
  neighbourhood: `社区${id}`,
  verdict: 'meets',
  entry: 'meets',
  parts: [{ part: 'condition', points: 73, weight: 1 }],
  costFen: 2_345_678_901n,
  buildingCount: 3,
  householdCount: 137,
  floorAreaDm2: 987_654n,
  completedOn: '1999-01-01',
  ...more,
})
const request = (candidates: StudyCandidate[], more: Partial<StudyRequest> = {}): StudyRequest => ({
  title: '试',
  years,
  candidates,
  forces: [],
  weights: {},
  includesUnproven: false,
  settings: defaults,
  names: { match: matchChannel(pack), channel: (id) => id, mode: (id) => id, cohort: (until) => until },
  ...more,
})

describe('the levers at first', () => {
  it('divide the money of each year as the first published mix asks, county match by what counties need', () => {
    const bond = defaults.channels.find(({ channelId }) => channelId === 'special-bond')
    expect(bond?.budgetsFen).toEqual([3_500_000_000n, 3_500_000_000n, 3_500_000_000n])
    const matches = defaults.channels.filter(({ channelId }) => channelId === matchChannel(pack))
    expect(matches.map(({ countyId, budgetsFen }) => [countyId, budgetsFen[0]])).toEqual([
      ['c1', 1_875_000_000n],
      ['c2', 625_000_000n],
    ])
    for (const { shares } of defaults.modes)
      expect(shares.reduce((sum, { hundredths }) => sum + hundredths, 0)).toBe(100)
  })

  it('let a county build its largest community, and a fifth more than the money reaches on average', () => {
    const [first, second] = defaults.capacities
    // The money reaches three quarters of all cost: 60 million dm² × 6/5 × 2 of 3 years × 3/4, rounded up.
    expect(first?.areaDm2).toEqual([36_000_001n, 36_000_001n, 36_000_001n])
    expect(second?.areaDm2[0]).toBe(19_000_000n)
  })

  it('let a county build all it has where the money reaches everything', () => {
    const rich = studyDefaults(pack, day, { years, budgetsFen: [10n ** 12n, 0n, 0n], counties })
    expect(rich.capacities[0]?.areaDm2[0]).toBe(48_000_000n)
  })

  it('leave fair shares off where a county has few communities', () => {
    const few = studyDefaults(pack, day, {
      years,
      budgetsFen: [1n, 1n, 1n],
      counties: counties.map((one) => ({ ...one, communities: 3 })),
    })
    expect(defaults.off).not.toContain('fair-share')
    expect(few.off).toContain('fair-share')
  })

  it('cite a clause for each constraint, and say that the formula is ours', () => {
    const sources = constraintSources(pack, day)
    const ids: ConstraintId[] = ['channel-budget', 'capacity', 'cohort-deadline', 'pairing']
    for (const id of ids) expect(sources[id]?.zh).toMatch(/《.+》.+本系统所拟/)
  })
})

describe('the instance of a study', () => {
  it('is one that the optimiser accepts, costs to the fen, need exact', () => {
    const { instance, excluded } = studyInstance(
      request([candidate('1'), candidate('2', { countyId: 'c2', county: '二县' })]),
    )
    expect(readInstance(instance)).toEqual({ instance })
    expect(excluded).toEqual([])
    const [mode] = instance.projects[0]?.modes ?? []
    const whole = Object.values(mode?.costFenByChannelAndYearOfWorks ?? {})
      .flat()
      .reduce((sum, fen) => sum + fen, 0)
    expect(whole).toBe(2_345_678_901)
    // 73.00 points × 137 households; 3 % less a year.
    expect(mode?.valuePointsByStartYear).toEqual([10_001, 9_700, 9_400])
    expect(instance.afterLastYear).toBe('counts-in-last-year')
  })

  it('loses no fen for any cost, share or spread', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 10n ** 13n }), fc.integer({ min: 0, max: 100 }), (costFen, part) => {
        const settings = {
          ...defaults,
          modes: [
            {
              id: 'm',
              factorHundredths: 100,
              shares: [
                { channelId: 'special-bond', hundredths: part },
                { channelId: 'central-subsidy', hundredths: 100 - part },
              ],
            },
          ],
        }
        const { instance } = studyInstance(request([candidate('1', { costFen })], { settings }))
        const parts = Object.values(instance.projects[0]?.modes[0]?.costFenByChannelAndYearOfWorks ?? {}).flat()
        expect(parts.reduce((sum, fen) => sum + BigInt(fen), 0n)).toBe(costFen)
        expect(parts.every((fen) => fen >= 0)).toBe(true)
      }),
    )
  })

  it('keeps everybody: in it, or out of it with the reason', () => {
    const all = [
      candidate('1'),
      candidate('2', { verdict: 'fails' }),
      candidate('3', { verdict: 'unproven' }),
      candidate('4', { costFen: null }),
      candidate('5', { householdCount: null }),
      candidate('6', { floorAreaDm2: 0n }),
      candidate('7', { entry: 'unproven' }),
    ]
    const { instance, excluded } = studyInstance(request(all))
    expect(
      [...instance.projects.map(({ id }) => id), ...excluded.map(({ communityId }) => communityId)].toSorted(),
    ).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(excluded.every(({ words }) => words.zh !== '')).toBe(true)
    const open = studyInstance(request(all, { includesUnproven: true })).instance
    expect(open.projects.find(({ id }) => id === '3')).toMatchObject({ eligibility: 'unproven', evidenceYear: 2028 })
  })

  it('puts communities into cohorts by the day of completion, the last day included', () => {
    const { instance } = studyInstance(
      request([
        candidate('1', { completedOn: '2000-12-31' }),
        candidate('2', { completedOn: '2001-01-01' }),
        candidate('3', { completedOn: null }),
      ]),
    )
    expect(instance.projects.map(({ cohortId }) => cohortId)).toEqual(['finished', 'mostly-finished', 'later'])
  })

  it('follows orders with their reasons, and joins small neighbourhoods', () => {
    const near = ['1', '2', '3'].map((id) => candidate(id, { neighbourhood: '同一社区' }))
    const forces = [
      { communityId: '1', kind: 'in' as const, year: 2028, reason: '危房' },
      { communityId: '2', kind: 'out' as const, year: null, reason: '拟征收' },
    ]
    const { instance, excluded } = studyInstance(request(near, { forces }))
    expect(instance.projects.find(({ id }) => id === '1')?.forced).toEqual({ kind: 'in', year: 2028, reason: '危房' })
    expect(excluded).toMatchObject([{ communityId: '2', code: 'forced-out' }])
    expect(instance.corridors).toMatchObject([{ projectIds: ['1', '3'] }])
  })
})
