// Dead exports: names that a file gives out and nobody takes, followed through re-exports to where they are written.
import { resolver } from './doors.ts'
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { nameOf, walk } from './syntax.ts'
import type { Tree } from './tree.ts'

/** What is exported, by kind: values run, types only describe. */
export type ExportKind = 'value' | 'type'

/**
 * Exported names that nobody uses, tests included. A value must be imported by another file; a type may also be
 * a part of its own file's other shapes, since who reads a shape reads its parts.
 */
export function checkDeadExports(tree: Tree, kind: ExportKind): Finding[] {
  const used = usedNames(tree)
  return modulesOf(tree)
    .filter(({ path }) => !isReadByTool(path))
    .flatMap((module) =>
      module.exports
        .filter(({ name, isType, from }) => name !== '*' && from === undefined && isType === (kind === 'type'))
        .filter(({ name }) => !used.has(keyOf(module.path, name)) && !(kind === 'type' && isPart(module, name)))
        .map(({ name, line }) => {
          const words = `nobody imports ${name}; drop the word export, or the thing itself`
          return { path: module.path, line, words }
        }),
    )
}

/** Whether a type is named a second time in the file that declares it. */
function isPart({ program }: Module, name: string): boolean {
  let count = 0
  walk(program, (node) => {
    if (node.type === 'Identifier' && nameOf(node) === name) count += 1
  })
  return count > 1
}

/** Files whose exports a tool reads: settings of tools, and set-up of tests. */
function isReadByTool(path: string): boolean {
  return path.endsWith('.config.ts') || path.endsWith('global-setup.ts')
}

/** The names in use, as `path#name` of the file that writes them. */
function usedNames(tree: Tree): Set<string> {
  const modules = new Map(modulesOf(tree).map((module) => [module.path, module]))
  const resolve = resolver(tree)
  const used = new Set<string>()
  const use = (path: string, name: string): void => {
    if (used.has(keyOf(path, name))) return
    used.add(keyOf(path, name))
    const module = modules.get(path)
    if (module === undefined) return
    for (const next of sourcesOf(module, name)) {
      const target = resolve(path, next.specifier)
      if (target !== undefined) use(target, next.name)
    }
    if (name === '*') for (const { name: each } of module.exports) use(path, each)
  }
  for (const module of modules.values()) {
    for (const { specifier, names } of module.imports) {
      const target = resolve(module.path, specifier)
      if (target !== undefined) for (const name of names) use(target, name)
    }
  }
  return used
}

/** Where a name given out by a file may come from; a plain export comes from nowhere else. */
function sourcesOf({ exports }: Module, name: string): { specifier: string; name: string }[] {
  return exports.flatMap(({ name: given, from }) => {
    if (from === undefined) return []
    if (given === '*') return [{ specifier: from.specifier, name }]
    return given === name ? [from] : []
  })
}

function keyOf(path: string, name: string): string {
  return `${path}#${name}`
}
