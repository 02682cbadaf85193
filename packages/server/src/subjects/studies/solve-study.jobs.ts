// Solves a study: scores the region, makes the instance, searches in workers, keeps the best checked plan with its reasons.
import { Problem } from '@huanju/contract'
import { solveStudy, studyMoments, studyStates } from '@huanju/contract/studies'
import { readInstance, type PlanInstance, type SolvedPlan } from '@huanju/optimiser'
import { openSession, rankedStarts, solvePlan, type Progress, type Reason } from '@huanju/optimiser/running'
import { isRough, studyInstance, type Moment, type StudyCandidate } from '@huanju/domain/studies'
import { dayOf } from '@huanju/quantities'
import { z } from 'zod'
import { jobKind, type JobContext, type JobKind, type JobResult, type JobShape } from '../../platform/jobs/kinds.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { findPlan, type PlanView } from '../plans/plans.store.ts'
import { scoreAll } from '../plans/rank-plan.jobs.ts'
import type { Scored } from '../plans/ranking.ts'
import { resultOf, rowsOfSolution, type Solved } from './solution.ts'
import { changeStudyState, findStudy, findStudyOfJob, saveSolution, type StudyView } from './studies.store.ts'
import { studyNames } from './study-names.ts'

interface Parts {
  readonly policy: Policy
  readonly now: () => Date
}

const input = solveStudy.body.extend({ studyId: z.uuid(), before: z.enum(studyStates) })
const cursor = z.object({ moments: studyMoments })
type Input = z.output<typeof input>
type Cursor = z.output<typeof cursor>

/** 测算 as it is started and run: the cursor tells how far it came; taken over, it searches anew. */
export const solveStudyJob: JobShape<Input, Cursor> = { kind: 'studies.solve', lane: 'long', input, cursor }

/** The job behind 测算. */
export function solveStudyKind({ policy, now }: Parts): JobKind {
  return jobKind(solveStudyJob, {
    run: (context) => run(context, { policy, now }),
    ended: async (tx, job, { state, message }) => {
      const study = await findStudyOfJob(tx, job.id)
      if (!study) return
      if (state === 'failed') return changeStudyState(tx, study, { state: 'failed', problem: message })
      // Stopped before there was a plan, or a better one: what stood before the search stands again.
      if (state === 'cancelled') await changeStudyState(tx, study, { state: stateBefore(job.input?.before) })
    },
  })
}

const stateBefore = (before: StudyView['state'] | undefined): StudyView['state'] =>
  before === 'solved' || before === 'infeasible' ? before : 'draft'

async function run(context: JobContext<Input, Cursor>, { policy, now }: Parts): Promise<JobResult> {
  const on = dayOf(now())
  const { study, plan } = await load(context)
  // The job is measured in seconds of its search: while it scores, none of them has passed.
  const total = context.input.seconds
  const scored = await scoreAll(context, { plan, policy, on, progressOf: () => ({ done: 0, total }) })
  const made = studyInstance(requestOf({ study, plan, scored, pack: policy.packOn(on) }))
  const instance = accepted(made.instance)
  const moments: Moment[] = []
  const solved = await search(context, { instance, moments, total })
  // Stopped by hand: what was found is the answer, unless nothing was, or what stands already is as good.
  if (solved.value === null || !context.isStopped() || isNoBetter(solved.value, study)) context.signal.throwIfAborted()
  const parts: Solved = { solved, instance, made, scored, moments, plan, reasons: await reasonsFor(instance, solved) }
  const state = solved.value === null ? 'infeasible' : 'solved'
  await context.keep(async (tx) => {
    await saveSolution(
      tx,
      { ...study, planVersion: plan.version },
      { instance, starts: solved.starts, result: resultOf(parts), rows: rowsOfSolution(parts) },
    )
    await changeStudyState(tx, study, { state })
    return { progress: { done: total, total } }
  })
  return { message: outcome(solved), resultPath: `/studies/${study.id}` }
}

function isNoBetter(value: number, { result, isStale }: StudyView): boolean {
  return !isStale && result?.value != null && value <= result.value
}

async function load({ database, viewer, input }: JobContext<Input>): Promise<{ study: StudyView; plan: PlanView }> {
  return database.transact(viewer, async (tx) => {
    const study = await findStudy(tx, viewer, input.studyId)
    const plan = study && (await findPlan(tx, viewer, study.planId))
    if (!study || !plan) throw new Problem('not-found', { what: { zh: '推演', en: 'study' } })
    return { study, plan }
  })
}

function requestOf({
  study,
  plan,
  scored,
  pack,
}: {
  study: Pick<StudyView, 'name' | 'settings'>
  plan: PlanView
  scored: ReadonlyMap<string, Scored>
  pack: ReturnType<Policy['packOn']>
}): Parameters<typeof studyInstance>[0] {
  const candidates: StudyCandidate[] = [...scored.values()].map(({ candidate, county, neighbourhood }) => ({
    ...candidate,
    county,
    neighbourhood,
  }))
  return {
    title: study.name,
    years: plan.years.map(({ year }) => year),
    candidates,
    forces: plan.forces,
    weights: plan.weights,
    includesUnproven: plan.includesUnproven,
    settings: study.settings,
    names: studyNames(pack, candidates),
  }
}

// The instance as the engine accepts it; a refusal names the lever and the way out.
function accepted(instance: PlanInstance): PlanInstance {
  if (instance.projects.length === 0) {
    throw invalidInput([
      {
        field: 'settings',
        message: {
          zh: '没有可推演的小区：先判定资格、补齐户数、面积和估算',
          en: 'No community can be studied: judge, and fill in households, area and cost first',
        },
      },
    ])
  }
  const read = readInstance(instance)
  if ('instance' in read) return read.instance
  throw invalidInput(read.problems.map(({ path, words }) => ({ field: `settings.${path}`, message: words })))
}

async function search(
  context: JobContext<Input, Cursor>,
  { instance, moments, total }: { instance: PlanInstance; moments: Moment[]; total: number },
): Promise<SolvedPlan> {
  let latest: Progress | undefined
  const begun = performance.now()
  const stop = new AbortController()
  context.signal.addEventListener('abort', () => stop.abort(), { once: true })
  const solving = solvePlan(instance, {
    seconds: total,
    seed: context.input.seed,
    signal: stop.signal,
    onProgress: (progress) => {
      latest = progress
    },
  })
  for (;;) {
    const isOver = await Promise.race([solving.then(() => true), pause(800).then(() => false)])
    if (isOver) break
    // What it tells may be long ago, while it thinks about one thing; the seconds pass all the same.
    const done = Math.min(total, Math.floor((performance.now() - begun) / 1000))
    if (latest) moments.push({ seconds: latest.seconds, best: latest.best, bound: latest.bound })
    try {
      await context.step(async () => ({ progress: { done, total, cursor: { moments } } }))
    } catch (error) {
      stop.abort()
      await solving
      if (!context.isStopped()) throw error
    }
  }
  const solved = await solving
  moments.push({ seconds: solved.seconds, best: solved.value, bound: solved.bound })
  return solved
}

async function reasonsFor(
  instance: PlanInstance,
  { value, starts }: SolvedPlan,
): Promise<{ reasons: readonly Reason[]; listed: ReadonlyMap<string, number> }> {
  const listed = new Map(rankedStarts(instance).map(({ projectId, year }) => [projectId, year]))
  if (value === null) return { reasons: [], listed }
  const session = await openSession(instance)
  try {
    return { reasons: await session.reasons(starts), listed }
  } finally {
    session.close()
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms))
}

function outcome({ value, gap, ended, rankedList }: SolvedPlan): JobResult['message'] {
  if (value === null)
    return ended === 'infeasible'
      ? {
          zh: '各项要求不能同时满足，请看冲突在哪里、有哪些出路',
          en: 'The demands cannot be met together; see which conflict, and the ways out',
        }
      : {
          zh: '限时内没有找到合规方案，可延长用时或放宽一项要求',
          en: 'No lawful plan was found in this time; give it longer, or relax a demand',
        }
  if (value === 0)
    return {
      zh: '按现有要求一个小区也排不进，请核对各县承接能力与份额上下限',
      en: 'Not one community can start under these demands; check the capacities and the limits of county shares',
    }
  const more = gap === null || isRough(gap) ? null : `${(gap * 100).toFixed(2)}%`
  const gain =
    rankedList.value > 0 && value >= rankedList.value ? `${((value / rankedList.value - 1) * 100).toFixed(1)}%` : null
  const found =
    ended === 'cancelled'
      ? w('已停止，采用当时最好的方案', 'Stopped with the best plan so far')
      : w('已找到方案', 'A plan was found')
  return {
    zh: [found.zh, more && `最多还能提高 ${more}`, gain && `比按名次列入多满足 ${gain} 的需求`]
      .filter(Boolean)
      .join('，'),
    en: [
      found.en,
      more && `it could be better by ${more} at most`,
      gain && `it meets ${gain} more need than the ranked list`,
    ]
      .filter(Boolean)
      .join('; '),
  }
}

function w(zh: string, en: string) {
  return { zh, en }
}
