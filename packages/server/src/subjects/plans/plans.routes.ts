// Plans over HTTP: levers, ranking as a job, rows with their reasons, the workbook.
import { Problem, Refused, type Contract } from '@huanju/contract'
import {
  againstTargets,
  dueCohort,
  firstBudget,
  planFaults,
  planFlow,
  planRefusals,
  scoreMoves,
  scoreSettingsOn,
  type ScoreSettings,
} from '@huanju/domain/plans'
import { isRight } from '@huanju/domain/subjects'
import { take, type Refusal } from '@huanju/engines/workflow'
import type { Tx } from '../../platform/database/database.ts'
import { actorOf } from '../../platform/entities/history.ts'
import { xlsxType } from '../../platform/excel/write-sheet.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { Actor, RoutesOf } from '../../platform/http/routes.ts'
import type { Jobs } from '../../platform/jobs/starting.ts'
import { journal } from '../../platform/journal/journal.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { isRegionVisible } from '../../platform/regions/regions.store.ts'
import { findCommunity } from '../communities/community.store.ts'
import {
  changePlan,
  changePlanState,
  findPlan,
  findProject,
  insertPlan,
  listAllProjects,
  listPlansOf,
  listProjects,
  listScored,
  openStock,
  type PlanSettings,
  type PlanView,
  type StoredPlan,
} from './plans.store.ts'
import { listTargets } from './targets.store.ts'
import { rankPlanJob } from './rank-plan.jobs.ts'
import { planWorkbook } from './workbook.ts'

/** The routes of plans; `city` heads the provincial table. */
export function plansRoutes({
  policy,
  jobs,
  secrets,
  city,
}: {
  policy: Policy
  jobs: Jobs
  secrets: Secrets
  city: string
}): RoutesOf<Contract['plans']> {
  const told = (plan: StoredPlan | undefined) => presented(secrets, found(plan))
  return {
    scoreSettings: async ({ today }) => ({ parts: partsOf(scoreSettingsOn(policy.packOn(today), today)) }),
    planScope: scopeUnder(policy),
    listPlans: async ({ tx, actor, query }) => presentedAll(secrets, await listPlansOf(tx, actor, query)),
    getPlan: async ({ tx, actor, params }) => told(await findPlan(tx, actor, params.plan)),
    createPlan: async ({ tx, actor, body, today }) => {
      await check(tx, actor, body, scoreSettingsOn(policy.packOn(today), today))
      return told(await findPlan(tx, actor, await insertPlan(tx, actor, body)))
    },
    updatePlan: async ({ tx, actor, params, body: { version, ...settings }, today, refuse }) => {
      const plan = found(await findPlan(tx, actor, params.plan, 'lock'))
      if (plan.state === 'ranking') throw refuse(planRefusals.refuse('plan.is-ranking'))
      if (plan.state === 'voided') throw refuse(planRefusals.refuse('plan.is-voided'))
      if (plan.version !== version) throw new Problem('stale-version')
      await check(tx, actor, settings, scoreSettingsOn(policy.packOn(today), today))
      await changePlan(tx, plan.id, settings)
      return told(await findPlan(tx, actor, plan.id))
    },
    rankPlan: async ({ tx, actor, params, refuse }) => {
      const plan = found(await findPlan(tx, actor, params.plan, 'lock'))
      requireRankable(plan, actor)
      const jobId = await jobs.start({ tx, actor, refuse }, rankPlanJob, {
        title: { zh: `计划排序：${plan.name}`, en: `Rank plan: ${plan.name}` },
        unit: { zh: '个小区', en: 'communities' },
        regionId: plan.regionId,
        total: (await openStock(tx, plan.regionId, null)).communities,
        input: { planId: plan.id },
      })
      await changePlanState(tx, plan, { state: planFlow.acts.rank.to, jobId })
      return { jobId }
    },
    listPlanProjects: async ({ tx, actor, params, query }) =>
      listProjects(tx, found(await findPlan(tx, actor, params.plan)).id, query),
    explainPlanProject: async ({ tx, actor, params }) => {
      const project = await findProject(tx, found(await findPlan(tx, actor, params.plan)).id, params.community)
      if (!project) throw new Problem('not-found', { what: { zh: '计划中的小区', en: 'community in the plan' } })
      return project
    },
    listScoreMoves: async ({ tx, actor, params, body, refuse }) => {
      const plan = ranked(await findPlan(tx, actor, params.plan), refuse)
      return scoreMoves(await listScored(tx, plan.id), body.weights)
    },
    comparePlan: async ({ tx, actor, params, refuse }) => ({
      rows: await besideTargets(tx, actor, ranked(await findPlan(tx, actor, params.plan), refuse)),
    }),
    exportPlan: async ({ tx, actor, params, refuse }) => {
      const plan = ranked(await findPlan(tx, actor, params.plan), refuse)
      await journal(tx, { action: 'plan.exported', subject: 'plan', id: plan.id, regionId: plan.regionId })
      return {
        content: await planWorkbook(plan, await listAllProjects(tx, plan.id), city),
        fileName: `${plan.name}.xlsx`,
        mediaType: xlsxType,
      }
    },
  }
}

// Who made it by name where the reader may see the person, else by account.
function presented(secrets: Secrets, { creatorCipher, ...plan }: StoredPlan): PlanView {
  return { ...plan, createdBy: actorOf({ nameCipher: creatorCipher, actor: plan.createdBy }, secrets) }
}

function presentedAll(secrets: Secrets, { rows, total }: { rows: StoredPlan[]; total: number }) {
  return { rows: rows.map((plan) => presented(secrets, plan)), total }
}

function partsOf({ parts }: ScoreSettings) {
  return parts.map(({ part, title, weight, formula, citation }) => ({
    part,
    title,
    weight,
    formula: formula.words,
    citation,
  }))
}

async function besideTargets(tx: Tx, actor: Actor, plan: PlanView) {
  const { targets, planned, names } = await listTargets(tx, actor, plan)
  return againstTargets(targets, planned).map((row) => ({ ...row, county: names.get(row.countyId) ?? '' }))
}

// What a plan of the region would rank, and the money a new one begins with, by what the policy wants finished.
function scopeUnder(policy: Policy): RoutesOf<Contract['plans']>['planScope'] {
  return async ({ tx, actor, query: { regionId, years }, today }) => {
    if (!(await isRegionVisible(tx, actor, regionId)))
      throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
    const { communities, ...stock } = await openStock(tx, regionId, dueCohort(policy.packOn(today), today))
    return { communities, budgetFen: firstBudget(stock, years) }
  }
}

// No act of a plan rests on a clause yet.
function requireRankable({ state }: PlanView, { rights }: Actor): void {
  const may = (right: string) => isRight(right) && rights.has(right)
  const standing = { state, facts: { state }, may, groundOf: () => null, successor: null }
  const taken = take(planFlow, 'rank', standing)
  if (!taken.isTaken) throw new Refused(...taken.against)
}

function found<Plan>(plan: Plan | undefined): Plan {
  if (!plan) throw new Problem('not-found', { what: { zh: '计划', en: 'plan' } })
  return plan
}

type Refuse<Code extends string> = (refusal: Refusal<Code>) => Error

function ranked(plan: PlanView | undefined, refuse: Refuse<'plan.not-ranked'>): PlanView {
  if (!found(plan).result) throw refuse(planRefusals.refuse('plan.not-ranked'))
  return found(plan)
}

async function check(
  tx: Tx,
  actor: Actor,
  settings: PlanSettings,
  { parts }: Pick<ScoreSettings, 'parts'>,
): Promise<void> {
  if (!(await isRegionVisible(tx, actor, settings.regionId)))
    throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
  const faults = planFaults(settings, parts)
  if (faults.length > 0) throw invalidInput(faults)
  for (const { communityId } of settings.forces)
    if (!(await findCommunity(tx, actor, communityId)))
      throw new Problem('not-found', { what: { zh: '小区', en: 'community' } })
}
