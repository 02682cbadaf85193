// Whatever a list shows comes back from its address.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { listIn, readAddress } from './address.ts'
import { searchOf } from './call.ts'

it('reads back what it wrote, whatever was typed', () => {
  const name = fc.constantFrom('q', 'status', 'page', 'planYear')
  const value = fc.string({ minLength: 1, unit: 'grapheme' })
  fc.assert(
    fc.property(fc.dictionary(name, fc.array(value, { minLength: 1, maxLength: 4 })), (filter) => {
      const address = readAddress(searchOf(filter))
      for (const [key, values] of Object.entries(filter)) expect(listIn(address, key)).toEqual(values)
      expect(Object.keys(address).toSorted()).toEqual(Object.keys(filter).toSorted())
    }),
  )
})

it('takes a name given once as a list of one, and a name not given as none', () => {
  const address = readAddress('status=surveyed')
  expect(listIn(address, 'status')).toEqual(['surveyed'])
  expect(listIn(address, 'verdict')).toEqual([])
})
