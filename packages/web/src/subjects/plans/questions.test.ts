// Before a ranking one hears how many communities it concerns, and that it replaces the one before.
import { expect, it } from 'vitest'
import { rankQuestion } from './questions.ts'

it('names the region and the number, and what is replaced only where there is something', () => {
  expect(rankQuestion('甲市', 1264, true).zh).toMatch(/甲市 1,264 个.+替换/)
  expect(rankQuestion('甲市', 1264, false).zh).not.toContain('替换')
})

it('says all until the number is known', () => {
  expect(rankQuestion('甲市', undefined, false).zh).toContain('甲市全部')
})
