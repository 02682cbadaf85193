// Solves a stream of cities, each by itself: what a nation is, once central money is allocated. Streams, resumes, stops.
import { checkPlan } from '../checker/index.ts'
import { modelOf } from '../constraints/catalogue.ts'
import { startsOf } from '../model/starts.ts'
import type { PlanInstance } from '../types.ts'
import { startDesk, type DeskClient } from './desk-client.ts'
import type { Found, Relaxation } from './desk.ts'

/** What one city came to; a city without a lawful plan has null. */
export interface CityLine {
  readonly index: number
  readonly projects: number
  readonly value: number | null
  readonly bound: number
}

/** How to solve: `done` are lines of an earlier run that are not solved again. */
export interface StreamOptions {
  readonly cities: number
  readonly cityAt: (index: number) => PlanInstance
  readonly moves?: number
  readonly done?: readonly CityLine[]
  readonly signal?: AbortSignal
  readonly onCity?: (line: CityLine) => void
}

/** Cities after which a worker is replaced, since the memory of the solver does not shrink. */
const citiesOfWorker = 40
const warmUp = { moves: 120_000, hot: 0.1, cold: 0.001, untilFound: 1_000_000 }
const guided = { hot: 0.006, cold: 0.0002, breadth: 0.1, untilFound: 600_000 }
/** Moves beyond the first ones at the second try. */
const untilFound = 1_500_000

/** Solves cities on two workers, in the order of their index; gives the lines of all that were solved. */
export async function solveStream({
  cities,
  cityAt,
  moves = 700_000,
  done = [],
  signal,
  onCity,
}: StreamOptions): Promise<CityLine[]> {
  const lines = new Map(done.map((line) => [line.index, line]))
  const waiting = Array.from({ length: cities }, (_, index) => index).filter((index) => !lines.has(index))
  await Promise.all(
    [0, 1].map(async () => {
      let [desk, count] = [startDesk(), 0]
      try {
        for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
          if (signal?.aborted === true) return
          if (count++ === citiesOfWorker) {
            desk.close()
            ;[desk, count] = [startDesk(), 1]
          }
          const line = await solveCity(desk, cityAt(next), { index: next, moves })
          lines.set(next, line)
          onCity?.(line)
        }
      } finally {
        desk.close()
      }
    }),
  )
  return [...lines.values()].toSorted((a, b) => a.index - b.index)
}

async function solveCity(
  desk: DeskClient,
  instance: PlanInstance,
  { index, moves }: { index: number; moves: number },
): Promise<CityLine> {
  await desk.ask('open', instance)
  const relaxation = await desk.ask('relax', 60)
  const found = await searchCity(desk, relaxation, moves)
  const starts = found.best ? startsOf(modelOf(instance), found.best.choice) : []
  const isLawful = found.best !== null && checkPlan(instance, starts).breaches.length === 0
  return {
    index,
    projects: instance.projects.length,
    value: isLawful ? (found.best?.value ?? null) : null,
    bound: relaxation.bound,
  }
}

// From the prices; where that finds nothing lawful, without them until something is, and from there by the prices again.
async function searchCity(desk: DeskClient, relaxation: Relaxation, moves: number): Promise<Found> {
  if (relaxation.status !== 'optimal') return desk.ask('search', { seed: 1, lane: 0, ...warmUp })
  const found = await desk.ask('search', { seed: 1, lane: 0, moves, ...guided, relaxation })
  if (found.best) return found
  const warm = await desk.ask('search', { seed: 2, lane: 9, ...warmUp, untilFound })
  const from = warm.best?.choice ?? warm.last
  const again = await desk.ask('search', { seed: 3, lane: 0, moves, ...guided, relaxation, from, untilFound })
  return again.best ? again : warm
}
