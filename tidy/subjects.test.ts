// Shows that the table of subjects has no circle, and that leaving it is found, on every floor.
import { describe, expect, it } from 'vitest'
import { checkFolds, checkSubjectNames, checkSubjectTable, reachOf, subjectsBelow } from './subjects.ts'
import { treeOf } from './tree.ts'

function linesOf(files: Record<string, string>): number[] {
  return checkSubjectTable(treeOf(files)).map(({ line }) => line)
}

function foldLinesOf(files: Record<string, string>): number[] {
  return checkFolds(treeOf(files)).map(({ line }) => line)
}

describe('the table of subjects', () => {
  it('has no circle and names only subjects it lists', () => {
    for (const subject of Object.keys(subjectsBelow)) {
      expect(reachOf(subject).has(subject)).toBe(false)
      for (const used of reachOf(subject)) expect(subjectsBelow).toHaveProperty(used)
    }
  })

  it('lets a subject use what its row lists and whatever that uses', () => {
    const text = "import { place } from '../organisations/index.ts'\nimport { term } from '../glossary/index.ts'"
    expect(linesOf({ 'packages/domain/src/plans/a.ts': text })).toEqual([])
    const onServer = "import { findCommunity } from '../communities/community.store.ts'\nimport '../../platform/a.ts'"
    expect(linesOf({ 'packages/server/src/subjects/plans/plans.routes.ts': onServer })).toEqual([])
  })

  it('finds an earlier subject using a later one, by path and by door', () => {
    const byPath = "import { plan } from '../plans/index.ts'"
    const byDoor = "// x\nimport type { Plan } from '@huanju/domain/plans'"
    expect(linesOf({ 'packages/domain/src/communities/a.ts': byPath })).toEqual([1])
    expect(linesOf({ 'packages/domain/src/communities/rules/a.ts': byDoor })).toEqual([2])
  })

  it('finds the same on the contract, the server and the web, by path, by door and when loaded late', () => {
    expect(linesOf({ 'packages/contract/src/communities.ts': "import { plan } from './plans.ts'" })).toEqual([1])
    const onServer =
      "import { judge } from '../eligibility/judge.ts'\nimport type { E } from '@huanju/contract/eligibility'"
    expect(linesOf({ 'packages/server/src/subjects/communities/a.routes.ts': onServer })).toEqual([1, 2])
    const onWeb = "// x\nconst Card = lazy(() => import('../studies/StudyCard.tsx'))"
    expect(linesOf({ 'packages/web/src/subjects/plans/PlanScreen.tsx': onWeb })).toEqual([2])
  })

  it('finds subjects that use each other only through platform parts', () => {
    const text = "import { isRegionVisible } from '../map/map.store.ts'"
    expect(linesOf({ 'packages/server/src/subjects/plans/plans.routes.ts': text })).toEqual([1])
  })

  it('finds a subject of the domain entered past its door', () => {
    const text = "import { place } from '../communities/place.ts'"
    expect(linesOf({ 'packages/domain/src/plans/a.ts': text })).toEqual([1])
    const byName = "import { place } from '@huanju/domain/communities/place'"
    expect(linesOf({ 'packages/server/src/subjects/plans/a.ts': byName })).toEqual([1])
  })
})

describe('the folds', () => {
  it('alone name the subjects of server and web', () => {
    const text = "import { plans } from './plans/index.ts'"
    expect(foldLinesOf({ 'packages/server/src/subjects/index.ts': text })).toEqual([])
    expect(foldLinesOf({ 'packages/web/src/subjects/index.ts': "import { plans } from './plans/index.ts'" })).toEqual(
      [],
    )
    const product = "import { subjects } from './subjects/index.ts'\nimport { plans } from './subjects/plans/index.ts'"
    expect(foldLinesOf({ 'packages/server/src/product.ts': product })).toEqual([2])
    const frame = "// x\nconst Tray = lazy(() => import('../subjects/jobs/JobTray.tsx'))"
    expect(foldLinesOf({ 'packages/web/src/app/Root.tsx': frame })).toEqual([2])
    const platform = "import { homeOf } from '../../subjects/communities/communities.routes.ts'"
    expect(foldLinesOf({ 'packages/server/src/platform/regions/home.ts': platform })).toEqual([1])
  })

  it('alone read what a subject declares', () => {
    const text = "import { communities } from '../communities/index.ts'"
    expect(foldLinesOf({ 'packages/server/src/subjects/plans/plans.routes.ts': text })).toEqual([1])
  })

  it('leave the demo city and the tests to reach where they must', () => {
    const text = "import { insertOwners } from '../subjects/communities/owners.store.ts'"
    expect(foldLinesOf({ 'packages/server/src/demo/load.ts': text })).toEqual([])
    expect(foldLinesOf({ 'packages/server/src/proofs/walls.test.ts': text })).toEqual([])
  })
})

describe('the names of subjects', () => {
  it('are those of the table, on every floor', () => {
    const paths = [
      'packages/domain/src/estates/index.ts',
      'packages/contract/src/estates.ts',
      'packages/server/src/subjects/estates/estate.store.ts',
      'packages/web/src/subjects/estates/EstateScreen.tsx',
      'packages/contract/src/endpoint.ts',
      'packages/server/src/subjects/index.ts',
      'packages/domain/src/subjects/index.ts',
      'packages/web/src/subjects/plans/PlanScreen.tsx',
      'packages/domain/src/plans/subject.ts',
    ]
    const found = checkSubjectNames(treeOf(Object.fromEntries(paths.map((path) => [path, '']))))
    expect(found.map(({ path }) => path).sort()).toEqual([
      'packages/contract/src/estates.ts',
      'packages/domain/src/estates',
      'packages/server/src/subjects/estates',
      'packages/web/src/subjects/estates',
    ])
  })

  it('belong to subjects that declare themselves in the domain', () => {
    const found = checkSubjectNames(treeOf({ 'packages/contract/src/works.ts': '' }))
    expect(found.map(({ words }) => words)).toEqual([expect.stringContaining('packages/domain/src/works/subject.ts')])
  })
})
