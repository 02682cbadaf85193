// Runtime import circles: a file that, by imports that are not types, comes back to itself.
import { resolver } from './doors.ts'
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import type { Tree } from './tree.ts'

/** One finding for each circle, at the import that closes it first in path order. */
export function checkCircles(tree: Tree): Finding[] {
  const modules = modulesOf(tree)
  const edges = runtimeEdges(tree, modules)
  const reported = new Set<string>()
  return modules.flatMap(({ path }) => {
    if (reported.has(path)) return []
    const circle = circleThrough(path, edges)
    if (circle === undefined) return []
    for (const member of circle) reported.add(member)
    const line = edges.get(path)?.get(circle[1] ?? path) ?? 1
    const words = `closes a circle ${[...circle, path].join(' → ')}; move what both need to a third file`
    return [{ path, line, words }]
  })
}

/** For each file, the files it imports when it runs and the line of the import. */
function runtimeEdges(tree: Tree, modules: readonly Module[]): Map<string, Map<string, number>> {
  const resolve = resolver(tree)
  return new Map(
    modules.map((module) => {
      const targets = module.imports
        .filter(({ isType }) => !isType)
        .flatMap(({ specifier, line }) => {
          const target = resolve(module.path, specifier)
          return target === undefined ? [] : [[target, line] as const]
        })
      return [module.path, new Map(targets)]
    }),
  )
}

/** The shortest way from a file back to itself, without the return; undefined when there is none. */
function circleThrough(start: string, edges: Map<string, Map<string, number>>): string[] | undefined {
  const cameFrom = new Map<string, string>()
  const waiting = [start]
  for (const path of waiting) {
    for (const next of edges.get(path)?.keys() ?? []) {
      if (next === start) return pathBack(path, start, cameFrom)
      if (cameFrom.has(next)) continue
      cameFrom.set(next, path)
      waiting.push(next)
    }
  }
  return undefined
}

function pathBack(last: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [last]
  while (way[0] !== start) way.unshift(cameFrom.get(way[0] ?? start) ?? start)
  return way
}
