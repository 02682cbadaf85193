// Shows that the check of the floors can fail, and that it lets pass what the architecture allows.
import { describe, expect, it } from 'vitest'
import { printFinding } from './finding.ts'
import { checkDeclared, checkFloors } from './floors.ts'
import { treeOf } from './tree.ts'

const manifests = {
  'packages/quantities/package.json': '{"name":"@huanju/quantities","exports":{".":"./src/index.ts"}}',
  'packages/domain/package.json':
    '{"name":"@huanju/domain","exports":{"./*":"./src/*/index.ts"},"dependencies":{"zod":"1"}}',
  'packages/policy/package.json': '{"name":"@huanju/policy","exports":{".":"./src/index.ts","./load":"./src/load.ts"}}',
  'packages/quantities/src/index.ts': 'export const one = 1n',
  'packages/domain/src/plans/index.ts': 'export const plan = 1',
  'packages/domain/src/plans/rank.ts': 'export const rank = 1',
  'packages/policy/src/load.ts': 'export const load = 1',
  'packages/server/src/main.ts': 'export const start = 1',
}

function floorsOf(files: Record<string, string>): string[] {
  return checkFloors(treeOf({ ...manifests, ...files })).map(printFinding)
}

describe('floors', () => {
  it('lets a floor import any floor below it through a door', () => {
    const text = "import { one } from '@huanju/quantities'\nimport { plan } from '@huanju/domain/plans'"
    expect(floorsOf({ 'packages/server/src/a.ts': text })).toEqual([])
  })

  it('finds an import that climbs, even of a type', () => {
    const text = "// x\nimport type { plan } from '@huanju/domain/plans'"
    expect(floorsOf({ 'packages/quantities/src/a.ts': text })).toEqual([
      'packages/quantities/src/a.ts:2 quantities may not import domain: imports go only downwards; ' +
        'move the shared part to a lower floor',
    ])
  })

  it('finds server and web meeting', () => {
    expect(floorsOf({ 'packages/web/src/a.ts': "import '@huanju/server'" })).toHaveLength(1)
    expect(floorsOf({ 'packages/web/src/a.ts': "import { start } from '../../server/src/main.ts'" })).toHaveLength(1)
  })

  it('finds files and Node in the browser', () => {
    expect(floorsOf({ 'packages/web/src/a.ts': "import { load } from '@huanju/policy/load'" })).toHaveLength(1)
    expect(floorsOf({ 'packages/web/src/a.ts': "import { join } from 'node:path'" })).toHaveLength(1)
    expect(floorsOf({ 'packages/web/vite.config.ts': "import { join } from 'node:path'" })).toEqual([])
  })

  it('finds an import past a door', () => {
    expect(floorsOf({ 'packages/server/src/a.ts': "import { rank } from '@huanju/domain/plans/rank'" })).toHaveLength(1)
  })

  it('finds a package that its manifest does not name', () => {
    const text = "import 'zod'\nimport 'dayjs/locale/zh-cn'"
    const found = checkDeclared(treeOf({ ...manifests, 'packages/domain/src/plans/a.ts': text }))
    expect(found.map(({ line }) => line)).toEqual([2])
  })
})
