// Records by name keep their names, their order and their types.
import { expect, expectTypeOf, it } from 'vitest'
import { entriesOf, keysOf, mapValues, recordOf } from './index.ts'

const prices = { b: 2, a: 1 } as const

it('gives names and entries in the order of the record, by their types', () => {
  expect(keysOf(prices)).toEqual(['b', 'a'])
  expect(entriesOf(prices)).toEqual([
    ['b', 2],
    ['a', 1],
  ])
  expectTypeOf(keysOf(prices)).toEqualTypeOf<('a' | 'b')[]>()
})

it('makes a record of every name, and one of the same names with other values', () => {
  const lengths = recordOf(['one', 'three'], (name) => name.length)
  expect(lengths).toEqual({ one: 3, three: 5 })
  expectTypeOf(lengths).toEqualTypeOf<Record<'one' | 'three', number>>()
  expect(mapValues(prices, (price, name) => `${name}${price}`)).toEqual({ b: 'b2', a: 'a1' })
})
