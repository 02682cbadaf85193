// Studies over HTTP: levers, solving as a job, communities with their reasons, and answers while people sit around the table.
import { Problem, type Contract } from '@huanju/contract'
import {
  againstStudying,
  constraintSources,
  leverFaults,
  matchChannel,
  modeTitle,
  relevered,
  studyDefaults,
  studyRefusals,
} from '@huanju/domain/studies'
import { constraintCatalogue, type ConstraintId } from '@huanju/optimiser'
import type { Session } from '@huanju/optimiser/running'
import type { Refusal } from '@huanju/engines/workflow'
import type { Database, Tx } from '../../platform/database/database.ts'
import { actorOf } from '../../platform/entities/history.ts'
import { xlsxType } from '../../platform/excel/write-sheet.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import { opening, type Actor, type RoutesOf } from '../../platform/http/routes.ts'
import type { Jobs } from '../../platform/jobs/starting.ts'
import { journal } from '../../platform/journal/journal.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { findPlan } from '../plans/plans.store.ts'
import {
  changeStudy,
  changeStudyState,
  findSolution,
  findStudy,
  insertStudy,
  listStudiesOf,
  listStudyRows,
  namesOf,
  stockByCounty,
  type Settings,
  type StoredStudy,
  type StudyView,
} from './studies.store.ts'
import { solveStudyJob } from './solve-study.jobs.ts'
import type { StudyDesks } from './study-desks.ts'
import { studyWorkbook } from './workbook.ts'

interface Parts {
  readonly policy: Policy
  readonly jobs: Jobs
  readonly secrets: Secrets
  readonly desks: StudyDesks
  readonly waysOutSeconds: number
}

/** The routes of studies. */
export function studiesRoutes({ policy, jobs, secrets, desks, waysOutSeconds }: Parts): RoutesOf<Contract['studies']> {
  return {
    ...records({ policy, jobs, secrets }),
    ...answers({ policy, desks }),
    ...outlooks({ desks, waysOutSeconds }),
    exportStudy: async ({ tx, actor, params, refuse }) => {
      const study = found(await findStudy(tx, actor, params.study))
      if (!study.result || study.result.value === null) throw refuse(studyRefusals.refuse('study.no-plan'))
      await journal(tx, { action: 'study.exported', subject: 'study', id: study.id, regionId: study.regionId })
      const { rows } = await listStudyRows(tx, study.id, { page: 1, size: 1_000_000 })
      return {
        content: await studyWorkbook(study, study.result, rows),
        fileName: `${study.name}.xlsx`,
        mediaType: xlsxType,
      }
    },
  }
}

type Records = Pick<
  RoutesOf<Contract['studies']>,
  'listConstraints' | 'listStudies' | 'createStudy' | 'getStudy' | 'updateStudy' | 'solveStudy' | 'listStudyProjects'
>

function records({ policy, jobs, secrets }: Pick<Parts, 'policy' | 'jobs' | 'secrets'>): Records {
  const told = (study: StoredStudy | undefined) => presented(secrets, found(study))
  return {
    listConstraints: async ({ today }) => {
      const pack = policy.packOn(today)
      const sources = constraintSources(pack, today)
      const match = matchChannel(pack)
      return {
        rows: constraintCatalogue.map(({ id, sentence, formula, relaxedBy }) => ({
          id,
          sentence,
          formula,
          relaxedBy,
          source: sources[id] ?? null,
          canBeOff: id !== 'once' && id !== 'eligible',
        })),
        channels: Object.values(pack.fundingChannels).map(({ id, title }) => ({
          id,
          title,
          isCountyMatch: id === match,
        })),
        modes: Object.keys(pack.catalogues['balance-modes']).map((id) => ({ id, title: modeTitle(pack, id) })),
      }
    },
    listStudies: async ({ tx, actor, params, query }) => {
      const plan = await findPlan(tx, actor, params.plan)
      if (!plan) throw new Problem('not-found', { what: { zh: '计划', en: 'plan' } })
      return presentedAll(secrets, await listStudiesOf(tx, actor, { planId: plan.id, ...query }))
    },
    createStudy: async ({ tx, actor, params, body, today, refuse }) => {
      const plan = await findPlan(tx, actor, params.plan, 'lock')
      if (!plan) throw new Problem('not-found', { what: { zh: '计划', en: 'plan' } })
      for (const refusal of againstStudying(plan)) throw refuse(refusal)
      const settings = studyDefaults(policy.packOn(today), today, {
        years: plan.years.map(({ year }) => year),
        budgetsFen: plan.years.map(({ budgetFen }) => budgetFen),
        counties: await stockByCounty(tx, plan.regionId),
      })
      const id = await insertStudy(tx, actor, { planId: plan.id, regionId: plan.regionId, name: body.name, settings })
      return told(await findStudy(tx, actor, id))
    },
    getStudy: async ({ tx, actor, params }) => told(await findStudy(tx, actor, params.study)),
    updateStudy: async ({ tx, actor, params, body: { version, name, settings }, refuse }) => {
      const study = found(await findStudy(tx, actor, params.study, 'lock'))
      if (study.state === 'solving') throw refuse(studyRefusals.refuse('study.is-solving'))
      if (study.version !== version) throw new Problem('stale-version')
      check(study, settings)
      await changeStudy(tx, study, { name, settings })
      return told(await findStudy(tx, actor, study.id))
    },
    solveStudy: async ({ tx, actor, params, body, refuse }) => {
      const study = found(await findStudy(tx, actor, params.study, 'lock'))
      if (study.state === 'solving') throw refuse(studyRefusals.refuse('study.is-solving'))
      const plan = await findPlan(tx, actor, study.planId, 'lock')
      for (const refusal of plan ? againstStudying(plan) : []) throw refuse(refusal)
      check(study, study.settings)
      const jobId = await jobs.start({ tx, actor, refuse }, solveStudyJob, {
        title: { zh: `推演测算：${study.name}`, en: `Work out study: ${study.name}` },
        unit: { zh: '秒', en: 'seconds' },
        regionId: study.regionId,
        total: body.seconds,
        input: { studyId: study.id, before: study.state, ...body },
      })
      await changeStudyState(tx, study, { state: 'solving', jobId })
      return { jobId }
    },
    listStudyProjects: async ({ tx, actor, params, query }) =>
      listStudyRows(tx, found(await findStudy(tx, actor, params.study)).id, query),
  }
}

type Answers = Pick<RoutesOf<Contract['studies']>, 'askWhyNot' | 'estimateStudy'>

function answers({ policy, desks }: Pick<Parts, 'policy' | 'desks'>): Answers {
  return {
    askWhyNot: opening(async (call) => {
      const { database, actor, params, refuse } = call
      const { at, starts, row } = await database.transact(actor, async (tx) => {
        const desk = await deskOf({ ...call, tx, desks }, params.study)
        const { rows } = await listStudyRows(tx, params.study, { page: 1, size: 1, communityId: params.community })
        const [row] = rows
        if (!row) throw new Problem('not-found', { what: { zh: '推演中的小区', en: 'community in the study' } })
        if (row.decision !== 'deferred') throw refuse(studyRefusals.refuse('study.not-deferred'))
        return { ...desk, row }
      })
      const answer = await at((session) => session.whyNot(params.community, starts))
      const changed = answer.witness?.changed.filter(({ projectId }) => projectId !== params.community) ?? []
      const asked = [...answer.displaced, ...changed.map(({ projectId }) => projectId)]
      const names = await database.transact(actor, (tx) => namesOf(tx, asked))
      const nameOf = (id: string) => names.get(id) ?? ''
      return {
        community: row.community,
        closedBy: answer.closedBy.map((id) => ({ id, sentence: sentenceOf(id) })),
        limits: answer.limits.map(({ constraint, words, costPoints }) => ({
          constraint,
          words,
          costPoints: Math.round(costPoints),
        })),
        worthPoints: answer.worthPoints,
        costPoints: answer.costPoints,
        lossAtLeast: answer.lossAtLeast,
        tooSmall: [...answer.tooSmall],
        displaced: answer.displaced.map((id) => ({ communityId: id, community: nameOf(id) })),
        witness: answer.witness && {
          lossPoints: answer.witness.lossPoints,
          isSmallest: answer.witness.isSmallest,
          changed: changed.map(({ projectId, from, to }) => ({
            communityId: projectId,
            community: nameOf(projectId),
            fromYear: from?.year ?? null,
            toYear: to?.year ?? null,
          })),
        },
      }
    }),
    estimateStudy: opening(async (call) => {
      const { database, actor, params, today, body } = call
      const { settings } = body
      const { at, instance, value, study } = await database.transact(actor, async (tx) => {
        const study = found(await findStudy(tx, actor, params.study))
        check(study, settings)
        return { ...(await deskOf({ ...call, tx, desks }, params.study)), study }
      })
      const next = relevered(instance, study.settings, settings, matchChannel(policy.packOn(today)))
      const estimated = next && (await at((session) => session.estimate(next, value)))
      return { isKnown: Boolean(estimated), bound: estimated?.bound ?? null, value: estimated?.value ?? null }
    }),
  }
}

type Outlooks = Pick<RoutesOf<Contract['studies']>, 'studyFrontier' | 'studyWaysOut' | 'studyRobustness'>

function outlooks({ desks, waysOutSeconds }: Pick<Parts, 'desks' | 'waysOutSeconds'>): Outlooks {
  return {
    studyFrontier: opening(async (call) => {
      const { at, starts, value } = await openDesk(call, { desks, study: call.params.study })
      const { points, plans } = await at(async (session) => ({
        points: await session.frontier(value),
        plans: await session.frontierPlans(starts),
      }))
      const planAt = new Map(plans.map((plan) => [plan.hundredths, plan.value]))
      return {
        points: points.map(({ hundredths, bound, value: estimated }) => {
          const found = hundredths === 100 ? value : planAt.get(hundredths)
          return { hundredths, bound, value: found ?? estimated, isPlan: found !== undefined && found !== null }
        }),
      }
    }),
    studyWaysOut: opening(async (call) => {
      const { at } = await openDesk(call, { desks, study: call.params.study, wants: 'any' })
      const { conflict, waysOut } = await at((session) => session.cannot({ seconds: waysOutSeconds }))
      return {
        conflict: conflict?.demands.map(({ constraint, words }) => ({ constraint, words })) ?? [],
        waysOut: waysOut.map(({ families, gives, plan }) => ({
          families: [...families],
          gives: [...gives],
          isProven: plan !== null,
          value: plan?.value ?? null,
        })),
      }
    }),
    studyRobustness: opening(async (call) => {
      const { at, starts } = await openDesk(call, { desks, study: call.params.study })
      const { plan, reserves } = await at((session) => session.robust(starts, robustAsked(call.query)))
      return {
        draws: plan.draws,
        broken: plan.broken,
        limits: plan.limits.slice(0, 20).map(({ name, times }) => ({ name, times })),
        reserves: reserves.map(({ heldBackHundredths, value, fared }) => ({
          heldBackHundredths,
          value,
          broken: fared?.broken ?? null,
        })),
      }
    }),
  }
}

function robustAsked({ chance, by }: { chance: number; by: number }): Parameters<Session['robust']>[1] {
  return {
    draws: 1000,
    chanceHundredths: chance,
    byHundredths: by,
    seed: 1,
    reservesHundredths: [3, 6, 10],
    seconds: 12,
  }
}

interface Asking {
  readonly actor: Actor
  readonly gone: AbortSignal
  readonly refuse: (refusal: Refusal<'study.no-plan' | 'study.too-many-questions'>) => Error
}

/** The desk of a study, found in a transaction that has ended by the time it thinks. */
function openDesk(
  call: Asking & { readonly database: Database },
  { desks, study, wants }: { desks: StudyDesks; study: string; wants?: 'plan' | 'any' },
) {
  return call.database.transact(call.actor, (tx) => deskOf({ ...call, tx, desks }, study, wants))
}

async function deskOf(
  { tx, actor, desks, refuse, gone }: Asking & { tx: Tx; desks: StudyDesks },
  studyId: string,
  wants: 'plan' | 'any' = 'plan',
) {
  const study = found(await findStudy(tx, actor, studyId))
  const solution = await findSolution(tx, study.id)
  if (!solution || (wants === 'plan' && solution.value === null)) throw refuse(studyRefusals.refuse('study.no-plan'))
  const { instance, starts, value, solvedAt } = solution
  const at = <Answer>(ask: (session: Session) => Promise<Answer>) =>
    desks.at({ key: `${study.id} ${String(solvedAt)}`, instance, personId: actor.personId, gone, refuse }, ask)
  return { at, instance, starts, value: value ?? 0 }
}

function sentenceOf(id: ConstraintId) {
  return constraintCatalogue.find((one) => one.id === id)?.sentence ?? { zh: id, en: id }
}

// Who made it by name where the reader may see the person, else by account.
function presented<Made extends { readonly createdBy: string; readonly creatorCipher: Buffer | null }>(
  secrets: Secrets,
  { creatorCipher, ...study }: Made,
) {
  return { ...study, createdBy: actorOf({ nameCipher: creatorCipher, actor: study.createdBy }, secrets) }
}

function presentedAll(secrets: Secrets, { rows, total }: Awaited<ReturnType<typeof listStudiesOf>>) {
  return { rows: rows.map((study) => presented(secrets, study)), total }
}

function found<Study>(study: Study | undefined): Study {
  if (!study) throw new Problem('not-found', { what: { zh: '推演', en: 'study' } })
  return study
}

// What the optimiser would refuse is refused here by the lever’s own name.
function check({ years }: Pick<StudyView, 'years'>, settings: Settings): void {
  const faults = leverFaults(years, settings)
  if (faults.length > 0)
    throw invalidInput(faults.map(({ field, message }) => ({ field: `settings.${field}`, message })))
}
