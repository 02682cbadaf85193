// Words around the code: each file opens with its purpose, and exported functions say their rule.
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { isNode, nameOf, type SyntaxNode } from './syntax.ts'
import { isTest, packageOf, type Tree } from './tree.ts'

/** Of all exported functions, the share that must be documented, in percent. */
export const documentedPercentLeast = 75

/** Files that do not open with a comment on what they are for. */
export function checkPurposes(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter((module) => !opensWithPurpose(module))
    .map(({ path }) => ({
      path,
      line: 1,
      words: 'does not open with its purpose; begin with one to three lines on what the file is for',
    }))
}

/** An exported function and whether a documenting comment stands right above it. */
interface ExportedFunction {
  readonly path: string
  readonly line: number
  readonly name: string
  readonly isDocumented: boolean
}

/** All functions exported by the packages, tests left out. */
export function exportedFunctions(tree: Tree): ExportedFunction[] {
  return modulesOf(tree)
    .filter(({ path }) => packageOf(path) !== undefined && !isTest(path))
    .flatMap((module) =>
      functionsExported(module).map(({ name, start }) => ({
        path: module.path,
        line: module.lineOf(start),
        name,
        isDocumented: hasDocAbove(module, start),
      })),
    )
}

/** The share of documented functions in percent; a tree without any is fully documented. */
export function documentedPercent(functions: readonly ExportedFunction[]): number {
  if (functions.length === 0) return 100
  return (functions.filter(({ isDocumented }) => isDocumented).length * 100) / functions.length
}

/** The exported functions that say nothing. */
export function listUndocumented(functions: readonly ExportedFunction[]): Finding[] {
  return functions
    .filter(({ isDocumented }) => !isDocumented)
    .map(({ path, line, name }) => ({
      path,
      line,
      words: `${name} has no /** sentence */: say what it takes, gives and refuses`,
    }))
}

function opensWithPurpose({ text, comments }: Module): boolean {
  const body = text.replace(/^#!.*\n/, '')
  const first = comments.find(({ type, value }) => !(type === 'Line' && value.startsWith('!')))
  if (first === undefined || !/^\/[/*]/.test(body)) return false
  const words = first.value.replace(/[*\s]/g, '')
  return words.length >= 12 || /\p{Script=Han}{6}/u.test(words)
}

function functionsExported({ program }: Module): { name: string; start: number }[] {
  const statements = Array.isArray(program.body) ? program.body.filter(isNode) : []
  return statements.flatMap((statement) => {
    if (!statement.type.startsWith('Export') || !isNode(statement.declaration)) return []
    return functionNames(statement.declaration).map((name) => ({ name, start: statement.start }))
  })
}

function functionNames(declaration: SyntaxNode): string[] {
  if (declaration.type === 'FunctionDeclaration') return [nameOf(declaration.id) ?? 'the default function']
  if (!Array.isArray(declaration.declarations)) return []
  return declaration.declarations
    .filter(isNode)
    .filter(({ init }) => isNode(init) && /^(?:Arrow)?FunctionExpression$/.test(init.type))
    .map(({ id }) => nameOf(id) ?? 'a function without a name')
}

function hasDocAbove({ text, comments }: Module, start: number): boolean {
  return comments.some(
    ({ type, value, end }) =>
      type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '',
  )
}
