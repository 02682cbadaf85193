// Dead files: those no entry reaches. An entry is a door of a package, a program, a test, or a file named by a script.
import { posix } from 'node:path'
import { filesBehindDoors, resolver } from './doors.ts'
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { textOf, walk } from './syntax.ts'
import { isCode, type Source, type Tree } from './tree.ts'

/** Code and style sheets that nothing reaches. */
export function checkDeadFiles(tree: Tree): Finding[] {
  const reached = reachedFiles(tree)
  return tree.sources
    .map(({ path }) => path)
    .filter((path) => (isCode(path) || path.endsWith('.css')) && !reached.has(path))
    .map((path) => ({ path, line: 1, words: 'nothing imports it, runs it or tests it; use it or delete it' }))
}

/** Whether a file is started from outside: a program, a test, a command, or the settings of a tool. */
function isEntry(path: string): boolean {
  const programs = [
    /^packages\/(?:server\/src\/main\.ts|web\/src\/main\.tsx)$/,
    /\/commands\/[^/]+\.ts$/,
    /^(?:scripts|bench)\/[a-z-]+\.(?:mjs|ts)$/,
    /^tidy\/(?:write|print)-[a-z-]+\.ts$/,
    /\.config\.ts$/,
    /\.test\.tsx?$/,
  ]
  return programs.some((program) => program.test(path))
}

/** Whether a file only tells the types of something in use: of a package that is imported, or of the platform. */
function isDeclaration({ path, text }: Source, tree: Tree): boolean {
  if (!path.endsWith('.d.ts')) return false
  const declared = [...text.matchAll(/^declare module ['"]([^'"]+)['"]/gm)].map(([, name]) => name)
  const imported = new Set(modulesOf(tree).flatMap(({ imports }) => imports.map(({ specifier }) => specifier)))
  return declared.length === 0 || declared.some((name) => imported.has(name ?? ''))
}

function reachedFiles(tree: Tree): Set<string> {
  const edges = new Map(modulesOf(tree).map(({ path, imports }) => [path, imports.map(({ specifier }) => specifier)]))
  const resolve = resolver(tree)
  const named = filesNamed(tree)
  const isStart = (source: Source) => isEntry(source.path) || isDeclaration(source, tree)
  const entries = tree.sources.filter(isStart).map(({ path }) => path)
  const waiting = [...entries, ...filesBehindDoors(tree), ...named.fromOutside]
  const reached = new Set<string>()
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    const from = path
    waiting.push(...(edges.get(path) ?? []).flatMap((specifier) => resolve(from, specifier) ?? []))
    waiting.push(...(named.byModule.get(path) ?? []))
  }
  return reached
}

/** Files named in a text of another file: workers, set-up of tests, commands in scripts and in pages. */
function filesNamed(tree: Tree): { byModule: Map<string, string[]>; fromOutside: string[] } {
  const byModule = new Map(modulesOf(tree).map((module) => [module.path, pathsIn(module, tree)]))
  const texts = tree.sources.filter(({ path }) => /(?:package\.json|\.html|^\.ci\/run)$/.test(path))
  const fromOutside = texts.flatMap(({ path, text }) =>
    [...text.matchAll(/[\w@./-]+\.(?:tsx?|mjs|css)\b/g)].flatMap(([name]) => nearestPath(tree, path, name) ?? []),
  )
  return { byModule, fromOutside }
}

function pathsIn(module: Module, tree: Tree): string[] {
  const found: string[] = []
  walk(module.program, (node) => {
    const text = textOf(node)
    if (text === undefined || !/\.(?:tsx?|mjs|css)$/.test(text)) return
    const path = nearestPath(tree, module.path, text)
    if (path !== undefined) found.push(path)
  })
  return found
}

function nearestPath(tree: Tree, from: string, name: string): string | undefined {
  const plain = name.replace(/^\//, '')
  return [posix.join(posix.dirname(from), plain), posix.normalize(plain)].find((path) => tree.paths.has(path))
}
