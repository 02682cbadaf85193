// Before a search one hears how many communities it concerns, for how long, and what it replaces.
import { expect, it } from 'vitest'
import { solveQuestion } from './questions.ts'

it('names region, number and time', () => {
  const { zh } = solveQuestion({ region: '甲市', result: null }, { seconds: 30, communities: 1264 })
  expect(zh).toMatch(/甲市 1,264 个.+最多用 30 秒/)
  expect(zh).not.toContain('替换')
})

it('says all until the number is known', () => {
  expect(solveQuestion({ region: '甲市', result: null }, { seconds: 5, communities: undefined }).zh).toContain(
    '甲市全部',
  )
})
