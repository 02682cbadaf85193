// Shows that gaps, doubles and misnamed migrations are found.
import { expect, it } from 'vitest'
import { checkMigrations } from './migrations.ts'
import { treeOf } from './tree.ts'

function wordsOf(...names: string[]): string[] {
  const files = Object.fromEntries(names.map((name) => [`packages/server/migrations/${name}`, '']))
  return checkMigrations(treeOf(files)).map(({ words }) => words)
}

it('lets a series without a gap pass', () => {
  expect(wordsOf('000002-b.sql', '000001-a.sql', '000003-c.sql')).toEqual([])
})

it('finds a gap, a double and a misnamed migration', () => {
  expect(wordsOf('000001-a.sql', '000003-c.sql')).toEqual(['number 2 is missing before it'])
  expect(wordsOf('000001-a.sql', '000001-b.sql')).toEqual(['number 1 is taken; take the next free one'])
  expect(wordsOf('000001-a.sql', '2-b.sql')).toEqual(['is not named like 000012-voting-rounds.sql'])
})
