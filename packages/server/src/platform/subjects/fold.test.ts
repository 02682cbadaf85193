// The fold of the server: the product does not start while a fact that rules ask for lacks its one owner.
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import { describe, expect, it } from 'vitest'
import { subjects } from '../../subjects/index.ts'
import { requireFactOwners } from './fold.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })

describe('facts at the start', () => {
  it('have one owner each, whichever subject asks', () => {
    expect(() => requireFactOwners(subjects, pack)).not.toThrow()
    expect(subjects.flatMap((one) => one.asks?.(pack) ?? [])).toContain('upkeep.mode')
  })

  it('stop the product when a rule asks for one that nobody answers', () => {
    const asking = { asks: () => ['works.progress'] }
    expect(() => requireFactOwners([...subjects, asking], pack)).toThrow(/没有主题回答事实 works\.progress/)
  })
})
