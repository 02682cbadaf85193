// SQL stands only in stores and migrations, and in the few parts of the platform that are made of it.
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { nameOf, walk, type SyntaxNode } from './syntax.ts'
import { isTest, packageOf, type Tree } from './tree.ts'

const beginnings = [
  'select\\s[\\s\\S]*\\sfrom\\s',
  'select\\s+(?:set_config|pg_\\w+|nextval)',
  'insert\\s+into\\s',
  'update\\s+\\S+\\s+set\\s',
  'delete\\s+from\\s',
  'truncate\\s',
  'copy\\s+\\S+\\s*(?:\\(|from|to)',
  'set\\s+(?:local|role|session)\\s',
  'notify\\s',
  'listen\\s',
  'with\\s+(?:recursive\\s+)?\\w+\\s*(?:\\([^)]*\\)\\s*)?as\\s*\\(',
  '(?:create|alter|drop)\\s+(?:or\\s+replace\\s+)?(?:table|index|role|function|trigger|schema|policy|database|view)\\s',
]
const statement = new RegExp(`^\\s*(?:${beginnings.join('|')})`, 'i')
const builders = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto'])

/** Whether a file is one of those that may hold SQL. */
function mayHoldSql(path: string): boolean {
  const isPlatform = /\/src\/platform\/(?:database|embedded|backup|journal|jobs)\//.test(path)
  const isDemo = /\/demo(?:-[a-z-]+)?\//.test(path) || /\/demo-[a-z-]+\.ts$/.test(path)
  return path.endsWith('.store.ts') || isPlatform || isDemo || isTest(path) || packageOf(path) === undefined
}

/** SQL written, built or tagged outside the files that may hold it. */
export function checkSql(tree: Tree): Finding[] {
  return modulesOf(tree)
    .filter(({ path }) => !mayHoldSql(path))
    .flatMap(sqlIn)
}

function sqlIn(module: Module): Finding[] {
  const found = new Map<number, Finding>()
  walk(module.program, (node) => {
    const used = sqlOf(node)
    const line = module.lineOf(node.start)
    if (used === undefined || found.has(line)) return
    const words = `${used} outside a store; move it to <noun>.store.ts and call that`
    found.set(line, { path: module.path, line, words })
  })
  return [...found.values()]
}

function sqlOf(node: SyntaxNode): string | undefined {
  if (node.type === 'TaggedTemplateExpression' && nameOf(node.tag) === 'sql') return 'an sql template'
  if (node.type === 'MemberExpression') {
    const builder = nameOf(node.property)
    return builder !== undefined && builders.has(builder) ? `the query builder ${builder}` : undefined
  }
  const text = node.type === 'Literal' ? node.value : node.type === 'TemplateElement' ? rawOf(node.value) : undefined
  return typeof text === 'string' && statement.test(text) ? 'an SQL statement' : undefined
}

function rawOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'raw' in value ? value.raw : undefined
}
