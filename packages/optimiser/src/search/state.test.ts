// The state of a search counts move by move what the checker counts anew: value, what is lawful, and the way back.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankedList } from '../baseline/ranked-list.ts'
import { checkPlan } from '../checker/index.ts'
import { modelOf } from '../constraints/catalogue.ts'
import { choiceOf, startsOf } from '../model/starts.ts'
import type { Model } from '../model/model.ts'
import { tinyInstance } from '../testing/tiny-instances.ts'
import { randomFrom } from './random.ts'
import { out, SearchState } from './state.ts'

const models = Array.from({ length: 120 }, (_, seed) => modelOf(tinyInstance(seed + 1)))
const anyModel = fc.constantFrom(...models)

// Any option of a project or none, from a number.
function optionFor({ optionStart }: Model, project: number, chance: number): number {
  const [from = 0, to = 0] = [optionStart[project], optionStart[project + 1]]
  const at = chance % (to - from + 1)
  return at === to - from ? out : from + at
}

const moves = fc.array(fc.tuple(fc.nat(9), fc.nat(99)), { maxLength: 25 })

describe('a search', () => {
  it('knows after any moves what the plan is worth and whether it is lawful, as the checker does', () => {
    fc.assert(
      fc.property(anyModel, moves, (model, steps) => {
        const state = new SearchState(model)
        for (const [at, chance] of steps) {
          const project = at % model.projects
          state.place(project, optionFor(model, project, chance))
        }
        const checked = checkPlan(model.instance, startsOf(model, state.choice))
        expect(state.value).toBe(checked.valuePoints)
        expect(state.isLawful).toBe(checked.breaches.length === 0)
      }),
      { numRuns: 200 },
    )
  })

  it('counts the same move by move as all at once', () => {
    fc.assert(
      fc.property(anyModel, moves, (model, steps) => {
        const state = new SearchState(model)
        for (const [at, chance] of steps)
          state.place(at % model.projects, optionFor(model, at % model.projects, chance))
        const anew = new SearchState(model)
        anew.recount(state.choice)
        expect([anew.value, anew.broken]).toEqual([state.value, state.broken])
        expect([...anew.use]).toEqual([...state.use])
        expect(anew.penalty).toBeCloseTo(state.penalty, 3)
      }),
    )
  })

  it('is back where it was once a move is taken back', () => {
    fc.assert(
      fc.property(anyModel, fc.nat(9), fc.nat(99), (model, at, chance) => {
        const [state, before] = [new SearchState(model), new SearchState(model)]
        const project = at % model.projects
        state.place(project, optionFor(model, project, chance))
        state.place(project, out)
        expect([state.value, state.broken, [...state.use]]).toEqual([before.value, before.broken, [...before.use]])
      }),
    )
  })

  it('has starts that lead back to its choice, and leaves out what the model does not allow', () => {
    for (const model of models) {
      const choice = rankedList(model)
      expect([...choiceOf(model, startsOf(model, choice))]).toEqual([...choice])
    }
    const [model] = models
    if (!model) throw new Error('no model')
    const strange = [
      { projectId: 'p0', year: 1999, modeId: 'm0' },
      { projectId: 'nobody', year: 2027, modeId: 'm0' },
    ]
    expect([...choiceOf(model, strange)].every((option) => option === out)).toBe(true)
  })
})

describe('the ranked list', () => {
  it('never goes over a budget or a capacity, and starts nobody twice', () => {
    for (const model of models) {
      const { breaches } = checkPlan(model.instance, startsOf(model, rankedList(model)))
      // A limit that works in progress have used up is over whatever is planned.
      const isOver = model.cap.some((cap) => cap < 0)
      const kinds = new Set(breaches.map(({ constraint }) => constraint))
      for (const id of [
        'once',
        'channel-budget',
        'county-match',
        'capacity',
        'eligible',
        'not-before',
        'pilot-mode',
      ] as const)
        expect(isOver || !kinds.has(id), id).toBe(true)
    }
  })

  it('leaves nobody out for whom a year and a mode are still free', () => {
    for (const model of models) {
      const state = new SearchState(model)
      state.recount(rankedList(model))
      const asksWithin = (option: number) => {
        for (let at = model.entryStart[option] ?? 0; at < (model.entryStart[option + 1] ?? 0); at++) {
          const [row, amount] = [model.entryRow[at] ?? 0, model.entryAmount[at] ?? 0]
          if (amount > 0 && (state.use[row] ?? 0) + amount > (model.cap[row] ?? 0)) return false
        }
        return true
      }
      for (let project = 0; project < model.projects; project++) {
        if (state.choice[project] !== out) continue
        for (let option = model.optionStart[project] ?? 0; option < (model.optionStart[project + 1] ?? 0); option++)
          expect(asksWithin(option)).toBe(false)
      }
    }
  })
})

describe('chance', () => {
  it('is the same for one seed and lane, and another for any other', () => {
    const first = (seed: number, lane?: number) => {
      const random = randomFrom(seed, lane)
      return Array.from({ length: 8 }, () => random.below(1_000_000)).join()
    }
    expect(first(7)).toBe(first(7))
    const all = [first(7), first(8), first(7, 1), first(7, 2), first(8, 1), first(0), first(-1)]
    expect(new Set(all).size).toBe(all.length)
  })

  it('gives every whole number below a bound, none at it, and each about as often', () => {
    const random = randomFrom(1)
    const counts = new Map<number, number>()
    for (let draw = 0; draw < 6000; draw++) {
      const number = random.below(6)
      counts.set(number, (counts.get(number) ?? 0) + 1)
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5])
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150)
    for (let draw = 0; draw < 1000; draw++) expect(random.unit()).toBeLessThan(1)
  })
})
