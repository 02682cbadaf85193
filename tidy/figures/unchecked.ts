// Places where the compiler is sent away: casts, `!`, `any`, and comments that switch a check off.
import { switches } from '../banned.ts'
import type { Module } from '../module.ts'
import { isNode, nameOf, walk, type SyntaxNode } from '../syntax.ts'

/** How often a file takes a type on trust, by the way it does so. */
export interface Unchecked {
  readonly casts: number
  readonly nonNulls: number
  readonly anys: number
  readonly switchedOff: number
}

const counted = new WeakMap<Module, Unchecked>()

/** Counts the places of one file, each file once; `as const` and `satisfies` claim nothing and do not count. */
export function countUnchecked(module: Module): Unchecked {
  const known = counted.get(module)
  if (known) return known
  const found = countIn(module)
  counted.set(module, found)
  return found
}

function countIn({ program, comments }: Module): Unchecked {
  const counts = { casts: 0, nonNulls: 0, anys: 0 }
  walk(program, (node) => {
    if (isCast(node)) counts.casts += 1
    if (node.type === 'TSNonNullExpression') counts.nonNulls += 1
    if (node.type === 'TSAnyKeyword') counts.anys += 1
  })
  return { ...counts, switchedOff: comments.filter(({ value }) => switches.test(value)).length }
}

function isCast({ type, typeAnnotation }: SyntaxNode): boolean {
  if (type !== 'TSAsExpression' && type !== 'TSTypeAssertion') return false
  return !(isNode(typeAnnotation) && nameOf(typeAnnotation.typeName) === 'const')
}
