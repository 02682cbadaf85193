// Solves an instance in workers: a plan soon, then better ones, and a bound; can be watched, stopped, and lose a worker.
import { rankedList } from '../baseline/ranked-list.ts'
import { checkPlan } from '../checker/index.ts'
import { modelOf } from '../constraints/catalogue.ts'
import { choiceOf, startsOf } from '../model/starts.ts'
import { sumOfBest } from '../relaxation/safe-bound.ts'
import type { Model } from '../model/model.ts'
import { turnsOf, unitsOf } from './neighbourhoods.ts'
import type { BoundKind, PlanInstance, SolvedPlan, Start } from '../types.ts'
import { DeskLost, startDesk, type DeskClient } from './desk-client.ts'
import type { Found, Relaxation, SearchPart, TightenPart } from './desk.ts'

/** Where a search stands. `best` has passed the checker. */
export interface Progress {
  readonly phase: 'reading' | 'first-plan' | 'improving' | 'done'
  readonly seconds: number
  readonly best: number | null
  readonly bound: number | null
  readonly boundKind: BoundKind
  readonly gap: number | null
  readonly round: number
}

/** How to solve. */
export interface SolveOptions {
  readonly seconds: number
  readonly seed?: number
  /** Stops after so many rounds of moves alone, whatever the time: then the same input gives the same plan anywhere. */
  readonly rounds?: number
  /** Seconds that counties are solved in whole numbers in a turn, at most. */
  readonly refineSeconds?: number
  /** Stops when the gap is at most this. */
  readonly gap?: number
  /** Heap of a worker, and memory of the whole process, at most. */
  readonly memoryMb?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: Progress) => void
  /** A plan to begin from; it need not be lawful. */
  readonly from?: readonly Start[]
  /** The relaxation of this very instance, solved before: its bound and prices are taken as they are. */
  readonly relaxed?: { readonly bound: number; readonly columns: Float64Array; readonly rowPrices: Float64Array }
  /** Hears of each worker started; for those who count or kill them. */
  readonly onDesk?: (desk: DeskClient) => void
}

/** Options up to which the whole-number solver is asked at once. */
const smallOptions = 1_500
/** Moves a lane tries in a round, and the schedules: before the prices, first after them, later. */
const warmUp = { moves: 200_000, hot: 0.1, cold: 0.001, untilFound: 1_500_000 }
const firstRound = { moves: 200_000, hot: 0.006, cold: 0.0008, untilFound: 1_500_000 }
const laterRound = { moves: 1_500_000, hot: 0.004, cold: 0.00015 }
/** Rounds of moves before counties are solved in whole numbers, and how. */
const moveRounds = 5
const refining = { breadth: 0.2, seconds: 2.5 }
/** How far behind the best an option may be, by lane: one looks near the prices, one further. */
const breadths = [0.1, 0.6]

/** Solves an instance that was read and found good. Never throws for what a plan may suffer: see `ended`. */
export async function solvePlan(instance: PlanInstance, options: SolveOptions): Promise<SolvedPlan> {
  const run = new Run(instance, options)
  try {
    await run.solve()
  } finally {
    run.close()
  }
  return run.result()
}

interface Improving {
  readonly relaxation: Relaxation | undefined
  readonly begun: Int32Array | undefined
  /** The whole-number solve under way, if any. */
  readonly exact: Promise<void> | undefined
}

class Run {
  readonly #instance: PlanInstance
  readonly #options: SolveOptions
  readonly #model: Model
  readonly #began = performance.now()
  readonly #desks: readonly DeskClient[]
  readonly #seed: number
  #best: { value: number; starts: Start[]; choice: Int32Array } | null = null
  #bound: number
  #boundKind: BoundKind = 'sum-of-best'
  #ended: SolvedPlan['ended'] = 'limit'
  #firstPlanSeconds: number | null = null
  #round = 0
  #phase: Progress['phase'] = 'reading'
  #overdue: NodeJS.Timeout | undefined
  #isOver = false
  #heard: { value: number; choice: Int32Array } | undefined
  #checkedAt = 0
  #turn = 0
  #untightened = true
  readonly #units: readonly (readonly number[])[]
  readonly #turns: readonly (readonly number[])[]

  constructor(instance: PlanInstance, options: SolveOptions) {
    this.#instance = instance
    this.#options = options
    this.#seed = options.seed ?? 1
    this.#desks = options.signal?.aborted ? [] : [this.#start(), this.#start()]
    this.#model = modelOf(instance)
    this.#bound = sumOfBest(this.#model)
    this.#units = unitsOf(this.#model)
    this.#turns = turnsOf(this.#units.length)
  }

  async solve(): Promise<void> {
    const { signal, from } = this.#options
    if (signal?.aborted) return this.#end('cancelled')
    signal?.addEventListener('abort', this.#cancel)
    this.#overdue = setInterval(() => this.#watch(), 100)
    const ended = new Promise<void>((resolve) => (this.#finish = resolve))
    const started = from ? choiceOf(this.#model, from) : undefined
    if (started) this.#take(started)
    await Promise.race([ended, this.#work(started).catch((error: unknown) => this.#fail(error))])
  }

  close(): void {
    clearInterval(this.#overdue)
    this.#options.signal?.removeEventListener('abort', this.#cancel)
    for (const desk of this.#desks) desk.close()
    this.#say('done')
  }

  /** The plan with its figures; what was not checked is not in it. */
  result(): SolvedPlan {
    const starts = this.#best?.starts ?? []
    const checked = checkPlan(this.#instance, starts)
    const listed = checkPlan(this.#instance, startsOf(this.#model, rankedList(this.#model)))
    const isInfeasible = this.#ended === 'infeasible'
    return {
      format: 'huanju-plan/1',
      starts,
      value: this.#best ? checked.valuePoints : null,
      bound: isInfeasible ? null : this.#bound,
      boundKind: isInfeasible ? 'none' : this.#boundKind,
      gap: this.#gap(),
      firstPlanSeconds: this.#firstPlanSeconds,
      seconds: this.#seconds(),
      seed: this.#seed,
      breaches: this.#best ? checked.breaches : [],
      aims: checked.aims,
      rankedList: { value: listed.valuePoints, breaches: listed.breaches.length },
      ended: this.#ended,
    }
  }

  #finish: () => void = () => {}

  async #work(from: Int32Array | undefined): Promise<void> {
    const { seconds } = this.#options
    const [first, second] = this.#desks
    if (!first || !second) return
    // Small instances are solved in whole numbers on one desk while the other searches.
    const exact = this.#model.options <= smallOptions ? this.#solveSmall(first) : undefined
    const desks = exact ? [second] : [first, second]
    const relaxer = exact ? second : first
    const { relaxed } = this.#options
    if (relaxed) {
      if (relaxed.bound < this.#bound) [this.#bound, this.#boundKind] = [relaxed.bound, 'lagrangian']
      return this.#improve(desks, { relaxation: { status: 'optimal', ...relaxed }, begun: from, exact })
    }
    this.#say('first-plan')
    const warm = this.#search(second, { seed: this.#seed, lane: 9, ...warmUp, from })
    const relaxation = await this.#relax(relaxer, Math.max(1, seconds * 0.8))
    if (relaxation === 'infeasible') return this.#end('infeasible')
    const begun = await warm
    await this.#improve(desks, { relaxation, begun: from ?? this.#best?.choice ?? begun?.last, exact })
  }

  // Workers read the instance while this thread makes its own model.
  #start(): DeskClient {
    const desk = startDesk({ memoryMb: this.#options.memoryMb ?? 1024 })
    this.#options.onDesk?.(desk)
    void this.#unlessLost(desk.ask('open', this.#instance))
    return desk
  }

  async #solveSmall(desk: DeskClient): Promise<void> {
    const exact = await this.#unlessLost(desk.ask('whole', this.#options.seconds * 0.8))
    if (!exact || this.#isOver) return
    if (exact.best) this.#take(exact.best.choice)
    if (exact.status === 'infeasible') return this.#end('infeasible')
    if (exact.bound < this.#bound) [this.#bound, this.#boundKind] = [exact.bound, 'solver']
    if (this.#best && this.#best.value >= this.#bound) this.#end('optimal')
  }

  async #relax(desk: DeskClient, seconds: number): Promise<Relaxation | 'infeasible' | undefined> {
    const relaxation = await this.#unlessLost(desk.ask('relax', seconds))
    if (!relaxation) return undefined
    if (relaxation.status === 'infeasible' || relaxation.status === 'impossible') return 'infeasible'
    if (relaxation.bound < this.#bound) [this.#bound, this.#boundKind] = [relaxation.bound, 'lagrangian']
    this.#say('improving')
    return relaxation.status === 'optimal' ? relaxation : undefined
  }

  /** Rounds of two lanes; at the end of each the lanes may take over what the other found, by a fixed rule. */
  async #improve(desks: readonly DeskClient[], { relaxation, begun, exact }: Improving): Promise<void> {
    const from: (Int32Array | undefined)[] = desks.map((_, lane) => (lane === 0 && relaxation ? undefined : begun))
    const best: (NonNullable<Found['best']> | null)[] = desks.map(() => null)
    for (; !this.#isOver && this.#round < (this.#options.rounds ?? Infinity);) {
      if (this.#mayRefine(desks) && relaxation && this.#best) {
        this.#round += 1
        await this.#refine(desks, relaxation, this.#best.choice)
        continue
      }
      const found = await Promise.all(
        desks.map((desk, lane) => this.#search(desk, this.#partOf(lane, relaxation, from[lane]))),
      )
      if (found.every((one) => one === undefined)) return this.#end('worker-lost')
      this.#round += 1
      found.forEach((one, lane) => {
        if (one?.best && one.best.value > (best[lane]?.value ?? -1)) best[lane] = one.best
        from[lane] = best[lane]?.choice ?? one?.last
      })
      this.#share(best, from)
      this.#takeHeard()
      if (this.#best && this.#best.value >= this.#bound) return this.#end('optimal')
    }
    await exact
    this.#end('limit')
  }

  // Not with a count of rounds: how far the solver gets in some seconds differs from machine to machine.
  #mayRefine(desks: readonly DeskClient[]): boolean {
    const { rounds } = this.#options
    return rounds === undefined && this.#round >= moveRounds && desks.every((desk) => !desk.isLost())
  }

  // Each lane solves some counties in whole numbers, the others as planned; what they find is put together if it fits.
  async #refine(desks: readonly DeskClient[], relaxation: Relaxation, choice: Int32Array): Promise<void> {
    const turns = this.#nextTurns(desks.length)
    const seconds = this.#options.refineSeconds ?? refining.seconds
    const found = await Promise.all(
      desks.map(async (desk, lane) => {
        if (this.#untightened && lane === desks.length - 1)
          return this.#tighten(desk, { rowPrices: relaxation.rowPrices, seconds })
        const [projects = [], beside = []] = [turns[lane], turns[1 - lane]]
        const part = { choice, projects, beside, relaxation, breadth: refining.breadth, seconds }
        return projects.length === 0 ? undefined : this.#unlessLost(desk.ask('neighbour', part))
      }),
    )
    if (this.#isOver) return
    const together = choice.slice()
    found.forEach((one, lane) => {
      for (const project of (one && turns[lane]) || []) together[project] = one?.[project] ?? -1
    })
    this.#take(together)
    for (const one of found) if (one) this.#take(one)
  }

  // Projects of the next units for each lane, never of the same unit.
  #nextTurns(lanes: number): number[][] {
    const taken = new Set<number>()
    return Array.from({ length: lanes }, () => {
      const from = this.#turn
      for (let step = 0; step < this.#turns.length; step++) {
        const turn = this.#turns[(from + step) % this.#turns.length] ?? []
        if (turn.some((unit) => taken.has(unit))) continue
        this.#turn = from + step + 1
        for (const unit of turn) taken.add(unit)
        return turn.flatMap((unit) => this.#units[unit] ?? [])
      }
      return []
    })
  }

  async #tighten(desk: DeskClient, part: TightenPart): Promise<undefined> {
    const tightened = await this.#unlessLost(desk.ask('tighten', part))
    if (!tightened || this.#isOver) return
    this.#untightened = tightened.left > 0
    if (tightened.bound < this.#bound) [this.#bound, this.#boundKind] = [tightened.bound, 'counties']
    this.#say()
  }

  // With prices known beforehand the second lane first finds a lawful plan of its own, which the prices alone may not.
  #partOf(lane: number, relaxation: Relaxation | undefined, from: Int32Array | undefined): SearchPart {
    const seed = this.#seed * 1000 + this.#round
    if (this.#round === 0 && lane === 1 && this.#options.relaxed) return { seed, lane: 9, ...warmUp }
    const shape = this.#round === 0 ? firstRound : laterRound
    return { seed, lane, ...shape, ...(relaxation && { relaxation, breadth: breadths[lane] ?? 0.6 }), from }
  }

  // Every fourth round, and when one lane has no plan, the lane that is behind goes on from the other's.
  #share(best: readonly (NonNullable<Found['best']> | null)[], from: (Int32Array | undefined)[]): void {
    const lead = best.reduce((one, each, lane) => ((each?.value ?? -1) > (best[one]?.value ?? -1) ? lane : one), 0)
    const leading = best[lead]
    if (!leading) return
    best.forEach((each, lane) => {
      if (each === null || (this.#round % 4 === 0 && each.value < leading.value)) from[lane] = leading.choice
    })
  }

  async #search(desk: DeskClient, part: SearchPart): Promise<Found | undefined> {
    const found = await this.#unlessLost(
      desk.ask('search', part, { onBest: ({ choice, value }) => this.#hear(value, choice) }),
    )
    if (found?.best) this.#hear(found.best.value, found.best.choice)
    return found
  }

  // The first plan is checked at once, later ones a few times a second: checking takes time that the search would have.
  #hear(value: number, choice: Int32Array): void {
    if (this.#isOver || value <= Math.max(this.#best?.value ?? -1, this.#heard?.value ?? -1)) return
    this.#heard = { value, choice }
    if (!this.#best || this.#seconds() - this.#checkedAt > 0.5) this.#takeHeard()
  }

  #takeHeard(): void {
    const heard = this.#heard
    this.#heard = undefined
    if (heard) this.#take(heard.choice)
  }

  /** Takes a plan over if it is better and the checker finds nothing against it. */
  #take(choice: Int32Array): void {
    const starts = startsOf(this.#model, choice)
    const { valuePoints, breaches } = checkPlan(this.#instance, starts)
    this.#checkedAt = this.#seconds()
    if (breaches.length > 0 || (this.#best && valuePoints <= this.#best.value)) return
    this.#best = { value: valuePoints, starts, choice: choice.slice() }
    this.#firstPlanSeconds ??= this.#seconds()
    this.#say()
    if (valuePoints >= this.#bound) this.#end('optimal')
    else if (this.#options.gap !== undefined && (this.#gap() ?? Infinity) <= this.#options.gap) this.#end('limit')
  }

  /** What a lost worker leaves: nothing; the others go on. */
  async #unlessLost<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer
    } catch (error) {
      if (error instanceof DeskLost) return undefined
      throw error
    }
  }

  #watch(): void {
    if (this.#seconds() >= this.#options.seconds) this.#end('limit')
    const { memoryMb } = this.#options
    if (memoryMb !== undefined && process.memoryUsage().rss > memoryMb * 2 ** 20) this.#end('limit')
  }

  readonly #cancel = () => this.#end('cancelled')

  #fail(error: unknown): void {
    if (!this.#isOver) throw error
  }

  #end(ended: SolvedPlan['ended']): void {
    if (this.#isOver) return
    this.#takeHeard()
    if (this.#isOver) return
    this.#isOver = true
    this.#ended = ended
    this.#finish()
  }

  #seconds(): number {
    return Math.round(performance.now() - this.#began) / 1000
  }

  #gap(): number | null {
    if (!this.#best || this.#ended === 'infeasible') return null
    return this.#best.value === 0 ? (this.#bound <= 0 ? 0 : null) : Math.max(0, this.#bound / this.#best.value - 1)
  }

  #say(phase: Progress['phase'] = this.#phase): void {
    this.#phase = phase
    this.#options.onProgress?.({
      phase,
      seconds: this.#seconds(),
      best: this.#best?.value ?? null,
      bound: this.#bound,
      boundKind: this.#boundKind,
      gap: this.#gap(),
      round: this.#round,
    })
  }
}

/** The starts of the plain ranked list of an instance. */
export function rankedStarts(instance: PlanInstance): Start[] {
  const model = modelOf(instance)
  return startsOf(model, rankedList(model))
}
