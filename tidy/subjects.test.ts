// Shows that the table of subjects has no circle, and that leaving it is found.
import { describe, expect, it } from 'vitest'
import { checkSubjectNames, checkSubjectTable, reachOf, subjectsBelow } from './subjects.ts'
import { treeOf } from './tree.ts'

function linesOf(files: Record<string, string>): number[] {
  return checkSubjectTable(treeOf(files)).map(({ line }) => line)
}

describe('subjects', () => {
  it('has a table without a circle, naming only subjects it lists', () => {
    for (const subject of Object.keys(subjectsBelow)) {
      expect(reachOf(subject).has(subject)).toBe(false)
      for (const used of reachOf(subject)) expect(subjectsBelow).toHaveProperty(used)
    }
  })

  it('lets a subject use what its row lists and whatever that uses', () => {
    const text = "import { place } from '../organisations/index.ts'\nimport { term } from '../glossary/index.ts'"
    expect(linesOf({ 'packages/domain/src/plans/a.ts': text })).toEqual([])
  })

  it('finds an earlier subject using a later one, by path and by door', () => {
    const byPath = "import { plan } from '../plans/index.ts'"
    const byDoor = "// x\nimport type { Plan } from '@huanju/domain/plans'"
    expect(linesOf({ 'packages/domain/src/communities/a.ts': byPath })).toEqual([1])
    expect(linesOf({ 'packages/domain/src/communities/rules/a.ts': byDoor })).toEqual([2])
  })

  it('finds a subject entered past its door', () => {
    const text = "import { place } from '../communities/place.ts'"
    expect(linesOf({ 'packages/domain/src/plans/a.ts': text })).toEqual([1])
  })

  it('finds names that are no subject', () => {
    const paths = [
      'packages/domain/src/estates/index.ts',
      'packages/contract/src/estates.ts',
      'packages/server/src/subjects/estates/estate.store.ts',
      'packages/web/src/subjects/estates/EstateScreen.tsx',
      'packages/contract/src/endpoint.ts',
      'packages/web/src/subjects/plans/PlanScreen.tsx',
    ]
    const found = checkSubjectNames(treeOf(Object.fromEntries(paths.map((path) => [path, '']))))
    expect(found.map(({ path }) => path).sort()).toEqual([
      'packages/contract/src/estates.ts',
      'packages/domain/src/estates',
      'packages/server/src/subjects/estates',
      'packages/web/src/subjects/estates',
    ])
  })
})
