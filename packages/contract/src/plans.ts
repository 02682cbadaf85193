// First plans 计划: scored, ranked, cut at yearly budgets, forced in and out, exported as the province asks.
import { countyTarget, planFlow, planStates } from '@huanju/domain/plans'
import { z } from 'zod'
import { actsOf } from './acts.ts'
import { sums, verdictValues } from './communities.ts'
import { endpoint } from './endpoint.ts'
import { endpointsOf } from './entities.ts'
import { dm2, fen, id, instant, line, listOf, page, startedJob, words } from './shapes.ts'

const forceKinds = ['in', 'out'] as const

/** The levers of a plan: years with budgets, weights of the score, communities forced in or out with the reason. */
export const planSettings = z.object({
  name: line(60),
  regionId: id,
  years: z
    .array(z.object({ year: z.number().int().min(2000).max(2100), budgetFen: fen }))
    .min(1)
    .max(10),
  weights: z.record(z.string().max(60), z.number().int().min(0).max(1000)),
  forces: z
    .array(
      z.object({ communityId: id, kind: z.enum(forceKinds), year: z.number().int().nullable(), reason: line(200) }),
    )
    .max(2000),
  /** Whether communities whose papers are incomplete may be ranked, to be proven before works start. */
  includesUnproven: z.boolean(),
})

export const plan = planSettings.extend({
  id,
  region: z.string(),
  /** What the communities are called that are ordered in or out. */
  ordered: z.array(z.object({ communityId: id, community: z.string() })),
  state: z.enum(planStates),
  jobId: id.nullable(),
  problem: words.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  rankedAt: instant.nullable(),
  version: z.number().int(),
  /** Whether settings or the register changed since the ranking. */
  isStale: z.boolean(),
  result: z
    .object({
      planned: sums,
      deferred: z.number().int(),
      excluded: z.number().int(),
      byYear: z.array(z.object({ year: z.number().int(), budgetFen: fen, usedFen: fen, sums })),
      byCounty: z.array(z.object({ countyId: id, county: z.string(), sums })),
    })
    .nullable(),
})

export const planDecisions = ['planned', 'deferred', 'excluded'] as const

const planProject = z.object({
  rank: z.number().int(),
  communityId: id,
  community: z.string(),
  countyId: id,
  county: z.string(),
  subdistrict: z.string(),
  decision: z.enum(planDecisions),
  year: z.number().int().nullable(),
  verdict: z.enum(verdictValues).nullable(),
  scoreHundredths: z.number().int().nullable(),
  force: z.enum(forceKinds).nullable(),
  reason: words,
  buildingCount: z.number().int().nullable(),
  householdCount: z.number().int().nullable(),
  floorAreaDm2: dm2.nullable(),
  estimatedCostFen: fen.nullable(),
  runningCostFen: fen.nullable(),
  runningHouseholds: z.number().int().nullable(),
})

/** How a community's score came about, part by part. */
const scoreParts = z.array(
  z.object({
    part: z.string(),
    title: words,
    weight: z.number().int(),
    points: z.number().int().nullable(),
    shareHundredths: z.number().int(),
    facts: z.array(z.object({ label: words, value: words })),
    formula: words,
    isMissing: z.boolean(),
  }),
)

const planParams = z.object({ plan: id })

export const scoreSettings = endpoint({
  words: { zh: '评分规则', en: 'The published score' },
  at: 'GET /plans/score',
  right: 'plans.read',
  gives: z.object({
    parts: z.array(
      z.object({ part: z.string(), title: words, weight: z.number().int(), formula: words, citation: words }),
    ),
  }),
})

/** What a plan of a region is about: how many communities it would rank, and the money a new one begins with. */
export const planScope = endpoint({
  words: { zh: '计划涉及的小区', en: 'What a plan of a region is about' },
  at: 'GET /plans/scope',
  right: 'plans.read',
  query: z.object({ regionId: id, years: z.coerce.number().int().min(1).max(10).default(3) }),
  gives: z.object({ communities: z.number().int(), budgetFen: fen }),
  refuses: ['not-found'],
})

export const listPlans = endpoint({
  words: { zh: '计划列表', en: 'Plans' },
  at: 'GET /plans',
  right: 'plans.read',
  query: page,
  gives: listOf(plan.omit({ forces: true, ordered: true, weights: true })),
})

export const getPlan = endpoint({
  words: { zh: '计划', en: 'One plan' },
  at: 'GET /plans/:plan',
  right: 'plans.read',
  params: planParams,
  gives: plan,
  refuses: ['not-found'],
})

export const createPlan = endpoint({
  words: { zh: '新建计划', en: 'Create a plan' },
  at: 'POST /plans',
  right: 'plans.write',
  body: planSettings,
  gives: plan,
  refuses: ['not-found', 'invalid-input'],
})

export const updatePlan = endpoint({
  words: { zh: '修改计划', en: 'Change a plan' },
  at: 'PUT /plans/:plan',
  right: 'plans.write',
  params: planParams,
  body: planSettings.extend({ version: z.number().int() }),
  gives: plan,
  refuses: ['not-found', 'stale-version', 'invalid-input', 'plan.is-ranking', 'plan.is-voided'],
})

export const rankPlan = endpoint({
  words: { zh: '排序编制', en: 'Rank a plan' },
  at: 'POST /plans/:plan/rankings',
  right: 'plans.write',
  params: planParams,
  gives: startedJob,
  refuses: ['not-found', 'plan.is-ranking', 'act.no-right', 'act.wrong-state', 'job.too-many'],
})

export const listPlanProjects = endpoint({
  words: { zh: '计划明细', en: 'Projects of a plan' },
  at: 'GET /plans/:plan/projects',
  right: 'plans.read',
  params: planParams,
  query: page.extend({
    decision: z.enum(planDecisions).optional(),
    year: z.coerce.number().int().min(1900).max(2200).optional(),
    countyId: id.optional(),
    q: z.string().max(60).optional(),
  }),
  gives: listOf(planProject),
  refuses: ['not-found'],
})

export const explainPlanProject = endpoint({
  words: { zh: '列入或暂缓的理由', en: 'Why this community stands where it stands' },
  at: 'GET /plans/:plan/projects/:community',
  right: 'plans.read',
  params: planParams.extend({ community: id }),
  gives: z.object({ project: planProject, parts: scoreParts }),
  refuses: ['not-found'],
})

/** Who rises and who falls when the published weights are changed. */
export const listScoreMoves = endpoint({
  words: { zh: '权重变化的名次变动', en: 'Who moves when weights change' },
  at: 'POST /plans/:plan/score-moves',
  onlyReads: true,
  right: 'plans.read',
  params: planParams,
  body: z.object({ weights: planSettings.shape.weights }),
  gives: z.object({
    moved: z.number().int(),
    rows: z.array(
      z.object({
        communityId: id,
        community: z.string(),
        rankBefore: z.number().int(),
        rankAfter: z.number().int(),
        scoreBeforeHundredths: z.number().int(),
        scoreAfterHundredths: z.number().int(),
      }),
    ),
  }),
  refuses: ['not-found', 'plan.not-ranked'],
})

const figures = sums.omit({ estimatedCostFen: true })
/** As a document sets them; null where it sets none. */
const setFigures = z.object({
  communities: z.number().int().nullable(),
  buildings: z.number().int().nullable(),
  households: z.number().int().nullable(),
  floorAreaDm2: dm2.nullable(),
})

/** The plan beside the yearly targets of its counties. */
export const comparePlan = endpoint({
  words: { zh: '对照年度改造任务', en: 'Compare with yearly targets' },
  at: 'GET /plans/:plan/targets',
  right: 'plans.read',
  params: planParams,
  gives: z.object({
    rows: z.array(
      z.object({
        countyId: id,
        county: z.string(),
        year: z.number().int(),
        target: setFigures,
        planned: figures,
        lacks: figures,
      }),
    ),
  }),
  refuses: ['not-found', 'plan.not-ranked'],
})

export const exportPlan = endpoint({
  words: { zh: '导出计划表', en: 'Export a plan' },
  at: 'GET /plans/:plan/workbook',
  right: 'plans.export',
  params: planParams,
  gives: { kind: 'download', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refuses: ['not-found', 'plan.not-ranked'],
})

/** What can be done with a plan beside changing and ranking it. */
export const planActs = actsOf(planFlow, ['plan.is-ranking'])

/** Yearly targets 年度改造任务. */
export const countyTargets = endpointsOf(countyTarget)
