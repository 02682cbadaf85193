// The pure floors know no clock, no network, no database, no machine and no chance: these come in as arguments.
import { builtinModules } from 'node:module'
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { isNode, nameOf, walk, type SyntaxNode } from './syntax.ts'
import { isTest, packageOf, type Tree } from './tree.ts'

const pureFloors = new Set(['quantities', 'engines', 'optimiser', 'policy', 'domain', 'contract'])
const impureNames = new Set([
  'process',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'crypto',
  'localStorage',
  'document',
  'window',
  'Deno',
  'Bun',
])
const impureMembers = new Set(['Date.now', 'Math.random', 'globalThis.process', 'globalThis.fetch'])
/** Doors of pure floors behind which the machine is touched. */
const machineDoors = new Set(['@huanju/policy/load', '@huanju/optimiser/running'])
const impurePackages = /^(?:node:|pg$|pg\/|kysely|fastify|@fastify\/)/

/** Places on the pure floors that exist to touch the machine: commands, runners of workers, the loader of files. */
function mayTouchMachine(path: string): boolean {
  const isRunner = /\/(?:commands|running)\//.test(path)
  return isRunner || isTest(path) || path === 'packages/policy/src/load.ts'
}

/** Uses of the clock, the network, the machine or chance on the pure floors. */
export function checkPurity(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter(({ path }) => pureFloors.has(packageOf(path) ?? '') && !mayTouchMachine(path))
    .flatMap((module) => [...impureImports(module), ...impureUses(module)])
}

function impureImports({ path, imports }: Module): Finding[] {
  return imports
    .filter(
      ({ specifier }) =>
        impurePackages.test(specifier) || builtinModules.includes(specifier) || machineDoors.has(specifier),
    )
    .map(({ specifier, line }) => ({ path, line, words: `${specifier} on a pure floor; move this to the server` }))
}

function impureUses(module: Module): Finding[] {
  const own = namesDeclared(module.program)
  const found: Finding[] = []
  walk(module.program, (node, parent, field) => {
    const used = impureUse(node, parent, field)
    if (used === undefined || own.has(used.split('.')[0] ?? used)) return
    const words = `${used} on a pure floor; take the day, the seed or the answer as an argument`
    found.push({ path: module.path, line: module.lineOf(node.start), words })
  })
  return found
}

function impureUse(node: SyntaxNode, parent?: SyntaxNode, field?: string): string | undefined {
  if (node.type === 'MemberExpression') {
    const member = `${nameOf(node.object) ?? ''}.${nameOf(node.property) ?? ''}`
    return impureMembers.has(member) ? member : undefined
  }
  if (nameOf(node.callee) === 'Date') return isNow(node) ? 'Date() of now' : undefined
  const name = node.type === 'Identifier' ? nameOf(node) : undefined
  return name !== undefined && impureNames.has(name) && isReference(parent, field) ? name : undefined
}

/** `Date()` is always now, `new Date(…)` only without an argument. */
function isNow(node: SyntaxNode): boolean {
  return node.type === 'CallExpression' || (Array.isArray(node.arguments) && node.arguments.length === 0)
}

/** Whether an identifier is used as a value, rather than naming a field or a part of a type. */
function isReference(parent?: SyntaxNode, field?: string): boolean {
  if (parent === undefined) return false
  const isFieldName = (field === 'property' || field === 'key') && parent.computed !== true
  return !isFieldName && !/^(?:TS|ImportSpecifier|ExportSpecifier)/.test(parent.type)
}

/** The names a file declares itself: imports, variables, functions and parameters. */
function namesDeclared(program: SyntaxNode): Set<string> {
  const names = new Set<string>()
  const add = (value: unknown) => {
    if (!isNode(value)) return
    if (value.type === 'Identifier') names.add(nameOf(value) ?? '')
    else
      walk(value, (inner, parent, field) => {
        const isBinding = inner.type === 'Identifier' && field !== 'key' && !parent?.type.startsWith('TS')
        if (isBinding) names.add(nameOf(inner) ?? '')
      })
  }
  walk(program, (node) => {
    if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration') add(node.id)
    if (/^Import.*Specifier$/.test(node.type)) add(node.local)
    if (Array.isArray(node.params)) for (const parameter of node.params) add(parameter)
  })
  return names
}
