// The indexes of the documents: decisions and how-to pages, each listed by its title; and the shape of a decision.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import type { Source, Tree } from './tree.ts'

const openings: Readonly<Record<string, readonly string[]>> = {
  'docs/decisions': [
    '# Decisions 决策记录',
    '',
    'One page each: context, decision, consequences. A decision that is reversed keeps its page; a new one says so.',
  ],
  'docs/how-to': [
    '# How-to 操作指南',
    '',
    'One page for each kind of task, ten lines at most. A page that needs more shows that the design is wrong.',
  ],
}
const parts = ['## Context', '## Decision', '## Consequences']

/** The index pages as they must be, by path. */
export function printIndexes(tree: Tree): Record<string, string> {
  return Object.fromEntries(
    Object.entries(openings).map(([folder, opening]) => {
      const lines = pagesOf(tree, folder).map(({ path, text }) => `* [${titleOf(text)}](${posix.basename(path)})`)
      return [`${folder}/README.md`, `${[...opening, '', ...lines].join('\n')}\n`]
    }),
  )
}

/** Index pages that do not list every page by its title. */
export function checkIndexes(tree: Tree): Finding[] {
  return Object.entries(printIndexes(tree)).flatMap(([path, text]) => {
    const written = tree.sources.find((source) => source.path === path)
    if (written === undefined || written.text === text) return []
    return [{ path, line: 1, words: 'does not list the pages beside it; run node --import tsx tidy/write-indexes.ts' }]
  })
}

/** Decisions that lack context, decision or consequences, or whose title bears another number than their file. */
export function checkDecisions(tree: Tree): Finding[] {
  return pagesOf(tree, 'docs/decisions').flatMap(({ path, text }) => {
    const number = /^\d{4}(?=-[a-z0-9-]+\.md$)/.exec(posix.basename(path))?.[0]
    const missing = parts.filter((part) => !text.split('\n').some((line) => line.startsWith(part)))
    const isNumbered = number !== undefined && titleOf(text).startsWith(number)
    const misnumbered = isNumbered ? [] : ['its title does not begin with the number of its file']
    return [...misnumbered, ...missing.map((part) => `lacks ${part}`)].map((each) => ({ path, line: 1, words: each }))
  })
}

function pagesOf(tree: Tree, folder: string): Source[] {
  return tree.sources
    .filter(({ path }) => posix.dirname(path) === folder && path.endsWith('.md') && !path.endsWith('README.md'))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

function titleOf(text: string): string {
  return /^# (.+)$/m.exec(text)?.[1] ?? ''
}
