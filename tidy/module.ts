// One code file, parsed once: its imports, exports, functions and comments with their lines.
import { parseSync } from 'oxc-parser'
import { functionsOf, type FunctionSpan } from './functions.ts'
import { isNode, nameOf, textOf, walk, type SyntaxNode } from './syntax.ts'
import { isCode, type Source, type Tree } from './tree.ts'

/** One import, re-export or lazy import; `names` are those of the other file, `*` for all of them. */
export interface ImportLine {
  readonly specifier: string
  readonly line: number
  readonly isType: boolean
  readonly names: readonly string[]
}

/**
 * One exported name; `localName` tells the name of a default. `from` says where a re-export takes it, `*` in both
 * names for `export * from`.
 */
export interface ExportLine {
  readonly name: string
  readonly localName: string
  readonly line: number
  readonly isType: boolean
  readonly from?: { readonly specifier: string; readonly name: string }
}

export interface CommentSpan {
  readonly type: 'Line' | 'Block'
  readonly value: string
  readonly start: number
  readonly end: number
}

/** A parsed file. */
export interface Module extends Source {
  readonly lines: readonly string[]
  readonly program: SyntaxNode
  readonly comments: readonly CommentSpan[]
  readonly imports: readonly ImportLine[]
  readonly exports: readonly ExportLine[]
  readonly functions: readonly FunctionSpan[]
  readonly errors: readonly string[]
  readonly lineOf: (offset: number) => number
}

const parsed = new WeakMap<Source, Module>()

/** Every code file of a tree, parsed. */
export function modulesOf(tree: Tree): Module[] {
  return tree.sources.filter(({ path }) => isCode(path)).map(moduleOf)
}

/** Parses a file; the same source is parsed once. */
function moduleOf(source: Source): Module {
  const known = parsed.get(source)
  if (known) return known
  const result = parseSync(source.path, source.text)
  const lineOf = lineCounter(source.text)
  const program: unknown = result.program
  if (!isNode(program)) throw new Error(`${source.path} has no syntax tree`)
  const module: Module = {
    ...source,
    lines: source.text.replace(/\n$/, '').split('\n'),
    program,
    comments: result.comments,
    imports: importsOf(program, lineOf),
    exports: exportsOf(result.module.staticExports, lineOf),
    functions: functionsOf(program, lineOf),
    errors: result.errors.map(({ message }) => message),
    lineOf,
  }
  parsed.set(source, module)
  return module
}

/** Tells the line of an offset, counted from 1. */
export function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low + 1
  }
}

function importsOf(program: SyntaxNode, lineOf: (offset: number) => number): ImportLine[] {
  const found: ImportLine[] = []
  walk(program, (node) => {
    const specifier = textOf(node.source)
    if (specifier === undefined) return
    const isType = node.importKind === 'type' || node.exportKind === 'type' || node.type === 'TSImportType'
    found.push({ specifier, line: lineOf(node.start), isType, names: namesTaken(node) })
  })
  return found
}

function namesTaken(node: SyntaxNode): string[] {
  if (node.type === 'ImportDeclaration' && Array.isArray(node.specifiers)) {
    return node.specifiers.filter(isNode).map((specifier) => {
      if (specifier.type === 'ImportDefaultSpecifier') return 'default'
      return nameOf(specifier.imported) ?? textOf(specifier.imported) ?? '*'
    })
  }
  if (node.type === 'ImportExpression') return ['*']
  if (node.type === 'TSImportType') return [nameOf(node.qualifier) ?? '*']
  // Re-exports are followed through the exports of the file, not counted as use.
  return []
}

/** The part of the parser's answer that is read here. */
interface ParsedExport {
  readonly start: number
  readonly entries: readonly {
    readonly start: number
    readonly moduleRequest: { readonly value: string } | null
    readonly importName: { readonly kind: string; readonly name: string | null }
    readonly exportName: { readonly kind: string; readonly name: string | null }
    readonly localName: { readonly name: string | null }
    readonly isType: boolean
  }[]
}

function exportsOf(statements: readonly ParsedExport[], lineOf: (offset: number) => number): ExportLine[] {
  return statements.flatMap((statement) =>
    statement.entries.map((entry) => {
      const name = entry.exportName.kind === 'Default' ? 'default' : (entry.exportName.name ?? '*')
      const line = lineOf(entry.moduleRequest ? entry.start : statement.start)
      const plain = { name, localName: entry.localName.name ?? name, line, isType: entry.isType }
      if (!entry.moduleRequest) return plain
      const taken = entry.importName.kind === 'Default' ? 'default' : (entry.importName.name ?? '*')
      return { ...plain, from: { specifier: entry.moduleRequest.value, name: taken } }
    }),
  )
}
