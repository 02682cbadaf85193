// From a study to an instance of the optimiser: whole numbers throughout, and the reasons of those that stay out.
import type { Channel, Cohort, Mode, PlanInstance, Project } from '@huanju/optimiser'
import type { Words } from '@huanju/engines/rules'
import { parseFraction } from '@huanju/quantities'
import { ranked, type Deferral, type Force } from '../plans/index.ts'
import { laterCohort, type StudyCandidate, type StudyMode, type StudySettings } from './settings.ts'

/** What a study is made of. */
export interface StudyRequest {
  readonly title: string
  readonly years: readonly number[]
  readonly candidates: readonly StudyCandidate[]
  readonly forces: readonly Force[]
  readonly weights: Readonly<Record<string, number>>
  readonly includesUnproven: boolean
  readonly settings: StudySettings
  readonly names: {
    readonly channel: (id: string) => string
    readonly mode: (id: string) => string
    readonly cohort: (until: string) => string
    readonly match: string
  }
}

/** The instance, and the communities that the rules keep out of it with their reasons. */
export interface StudyInstance {
  readonly instance: PlanInstance
  readonly excluded: readonly Deferral[]
  readonly scoreOf: ReadonlyMap<string, number>
}

/** Makes the instance. Need is score (0–100, exact) × households, less the published share a year of delay. */
export function studyInstance(request: StudyRequest): StudyInstance {
  const { years, settings, candidates, forces, weights, includesUnproven, names, title } = request
  const { open, excluded } = ranked({ candidates, years, budgetsFenByYear: {}, forces, weights, includesUnproven })
  const forceOf = new Map(forces.map((force) => [force.communityId, force]))
  const usable = open.flatMap(({ candidate, scoreHundredths, costFen }) => {
    const one = candidates.find(({ id }) => id === candidate.id)
    return one && costFen > 0n && (one.householdCount ?? 0) > 0 && (one.floorAreaDm2 ?? 0n) > 0n
      ? [{ one, scoreHundredths }]
      : []
  })
  const short = open.filter(({ candidate }) => !usable.some(({ one }) => one.id === candidate.id))
  const projects = usable.map((each) => projectOf(request, { ...each, force: forceOf.get(each.one.id) }))
  return {
    scoreOf: new Map([
      ...open.map(({ candidate, scoreHundredths }) => [candidate.id, scoreHundredths] as const),
      ...excluded.map((one) => [one.communityId, one.scoreHundredths] as const),
    ]),
    excluded: [
      ...excluded,
      ...short.map(({ candidate, scoreHundredths }) => withoutFigures(candidate, scoreHundredths)),
    ],
    instance: {
      format: 'huanju-plan-instance/1',
      title,
      years,
      // Works begun in the last year are paid for by this plan as well, or everything would begin then.
      afterLastYear: 'counts-in-last-year',
      counties: countiesOf(
        usable.map(({ one }) => one),
        settings,
      ),
      channels: settings.channels
        .filter(({ countyId }) => countyId === null || usable.some(({ one }) => one.countyId === countyId))
        .map((channel) => channelOf(channel, names)),
      cohorts: cohortsOf(settings, names),
      projects,
      corridors: corridorsOf(usable, settings),
      linkedStreets: neighbourhoods(usable).map(({ id, members }) => ({
        id,
        projectIds: members.map(({ one }) => one.id),
        mostYearsApart: settings.linkedYears,
      })),
      orderOfCohorts: settings.cohorts.map(({ id }, index) => ({
        olderCohortIds: [id],
        youngerCohortIds: [...settings.cohorts.slice(index + 1).map((one) => one.id), laterCohort],
        startedShare: settings.startedShare,
      })),
      fairShare: { leastRatio: settings.fairShare.least, mostRatio: settings.fairShare.most },
      constraints: Object.fromEntries(settings.off.map((id) => [id, { isOn: false }])),
    },
  }
}

interface Usable {
  readonly one: StudyCandidate
  readonly scoreHundredths: number
}

function withoutFigures(
  { id: communityId, name, countyId, costFen }: Pick<StudyCandidate, 'id' | 'name' | 'countyId' | 'costFen'>,
  scoreHundredths: number,
): Deferral {
  const words: Words = {
    zh: '缺户数、建筑面积或估算，补齐后再参与推演',
    en: 'Households, floor area or cost is missing; it takes part once they are there',
  }
  return {
    communityId,
    name,
    countyId,
    rank: null,
    scoreHundredths,
    code: 'no-cost-estimate',
    words,
    costFen,
    freeFen: null,
  }
}

function projectOf(
  { years, settings, names }: StudyRequest,
  { one, scoreHundredths, force }: Usable & { force: Force | undefined },
): Project {
  const isProven = one.verdict === 'meets' && one.entry === 'meets'
  return {
    id: one.id,
    name: one.name,
    countyId: one.countyId,
    cohortId: cohortOf(one, settings),
    households: one.householdCount ?? 0,
    eligibility: isProven ? 'eligible' : 'unproven',
    // Papers are brought in the first year; works start in the second at the earliest.
    ...(!isProven && { evidenceYear: years[1] ?? years[0] }),
    ...(force?.kind === 'in' && {
      forced: { kind: 'in' as const, reason: force.reason, ...(force.year !== null && { year: force.year }) },
    }),
    modes: settings.modes.map((mode) =>
      modeOf(mode, { one, scoreHundredths, settings, years, match: names.match, title: names.mode(mode.id) }),
    ),
  }
}

function cohortOf({ completedOn }: StudyCandidate, { cohorts }: StudySettings): string {
  return cohorts.find(({ completedUntil }) => completedOn !== null && completedOn <= completedUntil)?.id ?? laterCohort
}

interface Making extends Usable {
  readonly settings: StudySettings
  readonly years: readonly number[]
  readonly match: string
  readonly title: string
}

function modeOf(mode: StudyMode, { one, scoreHundredths, settings, years, match, title }: Making): Mode {
  const cost = one.costFen ?? 0n
  const late = parseFraction(settings.lateShare)
  const need = BigInt(scoreHundredths) * BigInt(one.householdCount ?? 0) * BigInt(mode.factorHundredths)
  const area = Number(one.floorAreaDm2 ?? 0n)
  const costs: Record<string, readonly number[]> = {}
  let left = cost
  mode.shares.forEach(({ channelId, hundredths }, index) => {
    const part = index === mode.shares.length - 1 ? left : (cost * BigInt(hundredths)) / 100n
    left -= part
    costs[channelId === match ? countyChannel(channelId, one.countyId) : channelId] = spread(part, settings.spending)
  })
  return {
    id: mode.id,
    title,
    valuePointsByStartYear: years.map((_, t) =>
      Number((need * (late.denominator - late.numerator * BigInt(t))) / (late.denominator * 10_000n)),
    ),
    costFenByChannelAndYearOfWorks: costs,
    areaDm2ByYearOfWorks: settings.spending.map(() => area),
  }
}

// Each year of works but the last takes its share rounded down; the last takes what is left, so nothing is lost.
function spread(part: bigint, spending: readonly string[]): number[] {
  let left = part
  return spending.map((text, index) => {
    const { numerator, denominator } = parseFraction(text)
    const own = index === spending.length - 1 ? left : (part * numerator) / denominator
    left -= own
    return Number(own)
  })
}

const countyChannel = (channelId: string, countyId: string) => `${channelId} ${countyId}`

function channelOf(
  { channelId, countyId, carriesOver, budgetsFen }: StudySettings['channels'][number],
  names: StudyRequest['names'],
): Channel {
  const id = countyId === null ? channelId : countyChannel(channelId, countyId)
  return {
    id,
    title: names.channel(id),
    carriesOver,
    budgetFenByYear: budgetsFen.map(Number),
    ...(countyId !== null && { countyId }),
  }
}

function countiesOf(usable: readonly StudyCandidate[], { capacities }: StudySettings): PlanInstance['counties'] {
  const ids = [...new Set(usable.map(({ countyId }) => countyId))].toSorted()
  return ids.map((id) => {
    const own = usable.filter(({ countyId }) => countyId === id)
    const capacity = capacities.find(({ countyId }) => countyId === id)
    return {
      id,
      name: own[0]?.county ?? id,
      stockHouseholds: own.reduce((sum, { householdCount }) => sum + (householdCount ?? 0), 0),
      ...(capacity && { capacityDm2ByYear: capacity.areaDm2.map(Number) }),
    }
  })
}

function cohortsOf({ cohorts }: StudySettings, names: StudyRequest['names']): Cohort[] {
  return [
    ...cohorts.map(({ id, completedUntil, deadlineYear }) => ({
      id,
      title: names.cohort(completedUntil),
      ...(deadlineYear !== null && { deadline: { year: deadlineYear, of: 'start' as const } }),
    })),
    { id: laterCohort, title: names.cohort('') },
  ]
}

function neighbourhoods(usable: readonly Usable[]): { id: string; members: Usable[] }[] {
  const groups = new Map<string, Usable[]>()
  for (const each of usable) groups.set(each.one.neighbourhood, [...(groups.get(each.one.neighbourhood) ?? []), each])
  return [...groups]
    .filter(([, members]) => members.length >= 2 && members.length <= 6)
    .map(([id, members]) => ({ id, members }))
}

// A small neighbourhood renovated in one year digs its streets once: a share of its need is gained.
function corridorsOf(usable: readonly Usable[], { jointShare }: StudySettings): PlanInstance['corridors'] {
  const { numerator, denominator } = parseFraction(jointShare)
  return neighbourhoods(usable).map(({ id, members }) => {
    const need = members.reduce(
      (sum, { one, scoreHundredths }) => sum + BigInt(scoreHundredths) * BigInt(one.householdCount ?? 0),
      0n,
    )
    return {
      id,
      projectIds: members.map(({ one }) => one.id),
      bonusPoints: Number((need * numerator) / (denominator * 100n)),
    }
  })
}
