// A voided plan is not studied, and says how it could be; every other may be.
import { expect, it } from 'vitest'
import { planStates } from '../plans/index.ts'
import { againstStudying } from './index.ts'

it('refuses a voided plan with the way out, and no other', () => {
  const refused = planStates.filter((state) => againstStudying({ state }).length > 0)
  expect(refused).toEqual(['voided'])
  expect(againstStudying({ state: 'voided' })[0]?.wayOut?.zh).toContain('恢复')
})
