// The figures of the code: printed for the reader, asserted only where a hard bar stands.
import { documentedPercent, exportedFunctions } from './comments.ts'
import { modulesOf, type Module } from './module.ts'
import { isNode, nameOf, walk } from './syntax.ts'
import { isTest, packageOf, type Tree } from './tree.ts'

/** The figures as lines of text: one line per package, then one for all. */
export function printFigures(tree: Tree): string[] {
  const packages = [...new Set(tree.sources.map(({ path }) => packageOf(path)).filter((name) => name !== undefined))]
  return [...packages.map((name) => lineFor(name, below(tree, `packages/${name}/`))), lineFor('all', tree)]
}

function lineFor(name: string, tree: Tree): string {
  const modules = modulesOf(tree)
  const code = modules.filter(({ path }) => !isTest(path))
  const tests = modules.filter(({ path }) => isTest(path))
  const functions = code.flatMap((module) => module.functions.map(({ lineCount }) => lineCount))
  const codeLines = lineCountOf(code)
  return [
    name.padEnd(10),
    `${code.length} files, lines ${spread(code.map(({ lines }) => lines.length))}`,
    `functions ${spread(functions)}`,
    `imports ${spread(code.map(({ imports }) => imports.length))}`,
    `comments ${percent(sum(code.map(commentLines)), codeLines)}`,
    `documented ${documentedPercent(exportedFunctions(tree)).toFixed(0)} %`,
    `casts ${((sum(code.map(castCount)) * 1000) / Math.max(1, codeLines)).toFixed(1)} per 1000 lines`,
    `repeated ${percent(repeatedLines(code), codeLines)}`,
    `test lines ${(lineCountOf(tests) / Math.max(1, codeLines)).toFixed(2)} per line`,
  ].join(' · ')
}

/** Median, 95th percentile and longest, as `12/80/190`. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return `${at(0.5)}/${at(0.95)}/${sorted.at(-1) ?? 0}`
}

/** Lines that belong to a run of six which stands somewhere else too; empty lines and bare brackets do not count. */
export function repeatedLines(modules: readonly Pick<Module, 'path' | 'lines'>[]): number {
  const seen = new Map<string, { path: string; lines: readonly number[] }[]>()
  for (const { path, lines } of modules) {
    const kept = lines.map((line, index) => ({ text: line.trim(), index })).filter(({ text }) => /\w/.test(text))
    for (let at = 0; at + 6 <= kept.length; at += 1) {
      const run = kept.slice(at, at + 6)
      const key = run.map(({ text }) => text).join('\n')
      seen.set(key, [...(seen.get(key) ?? []), { path, lines: run.map(({ index }) => index) }])
    }
  }
  const repeated = [...seen.values()].filter((places) => places.length > 1).flat()
  return new Set(repeated.flatMap(({ path, lines }) => lines.map((line) => `${path}:${line}`))).size
}

function commentLines({ comments, lineOf }: Module): number {
  return sum(comments.map(({ start, end }) => lineOf(end) - lineOf(start) + 1))
}

/** Casts that claim a type; `as const` claims nothing. */
function castCount({ program }: Module): number {
  let count = 0
  walk(program, ({ type, typeAnnotation }) => {
    const isConst = isNode(typeAnnotation) && nameOf(typeAnnotation.typeName) === 'const'
    if (type === 'TSAsExpression' && !isConst) count += 1
  })
  return count
}

function below(tree: Tree, folder: string): Tree {
  return { sources: tree.sources.filter(({ path }) => path.startsWith(folder)), paths: tree.paths }
}

function lineCountOf(modules: readonly Module[]): number {
  return sum(modules.map(({ lines }) => lines.length))
}

function percent(part: number, whole: number): string {
  return `${((part * 100) / Math.max(1, whole)).toFixed(0)} %`
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
