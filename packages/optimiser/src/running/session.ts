// A plan on the table: answers in seconds from where the last solve stood; two desks, one kept warm for questions.
import type { Words } from '@huanju/engines/rules'
import { checkPlan } from '../checker/index.ts'
import type { Conflict } from '../answers/conflict.ts'
import type { Estimate } from '../answers/estimate.ts'
import type { FrontierPoint } from '../answers/frontier.ts'
import type { Fared, Overruns } from '../answers/overruns.ts'
import { reliefWords, withRelief, type Relief } from '../answers/relief.ts'
import { withBudgets } from '../answers/scaled.ts'
import type { ReliefFamily, WayOut } from '../answers/way-out.ts'
import type { Reason } from '../answers/reasons.ts'
import type { WhyNot } from '../answers/why-not.ts'
import type { PlanInstance, SolvedPlan, Start } from '../types.ts'
import { DeskLost, startDesk, type DeskClient } from './desk-client.ts'
import { solvePlan, type SolveOptions } from './solve-plan.ts'

/** A way out with proof: the instance with the relief given, and a plan that is lawful in it. */
export interface ProvenWayOut extends WayOut {
  /** What gives, a sentence each. */
  readonly gives: readonly Words[]
  readonly plan: SolvedPlan | null
}

/** A plan found at a share of the budgets. */
export interface FrontierPlan {
  readonly hundredths: number
  readonly value: number | null
}

/** How a plan fares when costs overrun, with and without money held back. */
export interface Robustness {
  readonly plan: Fared
  /** Plans made with a share of every budget held back, and how they fare against the whole budgets. */
  readonly reserves: readonly {
    readonly heldBackHundredths: number
    readonly value: number | null
    readonly fared: Fared | null
    readonly starts: readonly Start[]
  }[]
}

/** Questions about an instance and a plan of it. Every plan given has passed the checker. */
export interface Session {
  readonly whyNot: (projectId: string, starts: readonly Start[]) => Promise<WhyNot>
  readonly reasons: (starts: readonly Start[]) => Promise<Reason[]>
  /** At once; null when the change is such that it must be solved anew. */
  readonly estimate: (next: PlanInstance, value: number) => Promise<Estimate | null>
  readonly whatIf: (
    next: PlanInstance,
    starts: readonly Start[],
    options: Pick<SolveOptions, 'seconds' | 'seed' | 'signal' | 'rounds'>,
  ) => Promise<SolvedPlan>
  readonly frontier: (value: number, shares?: readonly number[]) => Promise<FrontierPoint[]>
  /** Plans really found at half and at one and a half of every budget. */
  readonly frontierPlans: (starts: readonly Start[]) => Promise<FrontierPlan[]>
  readonly cannot: (options: {
    readonly order?: readonly ReliefFamily[]
    readonly seconds: number
  }) => Promise<{ readonly conflict: Conflict | null; readonly waysOut: readonly ProvenWayOut[] }>
  readonly robust: (
    starts: readonly Start[],
    options: Overruns & Pick<SolveOptions, 'seconds' | 'rounds'> & { readonly reservesHundredths: readonly number[] },
  ) => Promise<Robustness>
  /** Ends its workers at once, also in the middle of a question, which then rejects. */
  readonly close: () => void
}

interface SessionOptions {
  readonly memoryMb?: number
  /** Closes the session when it aborts, also while it opens. */
  readonly signal?: AbortSignal
}

/** Opens a session; close it to end its workers. */
export async function openSession(
  instance: PlanInstance,
  { memoryMb, signal: until }: SessionOptions = {},
): Promise<Session> {
  const desk = startDesk({ memoryMb })
  const closing = new AbortController()
  const { signal } = closing
  const close = () => {
    closing.abort(new DeskLost('the session was closed'))
    desk.close()
  }
  if (until?.aborted) close()
  until?.addEventListener('abort', close, { once: true })
  await desk.ask('open', instance)
  return {
    whyNot: async (projectId, starts) => {
      const answer = await desk.ask('whyNot', { projectId, starts })
      return {
        ...answer,
        witness: answer.witness && isLawful(instance, answer.witness.starts) ? answer.witness : null,
      }
    },
    reasons: (starts) => desk.ask('reasons', starts),
    estimate: (next, value) => desk.ask('estimate', { next, value }),
    whatIf: async (next, starts, options) => {
      const estimated = await desk.ask('estimate', { next, value: 0 })
      const { bound, relaxation } = estimated ?? {}
      return solvePlan(next, {
        ...options,
        signal: AbortSignal.any([signal, ...(options.signal ? [options.signal] : [])]),
        from: starts,
        ...(relaxation && bound && { relaxed: { bound, ...relaxation } }),
      })
    },
    frontier: (value, shares) => desk.ask('frontier', { value, ...(shares && { shares }) }),
    frontierPlans: async (starts) => {
      const plans: FrontierPlan[] = []
      for (const hundredths of foundAt) {
        const options = { seconds: 3, from: starts, gap: 0.005, signal }
        const { value } = await solvePlan(withBudgets(instance, hundredths), options)
        signal.throwIfAborted()
        plans.push({ hundredths, value })
      }
      return plans
    },
    cannot: async ({ order, seconds }) => {
      const conflict = await desk.ask('conflict', null)
      const found = await desk.ask('waysOut', order ?? null)
      const waysOut: ProvenWayOut[] = []
      for (const way of found)
        waysOut.push(await proven(instance, way, { seconds: seconds / Math.max(1, found.length), signal }))
      return { conflict, waysOut }
    },
    robust: (starts, options) => robustness(instance, { desk, signal }, starts, options),
    close,
  }
}

function isLawful(instance: PlanInstance, starts: readonly Start[]): boolean {
  return checkPlan(instance, starts).breaches.length === 0
}

/** Shares of the budgets at which the frontier has plans, beside the plan at hand. */
const foundAt = [50, 150]

/** Growing steps by which amounts are raised over what the relaxation needs, whole projects needing a little more. */
const raises = [100, 102, 105, 110, 120, 150, 200, 300]

// The relaxation says the least; whole projects may need more: raise it step by step until a plan is lawful.
async function proven(
  instance: PlanInstance,
  way: WayOut,
  { seconds, signal }: { seconds: number; signal: AbortSignal },
): Promise<ProvenWayOut> {
  for (const hundredths of raises) {
    const relief: Relief = {
      ...way.relief,
      raised: way.relief.raised.map((one) => ({
        ...one,
        by: Number((BigInt(one.by) * BigInt(hundredths) + 99n) / 100n),
      })),
      later: way.relief.later.map((one) => ({ ...one, years: hundredths > 110 ? one.years + 1 : one.years })),
    }
    const plan = await solvePlan(withRelief(instance, relief), {
      seconds: Math.max(1.5, seconds / raises.length),
      gap: 0.02,
      signal,
    })
    signal.throwIfAborted()
    if (plan.value !== null) return { ...way, relief, gives: reliefWords(instance, relief), plan }
  }
  return { ...way, gives: reliefWords(instance, way.relief), plan: null }
}

async function robustness(
  instance: PlanInstance,
  { desk, signal }: { desk: DeskClient; signal: AbortSignal },
  starts: readonly Start[],
  { reservesHundredths, seconds, rounds, ...overruns }: Parameters<Session['robust']>[1],
): Promise<Robustness> {
  const fare = (plan: readonly Start[]) => desk.ask('overruns', { ...overruns, starts: plan, against: instance })
  const reserves: Robustness['reserves'][number][] = []
  for (const heldBackHundredths of reservesHundredths) {
    const plan = await solvePlan(withBudgets(instance, 100 - heldBackHundredths), {
      seconds: seconds / reservesHundredths.length,
      rounds,
      from: starts,
      signal,
    })
    signal.throwIfAborted()
    const hasPlan = plan.value !== null
    reserves.push({
      heldBackHundredths,
      value: plan.value,
      fared: hasPlan ? await fare(plan.starts) : null,
      starts: plan.starts,
    })
  }
  return { plan: await fare(starts), reserves }
}
