// Shows that YAML that does not parse, or that gives a key twice, is found.
import { expect, it } from 'vitest'
import { checkPolicyFiles } from './policy-files.ts'
import { treeOf } from './tree.ts'

it('finds broken YAML with its line', () => {
  const found = checkPolicyFiles(
    treeOf({
      'packages/policy/100000-national/parameters/a.yaml': 'title: x\nunit: [date',
      'packages/policy/100000-national/parameters/b.yaml': 'unit: date\nunit: day',
      'packages/policy/100000-national/parameters/c.yaml': 'unit: date',
    }),
  )
  expect(found.map(({ path, line }) => [path.slice(-6), line])).toEqual([
    ['a.yaml', 2],
    ['b.yaml', 2],
  ])
})
