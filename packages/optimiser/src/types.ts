// What the optimiser takes and gives. Money is whole fen, area whole dm², shares are written exactly ("2/5").
import type { Words } from '@huanju/engines/rules'

/** The named constraints, in the order in which they are explained. */
export const constraintIds = [
  'once',
  'eligible',
  'channel-budget',
  'county-match',
  'capacity',
  'cohort-deadline',
  'cohort-share',
  'order-of-cohorts',
  'fair-share',
  'dig-once',
  'linked',
  'not-before',
  'forced',
  'in-progress',
  'pilot-mode',
  'pairing',
] as const

export type ConstraintId = (typeof constraintIds)[number]

/** A county 县（市、区）: who lives there in old communities, and what it can build in a year. */
export interface County {
  readonly id: string
  readonly name: string
  /** The city it belongs to; fairness holds among the counties of one city. One city when absent. */
  readonly cityId?: string
  /** Households of its old communities, planned or not: the measure of its fair share. */
  readonly stockHouseholds: number
  /** Floor area that can be under construction, by year of the plan. */
  readonly capacityDm2ByYear?: readonly number[]
  /** Households that can be under construction, by year of the plan. */
  readonly capacityHouseholdsByYear?: readonly number[]
}

/** A funding channel 资金渠道. With a county it is that county's matching money, with a city that city's own. */
export interface Channel {
  readonly id: string
  readonly title: string
  readonly countyId?: string
  readonly cityId?: string
  readonly budgetFenByYear: readonly number[]
  /** Whether money not spent in a year may be spent later. */
  readonly carriesOver: boolean
  /** Whether only pilot projects may ask of it. */
  readonly isPilotOnly?: boolean
}

/** Communities of one age, with what is due of them. */
export interface Cohort {
  readonly id: string
  readonly title: string
  /** Every project of the cohort is started (or completed) by the end of this year. */
  readonly deadline?: { readonly year: number; readonly of: 'start' | 'completion' }
  /** At least a share of the cohort, by households or projects, is started (or completed) by the end of a year. */
  readonly shares?: readonly {
    readonly year: number
    readonly of: 'start' | 'completion'
    readonly measure: 'households' | 'projects'
    readonly leastShare: string
  }[]
}

/** One way to pay for a project and carry it out. */
export interface Mode {
  readonly id: string
  readonly title?: string
  readonly isPilotOnly?: boolean
  /** Need met when started in each year of the plan; whole points. */
  readonly valuePointsByStartYear: readonly number[]
  /** What each channel pays in the first, second … year of works. */
  readonly costFenByChannelAndYearOfWorks: Readonly<Record<string, readonly number[]>>
  /** Floor area under construction in the first, second … year of works; its length is the years of works. */
  readonly areaDm2ByYearOfWorks: readonly number[]
  /** Households under construction; as many in every year of works as the project has, when absent. */
  readonly householdsByYearOfWorks?: readonly number[]
}

/** A project 项目: one community, or several renovated as one. */
export interface Project {
  readonly id: string
  readonly name: string
  readonly countyId: string
  readonly cohortId?: string
  readonly households: number
  readonly isPilot?: boolean
  readonly eligibility: 'eligible' | 'unproven' | 'ineligible'
  /** The year in which the missing papers of an unproven project will be there; never, when absent. */
  readonly evidenceYear?: number
  /** The first year in which it may start, procedures being what they are. */
  readonly notBeforeYear?: number
  /** An order, with its reason: in (in a year, or in any) or out. */
  readonly forced?: { readonly kind: 'in' | 'out'; readonly year?: number; readonly reason: string }
  readonly modes: readonly Mode[]
}

/** Projects along one pipe corridor 管线走廊. */
export interface Corridor {
  readonly id: string
  readonly projectIds: readonly string[]
  /** Points gained when all start in one year. */
  readonly bonusPoints: number
  /** Whether those that start must start in one year. */
  readonly isHard?: boolean
}

/** Projects of one street or neighbourhood, renovated together: those that start do so within some years. */
export interface LinkedStreet {
  readonly id: string
  readonly projectIds: readonly string[]
  /** 1 means the same year or the next. */
  readonly mostYearsApart: number
}

/** Projects that go together or not at all 跨片区组合. */
export interface Pairing {
  readonly id: string
  readonly projectIds: readonly string[]
}

/** Works begun before the plan 续建: they take money and capacity first. */
export interface WorkInProgress {
  readonly id: string
  readonly name: string
  readonly countyId: string
  /** By year of the plan. */
  readonly costFenByChannelAndYear?: Readonly<Record<string, readonly number[]>>
  readonly areaDm2ByYear?: readonly number[]
  readonly householdsByYear?: readonly number[]
}

/** What to plan, under what. */
export interface PlanInstance {
  readonly format: 'huanju-plan-instance/1'
  readonly title?: string
  /** Calendar years, each following the one before. */
  readonly years: readonly number[]
  /** Whether money that falls due after the last year is left out (as a rule), or counts in the last year. */
  readonly afterLastYear?: 'left-out' | 'counts-in-last-year'
  readonly counties: readonly County[]
  readonly channels: readonly Channel[]
  readonly cohorts?: readonly Cohort[]
  readonly projects: readonly Project[]
  readonly corridors?: readonly Corridor[]
  readonly linkedStreets?: readonly LinkedStreet[]
  readonly pairings?: readonly Pairing[]
  readonly worksInProgress?: readonly WorkInProgress[]
  /** In a county younger cohorts wait until a share of the households of the older ones is started. */
  readonly orderOfCohorts?: readonly {
    readonly olderCohortIds: readonly string[]
    readonly youngerCohortIds: readonly string[]
    readonly startedShare: string
  }[]
  /** A county's share of started households over its share of the stock lies between these. */
  readonly fairShare?: { readonly leastRatio: string; readonly mostRatio: string }
  /** The plan already published; each project that keeps its year gains some points. */
  readonly published?: { readonly startYearByProject: Readonly<Record<string, number>>; readonly keepPoints: number }
  /** By constraint: whether it holds (it does unless said otherwise), and where it is written. */
  readonly constraints?: Readonly<
    Partial<Record<ConstraintId, { readonly isOn?: boolean; readonly citation?: string }>>
  >
}

/** A project started in a year by a mode. */
export interface Start {
  readonly projectId: string
  readonly year: number
  readonly modeId: string
}

/** A constraint that a plan breaks. */
export interface Breach {
  readonly constraint: ConstraintId
  /** What it is about: `county-a 2027`, `cohort-1`, a project. */
  readonly about: string
  readonly words: Words
  /** By how much, in the constraint's unit, and the two sides compared; digits. */
  readonly excess: string
  readonly unit: 'fen' | 'dm2' | 'households' | 'projects' | 'years' | 'points'
}

/** Each aim of a plan, a line of its own. */
export interface Aims {
  /** Projects that had to start, and those of them that do. */
  readonly mandatory: { readonly due: number; readonly started: number }
  readonly needPoints: number
  readonly jointPoints: number
  readonly keptPoints: number
  /** Most and fewest households started in a year. */
  readonly evenness: { readonly mostHouseholds: number; readonly fewestHouseholds: number }
}

/** What the checker finds. */
export interface Checked {
  readonly valuePoints: number
  readonly aims: Aims
  readonly breaches: readonly Breach[]
}

/** A plan as written by the solver: starts in the order of the projects, and how good they are. */
export interface SolvedPlan {
  readonly format: 'huanju-plan/1'
  readonly starts: readonly Start[]
  /** Value of the plan in points; null when no lawful plan was found. */
  readonly value: number | null
  /** No lawful plan is worth more; null when not known. */
  readonly bound: number | null
  readonly boundKind: BoundKind
  /** bound / value − 1. */
  readonly gap: number | null
  readonly firstPlanSeconds: number | null
  readonly seconds: number
  readonly seed: number
  readonly breaches: readonly Breach[]
  readonly aims: Aims
  /** The plain ranked list on the same data. */
  readonly rankedList: { readonly value: number; readonly breaches: number }
  /** How it ended. */
  readonly ended: 'optimal' | 'limit' | 'cancelled' | 'infeasible' | 'worker-lost'
}

/** Where a bound comes from. */
export type BoundKind = 'solver' | 'lagrangian' | 'counties' | 'sum-of-best' | 'none'
