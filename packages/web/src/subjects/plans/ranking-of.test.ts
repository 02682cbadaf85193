// Ranking is offered by right and state, and what stands against it for a moment is said.
import { planStates } from '@huanju/domain/plans'
import { expect, it } from 'vitest'
import { rankingOf } from './ranking-of.ts'

it('is offered in every state but of a voided plan', () => {
  const offered = planStates.filter((state) => rankingOf({ state }, true).canRank)
  expect(offered).toEqual(['draft', 'ranking', 'ranked', 'failed'])
})

it('has something against it only while the plan is being ranked', () => {
  const held = planStates.filter((state) => rankingOf({ state }, true).against.length > 0)
  expect(held).toEqual(['ranking'])
  expect(rankingOf({ state: 'ranking' }, true).against[0]?.code).toBe('plan.is-ranking')
})

it('is not offered to those who only look', () => {
  expect(planStates.some((state) => rankingOf({ state }, false).canRank)).toBe(false)
})
