// Migrations: each with a number of its own, opening with why, and every table and column said in both languages.
import type { Finding } from './finding.ts'
import type { Source, Tree } from './tree.ts'

const constraints = new Set(['primary', 'unique', 'check', 'foreign', 'constraint', 'exclude', 'like'])

/** Migrations that are misnamed or share a number; gaps are left by series of numbers kept for work side by side. */
export function checkMigrations(tree: Tree): Finding[] {
  const paths = tree.sources.map(({ path }) => path).filter((path) => path.startsWith('packages/server/migrations/'))
  const numbered = paths.sort().map((path) => ({ path, number: numberOf(path) }))
  const misnamed = numbered.filter(({ number }) => Number.isNaN(number))
  const named = numbered.filter(({ number }) => !Number.isNaN(number))
  return [
    ...misnamed.map(({ path }) => ({ path, line: 1, words: 'is not named like 000012-voting-rounds.sql' })),
    ...named.flatMap(({ path, number }, index) => {
      if (number > (named[index - 1]?.number ?? 0)) return []
      return [{ path, line: 1, words: `number ${number} is taken; take the next free one` }]
    }),
  ]
}

/** Migrations whose head does not say why, which rows move and what locks. */
export function checkMigrationHeads(tree: Tree): Finding[] {
  return migrationsOf(tree)
    .filter(({ text }) => !/^-- Why: .+\n(?:-- .*\n)*-- Rows moved: .+ Locks: .+/.test(text))
    .map(({ path }) => ({ path, line: 1, words: 'does not open with -- Why: … and -- Rows moved: … Locks: …' }))
}

/** Tables and columns that no migration describes in Chinese and English, written `中文 / English`. */
export function checkTableComments(tree: Tree): Finding[] {
  const migrations = migrationsOf(tree)
  const described = new Set(
    migrations.flatMap(({ text }) =>
      [
        ...text.matchAll(/^comment on (?:table|column) ([\w.]+) is '[^']*\p{Script=Han}[^']*\/[^']*[A-Za-z][^']*'/gmu),
      ].map(([, name]) => name),
    ),
  )
  return migrations.flatMap(({ path, text }) =>
    namesCreated(text)
      .filter(({ name }) => !described.has(name))
      .map(({ name, line }) => {
        return { path, line, words: `${name} has no comment in both languages; add comment on … is '中文 / English'` }
      }),
  )
}

/** The tables a migration creates and their columns, with the line of each. */
function namesCreated(text: string): { name: string; line: number }[] {
  const found: { name: string; line: number }[] = []
  let table: string | undefined
  for (const [index, content] of text.split('\n').entries()) {
    const line = index + 1
    const created = /^create (?:unlogged )?table (?:if not exists )?(\w+) \(/.exec(content)?.[1]
    const added = /^alter table (\w+) add column (?:if not exists )?(\w+)/.exec(content)
    if (created !== undefined) found.push({ name: created, line })
    if (added) found.push({ name: `${added[1]}.${added[2]}`, line })
    const column = created === undefined && table !== undefined ? /^ {2}([a-z]\w*) [a-z]/.exec(content)?.[1] : undefined
    if (column !== undefined && !constraints.has(column)) found.push({ name: `${table}.${column}`, line })
    table = created ?? (content.startsWith(')') ? undefined : table)
  }
  return found
}

function migrationsOf(tree: Tree): Source[] {
  return tree.sources.filter(({ path }) => /^packages\/server\/migrations\/[^/]+\.sql$/.test(path))
}

function numberOf(path: string): number {
  return Number(/\/(\d{6})-[a-z0-9-]+\.sql$/.exec(path)?.[1] ?? Number.NaN)
}
