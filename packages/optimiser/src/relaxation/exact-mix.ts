// Plans of cities mixed within budgets in whole numbers of any size: what a solver keeps nearly, this keeps to the fen.

/** A plan of a city: what it is worth and what it takes of each row. */
export interface WholePlan {
  readonly worth: bigint
  readonly takes: readonly bigint[]
}

/** Cities with their plans, none without one, and what there is of each row. */
export interface Mixing {
  readonly cities: readonly (readonly WholePlan[])[]
  readonly budgets: readonly bigint[]
  /** The plan of each city to begin with; the nearer to the best mix, the sooner it is found. */
  readonly start: readonly number[]
}

/** The best mix. Weights, prices and strain are in parts of `whole`. */
export interface ExactMix {
  readonly whole: bigint
  /** Of each plan of each city; those of a city add up to `whole`. */
  readonly weights: readonly (readonly bigint[])[]
  /** Whole units by which each budget had to be raised, since no mix of the plans keeps within them all. */
  readonly over: readonly bigint[]
  /** What one more of each row is worth: at these prices no mix within the budgets is worth more than this one. */
  readonly prices: readonly bigint[]
  /** Prices at which even the cheapest plans cost more than the budgets: the proof that none keeps within; else null. */
  readonly strain: readonly bigint[] | null
}

// The simplex method with a key plan for each city: its weight is what the others of the city leave. The basis has as
// many columns as there are rows: plans less their city's key, room that is left (+) or lacking (−) in a row.
type Column =
  | { readonly kind: 'plan'; readonly city: number; readonly plan: number }
  | { readonly kind: 'room'; readonly row: number; readonly sign: 1n | -1n }

interface Stand {
  readonly cities: Mixing['cities']
  readonly budgets: readonly bigint[]
  readonly keys: readonly number[]
  readonly basis: readonly Column[]
}

/** Inverse of the basis and levels of its columns, in parts of `whole`, which is above zero. */
interface Solved {
  readonly whole: bigint
  readonly inverse: readonly (readonly bigint[])[]
  readonly levels: readonly bigint[]
}

interface Aim {
  readonly worthOf: (plan: WholePlan) => bigint
  /** What a unit that a row lacks costs; undefined where nothing may lack. */
  readonly lackOf: ((row: number) => bigint) | undefined
}

/**
 * The mix of plans that is worth most of all that keep within the budgets, exactly. Where none keeps within, each budget
 * is first raised by the whole units that the least lacking, in parts of the budgets, needs. It always ends: a step that
 * gains nothing is followed by steps in fixed order (Bland's rule).
 */
export function exactMix({ cities, budgets, start }: Mixing): ExactMix {
  const left = budgets.map(
    (budget, row) => budget - sum(cities.map((_, city) => takenBy({ cities }, start, city)[row])),
  )
  const basis = left.map((room, row): Column => ({ kind: 'room', row, sign: room < 0n ? -1n : 1n }))
  const largest = budgets.reduce((most, budget) => (budget > most ? budget : most), 1n)
  const least: Aim = { worthOf: () => 0n, lackOf: (row) => (-largest << 20n) / at(budgets.map(atLeastOne), row) }
  const lacking = left.some((room) => room < 0n)
  const first = { cities, budgets, keys: start, basis }
  const nearest = lacking ? climb(first, least) : first
  const { stand, over } = raised(nearest, solve(nearest))
  const isOver = over.some((units) => units > 0n)
  const best = climb(stand, { worthOf: ({ worth }) => worth, lackOf: undefined })
  const solved = solve(best)
  return {
    whole: solved.whole,
    weights: weightsOf(best, solved),
    over,
    prices: pricesOf(best, solved, { worthOf: ({ worth }) => worth, lackOf: undefined }),
    strain: isOver ? pricesOf(nearest, solve(nearest), least) : null,
  }
}

// What rows lack is given to their budgets, rounded up: then nothing lacks, and the basis stays one.
function raised(stand: Stand, { whole, levels }: Solved): { stand: Stand; over: bigint[] } {
  const over = stand.budgets.map((_, row) => {
    const index = stand.basis.findIndex((one) => one.kind === 'room' && one.row === row && one.sign < 0n)
    return index < 0 ? 0n : (at(levels, index) + whole - 1n) / whole
  })
  return {
    over,
    stand: {
      ...stand,
      budgets: stand.budgets.map((budget, row) => budget + at(over, row)),
      basis: stand.basis.map((one) => (one.kind === 'room' ? { ...one, sign: 1n } : one)),
    },
  }
}

function climb(from: Stand, aim: Aim): Stand {
  let [stand, solved, inOrder] = [from, solve(from), false]
  for (;;) {
    const entering = better(stand, { prices: pricesOf(stand, solved, aim), whole: solved.whole }, { aim, inOrder })
    const step = entering && stepOf(stand, solved, entering)
    if (!entering || !step) return stand
    inOrder = step.room === 0n
    stand = stepped(stand, entering, step.leaving)
    solved = solve(stand)
  }
}

// A column that pays at these prices: the one that pays most, or in order the first.
function better(
  { cities, keys, budgets }: Stand,
  { prices, whole }: { prices: readonly bigint[]; whole: bigint },
  { aim, inOrder }: { aim: Aim; inOrder: boolean },
): Column | undefined {
  let [most, best]: [bigint, Column | undefined] = [0n, undefined]
  const offer = (gain: bigint, column: () => Column) => {
    if (gain > most) [most, best] = [gain, column()]
    return inOrder && best !== undefined
  }
  for (let row = 0; row < budgets.length; row++) {
    const price = at(prices, row)
    if (offer(-price, () => ({ kind: 'room', row, sign: 1n }))) return best
    const lack = aim.lackOf?.(row)
    if (lack !== undefined && offer(lack * whole + price, () => ({ kind: 'room', row, sign: -1n }))) return best
  }
  for (let city = 0; city < cities.length; city++) {
    const known = at(cities, city)
    const gains = known.map((plan) => aim.worthOf(plan) * whole - dot(prices, plan.takes))
    const own = at(gains, at(keys, city))
    for (let plan = 0; plan < known.length; plan++)
      if (offer(at(gains, plan) - own, () => ({ kind: 'plan', city, plan }))) return best
  }
  return best
}

interface Leaving {
  readonly kind: 'basis' | 'key'
  readonly index: number
  readonly order: number
}

// How far a column can grow until another is down to nothing; of several that end together the first in order leaves.
function stepOf(
  stand: Stand,
  { whole, inverse, levels }: Solved,
  entering: Column,
): { leaving: Leaving; room: bigint } | undefined {
  const column = columnOf(stand, entering)
  const falls = inverse.map((row) => dot(row, column))
  const keyLevel = new Map<number, bigint>()
  const keyFall = new Map<number, bigint>()
  stand.basis.forEach((one, index) => {
    if (one.kind !== 'plan') return
    keyLevel.set(one.city, (keyLevel.get(one.city) ?? whole) - at(levels, index))
    keyFall.set(one.city, (keyFall.get(one.city) ?? 0n) - at(falls, index))
  })
  if (entering.kind === 'plan') keyFall.set(entering.city, (keyFall.get(entering.city) ?? 0n) + whole)
  let best: { leaving: Leaving; room: bigint; fall: bigint } | undefined
  const offer = (leaving: Leaving, room: bigint, fall: bigint) => {
    if (fall <= 0n) return
    const before = best ? room * best.fall - best.room * fall : -1n
    if (before < 0n || (before === 0n && leaving.order < (best?.leaving.order ?? 0))) best = { leaving, room, fall }
  }
  const order = orderOf(stand)
  stand.basis.forEach((one, index) =>
    offer({ kind: 'basis', index, order: order(one) }, at(levels, index), at(falls, index)),
  )
  for (const [city, fall] of keyFall) {
    const key: Column = { kind: 'plan', city, plan: at(stand.keys, city) }
    offer({ kind: 'key', index: city, order: order(key) }, keyLevel.get(city) ?? whole, fall)
  }
  return best
}

// The order in which columns are tried as well: rooms, then the plans of the cities.
function orderOf({ budgets, cities }: Stand): (column: Column) => number {
  const longest = Math.max(1, ...cities.map(({ length }) => length))
  return (column) =>
    column.kind === 'room'
      ? column.row * 2 + (column.sign > 0n ? 0 : 1)
      : budgets.length * 2 + column.city * longest + column.plan
}

// A key that leaves hands over to another plan of its city in the basis, or to the one that enters.
function stepped(stand: Stand, entering: Column, { kind, index }: Leaving): Stand {
  const heir = kind === 'key' ? stand.basis.findIndex((one) => one.kind === 'plan' && one.city === index) : index
  const next = heir < 0 ? entering : at(stand.basis, heir)
  return {
    ...stand,
    basis: heir < 0 ? stand.basis : stand.basis.with(heir, entering),
    keys: kind === 'key' && next.kind === 'plan' ? stand.keys.with(index, next.plan) : stand.keys,
  }
}

function solve(stand: Stand): Solved {
  const { whole, inverse } = inverseOf(stand.basis.map((one) => columnOf(stand, one)))
  const left = stand.budgets.map(
    (budget, row) => budget - sum(stand.cities.map((_, city) => takenBy(stand, stand.keys, city)[row])),
  )
  return { whole, inverse, levels: inverse.map((row) => dot(row, left)) }
}

function columnOf(stand: Stand, column: Column): readonly bigint[] {
  if (column.kind === 'room') return stand.budgets.map((_, row) => (row === column.row ? column.sign : 0n))
  const key = takenBy(stand, stand.keys, column.city)
  return at(at(stand.cities, column.city), column.plan).takes.map((units, row) => units - at(key, row))
}

function pricesOf({ cities, keys, basis, budgets }: Stand, { inverse }: Solved, { worthOf, lackOf }: Aim): bigint[] {
  const worths = basis.map((one) => {
    if (one.kind === 'room') return one.sign < 0n ? (lackOf?.(one.row) ?? 0n) : 0n
    const known = at(cities, one.city)
    return worthOf(at(known, one.plan)) - worthOf(at(known, at(keys, one.city)))
  })
  return budgets.map((_, row) =>
    dot(
      worths,
      inverse.map((line) => at(line, row)),
    ),
  )
}

function weightsOf({ cities, keys, basis }: Stand, { whole, levels }: Solved): bigint[][] {
  const weights = cities.map((known, city) => known.map((_, plan) => (plan === keys[city] ? whole : 0n)))
  basis.forEach((one, index) => {
    if (one.kind !== 'plan') return
    const [own, key, level] = [at(weights, one.city), at(keys, one.city), at(levels, index)]
    own[key] = at(own, key) - level
    own[one.plan] = at(own, one.plan) + level
  })
  return weights
}

// Gauss and Jordan without fractions (Bareiss): every division comes out even; in the end the inverse in parts of `whole`.
function inverseOf(columns: readonly (readonly bigint[])[]): { whole: bigint; inverse: bigint[][] } {
  const size = columns.length
  const lines = Array.from({ length: size }, (_, row) => [
    ...columns.map((column) => at(column, row)),
    ...columns.map((_column, other) => (other === row ? 1n : 0n)),
  ])
  let last = 1n
  for (let step = 0; step < size; step++) {
    const found = lines.findIndex((line, row) => row >= step && line[step] !== 0n)
    if (found < 0) throw new Error('a basis of a mix has no inverse')
    const pivotLine = at(lines, found)
    lines[found] = at(lines, step)
    lines[step] = pivotLine
    const pivot = at(pivotLine, step)
    for (let row = 0; row < size; row++) {
      const line = at(lines, row)
      const factor = at(line, step)
      if (row !== step) lines[row] = line.map((value, index) => (value * pivot - factor * at(pivotLine, index)) / last)
    }
    last = pivot
  }
  const sign = last < 0n ? -1n : 1n
  return { whole: last * sign, inverse: lines.map((line) => line.slice(size).map((value) => value * sign)) }
}

const sum = (parts: readonly (bigint | undefined)[]) => parts.reduce<bigint>((all, part) => all + (part ?? 0n), 0n)
const atLeastOne = (units: bigint) => (units > 1n ? units : 1n)

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index]
  if (item === undefined) throw new Error(`nothing stands at ${index} of ${list.length}`)
  return item
}

function takenBy({ cities }: Pick<Stand, 'cities'>, keys: readonly number[], city: number): readonly bigint[] {
  return at(at(cities, city), at(keys, city)).takes
}

function dot(one: readonly bigint[], other: readonly bigint[]): bigint {
  let all = 0n
  for (let index = 0; index < one.length; index++) all += at(one, index) * at(other, index)
  return all
}
