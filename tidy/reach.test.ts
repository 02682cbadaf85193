// Shows that dead files and dead exports are found, and that what doors, workers and scripts reach is not.
import { describe, expect, it } from 'vitest'
import { checkDeadExports } from './exports.ts'
import { checkDeadFiles } from './reach.ts'
import { treeOf } from './tree.ts'

describe('dead files', () => {
  it('finds a file nobody reaches, and one reached only from there', () => {
    const found = checkDeadFiles(
      treeOf({
        'packages/server/src/main.ts': "import './used.ts'",
        'packages/server/src/used.ts': "export * from './further.ts'",
        'packages/server/src/further.ts': '',
        'packages/server/src/dead.ts': "import './dead-too.ts'",
        'packages/server/src/dead-too.ts': '',
      }),
    )
    expect(found.map(({ path }) => path)).toEqual(['packages/server/src/dead.ts', 'packages/server/src/dead-too.ts'])
  })

  it('counts doors, commands, workers, pages, scripts and set-up of tests as reached', () => {
    const found = checkDeadFiles(
      treeOf({
        'package.json': '{"scripts":{"x":"node scripts/run.mjs packages/engines/src/print.ts"}}',
        'packages/engines/package.json': '{"name":"@huanju/engines","exports":{"./*":"./src/*/index.ts"}}',
        'packages/engines/src/rules/index.ts': "const worker = new Worker(new URL('./worker.ts', import.meta.url))",
        'packages/engines/src/rules/worker.ts': '',
        'packages/engines/src/print.ts': '',
        'packages/web/index.html': '<script src="/src/start.ts">',
        'packages/web/src/start.ts': "import './page.css'",
        'packages/web/src/page.css': '',
        'packages/server/src/commands/backup.ts': '',
        'vitest.config.ts': "export default { globalSetup: ['e2e/global-setup.ts'] }",
        'e2e/global-setup.ts': '',
      }),
    )
    expect(found).toEqual([])
  })
})

it('counts a declaration as alive while the package it describes is imported', () => {
  const declaration = "declare module 'vt-pbf' {}"
  expect(checkDeadFiles(treeOf({ 'packages/server/src/vt-pbf.d.ts': declaration }))).toHaveLength(1)
  const used = { 'packages/server/src/vt-pbf.d.ts': declaration, 'packages/server/src/main.ts': "import 'vt-pbf'" }
  expect(checkDeadFiles(treeOf(used))).toEqual([])
})

describe('dead exports', () => {
  const files = {
    'packages/x/package.json': '{"name":"@huanju/x","exports":{".":"./src/index.ts"}}',
    'packages/x/src/index.ts':
      "export * from './money.ts'\nexport { area as size } from './area.ts'\nexport const own = 1",
    'packages/x/src/money.ts': 'export const sum = 1\nexport const dead = 2\nexport type Fen = bigint',
    'packages/x/src/area.ts': 'export const area = 1',
    'a.test.ts': "import { sum, size } from '@huanju/x'",
  }

  it('finds names that nobody takes through any door', () => {
    const found = checkDeadExports(treeOf(files), 'value')
    const places = found.map(({ path, line }) => `${path}:${line}`)
    expect(places).toEqual(['packages/x/src/index.ts:3', 'packages/x/src/money.ts:2'])
  })

  it('finds types apart from values', () => {
    expect(checkDeadExports(treeOf(files), 'type').map(({ line }) => line)).toEqual([3])
  })

  it('takes a type for alive that is a part of another shape, but not a value called at home', () => {
    const types = 'export interface Part { a: 1 }\nexport interface Whole { part: Part }'
    const text = `${types}\nexport const one = 1\nconst two = one`
    const tree = treeOf({ 'a.ts': text })
    expect(checkDeadExports(tree, 'type').map(({ line }) => line)).toEqual([2])
    expect(checkDeadExports(tree, 'value').map(({ line }) => line)).toEqual([3])
  })

  it('counts everything as taken by a namespace, a lazy import or a type import', () => {
    const all = { ...files, 'b.ts': "import * as x from '@huanju/x'" }
    const lazy = { ...files, 'b.ts': "const x = () => import('@huanju/x')" }
    const type = { ...files, 'b.ts': "let y: import('@huanju/x').Fen" }
    expect(checkDeadExports(treeOf(all), 'value')).toEqual([])
    expect(checkDeadExports(treeOf(lazy), 'value')).toEqual([])
    expect(checkDeadExports(treeOf(type), 'type')).toEqual([])
  })
})
