// Lists: targets and mapped columns on their bounds and one past them.
import { describe, expect, it } from 'vitest'
import { checkImport, downloadTemplate } from './imports.ts'
import { repeated, takesOnly } from './testing/bounds.ts'

describe('lists', () => {
  it('are imported as one of the kinds there are, as communities unless it is said', () => {
    const { query } = downloadTemplate
    expect(query.parse({})).toEqual({ target: 'community' })
    takesOnly(query, [['target', 'legalPerson', 'legal-person']])
  })

  it('have a hundred mapped columns at most', () => {
    const column = { header: '户数', column: 'householdCount', unit: null }
    takesOnly(checkImport.body, [
      ['mapping', repeated(100, column), repeated(101, column)],
      ['mapping', [column], []],
      ['mapping.0.header', '一'.repeat(200), '一'.repeat(201)],
      ['defaults.countyId', null, '泰山区'],
    ])
  })
})
