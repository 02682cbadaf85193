// Credit codes against published ones, and one wrong character in any place.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { creditCodeOf, isCreditCode, legalPerson } from './index.ts'

describe('a unified social credit code', () => {
  it.each(['91350100M000100Y43', '91370900MA3C4XYW1J', String(legalPerson.fields.creditCode.example)])(
    '%s is one',
    (code) => {
      expect(isCreditCode(code)).toBe(true)
    },
  )

  it.each([
    '91350100M000100Y44',
    '91350100M000100Y4',
    '91350100M000100Y430',
    '91350100I000100Y43',
    '9135010OM000100Y43',
    '',
  ])('%s is none', (code) => expect(isCreditCode(code)).toBe(false))

  it('shows any one character that is changed', () => {
    const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
    const first17 = fc.tuple(
      fc.constantFrom('91', '12', '53'),
      fc.integer({ min: 100_000, max: 999_999 }),
      fc.array(fc.constantFrom(...letters), { minLength: 9, maxLength: 9 }),
    )
    fc.assert(
      fc.property(first17, fc.nat(17), fc.constantFrom(...letters), ([kind, place, rest], at, letter) => {
        const code = creditCodeOf(`${kind}${place}${rest.join('')}`)
        expect(isCreditCode(code)).toBe(true)
        fc.pre(code[at] !== letter)
        expect(isCreditCode(code.slice(0, at) + letter + code.slice(at + 1))).toBe(false)
      }),
    )
  })
})
