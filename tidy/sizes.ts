// The hard bars on size: files, functions, parameters, lines.
import type { Finding } from './finding.ts'
import { modulesOf } from './module.ts'
import type { Tree } from './tree.ts'

/** No file is longer, in lines. */
const fileLinesMost = 400
/** No function is longer, in lines; a component, most of which is what it shows, may be twice that and a little. */
const functionLinesMost = 70
const componentLinesMost = 160
/** No function takes more parameters. */
const parametersMost = 4
/** No line is longer, in characters: what a statement or a sentence in two languages may need. */
const lineColumnsMost = 240
/** Lines longer than this are few: one in a hundred. */
const lineColumnsUsual = 120

/** Files over the bar. */
export function checkFileSizes(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter(({ lines }) => lines.length > fileLinesMost)
    .map(({ path, lines }) => {
      const words = `${lines.length} lines, ${fileLinesMost} at most; split it by what it is about`
      return { path, line: fileLinesMost + 1, words }
    })
}

/** Functions over the bar; a group of tests is no function. */
export function checkFunctionSizes(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap(({ path, functions }) => {
    const most = path.endsWith('.tsx') ? componentLinesMost : functionLinesMost
    return functions
      .filter(({ lineCount, isTestGroup }) => lineCount > most && !isTestGroup)
      .map(({ name, line, lineCount }) => {
        const words = `${name} has ${lineCount} lines, ${most} at most; name its parts and call them`
        return { path, line, words }
      })
  })
}

/** Functions that take more than the bar. */
export function checkParameterCounts(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap(({ path, functions }) =>
    functions
      .filter(({ parameterCount }) => parameterCount > parametersMost)
      .map(({ name, line, parameterCount }) => {
        const words = `${name} takes ${parameterCount} parameters, ${parametersMost} at most; join what belongs together`
        return { path, line, words }
      }),
  )
}

/** Lines over the bar in code and SQL; a line that holds an address may be as long as the address. */
export function checkLineLengths(tree: Tree): Finding[] {
  const sources = tree.sources.filter(({ path }) => /\.(?:tsx?|mjs|sql|css)$/.test(path) && !isGenerated(path))
  return sources.flatMap(({ path, text }) =>
    text.split('\n').flatMap((content, index) => {
      const columns = [...content].length
      if (columns <= lineColumnsMost || content.includes('https://')) return []
      return [{ path, line: index + 1, words: `${columns} columns, ${lineColumnsMost} at most; break the line` }]
    }),
  )
}

/** Says so when more than one line in a hundred of the code is longer than usual. */
export function checkUsualLineLengths(tree: Tree): Finding[] {
  const sources = tree.sources.filter(({ path }) => /\.(?:tsx?|mjs|css)$/.test(path))
  const lines = sources.flatMap(({ text }) => text.split('\n'))
  const long = lines.filter((content) => [...content].length > lineColumnsUsual)
  if (long.length * 100 <= lines.length) return []
  const words = `${long.length} of ${lines.length} lines exceed ${lineColumnsUsual} columns, one in a hundred at most; break them`
  return [{ path: 'packages', line: 1, words }]
}

/** Files a tool writes whole: the schema and the queries, compared in the tests of the server. */
function isGenerated(path: string): boolean {
  return /^packages\/server\/(?:schema|queries)\.sql$/.test(path)
}
