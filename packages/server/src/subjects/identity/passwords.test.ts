// What a password must meet, what a one-time password looks like, and how waiting grows.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { delayAfter } from './delays.ts'
import { findPasswordFaults, fitsHash, hashPassword, makeHalf } from './passwords.ts'

const faultsOf = (password: string, current?: string) =>
  findPasswordFaults(password, { login: 'zhangwei', ...(current && { current }) }).map(({ message }) => message.zh)

test.each([
  ['Short1!', '口令至少 10 位'],
  ['onlysmallletters', '口令须含大写字母、小写字母、数字、符号中的至少三种'],
  ['My-ZhangWei-2026', '口令不能包含账号'],
  ['Password123', '口令过于常见，请更换'],
  ['P@ssw0rd2026', '口令过于常见，请更换'],
  ['Aa1Aa1Aa1Aa1', '口令过于常见，请更换'],
])('%s is refused: %s', (password, fault) => {
  expect(faultsOf(password)).toContain(fault)
})

test('a long mixed phrase will do, but not the one already in use', () => {
  expect(faultsOf('Taishan-0538-morning')).toEqual([])
  expect(faultsOf('Taishan-0538-morning', 'Taishan-0538-morning')).toEqual(['新口令不能与原口令相同'])
})

test('a password fits only its own hash, and nothing fits a missing one', async () => {
  const stored = await hashPassword('Taishan-0538-morning')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await fitsHash('Taishan-0538-morning', stored)).toBe(true)
  expect(await fitsHash('taishan-0538-morning', stored)).toBe(false)
  expect(await fitsHash('Taishan-0538-morning', null)).toBe(false)
})

test('one-time passwords meet the rules and do not repeat', () => {
  const made = Array.from({ length: 300 }, () => makeHalf() + makeHalf())
  expect(made.flatMap((password) => faultsOf(password))).toEqual([])
  expect(new Set(made).size).toBe(300)
})

test('waiting never shrinks as failures go on, starts at the fifth, and stays within its bound', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.constantFrom('account' as const, 'address' as const), (failures, counted) => {
      const [now, next] = [delayAfter(failures, counted), delayAfter(failures + 1, counted)]
      expect(now === 0).toBe(failures < 5)
      expect(next).toBeGreaterThanOrEqual(now)
      expect(next).toBeLessThanOrEqual(counted === 'account' ? 900 : 60)
    }),
  )
})
