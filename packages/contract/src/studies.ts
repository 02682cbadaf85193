// Studies 推演: the best lawful plan under the levers of a plan, how good it is, and answers to what people ask of it.
import { constraintIds } from '@huanju/optimiser'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { day, dm2, fen, id, instant, line, listOf, page, startedJob, words } from './shapes.ts'

const share = z
  .string()
  .max(20)
  .regex(/^(\d{1,6}\/[1-9]\d{0,5}|\d{1,3}(\.\d{1,4})?%?)$/, '比例应写作 2/5、0.4 或 40%')
const channelId = z.string().min(1).max(60)
const hundredths = z.number().int().min(0).max(100)

/** The levers of a study; years, weights of the score and orders are those of its plan. */
export const studySettings = z.object({
  channels: z
    .array(
      z.object({
        channelId,
        countyId: id.nullable(),
        carriesOver: z.boolean(),
        budgetsFen: z.array(fen).min(1).max(10),
      }),
    )
    .max(400),
  modes: z
    .array(
      z.object({
        id: z.string().min(1).max(60),
        factorHundredths: hundredths,
        shares: z.array(z.object({ channelId, hundredths })).min(1).max(12),
      }),
    )
    .min(1)
    .max(6),
  capacities: z.array(z.object({ countyId: id, areaDm2: z.array(dm2).min(1).max(10) })).max(300),
  cohorts: z
    .array(z.object({ id: z.string().min(1).max(60), completedUntil: day, deadlineYear: z.number().int().nullable() }))
    .max(6),
  startedShare: share,
  fairShare: z.object({ least: share, most: share }),
  lateShare: share,
  jointShare: share,
  linkedYears: z.number().int().min(0).max(10),
  spending: z.array(share).min(1).max(5),
  /** Constraints that are switched off. */
  off: z.array(z.enum(constraintIds)).max(constraintIds.length),
})

export const studyStates = ['draft', 'solving', 'solved', 'infeasible', 'failed'] as const

const points = z.number()
/** Best plan and bound at a second of the search. */
const moment = z.object({ seconds: z.number(), best: points.nullable(), bound: points.nullable() })

const aims = z.object({
  mandatory: z.object({ due: z.number().int(), started: z.number().int() }),
  needPoints: points,
  jointPoints: points,
  keptPoints: points,
  evenness: z.object({ mostHouseholds: z.number(), fewestHouseholds: z.number() }),
})
/** How a search went, moment by moment. */
export const studyMoments = z.array(moment)

/** A limit with what is used of it. */
const use = z.object({
  name: words,
  constraint: z.enum(constraintIds),
  year: z.number().int(),
  used: z.number(),
  limit: z.number(),
  unit: z.string(),
})

export const studyResult = z.object({
  value: points.nullable(),
  bound: points.nullable(),
  boundKind: z.string(),
  gap: z.number().nullable(),
  firstPlanSeconds: z.number().nullable(),
  seconds: z.number(),
  seed: z.number().int(),
  aims,
  rankedList: z.object({ value: points, breaches: z.number().int() }),
  ended: z.string(),
  moments: studyMoments,
  budgets: z.array(use),
  capacities: z.array(use),
  byYear: z.array(
    z.object({
      year: z.number().int(),
      communities: z.number().int(),
      households: z.number().int(),
      /** The whole investment of what starts in the year. */
      costFen: fen,
      /** What is spent in the year, and what may be; not kept of what was solved by earlier versions. */
      spentFen: fen.nullable().default(null),
      availableFen: fen.nullable().default(null),
    }),
  ),
  byCounty: z.array(
    z.object({
      countyId: id,
      county: z.string(),
      communities: z.number().int(),
      households: z.number().int(),
      stockHouseholds: z.number().int(),
    }),
  ),
  planned: z.number().int(),
  deferred: z.number().int(),
  excluded: z.number().int(),
})

export const study = z.object({
  id,
  planId: id,
  plan: z.string(),
  regionId: id,
  region: z.string(),
  name: z.string(),
  years: z.array(z.number().int()),
  settings: studySettings,
  state: z.enum(studyStates),
  jobId: id.nullable(),
  problem: words.nullable(),
  result: studyResult.nullable(),
  /** Whether levers, plan or register changed since it was solved. */
  isStale: z.boolean(),
  createdAt: instant,
  createdBy: z.string(),
  solvedAt: instant.nullable(),
  version: z.number().int(),
})

export const studyDecisions = ['planned', 'deferred', 'excluded'] as const

export const studyProject = z.object({
  communityId: id,
  community: z.string(),
  countyId: id,
  county: z.string(),
  subdistrict: z.string(),
  decision: z.enum(studyDecisions),
  year: z.number().int().nullable(),
  mode: words.nullable(),
  scoreHundredths: z.number().int(),
  needPoints: points,
  listedYear: z.number().int().nullable(),
  reason: words,
  householdCount: z.number().int().nullable(),
  floorAreaDm2: dm2.nullable(),
  estimatedCostFen: fen.nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
})

const studyParams = z.object({ study: id })
const planParams = z.object({ plan: id })
const changed = z.object({
  communityId: id,
  community: z.string(),
  fromYear: z.number().int().nullable(),
  toYear: z.number().int().nullable(),
})
const named = z.object({ communityId: id, community: z.string() })

/** Constraints with their sentence, where they are written, and whether a study may switch them off. */
export const listConstraints = endpoint({
  words: { zh: '推演的要求', en: 'Demands of the planning bench' },
  at: 'GET /studies/constraints',
  right: 'plans.read',
  gives: z.object({
    rows: z.array(
      z.object({
        id: z.enum(constraintIds),
        sentence: words,
        formula: z.string(),
        source: words.nullable(),
        relaxedBy: z.string().nullable(),
        canBeOff: z.boolean(),
      }),
    ),
    channels: z.array(z.object({ id: z.string(), title: words, isCountyMatch: z.boolean() })),
    modes: z.array(z.object({ id: z.string(), title: words })),
  }),
})

export const listStudies = endpoint({
  words: { zh: '推演列表', en: 'Studies of a plan' },
  at: 'GET /plans/:plan/studies',
  right: 'plans.read',
  params: planParams,
  query: page,
  gives: listOf(
    study.omit({ settings: true, result: true }).extend({ value: points.nullable(), gap: z.number().nullable() }),
  ),
  refuses: ['not-found'],
})

export const createStudy = endpoint({
  words: { zh: '新建推演', en: 'Begin a study' },
  at: 'POST /plans/:plan/studies',
  right: 'plans.write',
  params: planParams,
  body: z.object({ name: line(60) }),
  gives: study,
  refuses: ['not-found', 'plan.is-voided'],
})

export const getStudy = endpoint({
  words: { zh: '推演', en: 'One study' },
  at: 'GET /studies/:study',
  right: 'plans.read',
  params: studyParams,
  gives: study,
  refuses: ['not-found'],
})

export const updateStudy = endpoint({
  words: { zh: '修改推演', en: 'Change a study' },
  at: 'PUT /studies/:study',
  right: 'plans.write',
  params: studyParams,
  body: z.object({ name: line(60), settings: studySettings, version: z.number().int() }),
  gives: study,
  refuses: ['not-found', 'stale-version', 'invalid-input', 'study.is-solving'],
})

export const solveStudy = endpoint({
  words: { zh: '推演测算', en: 'Work out a study' },
  at: 'POST /studies/:study/solutions',
  right: 'plans.write',
  params: studyParams,
  body: z.object({ seconds: z.number().int().min(1).max(600), seed: z.number().int().min(1).max(1_000_000) }),
  gives: startedJob,
  refuses: ['not-found', 'study.is-solving', 'plan.is-voided', 'invalid-input', 'job.too-many'],
})

export const listStudyProjects = endpoint({
  words: { zh: '推演明细', en: 'Communities of a study' },
  at: 'GET /studies/:study/projects',
  right: 'plans.read',
  params: studyParams,
  query: page.extend({
    size: z.coerce.number().int().min(1).max(2000).default(20),
    decision: z.enum(studyDecisions).optional(),
    year: z.coerce.number().int().min(1900).max(2200).optional(),
    countyId: id.optional(),
    q: z.string().max(60).optional(),
  }),
  gives: listOf(studyProject),
  refuses: ['not-found'],
})

export const askWhyNot = endpoint({
  words: { zh: '为何暂缓', en: 'Why not this one' },
  at: 'GET /studies/:study/projects/:community/why-not',
  right: 'plans.read',
  params: studyParams.extend({ community: id }),
  gives: z.object({
    community: z.string(),
    closedBy: z.array(z.object({ id: z.enum(constraintIds), sentence: words })),
    limits: z.array(z.object({ constraint: z.enum(constraintIds), words, costPoints: points })),
    worthPoints: points,
    costPoints: points,
    lossAtLeast: points.nullable(),
    /** Limits that this one alone exceeds. */
    tooSmall: z.array(words),
    displaced: z.array(named),
    witness: z.object({ lossPoints: points, isSmallest: z.boolean(), changed: z.array(changed) }).nullable(),
  }),
  refuses: ['not-found', 'study.no-plan', 'study.too-many-questions', 'study.not-deferred'],
})

export const estimateStudy = endpoint({
  words: { zh: '估算改动', en: 'Estimate a change' },
  at: 'POST /studies/:study/estimates',
  right: 'plans.read',
  params: studyParams,
  body: z.object({ settings: studySettings }),
  gives: z.object({ isKnown: z.boolean(), bound: points.nullable(), value: points.nullable() }),
  refuses: ['not-found', 'study.no-plan', 'study.too-many-questions', 'invalid-input'],
})

export const studyFrontier = endpoint({
  words: { zh: '资金增减与需求', en: 'Need met against money' },
  at: 'GET /studies/:study/frontier',
  right: 'plans.read',
  params: studyParams,
  gives: z.object({
    points: z.array(
      z.object({
        hundredths: z.number().int(),
        bound: points.nullable(),
        value: points.nullable(),
        isPlan: z.boolean(),
      }),
    ),
  }),
  refuses: ['not-found', 'study.no-plan', 'study.too-many-questions'],
})

const given = z.object({ words, constraint: z.enum(constraintIds) })

export const studyWaysOut = endpoint({
  words: { zh: '不可行时的冲突与出路', en: 'What conflicts, and the ways out' },
  at: 'GET /studies/:study/ways-out',
  right: 'plans.read',
  params: studyParams,
  gives: z.object({
    conflict: z.array(given),
    waysOut: z.array(
      z.object({
        families: z.array(z.enum(constraintIds)),
        gives: z.array(words),
        isProven: z.boolean(),
        value: points.nullable(),
      }),
    ),
  }),
  refuses: ['not-found', 'study.no-plan', 'study.too-many-questions'],
})

export const studyRobustness = endpoint({
  words: { zh: '超支检验', en: 'How a plan fares when costs overrun' },
  at: 'GET /studies/:study/robustness',
  right: 'plans.read',
  params: studyParams,
  query: z.object({
    chance: z.coerce.number().int().min(1).max(100).default(20),
    by: z.coerce.number().int().min(1).max(100).default(15),
  }),
  gives: z.object({
    draws: z.number().int(),
    broken: z.number().int(),
    limits: z.array(z.object({ name: words, times: z.number().int() })),
    reserves: z.array(
      z.object({
        heldBackHundredths: z.number().int(),
        value: points.nullable(),
        broken: z.number().int().nullable(),
      }),
    ),
  }),
  refuses: ['not-found', 'study.no-plan', 'study.too-many-questions'],
})

export const exportStudy = endpoint({
  words: { zh: '导出推演', en: 'Export a study' },
  at: 'GET /studies/:study/workbook',
  right: 'plans.export',
  params: studyParams,
  gives: { kind: 'download', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refuses: ['not-found', 'study.no-plan'],
})
