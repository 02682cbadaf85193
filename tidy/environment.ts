// Only settings.ts reads the environment, so that every setting has one name, one meaning and one place.
import type { Finding } from './finding.ts'
import { modulesOf } from './module.ts'
import { nameOf, walk, type SyntaxNode } from './syntax.ts'
import { isTest, packageOf, type Tree } from './tree.ts'

/** Reads of `process.env` outside settings.ts, tests, scripts and the tools at the top of the project. */
export function checkEnvironment(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter(({ path }) => packageOf(path) !== undefined && !isTest(path) && !path.endsWith('/src/settings.ts'))
    .flatMap((module) => {
      const found: Finding[] = []
      walk(module.program, (node) => {
        if (!readsEnvironment(node)) return
        const words = 'reads the environment; add the setting to settings.ts and take it as an argument'
        found.push({ path: module.path, line: module.lineOf(node.start), words })
      })
      return found
    })
}

function readsEnvironment(node: SyntaxNode): boolean {
  if (node.type === 'MemberExpression') return nameOf(node.object) === 'process' && nameOf(node.property) === 'env'
  return node.type === 'VariableDeclarator' && nameOf(node.init) === 'process'
}
