// What a desk in a worker is asked and answers.
import type { Conflict } from '../answers/conflict.ts'
import type { Estimate } from '../answers/estimate.ts'
import type { FrontierPoint } from '../answers/frontier.ts'
import type { Fared, Overruns } from '../answers/overruns.ts'
import type { ReliefFamily, WayOut } from '../answers/way-out.ts'
import type { Reason } from '../answers/reasons.ts'
import type { WhyNot } from '../answers/why-not.ts'
import type { PlanInstance, Start } from '../types.ts'
import type { Exact, Found, NeighbourPart, Relaxation, SearchPart, TightenPart, Tightened } from './desk.ts'
import type { Alone, Priced, Pricing } from './priced.ts'
import type { Mix, Mixing } from './shared-money.ts'

/** The questions, each with what it takes and gives. */
export interface Questions {
  readonly open: { readonly takes: PlanInstance; readonly gives: null }
  readonly close: { readonly takes: null; readonly gives: null }
  readonly priced: { readonly takes: Pricing; readonly gives: Priced | null }
  readonly relimit: { readonly takes: Readonly<Record<string, number>>; readonly gives: Relaxation }
  readonly alone: { readonly takes: readonly string[]; readonly gives: Alone | null }
  readonly mix: { readonly takes: Mixing; readonly gives: Mix }
  readonly relax: { readonly takes: number; readonly gives: Relaxation }
  readonly search: { readonly takes: SearchPart; readonly gives: Found }
  readonly neighbour: { readonly takes: NeighbourPart; readonly gives: Int32Array | null }
  readonly tighten: { readonly takes: TightenPart; readonly gives: Tightened }
  readonly whole: { readonly takes: number; readonly gives: Exact }
  readonly whyNot: {
    readonly takes: { readonly projectId: string; readonly starts: readonly Start[] }
    readonly gives: WhyNot
  }
  readonly reasons: { readonly takes: readonly Start[]; readonly gives: Reason[] }
  readonly estimate: {
    readonly takes: { readonly next: PlanInstance; readonly value: number }
    readonly gives: Estimate | null
  }
  readonly frontier: {
    readonly takes: { readonly shares?: readonly number[]; readonly value: number }
    readonly gives: FrontierPoint[]
  }
  readonly conflict: { readonly takes: null; readonly gives: Conflict | null }
  readonly waysOut: { readonly takes: readonly ReliefFamily[] | null; readonly gives: WayOut[] }
  readonly overruns: {
    readonly takes: Overruns & { readonly starts: readonly Start[]; readonly against: PlanInstance }
    readonly gives: Fared
  }
}

export type Question = keyof Questions

/** A question that waits for its answer; the key names one of the desks of a worker. */
export type Asked = {
  [Q in Question]: {
    readonly id: number
    readonly key: string
    readonly question: Q
    readonly takes: Questions[Q]['takes']
  }
}[Question]

/** A message from the worker. */
export type Said =
  | { readonly id: number; readonly best: NonNullable<Found['best']> }
  | { readonly id: number; readonly gives: unknown }
  | { readonly id: number; readonly failed: string }
