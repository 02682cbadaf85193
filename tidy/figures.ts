// The figures of the code: printed for the reader, asserted only where a hard bar stands.
import { documentedPercent, exportedFunctions } from './comments.ts'
import { modulesOf } from './module.ts'
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
  const files = code.map(({ lines }) => lines.length)
  const functions = code.flatMap((module) => module.functions.map(({ lineCount }) => lineCount))
  const imports = code.map((module) => module.imports.length)
  const codeLines = sum(files)
  const testLines = sum(tests.map(({ lines }) => lines.length))
  return [
    name.padEnd(10),
    `${code.length} files, lines ${spread(files)}`,
    `functions ${spread(functions)}`,
    `imports ${spread(imports)}`,
    `documented ${documentedPercent(exportedFunctions(tree)).toFixed(0)} %`,
    `test lines ${(testLines / Math.max(1, codeLines)).toFixed(2)} per line`,
  ].join(' · ')
}

/** Median, 95th percentile and longest, as `12/80/190`. */
export function spread(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return `${at(0.5)}/${at(0.95)}/${sorted.at(-1) ?? 0}`
}

function below(tree: Tree, folder: string): Tree {
  return { sources: tree.sources.filter(({ path }) => path.startsWith(folder)), paths: tree.paths }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
