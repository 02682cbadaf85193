// What the policy knows beside a record: lists of codes, read from their short writing.
import { expect, it } from 'vitest'
import { openPolicy } from '../policy/policy.ts'
import { codesIn } from './choices.ts'

it('knows county codes of all years, and none that never was', () => {
  const codes = codesIn(openPolicy('370900').packOn('2026-11-27'))('people.region-codes')
  // 泰安市区 today and before 2004, 朝阳区, 密云 as county and as district, residents of Hong Kong.
  for (const code of ['370902', '370911', '370983', '110105', '110228', '110118', '810000'])
    expect(codes).toContain(code)
  for (const code of ['379999', '370900', '370000', '110100', '000000', '3709']) expect(codes).not.toContain(code)
  expect(codes.size).toBeGreaterThan(4000)
})
