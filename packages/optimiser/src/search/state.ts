// A plan under search: choices, what they use of every limit, and what is broken; kept up to date move by move.
import type { Model } from '../model/model.ts'

/** A project that is not started. */
export const out = -1

/**
 * The state of a search. `value` and `broken` are exact (whole numbers in doubles, below 2⁵³); `penalty` weighs what
 * is broken and only steers.
 */
export class SearchState {
  readonly model: Model
  readonly choice: Int32Array
  readonly use: Float64Array
  /** Points a unit over the cap costs, by row; grows while a row stays broken. */
  readonly weight: Float64Array
  /** Weights of the other kinds of breach: a due project left out, an order, fairness, a window, a pairing. */
  readonly kinds = { due: 1, order: 1, fair: 1, window: 1, pairing: 1 }
  value = 0
  penalty = 0
  broken = 0
  readonly #countyHomes: Float64Array
  readonly #cityHomes: Float64Array
  readonly #cityOf: Int32Array
  readonly #groups: GroupIndex
  readonly #fairParts: readonly FairParts[]
  /** By order and year: older households started, younger projects started. */
  readonly #older: Float64Array
  readonly #younger: Int32Array
  /** By group (corridors, windows, pairings in that order) and year: how many of it start. */
  readonly #started: Int32Array

  constructor(model: Model) {
    this.model = model
    this.choice = new Int32Array(model.projects).fill(out)
    this.use = new Float64Array(model.rows.length)
    this.weight = new Float64Array(model.rows.length).fill(1)
    this.#countyHomes = new Float64Array(model.instance.counties.length)
    this.#cityHomes = new Float64Array(model.fairness.length)
    this.#cityOf = new Int32Array(model.instance.counties.length).fill(-1)
    model.fairness.forEach(({ counties }, city) => counties.forEach((county) => (this.#cityOf[county] = city)))
    this.#fairParts = model.fairness.map(({ counties, stock, wholeStock, least, most }) => ({
      counties,
      stock,
      wholeStock,
      leastOver: Number(least.numerator),
      leastUnder: Number(least.denominator),
      mostOver: Number(most.numerator),
      mostUnder: Number(most.denominator),
    }))
    this.#groups = indexGroups(model)
    this.#older = new Float64Array(model.orders.length * model.years)
    this.#younger = new Int32Array(model.orders.length * model.years)
    this.#started = new Int32Array(
      (model.corridors.length + model.windows.length + model.pairings.length) * model.years,
    )
    this.recount()
  }

  /** Whether no constraint is broken. */
  get isLawful(): boolean {
    return this.broken === 0
  }

  /** Starts a project by an option, or takes it out. */
  place(project: number, option: number): void {
    const before = this.choice[project] ?? out
    if (before === option) return
    this.#groupsOf(project, -1)
    this.choice[project] = option
    if (before !== out) this.#take(before, -1)
    if (option !== out) this.#take(option, 1)
    if (this.model.isDue[project] && (before === out) !== (option === out)) {
      const sign = option === out ? 1 : -1
      this.broken += sign
      this.penalty += sign * this.kinds.due * (this.model.households[project] ?? 0)
    }
    this.#groupsOf(project, 1)
    if ((before === out) !== (option === out)) this.#moveHomes(project, option === out ? -1 : 1)
    this.#ordersOf(project, before, option)
  }

  /** Puts all choices in place and counts everything anew: after weights changed, or to rid the penalty of rounding. */
  recount(choice: Int32Array = this.choice.slice()): void {
    this.choice.fill(out)
    this.use.fill(0)
    for (const counts of [this.#countyHomes, this.#cityHomes, this.#older, this.#younger, this.#started]) counts.fill(0)
    this.value = 0
    this.penalty = 0
    this.broken = 0
    this.model.cap.forEach((cap, row) => {
      if (cap < 0) {
        this.broken += 1
        this.penalty -= (this.weight[row] ?? 0) * cap
      }
    })
    this.model.isDue.forEach((due, project) => {
      if (!due) return
      this.broken += 1
      this.penalty += this.kinds.due * (this.model.households[project] ?? 0)
    })
    choice.forEach((option, project) => this.place(project, option))
  }

  #take(option: number, sign: number): void {
    const { entryStart, entryRow, entryAmount, cap, valueOf } = this.model
    const { use, weight } = this
    this.value += sign * (valueOf[option] ?? 0)
    let [penalty, broken] = [0, 0]
    for (let at = entryStart[option] ?? 0, end = entryStart[option + 1] ?? 0; at < end; at++) {
      const row = entryRow[at] ?? 0
      const most = cap[row] ?? 0
      const weighs = weight[row] ?? 0
      const before = (use[row] ?? 0) - most
      const after = before + sign * (entryAmount[at] ?? 0)
      use[row] = after + most
      if (before > 0) {
        if (after > 0) penalty += weighs * (after - before)
        else {
          penalty -= weighs * before
          broken -= 1
        }
      } else if (after > 0) {
        penalty += weighs * after
        broken += 1
      }
    }
    this.penalty += penalty
    this.broken += broken
  }

  #moveHomes(project: number, sign: number): void {
    const county = this.model.countyOf[project] ?? 0
    const city = this.#cityOf[county] ?? -1
    if (city < 0) return
    this.#countFairness(city, -1)
    const homes = sign * (this.model.households[project] ?? 0)
    this.#countyHomes[county] = (this.#countyHomes[county] ?? 0) + homes
    this.#cityHomes[city] = (this.#cityHomes[city] ?? 0) + homes
    this.#countFairness(city, 1)
  }

  #countFairness(city: number, sign: number): void {
    const parts = this.#fairParts[city]
    if (!parts) return
    const { counties, stock, wholeStock, leastOver, leastUnder, mostOver, mostUnder } = parts
    const whole = this.#cityHomes[city] ?? 0
    for (let index = 0; index < counties.length; index++) {
      const own = stock[index] ?? 0
      if (own === 0) continue
      const homes = this.#countyHomes[counties[index] ?? 0] ?? 0
      const short = leastOver * whole * own - leastUnder * homes * wholeStock
      const over = mostUnder * homes * wholeStock - mostOver * whole * own
      if (short > 0) this.#breach(sign, (this.kinds.fair * short) / (leastUnder * wholeStock))
      if (over > 0) this.#breach(sign, (this.kinds.fair * over) / (mostUnder * wholeStock))
    }
  }

  #breach(sign: number, penalty: number): void {
    this.broken += sign
    this.penalty += sign * penalty
  }

  #ordersOf(project: number, before: number, after: number): void {
    const { first, list } = this.#groups.orders
    for (let at = first[project] ?? 0, end = first[project + 1] ?? 0; at < end; at++) {
      const code = list[at] ?? 0
      const order = code >> 1
      this.#countOrder(order, -1)
      this.#shiftOrder(order, { project, option: before, sign: -1, isOlder: (code & 1) === 1 })
      this.#shiftOrder(order, { project, option: after, sign: 1, isOlder: (code & 1) === 1 })
      this.#countOrder(order, 1)
    }
  }

  #shiftOrder(
    order: number,
    { project, option, sign, isOlder }: { project: number; option: number; sign: number; isOlder: boolean },
  ): void {
    if (option === out) return
    const slot = order * this.model.years + (this.model.yearOf[option] ?? 0)
    if (isOlder) this.#older[slot] = (this.#older[slot] ?? 0) + sign * (this.model.households[project] ?? 0)
    else this.#younger[slot] = (this.#younger[slot] ?? 0) + sign
  }

  #countOrder(order: number, sign: number): void {
    const { years, orders } = this.model
    let homes = 0
    for (let year = 0; year < years; year++) {
      homes += this.#older[order * years + year] ?? 0
      const short = (orders[order]?.needed ?? 0) - homes
      if (short <= 0) return
      const waiting = this.#younger[order * years + year] ?? 0
      if (waiting > 0) this.#breach(sign, this.kinds.order * short * waiting)
    }
  }

  #groupsOf(project: number, sign: number): void {
    const { first, list } = this.#groups.groups
    const end = first[project + 1] ?? 0
    for (let at = first[project] ?? 0; at < end; at++) {
      const group = list[at] ?? 0
      const option = this.choice[project] ?? out
      if (sign < 0) {
        this.#countGroup(group, -1)
        if (option !== out) this.#shiftGroup(group, option, -1)
      } else {
        if (option !== out) this.#shiftGroup(group, option, 1)
        this.#countGroup(group, 1)
      }
    }
  }

  #shiftGroup(group: number, option: number, sign: number): void {
    const slot = group * this.model.years + (this.model.yearOf[option] ?? 0)
    this.#started[slot] = (this.#started[slot] ?? 0) + sign
  }

  #countGroup(group: number, sign: number): void {
    const { years, corridors, windows } = this.model
    const size = this.#groups.sizes[group] ?? 0
    let [all, first, last] = [0, -1, -1]
    for (let year = 0; year < years; year++) {
      const count = this.#started[group * years + year] ?? 0
      if (count === 0) continue
      if (first < 0) first = year
      last = year
      all += count
    }
    this.#judgeGroup(group, sign, {
      all,
      first,
      last,
      size,
      firstWindow: corridors.length,
      firstPairing: corridors.length + windows.length,
    })
  }

  #judgeGroup(group: number, sign: number, { all, first, last, size, firstWindow, firstPairing }: Started): void {
    const { corridors, windows } = this.model
    if (group < corridors.length) {
      if (all === size && first === last) this.value += sign * (corridors[group]?.bonus ?? 0)
    } else if (group < firstPairing) {
      const over = last - first - (windows[group - firstWindow]?.apart ?? 0)
      if (over > 0) this.#breach(sign, this.kinds.window * over)
    } else if (all > 0 && all < size) this.#breach(sign, this.kinds.pairing * Math.min(all, size - all))
  }
}

/** How many of a group start, from which year to which, and where the kinds of groups begin. */
interface Started {
  readonly all: number
  readonly first: number
  readonly last: number
  readonly size: number
  readonly firstWindow: number
  readonly firstPairing: number
}

interface FairParts {
  readonly counties: Int32Array
  readonly stock: Float64Array
  readonly wholeStock: number
  readonly leastOver: number
  readonly leastUnder: number
  readonly mostOver: number
  readonly mostUnder: number
}

interface ListIndex {
  readonly first: Int32Array
  readonly list: Int32Array
}
interface GroupIndex {
  readonly groups: ListIndex
  readonly orders: ListIndex
  readonly sizes: Int32Array
}

function indexGroups({ projects, corridors, windows, pairings, orders }: Model): GroupIndex {
  const groups: number[][] = Array.from({ length: projects }, () => [])
  const all = [...corridors, ...windows, ...pairings]
  all.forEach((group, index) => group.projects.forEach((project) => groups[project]?.push(index)))
  const inOrder: number[][] = Array.from({ length: projects }, () => [])
  orders.forEach(({ older, younger }, index) => {
    older.forEach((project) => inOrder[project]?.push(index * 2 + 1))
    younger.forEach((project) => inOrder[project]?.push(index * 2))
  })
  return {
    groups: flat(groups),
    orders: flat(inOrder),
    sizes: Int32Array.from(all, (group) => group.projects.length),
  }
}

function flat(lists: readonly (readonly number[])[]): ListIndex {
  const first = new Int32Array(lists.length + 1)
  lists.forEach((list, index) => (first[index + 1] = (first[index] ?? 0) + list.length))
  return { first, list: Int32Array.from(lists.flat()) }
}
