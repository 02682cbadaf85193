// Every function of a file with its size, for the bars on length and for the figures.
import { isNode, nameOf, walk, type SyntaxNode } from './syntax.ts'

/** One function: where it begins, how many lines it spans, and whether it only groups tests. */
export interface FunctionSpan {
  readonly name: string
  readonly line: number
  readonly lineCount: number
  readonly parameterCount: number
  readonly isTestGroup: boolean
}

const kinds = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

/** All functions of a file, the inner ones too. */
export function functionsOf(program: SyntaxNode, lineOf: (offset: number) => number): FunctionSpan[] {
  const found: FunctionSpan[] = []
  walk(program, (node, parent) => {
    if (!kinds.has(node.type) || !isNode(node.body)) return
    const line = lineOf(node.start)
    found.push({
      name: nameOf(node.id) ?? nameOf(parent?.id) ?? nameOf(parent?.key) ?? 'a function without a name',
      line,
      lineCount: lineOf(node.end - 1) - line + 1,
      parameterCount: Array.isArray(node.params) ? node.params.length : 0,
      isTestGroup: parent?.type === 'CallExpression' && isDescribe(parent.callee),
    })
  })
  return found
}

function isDescribe(callee: unknown): boolean {
  if (nameOf(callee) === 'describe') return true
  if (!isNode(callee)) return false
  return isDescribe(callee.object) || isDescribe(callee.callee)
}
