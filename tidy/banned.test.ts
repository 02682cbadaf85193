// Shows that each banned word and each banned piece of syntax is found.
import { describe, expect, it } from 'vitest'
import { checkBannedSyntax, checkBannedWords, checkSkippedTests } from './banned.ts'
import { treeOf } from './tree.ts'

describe('banned', () => {
  it.each([
    '// TODO later',
    '/* FIXME */',
    '// XXX',
    '// @ts-ignore',
    '// @ts-expect-error x',
    '/* oxlint-disable no-console */',
  ])('finds the comment %s', (text) => {
    const found = checkBannedWords(treeOf({ 'packages/server/src/a.ts': `const one = 1\n${text}` }))
    expect(found.map(({ line }) => line)).toEqual([2])
  })

  it('finds promises in documents, policy files and SQL', () => {
    const files = { 'docs/a.md': '# A\nTODO', 'packages/policy/1/a.yaml': '# FIXME', 'packages/server/1.sql': '-- XXX' }
    expect(checkBannedWords(treeOf(files))).toHaveLength(3)
  })

  it('does not take a string for a comment', () => {
    expect(checkBannedWords(treeOf({ 'a.ts': "export const words = '// TODO'" }))).toEqual([])
  })

  it.each([
    'const a = b as any',
    'let a: any',
    'const a = b!',
    'enum Colour { Red }',
    'namespace N { export const a = 1 }',
    'class A { constructor(private readonly b: string) {} }',
    'try { a() } catch {}',
    'const = 1',
  ])('finds %s', (text) => {
    expect(checkBannedSyntax(treeOf({ 'packages/server/src/a.ts': text }))).toHaveLength(1)
  })

  it.each([
    'const a = b as unknown',
    'declare global { interface Window { a: 1 } }',
    'try { a() } catch { /* The file is already gone. */ }',
    'const a = b !== c',
  ])('lets pass %s', (text) => {
    expect(checkBannedSyntax(treeOf({ 'packages/server/src/a.ts': text }))).toEqual([])
  })

  it('finds tests that are switched off', () => {
    const text = "it.skip('a', () => {})\ndescribe.only('b', () => {})\nit.each([1])('c', () => {})"
    expect(checkSkippedTests(treeOf({ 'a.test.ts': text })).map(({ line }) => line)).toEqual([1, 2])
  })
})
