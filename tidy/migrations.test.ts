// Shows that doubles and misnamed migrations are found.
import { expect, it } from 'vitest'
import { checkMigrationHeads, checkMigrations, checkTableComments } from './migrations.ts'
import { treeOf } from './tree.ts'

function wordsOf(...names: string[]): string[] {
  const files = Object.fromEntries(names.map((name) => [`packages/server/migrations/${name}`, '']))
  return checkMigrations(treeOf(files)).map(({ words }) => words)
}

it('lets a rising series pass, with a gap or without', () => {
  expect(wordsOf('000002-b.sql', '000001-a.sql', '000003-c.sql', '000020-d.sql')).toEqual([])
})

it('finds a double and a misnamed migration', () => {
  expect(wordsOf('000001-a.sql', '000001-b.sql')).toEqual(['number 1 is taken; take the next free one'])
  expect(wordsOf('000001-a.sql', '2-b.sql')).toEqual(['is not named like 000012-voting-rounds.sql'])
})

it('finds a migration that does not say why', () => {
  const path = 'packages/server/migrations/000001-a.sql'
  const head = '-- Why: people.\n-- Rows moved: none. Locks: none.\n'
  expect(checkMigrationHeads(treeOf({ [path]: head }))).toEqual([])
  expect(checkMigrationHeads(treeOf({ [path]: '-- Why: people.\ncreate table a (\n' }))).toHaveLength(1)
})

it('finds tables and columns that are not said in both languages', () => {
  const text = [
    'create table plans (',
    '  id uuid primary key,',
    '  year integer not null,',
    '  unique (year)',
    ');',
    'alter table plans add column note text;',
    "comment on table plans is '计划 / Plans';",
    "comment on column plans.id is 'Identifier';",
    "comment on column plans.year is '年度 / Year';",
  ].join('\n')
  const found = checkTableComments(treeOf({ 'packages/server/migrations/000001-a.sql': text }))
  expect(found.map(({ line }) => line)).toEqual([2, 6])
})
