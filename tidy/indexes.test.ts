// Shows that an index that lags behind is found, and a decision without its parts.
import { expect, it } from 'vitest'
import { checkDecisions, checkIndexes, printIndexes } from './indexes.ts'
import { treeOf } from './tree.ts'

const decision = '# 0001 Floors 分层\n\n## Context\n\n## Decision\n\n## Consequences\n'

it('lists pages by their titles, in the order of their numbers', () => {
  const files = { 'docs/decisions/0002-b.md': '# 0002 B', 'docs/decisions/0001-a.md': '# 0001 A' }
  const index = printIndexes(treeOf(files))['docs/decisions/README.md'] ?? ''
  const listed = index.split('\n').filter((line) => line.startsWith('*'))
  expect(listed).toEqual(['* [0001 A](0001-a.md)', '* [0002 B](0002-b.md)'])
})

it('finds an index that lacks a page', () => {
  const files = { 'docs/decisions/0001-a.md': decision }
  const index = printIndexes(treeOf(files))['docs/decisions/README.md'] ?? ''
  const whole = { ...files, 'docs/decisions/README.md': index }
  expect(checkIndexes(treeOf(whole))).toEqual([])
  expect(checkIndexes(treeOf({ ...whole, 'docs/decisions/0002-b.md': decision }))).toHaveLength(1)
})

it('finds a decision without its parts or under another number', () => {
  expect(checkDecisions(treeOf({ 'docs/decisions/0001-a.md': decision }))).toEqual([])
  const found = checkDecisions(treeOf({ 'docs/decisions/0002-a.md': decision.replace('## Context', '') }))
  const words = found.map((finding) => finding.words)
  expect(words).toEqual(['its title does not begin with the number of its file', 'lacks ## Context'])
})
