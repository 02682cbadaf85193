// Heads by which owners are counted: as the law counts them, and never more than there are dwellings with an owner.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rollOf, type Held } from './index.ts'

const held = (dwelling: string, holders: readonly (string | null)[], shares: Held['shares'] = []): Held => ({
  dwelling,
  area: 7500n,
  holders,
  shares,
})

it('counts one head for each dwelling, and one for who owns several', () => {
  const flats = [held('1', ['a']), held('2', ['a']), held('3', ['b']), held('4', [])]
  expect(rollOf(flats)).toEqual({ dwellings: 4, owned: 3, area: 22_500n, heads: 2, unidentified: 0, short: 0 })
})

it('counts a dwelling of two as one head, and two dwellings of the same two as one', () => {
  expect(rollOf([held('1', ['a', 'b'])]).heads).toBe(1)
  expect(rollOf([held('1', ['a', 'b']), held('2', ['b', 'a'])]).heads).toBe(1)
  expect(rollOf([held('1', ['a', 'b']), held('2', ['a'])]).heads).toBe(2)
})

it('counts apart what nobody can tell to be of one owner, and says how many those are', () => {
  expect(rollOf([held('1', [null]), held('2', [null]), held('3', ['a', null])])).toMatchObject({
    heads: 3,
    unidentified: 3,
  })
})

it('finds shares short of the whole only where every owner has one', () => {
  const third = ['1', '3'] as const
  expect(rollOf([held('1', ['a', 'b'], [third, third])]).short).toBe(1)
  expect(rollOf([held('1', ['a', 'b', 'c'], [third, third, third])]).short).toBe(0)
  expect(rollOf([held('1', ['a', 'b'], [third])]).short).toBe(0)
})

it('is never above the dwellings with an owner, and falls by no more than one with each owner found to be another', () => {
  const flats = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', null), { maxLength: 3 }), { maxLength: 12 })
  fc.assert(
    fc.property(flats, (holders) => {
      const all = holders.map((each, nth) => held(String(nth), each))
      const { heads, owned } = rollOf(all)
      expect(heads).toBeLessThanOrEqual(owned)
      expect(heads > 0).toBe(owned > 0)
      const last = all.at(-1)
      if (last) expect(heads - rollOf(all.slice(0, -1)).heads).toBeLessThanOrEqual(1)
    }),
  )
})
