// What is never written: promises for later, switched-off checks, and syntax that hides a type or an error.
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { isNode, nameOf, walk, type SyntaxNode } from './syntax.ts'
import { isTest, type Tree } from './tree.ts'

const promises = /\b(?:TODO|FIXME|XXX|HACK)\b/
/** What switches a check off, in a comment. */
export const switches = /@ts-(?:ignore|expect-error|nocheck)|(?:eslint|oxlint|biome)-(?:disable|ignore)/

/** Promises for later and switched-off checks in comments, and promises in documents, policy files and SQL. */
export function checkBannedWords(tree: Tree): Finding[] {
  const texts = tree.sources.filter(({ path }) => /\.(?:md|ya?ml|sql|css|html)$/.test(path))
  const inText = texts.flatMap(({ path, text }) =>
    text.split('\n').flatMap((content, index) => {
      const word = promises.exec(content)?.[0]
      return word === undefined ? [] : [{ path, line: index + 1, words: promiseWords(word) }]
    }),
  )
  return [...inText, ...modulesOf(tree).flatMap(wordsInComments)]
}

/** Syntax that hides a type (`any`, `!`), that does not erase (enums, namespaces), or that swallows an error. */
export function checkBannedSyntax(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap((module) => {
    const found: Finding[] = module.errors.map((words) => ({ path: module.path, line: 1, words }))
    walk(module.program, (node) => {
      const words = bannedSyntax(node, module)
      if (words !== undefined) found.push({ path: module.path, line: module.lineOf(node.start), words })
    })
    return found
  })
}

/** Tests that are switched off or that switch off others. */
export function checkSkippedTests(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter(({ path }) => isTest(path))
    .flatMap((module) => {
      const found: Finding[] = []
      walk(module.program, (node) => {
        if (node.type !== 'MemberExpression' || !['it', 'test', 'describe'].includes(nameOf(node.object) ?? '')) return
        const name = nameOf(node.property) ?? ''
        if (!['skip', 'only', 'todo', 'fails'].includes(name)) return
        found.push({
          path: module.path,
          line: module.lineOf(node.start),
          words: `a test with .${name}; every test runs`,
        })
      })
      return found
    })
}

function wordsInComments({ path, comments, lineOf }: Module): Finding[] {
  return comments.flatMap(({ value, start }) => {
    const word = promises.exec(value)?.[0]
    const off = switches.exec(value)?.[0]
    const line = lineOf(start)
    if (word !== undefined) return [{ path, line, words: promiseWords(word) }]
    return off === undefined ? [] : [{ path, line, words: `${off} switches a check off; write code that passes it` }]
  })
}

function promiseWords(word: string): string {
  return `${word}: do it now or open an issue`
}

function bannedSyntax(node: SyntaxNode, module: Module): string | undefined {
  switch (node.type) {
    case 'TSAnyKeyword':
      return 'any hides the type; write it, or unknown and a check'
    case 'TSNonNullExpression':
      return isTest(module.path) ? undefined : '! hides an absence; test for it or use a function that guarantees'
    case 'TSEnumDeclaration':
      return 'an enum does not erase; use a list of words as const'
    case 'TSModuleDeclaration':
      return node.kind === 'global' || node.declare === true ? undefined : 'a namespace does not erase; use a file'
    case 'TSParameterProperty':
      return 'a parameter property does not erase; declare the field'
    case 'CatchClause':
      return swallows(node, module) ? 'swallows an error; act on it or say why it is expected' : undefined
    default:
      return undefined
  }
}

function swallows({ body }: SyntaxNode, { comments }: Module): boolean {
  if (!isNode(body) || !Array.isArray(body.body) || body.body.length > 0) return false
  return !comments.some(({ start, end }) => start > body.start && end < body.end)
}
