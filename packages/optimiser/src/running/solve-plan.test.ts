// The solver against brute force, the checker, lost workers, and itself.
import { describe, expect, it } from 'vitest'
import { checkPlan } from '../checker/index.ts'
import { modelOf } from '../constraints/catalogue.ts'
import { readInstance } from '../instance/read-instance.ts'
import { plainGuide } from '../search/guide.ts'
import { Annealing } from '../search/anneal.ts'
import { randomFrom } from '../search/random.ts'
import { startsOf } from '../model/starts.ts'
import { bruteForce } from '../testing/brute-force.ts'
import { generateInstance } from '../testing/generate.ts'
import { tinyInstance } from '../testing/tiny-instances.ts'
import { Desk } from './desk.ts'
import type { DeskClient } from './desk-client.ts'
import { solvePlan, type Progress } from './solve-plan.ts'

/** More seconds than any of these takes on the slowest machine: each ends by what it has done, none by the clock. */
const ample = 3_000

describe('a tiny instance', () => {
  it('is solved as brute force solves it, three hundred times, the bound never below', async () => {
    let [lawful, unlawful, refused] = [0, 0, 0]
    for (let seed = 1; seed <= 300; seed++) {
      const instance = tinyInstance(seed)
      const read = readInstance(instance)
      // Orders drawn at random now and then contradict each other; such an instance is refused, not solved.
      if ('problems' in read) {
        expect(
          read.problems.every(({ path }) => path.startsWith('pairings')),
          `seed ${seed}`,
        ).toBe(true)
        refused += 1
        continue
      }
      expect(read, `seed ${seed}`).toEqual({ instance })
      const best = bruteForce(instance)
      const desk = new Desk(instance)
      const { bound } = await desk.relax(ample)
      const whole = await desk.solveWhole(ample)
      desk.close()
      expect(whole.best?.value ?? null, `seed ${seed}`).toBe(best?.value ?? null)
      if (best) {
        lawful += 1
        expect(bound, `seed ${seed}`).toBeGreaterThanOrEqual(best.value)
        expect(whole.status).toBe('optimal')
        expect(checkPlan(instance, startsOf(desk.model, whole.best?.choice ?? new Int32Array())).valuePoints).toBe(
          best.value,
        )
      } else unlawful += 1
    }
    expect(lawful).toBeGreaterThan(150)
    expect(unlawful).toBeGreaterThan(10)
    expect(refused).toBeLessThan(15)
  })

  it('is found by the search alone as well, without any price', () => {
    let found = 0
    let all = 0
    for (let seed = 1; seed <= 120; seed++) {
      const instance = tinyInstance(seed)
      const best = bruteForce(instance)
      if (!best) continue
      const model = modelOf(instance)
      const search = new Annealing(model, plainGuide(model), randomFrom(seed), { breadth: Infinity })
      search.run({ moves: 40_000, hot: search.usualValue, cold: search.usualValue * 0.01 })
      all += 1
      if (search.best?.value === best.value) found += 1
      expect(search.best?.value ?? 0, `seed ${seed}`).toBeLessThanOrEqual(best.value)
    }
    expect(found / all).toBeGreaterThan(0.95)
  })

  it('is solved through workers, with its figures', async () => {
    const instance = tinyInstance(1)
    const plan = await solvePlan(instance, { seconds: ample })
    expect(plan).toMatchObject({
      value: bruteForce(instance)?.value,
      ended: 'optimal',
      gap: 0,
      breaches: [],
      boundKind: 'solver',
    })
  })
})

describe('the search', () => {
  it('counts value and breaches as the checker does, after any moves', () => {
    for (let seed = 1; seed <= 150; seed++) {
      const instance = tinyInstance(seed)
      const model = modelOf(instance)
      const search = new Annealing(model, plainGuide(model), randomFrom(seed), { breadth: Infinity })
      search.run({ moves: 200 + seed, hot: search.usualValue * 5, cold: search.usualValue * 5 })
      const { valuePoints, breaches } = checkPlan(instance, startsOf(model, search.state.choice))
      expect(search.state.value, `seed ${seed}`).toBe(valuePoints)
      expect(search.state.isLawful, `seed ${seed}: ${breaches.map(({ about }) => about).join()}`).toBe(
        breaches.length === 0,
      )
    }
  })

  it('gives the same plan for the same seed and rounds, another for another seed', async () => {
    const instance = generateInstance({ seed: 5, projects: 160, counties: 3 })
    const solve = (seed: number) => solvePlan(instance, { seconds: ample, rounds: 1, seed })
    const [one, again, other] = [await solve(1), await solve(1), await solve(2)]
    expect(again.starts).toEqual(one.starts)
    expect(other.starts).not.toEqual(one.starts)
    expect(one.breaches).toEqual([])
    expect(one.value ?? 0).toBeGreaterThan(one.rankedList.value)
    expect(one.value ?? Infinity).toBeLessThanOrEqual(one.bound ?? 0)
  })

  it('brings the bound down by counties once moves have gone far', async () => {
    // Counties so small that each is solved to its end.
    const instance = generateInstance({ seed: 5, projects: 150, counties: 8 })
    const bounds = new Map<string, number>()
    const stop = new AbortController()
    const onProgress = ({ boundKind, bound }: Progress) => {
      bounds.set(boundKind, bound ?? Infinity)
      if (boundKind === 'counties') stop.abort()
    }
    const one = await solvePlan(instance, { seconds: ample, refineSeconds: ample, onProgress, signal: stop.signal })
    expect(one.boundKind).toBe('counties')
    expect(one.bound ?? Infinity).toBeLessThan(bounds.get('lagrangian') ?? 0)
    expect(one.value ?? Infinity).toBeLessThanOrEqual(one.bound ?? 0)
    expect(one.breaches).toEqual([])
  })
})

describe('a run', () => {
  const instance = generateInstance({ seed: 6, projects: 200, counties: 3 })

  it('goes on when one worker is killed, and keeps its best plan when all are', async () => {
    const desks: DeskClient[] = []
    let killed = 0
    const plan = await solvePlan(instance, {
      seconds: ample,
      onDesk: (desk) => void desks.push(desk),
      onProgress: ({ best, round }) => {
        if (best !== null && killed === 0 && round >= 1) {
          desks[0]?.close()
          killed = 1
        } else if (killed === 1 && round >= 2) {
          desks[1]?.close()
          killed = 2
        }
      },
    })
    expect(plan.ended).toBe('worker-lost')
    expect(plan.value ?? 0).toBeGreaterThan(0)
    expect(plan.breaches).toEqual([])
    expect(plan.seconds).toBeLessThan(ample)
  })

  it('survives the loss of the worker that has the relaxation, without a price', async () => {
    const desks: DeskClient[] = []
    const plan = await solvePlan(instance, {
      seconds: ample,
      rounds: 1,
      onDesk: (desk) => {
        desks.push(desk)
        if (desks.length === 1) desk.close()
      },
    })
    expect(plan.value ?? 0).toBeGreaterThan(0)
    expect(plan.breaches).toEqual([])
    expect(plan.boundKind).toBe('sum-of-best')
  })

  it('ends when cancelled, with its best plan, and at once when cancelled before', async () => {
    const stop = new AbortController()
    const plan = await solvePlan(instance, {
      seconds: ample,
      signal: stop.signal,
      onProgress: ({ best }) => best !== null && stop.abort(),
    })
    expect(plan).toMatchObject({ ended: 'cancelled', breaches: [] })
    expect(plan.value ?? 0).toBeGreaterThan(0)
    expect((await solvePlan(instance, { seconds: ample, signal: AbortSignal.abort() })).value).toBeNull()
  })

  it('ends within its memory', async () => {
    const plan = await solvePlan(instance, { seconds: ample, memoryMb: 64 })
    expect(plan.ended).toBe('limit')
    expect(plan.seconds).toBeLessThan(ample)
  })

  it('says so when nothing is lawful', async () => {
    const broke = {
      ...instance,
      channels: instance.channels.map((channel) => ({
        ...channel,
        budgetFenByYear: channel.budgetFenByYear.map(() => 0),
      })),
    }
    expect(await solvePlan(broke, { seconds: ample })).toMatchObject({
      ended: 'infeasible',
      value: null,
      bound: null,
      gap: null,
    })
  })
})
