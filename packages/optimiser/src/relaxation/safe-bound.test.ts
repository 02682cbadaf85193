// Bounds that are bounds: at any prices no plan is worth more, and stretched rows keep the program they are made of.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelOf } from '../constraints/catalogue.ts'
import { bruteForce } from '../testing/brute-force.ts'
import { tinyInstance } from '../testing/tiny-instances.ts'
import { plainGuide } from '../search/guide.ts'
import { out } from '../search/state.ts'
import { elasticOf } from './elastic.ts'
import { linearProgramOf, optionsOf } from './linear-program.ts'
import { bestOf, pricedColumns, safeBound, sumOfBest } from './safe-bound.ts'

const all = Array.from({ length: 14 }, (_, at) => {
  const instance = tinyInstance(900 + at)
  const model = modelOf(instance)
  return { model, program: linearProgramOf(model), best: bruteForce(instance) }
})
const anyOne = fc.constantFrom(...all)
const price = fc.oneof(
  fc.constant(0),
  fc.double({ min: -50, max: 50, noNaN: true }),
  fc.double({ min: 0, max: 1e-6, noNaN: true }),
)

describe('a bound', () => {
  it('is above every lawful plan, whatever the prices', () => {
    expect(all.filter(({ best }) => best !== null).length).toBeGreaterThan(5)
    fc.assert(
      fc.property(anyOne, fc.infiniteStream(price), ({ model, program, best }, prices) => {
        const drawn = Float64Array.from({ length: program.rows }, () => prices.next().value ?? 0)
        if (best) expect(safeBound(program, model, drawn)).toBeGreaterThanOrEqual(best.value)
      }),
    )
  })

  it('without prices is that of each project by its best way, every corridor gained', () => {
    for (const { model, program, best } of all) {
      const free = safeBound(program, model, new Float64Array(program.rows))
      if (best) expect(best.value).toBeLessThanOrEqual(sumOfBest(model))
      if (program.impossible.length > 0) expect(free).toBe(-Infinity)
      else expect(free).toBeGreaterThanOrEqual(best?.value ?? 0)
    }
  })

  it('is spoiled, or still one, where a price is no number: never below the best plan', () => {
    for (const { model, program, best } of all)
      for (let row = 0; row < program.rows; row++) {
        const prices = new Float64Array(program.rows)
        prices[row] = Number.NaN
        expect(safeBound(program, model, prices) < (best?.value ?? -Infinity)).toBe(false)
      }
  })

  it('leaves each project its best way at the prices, or none where it need not start', () => {
    for (const { model, program } of all) {
      const { reduced } = pricedColumns(program, new Float64Array(program.rows))
      for (let project = 0; project < model.projects; project++) {
        const values = optionsOf(model, project).map((option) => model.valueOf[option] ?? 0)
        const least = model.isDue[project] ? -Infinity : 0
        expect(bestOf(project, { program, model, reduced })).toBe(Math.max(least, ...values))
      }
    }
  })
})

describe('a program', () => {
  it('has a row that each project starts once, and names those that must start but cannot', () => {
    for (const { model, program } of all)
      for (let project = 0; project < model.projects; project++) {
        const row = program.onceRow[project] ?? -1
        const hasWay = optionsOf(model, project).length > 0
        expect(row >= 0).toBe(hasWay)
        expect(program.impossible.includes(project)).toBe(!hasWay && model.isDue[project] === 1)
        if (hasWay) expect(program.rowLower[row]).toBe(model.isDue[project] ? 1 : -Infinity)
      }
  })

  it('scales its limits by powers of two, both sides alike', () => {
    for (const { model, program } of all)
      program.limitRow.forEach((row, index) => {
        const scale = program.limitScale[index] ?? 0
        expect(Math.log2(scale) % 1).toBe(0)
        expect((program.rowUpper[row] ?? 0) * scale).toBe(model.cap[index])
      })
  })

  it('whose rows may stretch has a slack on each side that ends, and all it had before', () => {
    for (const { program } of all) {
      const stretches = Array.from({ length: program.rows }, (_, row) => ({ row, cost: row + 1 }))
      const { program: elastic, slackOf } = elasticOf(program, stretches)
      slackOf.forEach((slacks, row) => {
        const sides = [program.rowLower[row], program.rowUpper[row]].filter((side) => Number.isFinite(side ?? 0))
        expect(slacks).toHaveLength(sides.length)
        for (const column of slacks)
          expect([elastic.cost[column], elastic.lower[column], elastic.upper[column]]).toEqual([
            -(row + 1),
            0,
            Infinity,
          ])
      })
      expect(elastic.columns).toBe(program.columns + slackOf.flat().length)
      expect(elastic.starts.at(-1)).toBe((program.starts.at(-1) ?? 0) + slackOf.flat().length)
      expect([...elastic.cost.subarray(0, program.columns)].every((cost) => cost === 0)).toBe(true)
      const own = [...elastic.values].filter((_, at) => (elastic.indices[at] ?? 0) < program.columns)
      expect(own).toEqual([...program.values])
    }
  })
})

describe('directions without a relaxation', () => {
  it('choose nothing but a way for what is due, and are behind by what the best way is worth more', () => {
    for (const { model } of all) {
      const { start, loss, outLoss, rowPrice } = plainGuide(model)
      for (let project = 0; project < model.projects; project++) {
        const options = optionsOf(model, project)
        const best = Math.max(0, ...options.map((option) => model.valueOf[option] ?? 0))
        for (const option of options) expect((loss[option] ?? 0) + (model.valueOf[option] ?? 0)).toBe(best)
        expect(start[project] !== out).toBe(model.isDue[project] === 1 && options.length > 0)
        expect(outLoss[project]).toBe(model.isDue[project] ? Infinity : 0)
      }
      expect(rowPrice.every((each) => each >= 0)).toBe(true)
    }
  })
})
