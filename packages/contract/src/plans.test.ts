// Plans: years, budgets, weights and forces on their bounds and one past them.
import { describe, it } from 'vitest'
import { createPlan, updatePlan } from './plans.ts'
import { repeated, takesOnly } from './testing/bounds.ts'

describe('plans', () => {
  const year = { year: 2027, budgetFen: '1' }
  const force = { communityId: '3f0e7c5a-2b1d-4c6e-9f80-123456789abc', kind: 'in', year: null, reason: '危房' }

  it('have one year at least and ten at most, within a century, budgets in whole fen', () => {
    takesOnly(createPlan.body, [
      ['name', '一'.repeat(60), '一'.repeat(61)],
      ['years', repeated(10, year), repeated(11, year)],
      ['years', [year], []],
      ['years.0.year', 2000, 1999],
      ['years.0.year', 2100, 2101],
      ['years.0.year', 2027, 2027.5],
      ['years.0.budgetFen', '900719925474099312', '1.5'],
      ['years.0.budgetFen', '0', 0],
      ['includesUnproven', false, 'false'],
    ])
  })

  it('have whole weights up to a thousand, and forces with a kind and a reason', () => {
    takesOnly(createPlan.body, [
      ['weights.age', 0, -1],
      ['weights.age', 1000, 1001],
      ['weights.age', 7, 7.5],
      ['forces', repeated(2000, force), repeated(2001, force)],
      ['forces.0.kind', 'out', 'maybe'],
      ['forces.0.reason', '一'.repeat(200), '一'.repeat(201)],
      ['forces.0.reason', '危房', '  '],
      ['forces.0.year', null, '2027'],
      ['forces.0.communityId', force.communityId, '示例小区'],
    ])
  })

  it('are changed by the version that was seen', () => {
    takesOnly(updatePlan.body, [['version', 3, '3']])
  })
})
