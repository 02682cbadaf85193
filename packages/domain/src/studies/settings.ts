// The levers of a study 推演, and what they are at first: from the policy pack and from what stands in the register.
import { constraintIds, type ConstraintId } from '@huanju/optimiser'
import { printCitation, type Plain, type Words } from '@huanju/engines/rules'
import { catalogueOf, citationOf, readParameter, type PolicyPack } from '@huanju/policy'
import { fraction, parseFraction, type Day, type Dm2, type Fen, type Fraction } from '@huanju/quantities'
import { z } from 'zod'
import type { Candidate } from '../plans/index.ts'

/** A community as a study sees it: with the names of where it lies. */
export interface StudyCandidate extends Candidate {
  readonly county: string
  readonly neighbourhood: string
}

/** A funding channel with its budget of each year; of a county when it is that county's matching money. */
export interface StudyChannel {
  readonly channelId: string
  readonly countyId: string | null
  readonly carriesOver: boolean
  readonly budgetsFen: readonly Fen[]
}

/** A way to fund: hundredths of the cost by channel, and what need met counts for in hundredths. */
export interface StudyMode {
  readonly id: string
  readonly factorHundredths: number
  readonly shares: readonly { readonly channelId: string; readonly hundredths: number }[]
}

/** Communities completed until a day, after those of the cohort before; with the year by which all are started. */
export interface StudyCohort {
  readonly id: string
  readonly completedUntil: Day
  readonly deadlineYear: number | null
}

/** The levers of a study; years, weights and orders are those of its plan. */
export interface StudySettings {
  readonly channels: readonly StudyChannel[]
  readonly modes: readonly StudyMode[]
  readonly capacities: readonly { readonly countyId: string; readonly areaDm2: readonly Dm2[] }[]
  readonly cohorts: readonly StudyCohort[]
  /** Shares are written exactly: `2/5`. */
  readonly startedShare: string
  readonly fairShare: { readonly least: string; readonly most: string }
  readonly lateShare: string
  readonly jointShare: string
  readonly linkedYears: number
  readonly spending: readonly string[]
  readonly off: readonly ConstraintId[]
}

/** The id of the cohort of all that was completed after those of the levers, or on an unknown day. */
export const laterCohort = 'later'

/** What is open to planning in a county. */
export interface CountyStock {
  readonly countyId: string
  readonly costFen: Fen
  readonly areaDm2: Dm2
  /** Floor area of its largest community: what it must be able to build at a time, or that one never could be. */
  readonly largestDm2: Dm2
  readonly communities: number
}

/** Below this a county's share of households jumps too far with each community. */
const fewCommunities = 10

const share = z.string().refine((text) => parseFraction(text).denominator > 0n)
const mixes = z.record(z.string(), z.object({ factor: share, shares: z.record(z.string(), share) }))
const limits = z.object({ least: share, most: share })

/** What a study begins with; `budgetsFen` is the money of each year of the plan, divided as the first mode asks. */
export function studyDefaults(
  pack: PolicyPack,
  on: Day,
  {
    years,
    budgetsFen,
    counties,
  }: {
    readonly years: readonly number[]
    readonly budgetsFen: readonly Fen[]
    /** What is open to planning in each county: estimated cost and floor area. */
    readonly counties: readonly CountyStock[]
  },
): StudySettings {
  const read = (id: string): Plain => readParameter(pack, `planning.${id}`, on).value
  const modes = modesFrom(mixes.parse(read('modes')))
  const match = matchChannel(pack)
  const spending = z.array(share).parse(read('spending'))
  return {
    modes,
    channels: channelsFor({ modes, match, counties, budgetsFen }),
    capacities: capacitiesFor(counties, {
      years: years.length,
      works: spending.length,
      margin: parseFraction(share.parse(read('capacity-margin'))),
      moneyFen: budgetsFen.reduce((sum, fen) => sum + fen, 0n),
    }),
    cohorts: cohortsFrom(pack, on, years),
    startedShare: share.parse(read('started-share')),
    fairShare: limits.parse(read('fair-share')),
    lateShare: share.parse(read('late-years')),
    jointShare: share.parse(read('joint-gain')),
    linkedYears: z.number().int().parse(read('linked-years')),
    spending,
    // Shares cannot be met by counties of a few communities, each of which is in or out as a whole.
    off: constraintIds.filter(
      (id) =>
        id === 'cohort-deadline' ||
        id === 'linked' ||
        (id === 'fair-share' && counties.some(({ communities }) => communities < fewCommunities)),
    ),
  }
}

/** Where each constraint is written, as printed; constraints without a source are left out. */
export function constraintSources(pack: PolicyPack, on: Day): Partial<Record<ConstraintId, Words>> {
  const { value, citation, basis } = readParameter(pack, 'planning.constraint-sources', on)
  if (citation === null) return {}
  const clauses = z.record(z.string(), z.string()).parse(value)
  return Object.fromEntries(
    constraintIds.flatMap((id) => {
      const clause = clauses[id]
      if (clause === undefined) return []
      const { zh, en } = printCitation(citationOf(pack, { document: citation.document, clause }))
      const own = basis === 'system-default'
      return [[id, own ? { zh: `${zh}；算式为本系统所拟`, en: `${en}; the formula is this system's` } : { zh, en }]]
    }),
  )
}

/** The channel that stands for each county's own matching money: the one of kind share-of-cost. */
export function matchChannel({ fundingChannels }: PolicyPack): string {
  return Object.values(fundingChannels).find(({ kind }) => kind === 'share-of-cost')?.id ?? ''
}

/** The title of a mode as the catalogue has it. */
export function modeTitle(pack: PolicyPack, id: string): Words {
  return catalogueOf(pack, 'balance-modes')[id]?.title ?? { zh: id, en: id }
}

function modesFrom(read: z.infer<typeof mixes>): StudyMode[] {
  return Object.entries(read).map(([id, { factor, shares }]) => ({
    id,
    factorHundredths: hundredthsOf(parseFraction(factor)),
    shares: Object.entries(shares).map(([channelId, part]) => ({
      channelId,
      hundredths: hundredthsOf(parseFraction(part)),
    })),
  }))
}

function hundredthsOf({ numerator, denominator }: Fraction): number {
  return Number((numerator * 100n) / denominator)
}

function channelsFor({
  modes,
  match,
  counties,
  budgetsFen,
}: {
  modes: readonly StudyMode[]
  match: string
  counties: readonly CountyStock[]
  budgetsFen: readonly Fen[]
}): StudyChannel[] {
  const [first] = modes
  const wanted = new Set(modes.flatMap(({ shares }) => shares.map(({ channelId }) => channelId)))
  const partOf = (channelId: string) =>
    BigInt(first?.shares.find((one) => one.channelId === channelId)?.hundredths ?? 0)
  const whole = counties.reduce((sum, { costFen }) => sum + costFen, 0n)
  return [...wanted].flatMap((channelId): StudyChannel[] => {
    const budgets = budgetsFen.map((fen) => (fen * partOf(channelId)) / 100n)
    if (channelId !== match) return [{ channelId, countyId: null, carriesOver: true, budgetsFen: budgets }]
    return counties.map(({ countyId, costFen }) => ({
      channelId,
      countyId,
      carriesOver: true,
      budgetsFen: budgets.map((fen) => (whole === 0n ? 0n : (fen * costFen) / whole)),
    }))
  })
}

// What a county must be able to build: as much of its stock as the money reaches, on average and with a margin; and its
// largest community, or that one never could be built.
function capacitiesFor(
  counties: readonly CountyStock[],
  plan: { years: number; works: number; margin: Fraction; moneyFen: Fen },
): StudySettings['capacities'] {
  const whole = counties.reduce((sum, { costFen }) => sum + costFen, 0n)
  const reached = whole === 0n || plan.moneyFen >= whole ? fraction(1, 1) : fraction(plan.moneyFen, whole)
  const { numerator, denominator } = times(times(plan.margin, fraction(plan.works, plan.years)), reached)
  return counties.map(({ countyId, areaDm2, largestDm2 }) => {
    const usual = (areaDm2 * numerator + denominator - 1n) / denominator
    return { countyId, areaDm2: Array.from({ length: plan.years }, () => (usual > largestDm2 ? usual : largestDm2)) }
  })
}

function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator)
}

function cohortsFrom(pack: PolicyPack, on: Day, years: readonly number[]): StudyCohort[] {
  const last = years.at(-1) ?? null
  const cohorts: readonly (readonly [name: string, deadlineYear: number | null])[] = [
    ['finished', last],
    ['mostly-finished', null],
  ]
  return cohorts.flatMap(([name, deadlineYear]) => {
    const { value } = readParameter(pack, `targets.${name}-cohort`, on)
    return typeof value === 'string' ? [{ id: name, completedUntil: value, deadlineYear: deadlineYear }] : []
  })
}
