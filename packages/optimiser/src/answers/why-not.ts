// Why not this one? What bound, what it would displace, the smallest change that brings it in, and what that costs.
import type { Words } from '@huanju/engines/rules'
import { closedBy } from '../model/plannable.ts'
import { startsOf } from '../model/starts.ts'
import type { Model } from '../model/model.ts'
import { optionsOf, type LinearProgram } from '../relaxation/linear-program.ts'
import { safeBound } from '../relaxation/safe-bound.ts'
import type { KeptProgram } from '../running/highs.ts'
import type { Relaxation } from '../running/desk.ts'
import { Annealing } from '../search/anneal.ts'
import { guideOf } from '../search/guide.ts'
import { randomFrom } from '../search/random.ts'
import { out, SearchState } from '../search/state.ts'
import type { ConstraintId, Start } from '../types.ts'
import { amountWords, bindingLimits, limitName, type BindingLimit } from './limits.ts'

/** A project that another plan treats differently. */
export interface Changed {
  readonly projectId: string
  readonly from: { readonly year: number; readonly modeId: string } | null
  readonly to: { readonly year: number; readonly modeId: string } | null
}

/** The answer for a deferred project. */
export interface WhyNot {
  readonly projectId: string
  /** Constraints that close every way to start it; empty when it may start. */
  readonly closedBy: readonly ConstraintId[]
  /** The limits that bound, dearest first, for its best way at the relaxation's prices. */
  readonly limits: readonly BindingLimit[]
  /** What its best way is worth, and what it would cost at these prices; points. */
  readonly worthPoints: number
  readonly costPoints: number
  /** With it in, no lawful plan is worth more; null when no lawful plan has it. */
  readonly boundWithIt: number | null
  readonly lossAtLeast: number | null
  /** Limits that it alone exceeds whatever else is left out, by its way that exceeds the fewest; empty where it fits. */
  readonly tooSmall: readonly Words[]
  /** Projects that the relaxation gives up for it. */
  readonly displaced: readonly string[]
  /** A lawful plan with it, what changes, and what that costs in points; null when none was found. */
  readonly witness: {
    readonly starts: readonly Start[]
    readonly value: number
    readonly lossPoints: number
    readonly changed: readonly Changed[]
    readonly isSmallest: boolean
  } | null
}

/** What the question is asked of. */
export interface Asking {
  readonly model: Model
  readonly program: LinearProgram
  readonly kept: KeptProgram
  readonly relaxation: Relaxation
  /** The plan at hand. */
  readonly choice: Int32Array
}

/** Answers for one project; the kept program is left as it was. */
export function whyNot(asking: Asking, project: number): WhyNot {
  const { model, relaxation, choice } = asking
  const projectId = model.instance.projects[project]?.id ?? ''
  const options = optionsOf(model, project)
  if (options.length === 0) {
    const none = {
      limits: [],
      worthPoints: 0,
      costPoints: 0,
      boundWithIt: null,
      lossAtLeast: null,
      tooSmall: [],
      displaced: [],
      witness: null,
    }
    return { projectId, closedBy: closures(model, project), ...none }
  }
  const guide = guideOf(model, asking.program, relaxation)
  const best = options.reduce(
    (one, option) => ((guide.loss[option] ?? 0) < (guide.loss[one] ?? 0) ? option : one),
    options[0] ?? 0,
  )
  const limits = bindingLimits(model, best, (row) => guide.rowPrice[row] ?? 0)
  const forced = relaxWith(asking, project)
  const witness = findWitness(asking, project)
  return {
    projectId,
    closedBy: [],
    limits: limits.slice(0, 8),
    worthPoints: model.valueOf[best] ?? 0,
    costPoints: Math.round(limits.reduce((sum, { costPoints }) => sum + costPoints, 0)),
    boundWithIt: forced?.bound ?? null,
    lossAtLeast: forced ? Math.max(0, relaxation.bound - forced.bound) : null,
    tooSmall: tooSmallFor(model, options),
    displaced: forced ? displacedBy(model, relaxation.columns, forced.columns, project) : [],
    witness: witness && described(asking, choice, witness),
  }
}

// The way to start it that exceeds the fewest limits by itself, and those limits in words.
function tooSmallFor(model: Model, options: readonly number[]): Words[] {
  const exceeded = options.map((option) => exceededBy(model, option))
  return exceeded.reduce((one, other) => (other.length < one.length ? other : one), exceeded[0] ?? [])
}

function exceededBy(model: Model, option: number): Words[] {
  const found: Words[] = []
  for (let at = model.entryStart[option] ?? 0; at < (model.entryStart[option + 1] ?? 0); at++) {
    const index = model.entryRow[at] ?? 0
    const [row, asked, cap] = [model.rows[index], model.entryAmount[at] ?? 0, model.cap[index] ?? 0]
    if (!row || asked <= 0 || asked <= cap) continue
    const [name, needs, has] = [limitName(model, row), amountWords(asked, row.unit), amountWords(cap, row.unit)]
    found.push({
      zh: `${name.zh}只有 ${has.zh}，仅它一个就需要 ${needs.zh}`,
      en: `The ${name.en} is ${has.en}, and this community alone needs ${needs.en}`,
    })
  }
  return found
}

function closures({ instance }: Model, project: number): ConstraintId[] {
  const one = instance.projects[project]
  if (!one) return []
  const found = instance.years.flatMap((year) => one.modes.map((mode) => closedBy(instance, one, { year, mode })))
  return [...new Set(found.filter((id) => id !== undefined))]
}

function relaxWith({ model, program, kept }: Asking, project: number): { bound: number; columns: Float64Array } | null {
  const row = program.onceRow[project] ?? -1
  kept.setRows([row], [1], [1])
  const { status, columns, rowPrices } = kept.solve()
  kept.setRows([row], [program.rowLower[row] ?? -Infinity], [1])
  if (status === 'infeasible') return null
  const isDue = Uint8Array.from(model.isDue)
  isDue[project] = 1
  return { bound: safeBound(program, { ...model, isDue }, rowPrices), columns }
}

function displacedBy(model: Model, before: Float64Array, after: Float64Array, project: number): string[] {
  const part = (columns: Float64Array, one: number) =>
    optionsOf(model, one).reduce((sum, option) => sum + (columns[option] ?? 0), 0)
  return model.instance.projects
    .map(({ id }, one) => ({ id, one, lost: one === project ? 0 : part(before, one) - part(after, one) }))
    .filter(({ lost }) => lost > 0.05)
    .toSorted((a, b) => b.lost - a.lost || a.one - b.one)
    .slice(0, 12)
    .map(({ id }) => id)
}

interface Witness {
  readonly choice: Int32Array
  readonly isSmallest: boolean
}

// One other project changed, every way tried; else a search that is loath to change.
function findWitness(asking: Asking, project: number): Witness | null {
  const { model, choice } = asking
  const state = new SearchState(model)
  state.recount(choice)
  const best: { found: { value: number; choice: Int32Array } | null } = { found: null }
  const consider = () => {
    if (state.isLawful && state.value > (best.found?.value ?? -1))
      best.found = { value: state.value, choice: state.choice.slice() }
  }
  for (const option of optionsOf(model, project)) {
    state.place(project, option)
    consider()
    if (!state.isLawful && state.broken <= 40) tryOneMore(state, { project, consider })
    state.place(project, out)
  }
  if (best.found !== null) return { choice: best.found.choice, isSmallest: true }
  const found = searchLoath(asking, project)
  return found && { choice: found, isSmallest: false }
}

// Only projects that take of a broken limit can mend it; after each the state is as it was.
function tryOneMore(state: SearchState, { project, consider }: { project: number; consider: () => void }): void {
  const { model } = state
  for (let other = 0; other < model.projects; other++) {
    const before = state.choice[other] ?? out
    if (other === project) continue
    for (const option of [...(model.isDue[other] ? [] : [out]), ...optionsOf(model, other)]) {
      if (option === before) continue
      state.place(other, option)
      consider()
    }
    state.place(other, before)
  }
}

function searchLoath({ model, program, relaxation, choice }: Asking, project: number): Int32Array | null {
  const isDue = Uint8Array.from(model.isDue)
  isDue[project] = 1
  const valueOf = Float64Array.from(model.valueOf)
  const usual = valueOf.reduce((sum, value) => sum + value, 0) / Math.max(1, valueOf.length)
  choice.forEach((option) => {
    if (option !== out) valueOf[option] = (valueOf[option] ?? 0) + Math.ceil(usual / 50)
  })
  const loath: Model = { ...model, isDue, valueOf }
  const guide = guideOf(loath, program, relaxation)
  const search = new Annealing(loath, guide, randomFrom(1), { breadth: usual })
  const start = choice.slice()
  const options = optionsOf(model, project)
  start[project] = options.reduce(
    (one, option) => ((guide.loss[option] ?? 0) < (guide.loss[one] ?? 0) ? option : one),
    options[0] ?? out,
  )
  search.startFrom(start)
  for (let round = 0; round < 8 && (round < 2 || !search.best); round++) {
    search.run({ moves: 100_000, hot: usual * 0.004, cold: usual * 0.0003 })
  }
  return search.best?.choice ?? null
}

function described({ model }: Asking, before: Int32Array, { choice, isSmallest }: Witness): WhyNot['witness'] {
  const [old, now] = [new SearchState(model), new SearchState(model)]
  old.recount(before)
  now.recount(choice)
  return {
    starts: startsOf(model, choice),
    value: now.value,
    lossPoints: old.value - now.value,
    changed: changes(model, before, choice),
    isSmallest,
  }
}

/** What differs between two choices. */
function changes(model: Model, before: Int32Array, after: Int32Array): Changed[] {
  const [old, now] = [before, after].map(
    (choice) => new Map(startsOf(model, choice).map((start) => [start.projectId, start])),
  )
  return model.instance.projects.flatMap(({ id }) => {
    const [from, to] = [old?.get(id), now?.get(id)]
    if (from?.year === to?.year && from?.modeId === to?.modeId) return []
    return [
      {
        projectId: id,
        from: from ? { year: from.year, modeId: from.modeId } : null,
        to: to ? { year: to.year, modeId: to.modeId } : null,
      },
    ]
  })
}
