// One place of work: an instance, its model, its relaxation kept in the solver, searches over it. Lives in a worker.
import { findConflict, type Conflict } from '../answers/conflict.ts'
import { estimate, type Estimate } from '../answers/estimate.ts'
import { frontier, type FrontierPoint } from '../answers/frontier.ts'
import { reasonsOf, type Reason } from '../answers/reasons.ts'
import { whyNot, type WhyNot } from '../answers/why-not.ts'
import { modelOf } from '../constraints/catalogue.ts'
import type { Model } from '../model/model.ts'
import { choiceOf } from '../model/starts.ts'
import { linearProgramOf, type LinearProgram } from '../relaxation/linear-program.ts'
import { countyParts, freedPart, type CountyPart, type Part } from '../relaxation/parts.ts'
import { safeBound } from '../relaxation/safe-bound.ts'
import { Annealing } from '../search/anneal.ts'
import { guideOf, plainGuide } from '../search/guide.ts'
import { randomFrom } from '../search/random.ts'
import type { PlanInstance, Start } from '../types.ts'
import { aloneOf, solvePriced, type Alone, type Priced, type Pricing } from './priced.ts'
import { keepProgram, type KeptProgram, type Relaxed, type Whole, type WholeAsked } from './highs.ts'

/** A solved relaxation: its bound is ours, from its prices. */
export interface Relaxation {
  readonly status: Relaxed['status'] | 'impossible'
  readonly bound: number
  readonly columns: Float64Array
  readonly rowPrices: Float64Array
}

/** A part of a search. */
export interface SearchPart {
  readonly seed: number
  readonly lane: number
  readonly moves: number
  /** In parts of what an average start is worth. */
  readonly hot: number
  readonly cold: number
  /** How far behind the best an option may be to be tried, in parts of an average start; all when absent. */
  readonly breadth?: number
  readonly from?: Int32Array
  readonly relaxation?: Pick<Relaxation, 'columns' | 'rowPrices'>
  /** Goes on with the search of the last part, its weights as they grew. */
  readonly goesOn?: boolean
  /** After the moves, stays at the end temperature until there is a lawful plan or so many more moves are tried. */
  readonly untilFound?: number
}

/** The best lawful plan of a part, and where the search stood at its end, lawful or not. */
export interface Found {
  readonly best: { readonly value: number; readonly choice: Int32Array } | null
  readonly last: Int32Array
  readonly tried: number
}

/** A whole plan from the solver on small instances. */
export interface Exact {
  readonly status: 'optimal' | 'infeasible' | 'limit'
  readonly bound: number
  readonly best: { readonly value: number; readonly choice: Int32Array } | null
}

/** What a desk is asked to better, and how long. */
export interface NeighbourPart {
  readonly choice: Int32Array
  /** Projects set free, and those that another desk sets free at the same time. */
  readonly projects: readonly number[]
  readonly beside: readonly number[]
  readonly relaxation: Pick<Relaxation, 'columns' | 'rowPrices'>
  /** As in a search. */
  readonly breadth: number
  readonly seconds: number
}

/** Prices at which counties are solved one by one, and how long each call goes on. */
export interface TightenPart {
  readonly rowPrices: Float64Array
  readonly seconds: number
}

/** A bound by counties so far, and how many counties are still to be solved. */
export interface Tightened {
  readonly bound: number
  readonly left: number
}

/** Options of a county above which the solver would not get far in seconds. */
const mostCountyOptions = 6_000
const chunk = 20_000
/** Plans within the solver's tolerance, yet unlawful, that are shut out before giving up. */
const mostShutOut = 30

/** A desk for an instance. */
export class Desk {
  readonly model: Model
  #program: LinearProgram | undefined
  #kept: KeptProgram | undefined
  #relaxation: Relaxation | undefined
  #search: Annealing | undefined
  #counties: { readonly parts: CountyPart[]; next: number; bound: number } | undefined

  constructor(instance: PlanInstance) {
    this.model = modelOf(instance)
  }

  /** The relaxation as a program; made at first use. */
  get program(): LinearProgram {
    this.#program ??= linearProgramOf(this.model)
    return this.#program
  }

  /** The program as kept in the solver; made at first use. */
  async kept(): Promise<KeptProgram> {
    this.#kept ??= await keepProgram(this.program)
    return this.#kept
  }

  /** Solves the relaxation. */
  async relax(seconds: number): Promise<Relaxation> {
    const none = { columns: new Float64Array(0), rowPrices: new Float64Array(0) }
    if (this.program.impossible.length > 0) return { status: 'impossible', bound: -Infinity, ...none }
    if (this.model.options === 0)
      return {
        status: 'optimal',
        bound: 0,
        columns: new Float64Array(this.program.columns),
        rowPrices: new Float64Array(this.program.rows),
      }
    const { status, columns, rowPrices } = (await this.kept()).solve({ seconds })
    if (status === 'infeasible') return { status, bound: -Infinity, ...none }
    this.#relaxation = { status, bound: safeBound(this.program, this.model, rowPrices), columns, rowPrices }
    return this.#relaxation
  }

  /** The bound and the use of shared channels when they are paid for at given prices instead of limited. */
  async priced(pricing: Pricing): Promise<Priced | null> {
    return solvePriced({ model: this.model, program: this.program, kept: await this.kept() }, pricing)
  }

  /** Puts other limits on budget rows, by `about`, and solves again from where the last solve stood. */
  async relimit(caps: Readonly<Record<string, number>>): Promise<Relaxation> {
    const kept = await this.kept()
    this.model.rows.forEach(({ constraint, about }, index) => {
      const cap = constraint === 'channel-budget' ? caps[about] : undefined
      const [row, scale] = [this.program.limitRow[index], this.program.limitScale[index]]
      if (cap === undefined || row === undefined || scale === undefined) return
      this.model.cap[index] = cap
      this.program.rowUpper[row] = cap / scale
      kept.setRows([row], [-Infinity], [cap / scale])
    })
    this.#search = undefined
    return this.relax(60)
  }

  /** What the relaxation takes of shared channels and would pay for a fen more; null where nothing can be lawful. */
  async alone(channels: readonly string[]): Promise<Alone | null> {
    const relaxed = await this.#relaxed()
    return relaxed.status === 'optimal' ? aloneOf(this, relaxed, channels) : null
  }

  /** Why a project is not in a plan. */
  async whyNot(projectId: string, starts: readonly Start[]): Promise<WhyNot> {
    const project = this.model.instance.projects.findIndex(({ id }) => id === projectId)
    if (project < 0) throw new Error(`no project ${projectId}`)
    const relaxation = await this.#relaxed()
    return whyNot(
      {
        model: this.model,
        program: this.program,
        kept: await this.kept(),
        relaxation,
        choice: choiceOf(this.model, starts),
      },
      project,
    )
  }

  /** Why each project is left out, from the prices. */
  async reasons(starts: readonly Start[]): Promise<Reason[]> {
    const relaxation = await this.#relaxed()
    return reasonsOf(this.model, this.program, { relaxation, choice: choiceOf(this.model, starts) })
  }

  /** What another instance would give, from where this one stands; null when it must be solved anew. */
  async estimate(next: PlanInstance, value: number): Promise<Estimate | null> {
    const { bound } = await this.#relaxed()
    return estimate({ model: this.model, program: this.program, kept: await this.kept(), bound, value }, next) ?? null
  }

  /** Bounds at shares of the budgets. */
  async frontier(value: number, shares?: readonly number[]): Promise<FrontierPoint[]> {
    const { bound } = await this.#relaxed()
    return frontier({ model: this.model, program: this.program, kept: await this.kept(), bound, value }, shares)
  }

  /** The demands that cannot hold together. */
  async conflict(): Promise<Conflict | null> {
    return findConflict(this.model, this.program, keepProgram)
  }

  async #relaxed(): Promise<Relaxation> {
    return this.#relaxation ?? this.relax(600)
  }

  /** Searches, and tells of better plans between chunks. */
  async search(part: SearchPart, say: (found: NonNullable<Found['best']>) => void): Promise<Found> {
    const { moves, hot, cold, untilFound = 0 } = part
    const usual = usualValue(this.model)
    const search = this.#searchFor(part, usual)
    let [tried, told] = [0, -1]
    for (; tried < moves || (!search.best && tried < moves + untilFound); tried += chunk) {
      const at = (share: number) => hot * usual * (cold / hot) ** Math.min(1, share)
      search.run({ moves: chunk, hot: at(tried / moves), cold: at((tried + chunk) / moves) })
      if (search.best && search.best.value > told) {
        told = search.best.value
        say(search.best)
      }
    }
    return { best: search.best, last: search.state.choice.slice(), tried }
  }

  /** A better plan, solved in whole numbers where some projects are set free; null when none is found. */
  async neighbour(asked: NeighbourPart): Promise<Int32Array | null> {
    const { choice, projects, relaxation, breadth, seconds } = asked
    const { loss } = guideOf(this.model, this.program, relaxation)
    const part = freedPart(this, { ...asked, loss, breadth: breadth * usualValue(this.model) })
    if (part.options === 0) return null
    const chosen = new Set(choice)
    const from = Float64Array.from(part.columns.subarray(0, part.options), (option) => (chosen.has(option) ? 1 : 0))
    const { columns } = await solvedWhole(part, { seconds, from })
    if (!columns) return null
    const better = choice.slice()
    for (const project of projects) better[project] = -1
    for (let at = 0; at < part.options; at++) {
      const option = part.columns[at] ?? 0
      if ((columns[at] ?? 0) > 0.5) better[this.model.projectOf[option] ?? 0] = option
    }
    return better
  }

  /** Solves counties in whole numbers at the relaxation's prices, some at each call: the bound falls to what they reach. */
  async tighten({ rowPrices, seconds }: TightenPart): Promise<Tightened> {
    this.#counties ??= {
      parts: countyParts(this, rowPrices).filter(({ options }) => options > 0 && options <= mostCountyOptions),
      next: 0,
      bound: safeBound(this.program, this.model, rowPrices),
    }
    const counties = this.#counties
    const until = performance.now() + seconds * 1000
    while (counties.next < counties.parts.length && performance.now() < until) {
      const part = counties.parts[counties.next]
      counties.next += 1
      if (!part) break
      const { bound } = await solvedWhole(part, { seconds })
      // A point and a billionth more: the solver's sums are doubles.
      const reached = bound + 1 + Math.abs(bound) * 1e-9
      if (Number.isFinite(reached)) counties.bound -= Math.max(0, part.most - reached)
    }
    return { bound: Math.floor(counties.bound), left: counties.parts.length - counties.next }
  }

  #searchFor({ seed, lane, breadth, from, relaxation, goesOn }: SearchPart, usual: number): Annealing {
    if (!goesOn || !this.#search) {
      const guide =
        relaxation && this.#fits(relaxation) ? guideOf(this.model, this.program, relaxation) : plainGuide(this.model)
      this.#search = new Annealing(this.model, guide, randomFrom(seed, lane), {
        breadth: breadth === undefined ? Infinity : breadth * usual,
      })
    }
    if (from) this.#search.startFrom(from)
    return this.#search
  }

  // Prices of another instance serve only where its program has the same columns and rows.
  #fits({ columns, rowPrices }: NonNullable<SearchPart['relaxation']>): boolean {
    return columns.length === this.program.columns && rowPrices.length === this.program.rows
  }

  /** Solves in whole numbers; for instances small enough. */
  async solveWhole(seconds: number): Promise<Exact> {
    if (this.program.impossible.length > 0) return { status: 'infeasible', bound: -Infinity, best: null }
    if (this.model.options === 0) {
      const search = new Annealing(this.model, plainGuide(this.model), randomFrom(1), { breadth: 0 })
      return { status: search.best ? 'optimal' : 'infeasible', bound: 0, best: search.best }
    }
    const program = await keepProgram(this.program)
    try {
      for (let tries = 0; ; tries++) {
        const { status, bound, columns } = program.solveWhole({ seconds, options: this.model.options })
        if (!columns) return { status, bound, best: null }
        const guide = guideOf(this.model, this.program, { columns, rowPrices: new Float64Array(this.program.rows) })
        const { best } = new Annealing(this.model, guide, randomFrom(1), { breadth: 0 })
        const wholeBound = Math.floor(bound + 1e-6 * Math.max(1, Math.abs(bound)))
        if (best || tries === mostShutOut) return { status: best ? status : 'limit', bound: wholeBound, best }
        // It breaks a limit by a few fen, within the solver's tolerance: it is none, and the search goes on without it.
        program.shutOut(
          [...guide.start].filter((option) => option >= 0),
          this.model.options,
        )
      }
    } finally {
      program.dispose()
    }
  }

  /** Gives the solver's memory back. */
  close(): void {
    this.#kept?.dispose()
    this.#kept = undefined
  }
}

async function solvedWhole({ program, options }: Part, asked: Omit<WholeAsked, 'options'>): Promise<Whole> {
  const kept = await keepProgram(program)
  try {
    return kept.solveWhole({ ...asked, options })
  } finally {
    kept.dispose()
  }
}

function usualValue({ valueOf, options }: Model): number {
  return options === 0 ? 1 : Math.max(1, valueOf.reduce((sum, value) => sum + value, 0) / options)
}
