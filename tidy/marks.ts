// Marks that only Chinese uses, where the screen would say them in English too.
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { nameOf, walk, type SyntaxNode } from './syntax.ts'
import { isTest, type Tree } from './tree.ts'

const marks = /[、，；：（）。《》〔〕？！]/u

/** Chinese marks in a text of the web that does not say what it is in English: as text of a page, or joining words. */
export function checkMarks(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter(({ path }) => path.startsWith('packages/web/src/') && !/\/testing\//.test(path) && !isTest(path))
    .flatMap(marksIn)
}

function marksIn(module: Module): Finding[] {
  const chinese: SyntaxNode[] = []
  const found: Finding[] = []
  walk(module.program, (node, parent, field) => {
    if (isChinese(node, parent, field)) chinese.push(node)
    const text = saidBy(node)
    if (text === undefined || !marks.test(text)) return
    if (chinese.some(({ start, end }) => node.start >= start && node.end <= end)) return
    const words = `“${marks.exec(text)?.[0] ?? ''}” stands in English too; take it from useMarks in app/marks.ts`
    found.push({ path: module.path, line: module.lineOf(node.start + Math.max(0, text.search(marks))), words })
  })
  return found
}

// The first argument of w(), what stands under `zh`, and what is chosen where the language is Chinese.
function isChinese(node: SyntaxNode, parent?: SyntaxNode, field?: string): boolean {
  if (parent?.type === 'CallExpression' && nameOf(parent.callee) === 'w')
    return Array.isArray(parent.arguments) && parent.arguments[0] === node
  return parent?.type === 'Property' && nameOf(parent.key) === 'zh' && field === 'value'
}

function saidBy(node: SyntaxNode): string | undefined {
  if (node.type === 'JSXText' || node.type === 'Literal') return typeof node.value === 'string' ? node.value : undefined
  if (node.type !== 'TemplateElement') return undefined
  const { value } = node
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : undefined
}
