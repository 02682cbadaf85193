// The style test: runs every check over the whole project.
import { describe, expect, it } from 'vitest'
import { checks } from './checks.ts'
import { documentedPercent, documentedPercentLeast, exportedFunctions, listUndocumented } from './comments.ts'
import { measureTree } from './figures/measure.ts'
import { printFigures } from './figures/print.ts'
import { expectNone, printFinding } from './finding.ts'
import { modulesOf } from './module.ts'
import { isTest, readTree, treeOf } from './tree.ts'

const tree = readTree()

describe('the project', () => {
  it.each(Object.entries(checks))('%s', (_sentence, check) => {
    expectNone(check(tree))
  })

  it(`documents ${documentedPercentLeast} % of its exported functions`, () => {
    const functions = exportedFunctions(tree)
    const missing = listUndocumented(functions).map(printFinding).join('\n')
    expect(documentedPercent(functions), missing).toBeGreaterThanOrEqual(documentedPercentLeast)
  })

  it('prints its figures', () => {
    const lines = printFigures(measureTree(tree))
    process.stdout.write(`${lines.join('\n')}\n`)
    expect(lines.length).toBeGreaterThan(1)
  })
})

describe('reading the project', () => {
  it('finds the code of every package and parses it without an error', () => {
    expect(modulesOf(tree).filter(({ path }) => path.startsWith('packages/quantities/')).length).toBeGreaterThan(3)
    expect(tree.sources.some(({ path }) => path.includes('node_modules'))).toBe(false)
  })

  it('knows tests and folders', () => {
    expect(isTest('packages/server/src/testing/actors.ts')).toBe(true)
    expect(isTest('packages/server/src/main.ts')).toBe(false)
    expect([...treeOf({ 'a/b/c.ts': '' }).paths].sort()).toEqual(['a', 'a/b', 'a/b/c.ts'])
  })
})
