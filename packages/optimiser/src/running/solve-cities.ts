// Solves many cities: each by itself in workers, money that they share priced alike, plans joined and checked whole.
import { rankedList } from '../baseline/ranked-list.ts'
import { checkPlan } from '../checker/index.ts'
import { modelOf } from '../constraints/catalogue.ts'
import type { Model } from '../model/model.ts'
import { startsOf } from '../model/starts.ts'
import type { PlanInstance, SolvedPlan, Start } from '../types.ts'
import { DeskLost, startDesk, type DeskClient } from './desk-client.ts'
import type { Relaxation } from './desk.ts'
import type { SharedPrices } from './priced.ts'
import { between, limitsOf, type CityPlan, type Mix } from './shared-money.ts'
import { joinStarts, splitByCity, type Block } from './split.ts'

/** Where a solve of many cities stands; `value` only once every city has a lawful plan. */
export interface CitiesProgress {
  readonly seconds: number
  readonly cities: number
  readonly planned: number
  readonly value: number | null
  readonly bound: number | null
}

/** What it comes to. */
export interface CitiesSolved {
  readonly starts: readonly Start[]
  readonly value: number | null
  readonly bound: number | null
  readonly gap: number | null
  readonly firstPlanSeconds: number | null
  readonly seconds: number
  readonly breaches: number
  /** The plain ranked lists of the cities, summed. */
  readonly listedValue: number
}

/** How to solve. */
export interface CitiesOptions {
  readonly seconds: number
  readonly seed?: number
  /** Stops when each city was improved so many times: then the time says only when to give up. */
  readonly rounds?: number
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: CitiesProgress) => void
}

interface City {
  readonly block: Block
  readonly model: Model
  readonly desk: DeskClient
  best: { value: number; choice: Int32Array } | null
  last: Int32Array | undefined
  relaxation: Relaxation | undefined
  bound: number
  rounds: number
}

/** Moves of the first search of a city, of the one after its prices are known, and of those that improve it. */
const warmUp = { moves: 150_000, hot: 0.1, cold: 0.001, untilFound: 1_500_000 }
const guided = { moves: 250_000, hot: 0.006, cold: 0.0003, breadth: 0.3, untilFound: 800_000 }
const later = { moves: 700_000, hot: 0.004, cold: 0.00015, breadth: 0.1 }

/** When prices are good enough: bound and mix so near, or so many tries, or so much of the time. */
const pricing = { near: 0.0003, most: 12, part: 0.3 }

/** The plan of many cities in the shape of any plan. */
export function planOfCities(instance: PlanInstance, solved: CitiesSolved, seed: number): SolvedPlan {
  const { starts, value, bound, gap, firstPlanSeconds, seconds, listedValue } = solved
  const { aims, breaches } = checkPlan(instance, value === null ? [] : starts)
  return {
    format: 'huanju-plan/1',
    starts: value === null ? [] : starts,
    value,
    bound,
    boundKind: bound === null ? 'none' : 'lagrangian',
    gap,
    firstPlanSeconds,
    seconds,
    seed,
    breaches: value === null ? [] : breaches,
    aims,
    rankedList: { value: listedValue, breaches: 0 },
    ended: 'limit',
  }
}

/** Solves an instance of several cities. Bounds are sums of Lagrangian bounds at common prices of the shared money. */
export async function solveCities(instance: PlanInstance, options: CitiesOptions): Promise<CitiesSolved> {
  const run = new CitiesRun(instance, options)
  try {
    await Promise.race([run.work(), run.overdue()])
    return run.result()
  } finally {
    run.close()
  }
}

class CitiesRun {
  readonly #instance: PlanInstance
  readonly #options: CitiesOptions
  readonly #began = performance.now()
  readonly #desks: DeskClient[]
  readonly #cities: City[]
  readonly #shared: readonly string[]
  #bound: number | null = null
  #first: { seconds: number } | null = null
  #timer: NodeJS.Timeout | undefined
  #isOver = false
  #fallback: readonly City['best'][] | undefined

  constructor(instance: PlanInstance, options: CitiesOptions) {
    this.#instance = instance
    this.#options = options
    const [even, odd] = [startDesk({ memoryMb: 2048 }), startDesk({ memoryMb: 2048 })]
    this.#desks = [even, odd]
    const blocks = splitByCity(instance).toSorted((a, b) => b.instance.projects.length - a.instance.projects.length)
    this.#cities = blocks.map((block, index) => ({
      block,
      model: modelOf(block.instance),
      desk: index % 2 === 0 ? even : odd,
      best: null,
      last: undefined,
      relaxation: undefined,
      bound: Infinity,
      rounds: 0,
    }))
    this.#shared = instance.channels
      .filter(({ countyId, cityId }) => countyId === undefined && cityId === undefined)
      .map(({ id }) => id)
  }

  async overdue(): Promise<void> {
    const { seconds, signal } = this.#options
    return new Promise((resolve) => {
      this.#timer = setTimeout(resolve, Math.max(0, seconds * 1000 - (performance.now() - this.#began)))
      signal?.addEventListener('abort', () => resolve(), { once: true })
    })
  }

  close(): void {
    this.#isOver = true
    clearTimeout(this.#timer)
    for (const desk of this.#desks) desk.close()
  }

  async work(): Promise<void> {
    await this.#each((city) => this.#begin(city))
    await this.#each((city) => this.#relax(city))
    if (this.#shared.length > 0) await unlessLost(this.#price())
    else this.#bound = this.#cities.reduce((sum, { bound }) => sum + bound, 0)
    const { rounds = Infinity } = this.#options
    for (let round = 0; round < rounds && !this.#isOver && this.#desks.some((desk) => !desk.isLost()); round++)
      await this.#each((city) => this.#improve(city))
  }

  result(): CitiesSolved {
    const [best, other] = [this.#choices(), this.#fallback]
      .flatMap((choices) => (choices ? [this.#joined(choices)] : []))
      .toSorted((a, b) => (b.value ?? -1) - (a.value ?? -1))
    const { starts, value, breaches } = best ?? other ?? { starts: [], value: null, breaches: 0 }
    return {
      starts,
      value,
      bound: this.#bound,
      gap: value && this.#bound !== null ? Math.max(0, this.#bound / value - 1) : null,
      firstPlanSeconds: this.#first?.seconds ?? null,
      seconds: this.#seconds(),
      breaches,
      listedValue: this.#listed(),
    }
  }

  #joined(choices: readonly City['best'][]): Pick<CitiesSolved, 'starts' | 'value' | 'breaches'> {
    const parts = this.#cities.map(({ model }, index) => {
      const best = choices[index]
      return best ? startsOf(model, best.choice) : []
    })
    const starts = joinStarts(this.#instance, parts)
    const { valuePoints, breaches } = checkPlan(this.#instance, starts)
    const isWhole = choices.every((best) => best !== null)
    return { starts, value: isWhole && breaches.length === 0 ? valuePoints : null, breaches: breaches.length }
  }

  #listed(): number {
    return this.#cities.reduce(
      (sum, { model }) => sum + checkPlan(model.instance, startsOf(model, rankedList(model))).valuePoints,
      0,
    )
  }

  // The cities of a desk one after the other, both desks side by side; a lost desk leaves its cities as they are.
  async #each(work: (city: City) => Promise<void>): Promise<void> {
    await Promise.all(
      this.#desks.map(async (desk) => {
        for (const city of this.#cities) if (city.desk === desk && !desk.isLost()) await unlessLost(work(city))
      }),
    )
  }

  async #begin(city: City): Promise<void> {
    const key = city.block.id
    await city.desk.ask('open', city.block.instance, { key })
    const found = await city.desk.ask('search', { seed: this.#seed, lane: 9, ...warmUp }, { key })
    this.#take(city, found)
  }

  async #relax(city: City): Promise<void> {
    const key = city.block.id
    city.relaxation = await city.desk.ask('relax', 60, { key })
    city.bound = city.relaxation.bound
    await this.#search(city, guided)
  }

  async #improve(city: City): Promise<void> {
    city.rounds += 1
    await this.#search(city, later)
  }

  async #search(city: City, { breadth, ...shape }: typeof later): Promise<void> {
    const { relaxation, best, last, block } = city
    const from = city.rounds === 0 ? undefined : (best?.choice ?? last)
    const seed = this.#seed * 1000 + city.rounds
    const found = await city.desk.ask(
      'search',
      { seed, lane: 0, ...shape, from, ...(relaxation?.status === 'optimal' && { relaxation, breadth }) },
      { key: block.id },
    )
    this.#take(city, found)
  }

  #take(city: City, { best, last }: { best: City['best']; last: Int32Array }): void {
    city.last = last
    if (best && best.value > (city.best?.value ?? -1)) city.best = best
    this.#say()
  }

  // Relaxed plans of the cities, mixed within the budgets, give prices; at prices between those and the best so far each
  // city gives another plan and its part of a bound, until mix and bound meet or it takes too long.
  async #price(): Promise<void> {
    const alone = await Promise.all(
      this.#cities.map(({ desk, block }) => desk.ask('alone', this.#shared, { key: block.id })),
    )
    const known = alone.flatMap((one) => (one ? [one] : []))
    if (known.length === 0) return
    const plans: CityPlan[][] = alone.map((one) => (one ? [one.plan] : []))
    let [kept, prices] = [mean(known.map((one) => one.prices)), mean(known.map((one) => one.prices))]
    const budgets = this.#budgets(prices)
    const until = this.#seconds() + this.#options.seconds * pricing.part
    let mix: Mix | undefined
    for (let tries = 0; ; tries++) {
      const bound = await this.#bid(plans, prices)
      if (bound === undefined) return
      if (this.#bound === null || bound < this.#bound) [this.#bound, kept] = [bound, prices]
      this.#say()
      mix = await this.#desks[tries % 2]?.ask('mix', { plans, budgets, from: mix?.heaviest })
      if (!mix) return
      if (this.#bound < mix.value * (1 + pricing.near) || tries === pricing.most || this.#seconds() > until)
        return this.#divide(limitsOf(mix.shares, budgets))
      prices = between(kept, mix.prices, 0.5)
    }
  }

  // What all cities would plan at these prices, and the sum of their bounds; undefined where a city can plan nothing.
  async #bid(plans: CityPlan[][], prices: SharedPrices): Promise<number | undefined> {
    const answers = await Promise.all(
      this.#cities.map(({ desk, block }) => desk.ask('priced', { prices }, { key: block.id })),
    )
    answers.forEach((answer, index) => answer && plans[index]?.push(answer.plan))
    return answers.includes(null) ? undefined : answers.reduce((sum, answer) => sum + (answer?.bound ?? 0), 0)
  }

  // Each city gets of every shared row what it takes in the mix; the plans so far stay as a fallback.
  async #divide(limits: readonly SharedPrices[]): Promise<void> {
    this.#fallback = this.#choices()
    const limitOf = new Map(this.#cities.map((city, index) => [city, limits[index] ?? {}]))
    await this.#each((city) => this.#again(city, limitOf.get(city) ?? {}))
  }

  // From the new prices alone first; where that finds nothing, from the plan it had.
  async #again(city: City, limits: SharedPrices): Promise<void> {
    const last = city.best?.choice ?? city.last
    city.relaxation = await city.desk.ask('relimit', limits, { key: city.block.id })
    Object.assign(city, { best: null, rounds: 0 })
    await this.#search(city, guided)
    if (city.best) return
    Object.assign(city, { last, rounds: 1 })
    await this.#search(city, guided)
  }

  #choices(): readonly City['best'][] {
    return this.#cities.map(({ best }) => best)
  }

  #budgets(prices: SharedPrices): SharedPrices {
    const { channels, years } = this.#instance
    return Object.fromEntries(
      Object.keys(prices).map((about) => {
        const channel = channels.find(({ id }) => this.#shared.includes(id) && about.startsWith(`${id} `))
        const t = years.indexOf(Number(about.split(' ').at(-1)))
        const part = channel?.budgetFenByYear.slice(channel.carriesOver ? 0 : t, t + 1) ?? []
        return [about, part.reduce((sum, fen) => sum + fen, 0)]
      }),
    )
  }

  #say(): void {
    const values = [this.#choices(), ...(this.#fallback ? [this.#fallback] : [])].flatMap((choices) =>
      choices.every((best) => best !== null) ? [choices.reduce((sum, best) => sum + (best?.value ?? 0), 0)] : [],
    )
    if (values.length > 0) this.#first ??= { seconds: this.#seconds() }
    this.#options.onProgress?.({
      seconds: this.#seconds(),
      cities: this.#cities.length,
      planned: this.#cities.filter(({ best }, index) => (best ?? this.#fallback?.[index] ?? null) !== null).length,
      value: values.length > 0 ? Math.max(...values) : null,
      bound: this.#bound,
    })
  }

  get #seed(): number {
    return this.#options.seed ?? 1
  }

  #seconds(): number {
    return Math.round(performance.now() - this.#began) / 1000
  }
}

async function unlessLost(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (error) {
    if (!(error instanceof DeskLost)) throw error
  }
}

function mean(asked: readonly SharedPrices[]): SharedPrices {
  const rows = Object.keys(asked[0] ?? {})
  return Object.fromEntries(
    rows.map((row) => [row, asked.reduce((sum, prices) => sum + (prices[row] ?? 0), 0) / Math.max(1, asked.length)]),
  )
}
