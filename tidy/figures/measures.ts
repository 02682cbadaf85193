// What is measured of a part of the tree: one entry for each line of the table, in its order.
import { documentedPercent, exportedFunctions } from '../comments.ts'
import type { Module } from '../module.ts'
import type { Tree } from '../tree.ts'
import { quantile, sum } from './spread.ts'
import { countUnchecked, type Unchecked } from './unchecked.ts'

/** A floor, the tools, or all of the tree: its code, tests apart, and what was found by looking at the whole tree. */
export interface Part {
  readonly tree: Tree
  readonly code: readonly Module[]
  readonly tests: readonly Module[]
  readonly circles: number
  readonly repeatedRuns: number
  readonly repeatedLines: number
}

/** One figure: its name in the JSON, its words, how many decimals it is printed with. */
export interface Measure {
  readonly id: string
  readonly zh: string
  readonly en: string
  readonly decimals?: number
}

/** A figure that a part of the tree can be asked for. */
interface PartMeasure extends Measure {
  readonly of: (part: Part) => number
}

/** Every figure of a part. */
export const measures: readonly PartMeasure[] = [
  { id: 'files', zh: '文件', en: 'files', of: ({ code }) => code.length },
  { id: 'lines', zh: '行', en: 'lines', of: ({ code }) => sum(lengths(code)) },
  { id: 'fileLinesMedian', zh: '文件行数，中位', en: 'file lines, median', of: spread(lengths, 0.5) },
  { id: 'fileLinesP95', zh: '文件行数，95%', en: 'file lines, p95', of: spread(lengths, 0.95) },
  { id: 'fileLinesLongest', zh: '文件行数，最长', en: 'file lines, longest', of: spread(lengths, 1) },
  { id: 'functions', zh: '函数', en: 'functions', of: ({ code }) => functionLines(code).length },
  { id: 'functionLinesMedian', zh: '函数行数，中位', en: 'function lines, median', of: spread(functionLines, 0.5) },
  { id: 'functionLinesP95', zh: '函数行数，95%', en: 'function lines, p95', of: spread(functionLines, 0.95) },
  { id: 'functionsOver40', zh: '超过 40 行的函数', en: 'functions over 40 lines', of: functionsOver(40) },
  { id: 'functionsOver70', zh: '超过 70 行的函数', en: 'functions over 70 lines', of: functionsOver(70) },
  { id: 'importsMedian', zh: '导入，中位', en: 'imports, median', of: spread(importCounts, 0.5) },
  { id: 'importsP95', zh: '导入，95%', en: 'imports, p95', of: spread(importCounts, 0.95) },
  { id: 'circles', zh: '运行时导入环', en: 'import circles', of: ({ circles }) => circles },
  { id: 'casts', zh: '断言', en: 'casts', of: ({ code }) => unchecked(code, 'casts') },
  { id: 'castsPerThousand', zh: '断言，每千行', en: 'casts per 1000 lines', decimals: 1, of: perThousand('casts') },
  { id: 'nonNullsPerThousand', zh: '非空 !，每千行', en: '! per 1000 lines', decimals: 1, of: perThousand('nonNulls') },
  { id: 'anysPerThousand', zh: 'any，每千行', en: 'any per 1000 lines', decimals: 1, of: perThousand('anys') },
  { id: 'switchedOff', zh: '关掉的检查', en: 'switched-off checks', of: ({ code }) => unchecked(code, 'switchedOff') },
  { id: 'repeatedRuns', zh: '重复的六行段', en: 'repeated six-line runs', of: (part) => part.repeatedRuns },
  {
    id: 'repeatedPercent',
    zh: '重复的行，%',
    en: 'repeated lines, %',
    decimals: 1,
    of: (part) => percent(part.repeatedLines, part.code),
  },
  {
    id: 'commentPercent',
    zh: '注释行，%',
    en: 'comment lines, %',
    decimals: 1,
    of: ({ code }) => percent(sum(code.map(commentLines)), code),
  },
  {
    id: 'documentedPercent',
    zh: '有说明的导出函数，%',
    en: 'documented exports, %',
    of: ({ tree }) => documentedPercent(exportedFunctions(tree)),
  },
  { id: 'testFiles', zh: '测试文件', en: 'test files', of: ({ tests }) => tests.length },
  { id: 'testLines', zh: '测试行', en: 'test lines', of: ({ tests }) => sum(lengths(tests)) },
  {
    id: 'testLinesPerLine',
    zh: '测试行，每行代码',
    en: 'test lines per line',
    decimals: 2,
    of: ({ tests, code }) => sum(lengths(tests)) / lineCount(code),
  },
  {
    id: 'testCastsPerThousand',
    zh: '测试中的断言，每千行',
    en: 'casts per 1000 test lines',
    decimals: 1,
    of: ({ tests }) => perThousand('casts')({ code: tests }),
  },
]

type Code = Pick<Part, 'code'>

function spread(list: (modules: readonly Module[]) => number[], share: number): (part: Code) => number {
  return ({ code }) => quantile(list(code), share)
}

function functionsOver(most: number): (part: Code) => number {
  return ({ code }) => functionLines(code).filter((lines) => lines > most).length
}

function perThousand(way: keyof Unchecked): (part: Code) => number {
  return ({ code }) => (unchecked(code, way) * 1000) / lineCount(code)
}

function lengths(modules: readonly Module[]): number[] {
  return modules.map(({ lines }) => lines.length)
}

/** The lines to divide by, at least one. */
function lineCount(modules: readonly Module[]): number {
  return Math.max(1, sum(lengths(modules)))
}

function functionLines(modules: readonly Module[]): number[] {
  return modules.flatMap(({ functions }) => functions.map((span) => span.lineCount))
}

function importCounts(modules: readonly Module[]): number[] {
  return modules.map(({ imports }) => imports.length)
}

function unchecked(modules: readonly Module[], way: keyof Unchecked): number {
  return sum(modules.map((module) => countUnchecked(module)[way]))
}

function commentLines({ comments, lineOf }: Module): number {
  return sum(comments.map(({ start, end }) => lineOf(end) - lineOf(start) + 1))
}

function percent(part: number, modules: readonly Module[]): number {
  return (part * 100) / lineCount(modules)
}
