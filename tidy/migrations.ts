// Migrations: numbered from one without a gap, and no number twice.
import type { Finding } from './finding.ts'
import type { Tree } from './tree.ts'

/** Migrations that are misnamed, that skip a number or that share one. */
export function checkMigrations(tree: Tree): Finding[] {
  const paths = tree.sources.map(({ path }) => path).filter((path) => path.startsWith('packages/server/migrations/'))
  const numbered = paths.sort().map((path) => ({ path, number: numberOf(path) }))
  const misnamed = numbered.filter(({ number }) => Number.isNaN(number))
  const named = numbered.filter(({ number }) => !Number.isNaN(number))
  return [
    ...misnamed.map(({ path }) => ({ path, line: 1, words: 'is not named like 000012-voting-rounds.sql' })),
    ...named.flatMap(({ path, number }, index) => {
      const expected = (named[index - 1]?.number ?? 0) + 1
      if (number === expected) return []
      const gap = `number ${expected} is missing before it`
      const words = number < expected ? `number ${number} is taken; take the next free one` : gap
      return [{ path, line: 1, words }]
    }),
  ]
}

function numberOf(path: string): number {
  return Number(/\/(\d{6})-[a-z0-9-]+\.sql$/.exec(path)?.[1] ?? Number.NaN)
}
