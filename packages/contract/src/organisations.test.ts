// People and regions: accounts, roles and moves on their bounds and one past them.
import { describe, it } from 'vitest'
import { people, regions } from './organisations.ts'
import { takesOnly } from './testing/bounds.ts'

describe('people and regions', () => {
  it('have accounts of small letters, begun by one, from three to forty', () => {
    takesOnly(people.createPerson.body, [
      ['login', 'abc', 'ab'],
      ['login', `a${'b'.repeat(39)}`, `a${'b'.repeat(40)}`],
      ['login', 'a.b-c_9', '9abc'],
      ['login', ' zhang.san ', 'Zhang'],
      ['login', 'zhang', '张三丰'],
      ['name', '一'.repeat(40), '一'.repeat(41)],
    ])
  })

  it('hold roles from a day that there is, for as long as it lasts', () => {
    takesOnly(people.grantRole.body, [
      ['from', '2026-11-23', '2026-11-31'],
      ['to', null, ''],
      ['regionId', '3f0e7c5a-2b1d-4c6e-9f80-123456789abc', '泰山区'],
    ])
  })

  it('move to another region from a day, for a reason', () => {
    takesOnly(regions.moveRegion.body, [
      ['from', '2026-11-23', '明天'],
      ['reason', '一'.repeat(200), '一'.repeat(201)],
      ['reason', '区划调整', ' — '],
    ])
  })
})
