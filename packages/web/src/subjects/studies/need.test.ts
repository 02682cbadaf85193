// The figures of need agree, or the difference is explained beside them.
import { expect, it } from 'vitest'
import { needSentences } from './need.ts'

const row = { scoreHundredths: 6495, householdCount: 206, needPoints: 13_379, decision: 'planned' } as const
const said = (...given: Parameters<typeof needSentences>) => needSentences(...given).map(({ zh }) => zh)

it('multiplies score by households, and says no more where all agree', () => {
  expect(said(row)).toEqual(['评分 64.95 × 206 户 = 13,379 需求分'])
  expect(said({ ...row, decision: 'deferred' }, 13_379)).toHaveLength(1)
})

it('explains what counts for less in the list, and in the answer', () => {
  expect(said({ ...row, needPoints: 12_640 })[1]).toMatch(/列表中计 12,640 分：启动较晚/)
  expect(said({ ...row, decision: 'deferred' }, 12_978)[1]).toMatch(/下面计 12,978 分：按它最容易排进的年份/)
})

it('says nothing of what is excluded', () => {
  expect(said({ ...row, decision: 'excluded' })).toEqual([])
})
