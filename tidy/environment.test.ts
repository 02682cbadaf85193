// Shows that a read of the environment is found everywhere but in settings.ts.
import { expect, it } from 'vitest'
import { checkEnvironment } from './environment.ts'
import { treeOf } from './tree.ts'

it('finds process.env outside settings.ts, tests and scripts', () => {
  const text = '// x\nexport const port = process.env.PORT'
  const paths = [
    'packages/server/src/main.ts',
    'packages/server/src/settings.ts',
    'packages/server/src/main.test.ts',
    'packages/server/src/testing/database.ts',
    'scripts/start.mjs',
    'bench/run.ts',
  ]
  const found = checkEnvironment(treeOf(Object.fromEntries(paths.map((path) => [path, text]))))
  expect(found.map(({ path, line }) => [path, line])).toEqual([['packages/server/src/main.ts', 2]])
})

it('finds the environment taken out of process', () => {
  expect(checkEnvironment(treeOf({ 'packages/server/src/a.ts': 'const { env } = process' }))).toHaveLength(1)
})
