// Ranks a plan: judges and scores what is surveyed in its region, lets the planner decide, keeps rows and totals together.
import { Problem } from '@huanju/contract'
import { z } from 'zod'
import { communityFacts } from '@huanju/domain/communities'
import { decideEligibility, decidePlanEntry } from '@huanju/domain/eligibility'
import { planFlow, rankPlan, scoreCommunity, scoreSettingsOn, type Planner } from '@huanju/domain/plans'
import { bySystem, take } from '@huanju/engines/workflow'
import { dayOf, type Day } from '@huanju/quantities'
import type { Viewer } from '../../platform/database/database.ts'
import { jobKind, type JobContext, type JobKind, type JobShape } from '../../platform/jobs/kinds.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import {
  listBuildings,
  listStored,
  sumOf,
  type Building,
  type StoredCommunity,
} from '../communities/community.store.ts'
import { changePlanState, findPlan, lockPlanOfJob, saveRanking, type PlanView } from './plans.store.ts'
import { rankedRows, totalsOf, type Scored } from './ranking.ts'

const batch = 500
/** Only what has not been planned or built yet is ranked. */
const open = { status: ['surveyed' as const] }

const input = z.object({ planId: z.uuid() })

/** 排序编制 as it is started and run; it begins anew when it is taken over. */
export const rankPlanJob: JobShape<z.output<typeof input>, null> = {
  kind: 'plans.rank',
  lane: 'long',
  input,
  cursor: z.null(),
}

/** The job behind 排序编制; another planner takes the place of the ranked list without touching anything else. */
export function rankPlanKind({
  policy,
  now,
  planner = rankPlan,
}: {
  policy: Policy
  now: () => Date
  planner?: Planner
}): JobKind {
  return jobKind(rankPlanJob, {
    run: async (context) => {
      const plan = await planOf(context)
      const scored = await scoreAll(context, { plan, policy, on: dayOf(now()) })
      context.signal.throwIfAborted()
      const result = await planner({
        candidates: [...scored.values()].map(({ candidate }) => candidate),
        years: plan.years.map(({ year }) => year),
        budgetsFenByYear: Object.fromEntries(plan.years.map(({ year, budgetFen }) => [year, budgetFen])),
        forces: plan.forces,
        weights: plan.weights,
        includesUnproven: plan.includesUnproven,
      })
      const totals = totalsOf(result, scored)
      await context.step(async (tx) => {
        await saveRanking(tx, plan, { result: totals, rows: rankedRows(result, scored, plan) })
        return { progress: { done: scored.size, total: scored.size } }
      })
      return {
        message: {
          zh: `列入 ${totals.planned.communities} 个，暂缓 ${totals.deferred} 个，不列入 ${totals.excluded} 个`,
          en: `${totals.planned.communities} planned, ${totals.deferred} deferred, ${totals.excluded} excluded`,
        },
        resultPath: `/plans/${plan.id}`,
      }
    },
    ended: async (tx, job, { state, message }) => {
      const plan = await lockPlanOfJob(tx, job.id)
      if (!plan) return
      const act = state === 'done' ? 'settle' : state === 'failed' ? 'fail' : 'stop'
      const standing = { state: plan.state, facts: { state: plan.state }, groundOf: () => null, successor: null }
      const taken = take(planFlow, act, { ...standing, may: (right) => right === bySystem })
      // Told a second time, after a restart say, the plan has moved already.
      if (!taken.isTaken) return
      await changePlanState(tx, plan, { state: planFlow.acts[act].to, problem: state === 'failed' ? message : null })
    },
  })
}

async function planOf({ database, viewer, input }: JobContext<{ planId: string }>): Promise<PlanView> {
  const plan = await database.transact(viewer, (tx) => findPlan(tx, viewer, input.planId))
  if (!plan) throw new Problem('not-found', { what: { zh: '计划', en: 'plan' } })
  return plan
}

interface Scoring {
  readonly plan: Pick<PlanView, 'regionId' | 'weights'>
  readonly policy: Policy
  readonly on: Day
  /** How far the whole job is told to be while it scores; by itself, as many communities as are scored. */
  readonly progressOf?: (scored: number, total: number) => { readonly done: number; readonly total: number }
}

/** Judges and scores everything that is open in a plan's region, batch by batch, with progress. */
export async function scoreAll(
  context: JobContext,
  { plan, policy, on, progressOf = (done, total) => ({ done, total }) }: Scoring,
): Promise<Map<string, Scored>> {
  // The plan sees its own region and nothing wider, whoever started it.
  const eyes: Viewer = { ...context.viewer, regionIds: [plan.regionId] }
  const scored = new Map<string, Scored>()
  const { communities: total } = await context.database.transact(eyes, (tx) => sumOf(tx, eyes, open))
  for (let after: string | null = null; ;) {
    const from: string | null = after
    const part: { communities: StoredCommunity[]; buildings: (Building & { communityId: string })[] } =
      await context.database.transact(eyes, async (tx) => {
        const communities = await listStored(tx, eyes, { filter: open, after: from, limit: batch })
        return {
          communities,
          buildings: await listBuildings(
            tx,
            communities.map(({ id }) => id),
          ),
        }
      })
    for (const community of part.communities) {
      scored.set(
        community.id,
        score(
          community,
          part.buildings.filter(({ communityId }) => communityId === community.id),
          { policy, on, plan },
        ),
      )
    }
    await context.step(async () => ({ progress: progressOf(scored.size, total) }))
    after = part.communities.at(-1)?.id ?? null
    if (part.communities.length < batch) return scored
  }
}

function score(
  community: StoredCommunity,
  buildings: readonly Building[],
  { policy, on, plan }: { policy: Policy; on: Day; plan: Pick<PlanView, 'weights'> },
): Scored {
  const pack = policy.packOn(on)
  const judged = communityFacts(community, buildings)
  const {
    id,
    name,
    countyId,
    county,
    subdistrict,
    neighbourhood,
    estimatedCostFen: costFen,
    buildingCount,
    householdCount,
    floorAreaDm2,
    completedOn,
  } = community
  const found = scoreCommunity(judged.facts, scoreSettingsOn(pack, on), plan.weights)
  return {
    score: found,
    county,
    neighbourhood: neighbourhood ?? subdistrict,
    candidate: {
      id,
      name,
      countyId,
      costFen,
      buildingCount,
      householdCount,
      floorAreaDm2,
      completedOn,
      parts: found.parts,
      verdict: decideEligibility(judged, pack, { on }).verdict,
      entry: decidePlanEntry(judged, pack, { on }).verdict,
    },
  }
}
