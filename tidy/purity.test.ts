// Shows that each impurity is found where floors are pure, and nowhere else.
import { describe, expect, it } from 'vitest'
import { checkPurity } from './purity.ts'
import { treeOf } from './tree.ts'

function countIn(path: string, text: string): number {
  return checkPurity(treeOf({ [path]: text })).length
}

describe('purity', () => {
  it.each([
    'const day = Date.now()',
    'const day = new Date()',
    'const day = Date()',
    'const day = new Date',
    'const luck = Math.random()',
    'export const wait = () => setTimeout(() => 1, 5)',
    'const name = process.env.HOME',
    'const begin = performance.now()',
    "export const ask = () => fetch('/x')",
    'const call = fetch',
    'const id = crypto.randomUUID()',
    "import { readFileSync } from 'node:fs'",
    "import { readFileSync } from 'fs'",
    "import { Kysely } from 'kysely'",
    "export { loadLibrary } from '@huanju/policy/load'",
  ])('finds %s', (text) => {
    expect(countIn('packages/domain/src/plans/a.ts', text)).toBe(1)
    expect(countIn('packages/server/src/a.ts', text)).toBe(0)
  })

  it.each([
    "const day = new Date('2020-01-01')",
    'const row = { process: 1, fetch: 2 }\nexport const step = row.process',
    'export function judge(performance: number) { return performance + 1 }',
    "import { fetch } from './own.ts'\nexport const ask = () => fetch(1)",
    'export interface Step { process: string; document: Document }',
  ])('lets pass %s', (text) => {
    expect(countIn('packages/engines/src/rules/a.ts', text)).toBe(0)
  })

  it('lets commands, runners, tests and the loader of policy files touch the machine', () => {
    const text = "import { readFileSync } from 'node:fs'\nprocess.exit(0)"
    expect(countIn('packages/optimiser/src/commands/optimise.ts', text)).toBe(0)
    expect(countIn('packages/optimiser/src/running/worker.ts', text)).toBe(0)
    expect(countIn('packages/domain/src/plans/a.test.ts', text)).toBe(0)
    expect(countIn('packages/policy/src/load.ts', text)).toBe(0)
    expect(countIn('packages/policy/src/pack.ts', text)).toBe(2)
  })
})
