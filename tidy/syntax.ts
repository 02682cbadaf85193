// Walking the syntax tree of a file without a compiler API: nodes are plain objects with a type.

/** A node of the syntax tree, ESTree with TypeScript. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

/** Whether a value met in the tree is a node. */
export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

/** The nodes directly below a node, in source order of their fields. */
function childrenOf(node: SyntaxNode): { child: SyntaxNode; field: string }[] {
  return Object.entries(node).flatMap(([field, value]) => {
    const values = Array.isArray(value) ? value : [value]
    return values.filter(isNode).map((child) => ({ child, field }))
  })
}

/** Visits every node with its parent and the field it stands in. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, parent?: SyntaxNode, field?: string) => void): void {
  const visitBelow = (parent: SyntaxNode) => {
    for (const { child, field } of childrenOf(parent)) {
      visit(child, parent, field)
      visitBelow(child)
    }
  }
  visit(node)
  visitBelow(node)
}

/** The name of an identifier node, or undefined when the value is anything else. */
export function nameOf(value: unknown): string | undefined {
  return isNode(value) && typeof value.name === 'string' ? value.name : undefined
}

/** The text of a string literal node, or undefined. */
export function textOf(value: unknown): string | undefined {
  return isNode(value) && value.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined
}
