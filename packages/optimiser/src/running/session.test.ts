// Answers, each verified by solving again from nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Demand } from '../answers/demands.ts'
import { withRelief } from '../answers/relief.ts'
import { withBudgets } from '../answers/scaled.ts'
import { checkPlan } from '../checker/index.ts'
import { bruteForce } from '../testing/brute-force.ts'
import { infeasibleExample, tinyExample } from '../testing/examples.ts'
import { generateInstance } from '../testing/generate.ts'
import { tinyInstance } from '../testing/tiny-instances.ts'
import type { PlanInstance, SolvedPlan } from '../types.ts'
import { DeskLost } from './desk-client.ts'
import { Desk } from './desk.ts'
import { openSession, type Session } from './session.ts'
import { solvePlan } from './solve-plan.ts'

/** More seconds than any of these takes on the slowest machine: each ends by what it has done, none by the clock. */
const ample = 3_000
const instance = generateInstance({ seed: 8, projects: 240, counties: 4 })
let plan: SolvedPlan
let session: Session

beforeAll(async () => {
  plan = await solvePlan(instance, { seconds: ample, rounds: 2 })
  session = await openSession(instance)
})
afterAll(() => session.close())

const forcedIn = (projectId: string): PlanInstance => ({
  ...instance,
  projects: instance.projects.map((project) =>
    project.id === projectId ? { ...project, forced: { kind: 'in', reason: 'test' } } : project,
  ),
})

describe('why not', () => {
  it('names the limits that a project alone exceeds, so that no plan could ever have it', async () => {
    const [first, ...others] = instance.projects
    if (!first) throw new Error('no project')
    const modes = first.modes.map((mode) => ({
      ...mode,
      areaDm2ByYearOfWorks: mode.areaDm2ByYearOfWorks?.map(() => 10 ** 11),
    }))
    const asked = await openSession({ ...instance, projects: [{ ...first, modes }, ...others] })
    const answer = await asked.whyNot(first.id, [])
    asked.close()
    expect(answer).toMatchObject({ lossAtLeast: null, witness: null })
    expect(answer.tooSmall.length).toBeGreaterThan(0)
    for (const { zh } of answer.tooSmall) expect(zh).toMatch(/承接能力只有 [\d,.]+ ㎡，仅它一个就需要 1,000,000,000 ㎡/)
  })

  it('names limits with prices, a true bound, and a lawful witness with its cost', async () => {
    const deferred = (await session.reasons(plan.starts)).filter(({ closedBy }) => closedBy.length === 0).slice(0, 6)
    expect(deferred.length).toBeGreaterThan(3)
    let witnesses = 0
    for (const { projectId, limits, costPoints, worthPoints } of deferred) {
      const answer = await session.whyNot(projectId, plan.starts)
      expect(answer).toMatchObject({ projectId, worthPoints, costPoints, closedBy: [] })
      expect(answer.limits.slice(0, 3)).toEqual(limits)
      for (const { price, words } of answer.limits) {
        expect(price).toBeGreaterThan(0)
        expect(words.zh).toMatch(/需 .+再多 (1 万元|100 ㎡|1 户|1 个项目)可多惠及约 [\d.]+ 户/)
      }
      const desk = new Desk(forcedIn(projectId))
      const anew = await desk.relax(ample)
      desk.close()
      expect(Math.abs((answer.boundWithIt ?? 0) - anew.bound)).toBeLessThanOrEqual(2)
      if (!answer.witness) continue
      witnesses += 1
      const checked = checkPlan(forcedIn(projectId), answer.witness.starts)
      expect(checked.breaches).toEqual([])
      expect(checked.valuePoints).toBe(answer.witness.value)
      expect(answer.witness.lossPoints).toBe((plan.value ?? 0) - answer.witness.value)
      expect(answer.witness.value).toBeLessThanOrEqual(answer.boundWithIt ?? 0)
      expect(
        answer.witness.changed.some((one) => one.projectId === projectId && one.from === null && one.to !== null),
      ).toBe(true)
    }
    expect(witnesses).toBeGreaterThan(2)
  })

  it('finds the smallest change: on tiny cases none with one other project changed loses less', async () => {
    let asked = 0
    for (let seed = 1; seed <= 60 && asked < 12; seed++) {
      const tiny = tinyInstance(seed)
      const best = bruteForce(tiny)
      if (!best) continue
      const desk = new Desk(tiny)
      for (const { id } of tiny.projects) {
        if (best.starts.some(({ projectId }) => projectId === id)) continue
        const { witness, boundWithIt } = await desk.whyNot(id, best.starts)
        const withIt = bruteForce({
          ...tiny,
          projects: tiny.projects.map((one) =>
            one.id === id ? { ...one, forced: { kind: 'in', reason: 'test' } } : one,
          ),
        })
        if (tiny.projects.find((one) => one.id === id)?.forced) continue
        asked += 1
        if (withIt === null) expect(witness, `seed ${seed} ${id}`).toBeNull()
        else expect(boundWithIt ?? 0, `seed ${seed} ${id}`).toBeGreaterThanOrEqual(withIt.value)
        if (witness) expect(witness.value).toBeLessThanOrEqual(withIt?.value ?? -1)
      }
      desk.close()
    }
    expect(asked).toBeGreaterThan(8)
  })

  it('says which constraints close every way', async () => {
    const out = instance.projects.find(({ forced }) => forced?.kind === 'out') ?? instance.projects[0]
    const shut = {
      ...instance,
      projects: instance.projects.map((project) =>
        project.id === out?.id ? { ...project, eligibility: 'ineligible' as const } : project,
      ),
    }
    const other = await openSession(shut)
    const answer = await other.whyNot(out?.id ?? '', [])
    other.close()
    expect(answer.closedBy).toContain('eligible')
    expect(answer.witness).toBeNull()
  })
})

describe('what if', () => {
  it('estimates by a bound that a solve from nothing confirms, and leaves the desk as it was', async () => {
    const changes: PlanInstance[] = [
      withBudgets(instance, 90),
      withBudgets(instance, 120),
      {
        ...instance,
        counties: instance.counties.map((county) => ({
          ...county,
          capacityDm2ByYear: county.capacityDm2ByYear?.map((dm2) => Math.floor(dm2 * 0.97)),
        })),
      },
      forcedIn((await session.reasons(plan.starts)).find(({ closedBy }) => closedBy.length === 0)?.projectId ?? ''),
      instance,
    ]
    for (const [index, next] of changes.entries()) {
      const estimated = await session.estimate(next, plan.value ?? 0)
      const desk = new Desk(next)
      const anew = await desk.relax(ample)
      desk.close()
      expect(Math.abs((estimated?.bound ?? -1) - anew.bound), `change ${index}`).toBeLessThanOrEqual(2)
    }
  })

  it('gives a lawful plan from an incumbent that the change made unlawful', async () => {
    const next = withBudgets(instance, 90)
    expect(checkPlan(next, plan.starts).breaches.length).toBeGreaterThan(0)
    const found = await session.whatIf(next, plan.starts, { seconds: ample, rounds: 1 })
    expect(found.breaches).toEqual([])
    expect(found.gap ?? 1).toBeLessThan(0.05)
  })

  it('does not estimate what changes the rules of counting: that is solved anew', async () => {
    const opened = { ...instance, cohorts: instance.cohorts?.map(({ id, title }) => ({ id, title })) }
    expect(await session.estimate(opened, 1)).toBeNull()
    expect(await session.estimate({ ...instance, fairShare: { leastRatio: '0.9', mostRatio: '1.1' } }, 1)).toBeNull()
  })
})

// An instance without one demand: a budget raised out of reach, or the deadlines taken away.
function dropped(whole: PlanInstance, { constraint, about }: Demand): PlanInstance {
  if (constraint === 'cohort-deadline') {
    return { ...whole, cohorts: whole.cohorts?.map(({ deadline: _deadline, ...one }) => one) }
  }
  const [of] = about.split(' ')
  const channels = whole.channels.map((one) => (one.id === of ? { ...one, budgetFenByYear: [1e13, 1e13, 1e13] } : one))
  return { ...whole, channels }
}

describe('it cannot be done', () => {
  it('names demands each of which is needed for the conflict, and ways out that solve', async () => {
    const other = await openSession(infeasibleExample)
    const { conflict, waysOut } = await other.cannot({ seconds: ample })
    other.close()
    expect(conflict?.demands.length ?? 0).toBeGreaterThan(1)
    expect(conflict?.words.zh).toMatch(/不能同时满足/)
    expect(waysOut.length).toBeGreaterThan(0)
    for (const { relief, plan: way, gives } of waysOut) {
      expect(way?.breaches).toEqual([])
      expect(gives.length).toBeGreaterThan(0)
      expect(bruteForce(withRelief(infeasibleExample, relief))?.value).toBeGreaterThanOrEqual(way?.value ?? Infinity)
    }
    expect(bruteForce(infeasibleExample)).toBeNull()
  })

  it('names the smallest set: without any one of its demands the rest can hold', async () => {
    // Without its order the example has one conflict only: the old cohort is due before the money is there.
    const one = {
      ...infeasibleExample,
      projects: infeasibleExample.projects.map(({ forced: _forced, ...rest }) => rest),
    }
    const desk = new Desk(one)
    const conflict = await desk.conflict()
    desk.close()
    expect(conflict?.demands.map(({ constraint }) => constraint).toSorted()).toEqual([
      'channel-budget',
      'cohort-deadline',
    ])
    for (const demand of conflict?.demands ?? []) {
      const anew = new Desk(dropped(one, demand))
      expect((await anew.relax(ample)).status, `${demand.constraint} ${demand.about}`).toBe('optimal')
      anew.close()
    }
  })

  it('finds ways out of random impossibilities, each checked by brute force', async () => {
    let [impossible, solved] = [0, 0]
    for (let seed = 1; seed <= 200 && impossible < 8; seed++) {
      const tiny = tinyInstance(seed)
      if (bruteForce(tiny)) continue
      impossible += 1
      const other = await openSession(tiny)
      const { waysOut } = await other.cannot({ seconds: ample })
      other.close()
      for (const { relief, plan: way } of waysOut) {
        if (!way) continue
        solved += 1
        expect(bruteForce(withRelief(tiny, relief))?.value, `seed ${seed}`).toBeGreaterThanOrEqual(
          way.value ?? Infinity,
        )
      }
    }
    expect(impossible).toBe(8)
    expect(solved).toBeGreaterThan(3)
  })
})

describe('the frontier', () => {
  it('rises with the money, passes through the plan’s own bound, and is confirmed at its ends', async () => {
    const points = await session.frontier(plan.value ?? 0)
    expect(points).toHaveLength(21)
    const bounds = points.flatMap(({ bound }) => (bound === null ? [] : [bound]))
    expect(bounds).toEqual(bounds.toSorted((a, b) => a - b))
    expect(plan.bound).not.toBeNull()
    expect(points.find(({ hundredths }) => hundredths === 100)?.bound).toBe(plan.bound)
    for (const { hundredths, value } of await session.frontierPlans(plan.starts)) {
      const bound = points.find((point) => point.hundredths === hundredths)?.bound ?? null
      if (value !== null) expect(value).toBeLessThanOrEqual(bound ?? 0)
    }
  })
})

describe('overruns', () => {
  it('break a full plan more often than one that holds money back', async () => {
    const asked = {
      draws: 300,
      chanceHundredths: 20,
      byHundredths: 15,
      seed: 1,
      reservesHundredths: [10],
      seconds: ample,
      rounds: 1,
    }
    const { plan: own, reserves } = await session.robust(plan.starts, asked)
    expect(own.draws).toBe(300)
    expect(own.limits.every(({ times }) => times > 0 && times <= own.broken)).toBe(true)
    expect(reserves[0]?.fared?.broken ?? Infinity).toBeLessThan(own.broken)
    expect(
      checkPlan(instance, reserves[0]?.starts ?? []).breaches.filter(
        ({ constraint }) => constraint === 'channel-budget',
      ),
    ).toEqual([])
    expect((await session.robust(plan.starts, { ...asked, reservesHundredths: [] })).plan).toEqual(own)
  })

  it('never happen when nothing overruns', async () => {
    const { plan: own } = await session.robust(plan.starts, {
      draws: 50,
      chanceHundredths: 0,
      byHundredths: 15,
      seed: 1,
      reservesHundredths: [],
      seconds: 1,
    })
    expect(own.broken).toBe(0)
  })
})

describe('the examples', () => {
  it('are solved as brute force solves them', async () => {
    expect((await solvePlan(tinyExample, { seconds: ample })).value).toBe(bruteForce(tinyExample)?.value)
  })
})

describe('a session that is closed', () => {
  const askedLong = (one: Session) =>
    one.robust(plan.starts, {
      draws: 10,
      chanceHundredths: 10,
      byHundredths: 10,
      seed: 1,
      reservesHundredths: [5, 10],
      seconds: 100_000,
    })

  it('ends in the middle of a question, the searches with it, and takes no other', async () => {
    const one = await openSession(instance)
    const asked = askedLong(one)
    // Its searches run once they are begun: the question has left this thread by now.
    await one.estimate(instance, 0)
    one.close()
    await expect(asked).rejects.toBeInstanceOf(DeskLost)
    await expect(one.whyNot('', plan.starts)).rejects.toBeInstanceOf(DeskLost)
  })

  it('by its signal ends while it opens, or before', async () => {
    const stop = new AbortController()
    const opening = openSession(instance, { signal: stop.signal })
    stop.abort()
    await expect(opening).rejects.toBeInstanceOf(DeskLost)
    await expect(openSession(instance, { signal: stop.signal })).rejects.toBeInstanceOf(DeskLost)
  })
})
