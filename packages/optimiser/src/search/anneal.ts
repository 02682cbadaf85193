// The search: annealing over choices, led by the relaxation's prices. The same seed and rounds give the same plan.
import type { Model } from '../model/model.ts'
import type { Guide } from './guide.ts'
import type { Random } from './random.ts'
import { out, SearchState } from './state.ts'

/** How a search goes on. */
export interface Schedule {
  /** Moves tried. */
  readonly moves: number
  /** Temperature at the beginning and the end, in points. */
  readonly hot: number
  readonly cold: number
}

const noWays = new Int32Array()

/** A search over one model that keeps its best lawful plan. */
export class Annealing {
  readonly state: SearchState
  /** The best lawful plan so far; null before the first. */
  best: { readonly value: number; readonly choice: Int32Array } | null = null
  readonly #model: Model
  readonly #guide: Guide
  readonly #random: Random
  /** Projects that have more than one way near the best, and the ways of each. */
  readonly #core: Int32Array
  readonly #ways: readonly Int32Array[]
  readonly #byCounty: readonly Int32Array[]
  /** The journal of the move under trial: project, option before. */
  readonly #moved: number[] = []

  constructor(model: Model, guide: Guide, random: Random, { breadth }: { breadth: number }) {
    this.#model = model
    this.#guide = guide
    this.#random = random
    this.state = new SearchState(model)
    this.#ways = waysNear(model, guide, breadth)
    this.#core = Int32Array.from(this.#ways.flatMap((ways, project) => (ways.length > 1 ? [project] : [])))
    this.#byCounty = model.instance.counties.map((_, county) =>
      this.#core.filter((project) => model.countyOf[project] === county),
    )
    this.#weigh()
    this.startFrom(guide.start)
  }

  /** Points an average start is worth: the measure of temperatures and weights. */
  get usualValue(): number {
    const { valueOf, options } = this.#model
    return options === 0 ? 1 : Math.max(1, valueOf.reduce((sum, value) => sum + value, 0) / options)
  }

  /** Goes on from a plan; the weights stay as they grew. */
  startFrom(choice: Int32Array): void {
    this.state.recount(choice)
    this.#keep()
  }

  // Weights a little above the prices, so that breaking a limit never pays.
  #weigh(): void {
    const { state, usualValue: usual } = this
    const { rows, cap, households, projects } = this.#model
    rows.forEach((_, row) => {
      const floor = (usual * 2) / Math.max(1, Math.abs(cap[row] ?? 0))
      state.weight[row] = Math.max((this.#guide.rowPrice[row] ?? 0) * 1.5, floor)
    })
    const homes = Math.max(1, households.reduce((sum, each) => sum + each, 0) / Math.max(1, projects))
    state.kinds.due = (usual / homes) * 2
    state.kinds.order = (usual / homes) * 0.2
    state.kinds.fair = (usual / homes) * 0.5
    state.kinds.window = usual
    state.kinds.pairing = usual
  }

  /** Tries moves under a schedule. */
  run({ moves, hot, cold }: Schedule): void {
    const { state } = this
    const cooling = (cold / hot) ** (1 / Math.max(1, moves / 1000))
    let temperature = hot
    if (this.#core.length === 0) return
    for (let tried = 0; tried < moves; tried++) {
      if (tried % 1000 === 999) temperature *= cooling
      if (tried % 20000 === 19999) this.#reweigh()
      const before = state.value - state.penalty
      this.#move()
      const gain = state.value - state.penalty - before
      if (gain >= 0 || this.#random.unit() < Math.exp(gain / temperature)) {
        if (state.broken === 0 && state.value > (this.best?.value ?? -1)) this.#keep()
      } else this.#undo()
      this.#moved.length = 0
    }
  }

  #keep(): void {
    if (this.state.isLawful && this.state.value > (this.best?.value ?? -1))
      this.best = { value: this.state.value, choice: this.state.choice.slice() }
  }

  #place(project: number, option: number): void {
    const before = this.state.choice[project] ?? out
    if (before === option) return
    this.#moved.push(project, before)
    this.state.place(project, option)
  }

  #undo(): void {
    for (let at = this.#moved.length - 2; at >= 0; at -= 2)
      this.state.place(this.#moved[at] ?? 0, this.#moved[at + 1] ?? 0)
  }

  #move(): void {
    const kind = this.#random.below(20)
    const project = this.#core[this.#random.below(this.#core.length)] ?? 0
    if (kind < 9) this.#place(project, this.#someWay(project))
    else if (kind < 19 || this.#model.corridors.length === 0) this.#exchange(project)
    else this.#moveCorridor()
  }

  #waysOf(project: number): Int32Array {
    return this.#ways[project] ?? noWays
  }

  #someWay(project: number): number {
    const ways = this.#waysOf(project)
    return ways[this.#random.below(ways.length)] ?? out
  }

  // Two projects of a county take each other's years, or one goes in for the other.
  #exchange(project: number): void {
    const near = this.#byCounty[this.#model.countyOf[project] ?? 0] ?? this.#core
    const other =
      this.#random.below(8) === 0
        ? (this.#core[this.#random.below(this.#core.length)] ?? 0)
        : (near[this.#random.below(near.length)] ?? 0)
    if (other === project) return this.#place(project, this.#someWay(project))
    const [mine, theirs] = [this.state.choice[project] ?? out, this.state.choice[other] ?? out]
    if (mine === out && theirs === out) return this.#place(project, this.#someWay(project))
    const forMe = this.#wayIn(project, this.#yearOf(theirs))
    const forThem = this.#wayIn(other, this.#yearOf(mine))
    this.#place(project, forMe)
    this.#place(other, forThem)
  }

  #yearOf(option: number): number {
    return option === out ? out : (this.#model.yearOf[option] ?? out)
  }

  // A way near the best that starts in the year; any way when there is none.
  #wayIn(project: number, year: number): number {
    const ways = this.#waysOf(project)
    const from = this.#random.below(ways.length)
    for (let step = 0; step < ways.length; step++) {
      const way = ways[(from + step) % ways.length] ?? out
      if (year === out ? way === out : way !== out && this.#model.yearOf[way] === year) return way
    }
    return ways[from] ?? out
  }

  #moveCorridor(): void {
    const { corridors, years } = this.#model
    const group = corridors[this.#random.below(corridors.length)]
    const year = this.#random.below(years)
    group?.projects.forEach((project) => {
      if (this.#waysOf(project).length > 0) this.#place(project, this.#wayIn(project, year))
    })
  }

  // What stays broken weighs more; what holds slowly weighs less, down to a little above its price.
  #reweigh(): void {
    const { state } = this
    const { cap, rows } = this.#model
    for (let row = 0; row < rows.length; row++) {
      const weight = state.weight[row] ?? 0
      if ((state.use[row] ?? 0) > (cap[row] ?? 0)) state.weight[row] = weight * 1.3
      else state.weight[row] = Math.max(weight * 0.97, (this.#guide.rowPrice[row] ?? 0) * 1.1)
    }
    const kinds = state.broken > 0 ? 1.05 : 0.99
    for (const kind of ['due', 'order', 'fair', 'window', 'pairing'] as const) state.kinds[kind] *= kinds
    state.recount()
  }
}

function waysNear({ projects, optionStart, isDue }: Model, { loss, outLoss }: Guide, breadth: number): Int32Array[] {
  return Array.from({ length: projects }, (_, project) => {
    const ways: number[] = isDue[project] || (outLoss[project] ?? 0) > breadth ? [] : [out]
    for (let option = optionStart[project] ?? 0; option < (optionStart[project + 1] ?? 0); option++)
      if ((loss[option] ?? 0) <= breadth) ways.push(option)
    return Int32Array.from(ways)
  })
}
