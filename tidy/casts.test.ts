// Shows when casts are too many, and that tests are not counted.
import { expect, it } from 'vitest'
import { checkCasts } from './casts.ts'
import { treeOf } from './tree.ts'

const tree = treeOf({
  'packages/domain/src/a.ts': 'const a = b as C\nconst d = e as unknown as F\n',
  'packages/domain/src/b.ts': 'const a = 1 as const\n',
  'packages/domain/src/a.test.ts': 'const a = b as C\n',
})

it('names the files with casts once there are more of them than the bar', () => {
  expect(checkCasts(tree, 2)).toEqual([
    {
      path: 'packages/domain/src/a.ts',
      line: 1,
      words: '3 of 3 casts, 2 at most; read what comes from outside by a schema, or type it',
    },
  ])
  expect(checkCasts(tree, 3)).toEqual([])
})
