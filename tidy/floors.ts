// The floors: packages import only downwards, through doors, and only what their own package.json names.
import { resolver } from './doors.ts'
import type { Finding } from './finding.ts'
import { readManifest } from './manifest.ts'
import { modulesOf, type ImportLine, type Module } from './module.ts'
import { isTest, packageOf, type Tree } from './tree.ts'

/** What each floor may import; a floor may skip down, never up, and server and web never meet. */
const floorsBelow: Readonly<Record<string, readonly string[]>> = {
  quantities: [],
  engines: ['quantities'],
  optimiser: ['engines', 'quantities'],
  policy: ['engines', 'quantities'],
  domain: ['policy', 'optimiser', 'engines', 'quantities'],
  contract: ['domain', 'policy', 'optimiser', 'engines', 'quantities'],
  server: ['contract', 'domain', 'policy', 'optimiser', 'engines', 'quantities'],
  web: ['contract', 'domain', 'policy', 'engines', 'quantities'],
}

/** Imports that climb, that meet across, that reach past a door, or that load policy files into the browser. */
export function checkFloors(tree: Tree): Finding[] {
  const resolve = resolver(tree)
  return packageModules(tree).flatMap(({ module, floor }) =>
    module.imports.flatMap((line) => {
      const words = climbs(floor, module, line) ?? missesDoor(module, line, resolve)
      return words === undefined ? [] : [{ path: module.path, line: line.line, words }]
    }),
  )
}

/** Packages imported without being named in the package.json of the importing package. */
export function checkDeclared(tree: Tree): Finding[] {
  const declared = declaredByPackage(tree)
  return packageModules(tree).flatMap(({ module, floor }) =>
    module.imports.flatMap(({ specifier, line }) => {
      const wanted = /^(?:@[^/]+\/[^/]+|[^./@][^/]*)/.exec(specifier)?.[0]
      if (wanted === undefined || specifier.startsWith('node:') || wanted === `@huanju/${floor}`) return []
      const known = declared.get(floor)
      if (known?.has(wanted) || (mayUseTools(module.path) && declared.get('')?.has(wanted))) return []
      const words = `imports ${wanted}, which packages/${floor}/package.json does not name; add it there or do without`
      return [{ path: module.path, line, words }]
    }),
  )
}

function packageModules(tree: Tree): { module: Module; floor: string }[] {
  return modulesOf(tree).flatMap((module) => {
    const floor = packageOf(module.path)
    return floor === undefined ? [] : [{ module, floor }]
  })
}

function climbs(floor: string, { path }: Module, { specifier }: ImportLine): string | undefined {
  const other = /^@huanju\/([^/]+)/.exec(specifier)?.[1]
  if (floor === 'web' && specifier === '@huanju/policy/load' && !isTest(path)) {
    return 'the browser cannot read policy files; take the pack over the wire'
  }
  if (floor === 'web' && specifier.startsWith('node:') && !mayUseTools(path)) {
    return `${specifier} does not exist in a browser`
  }
  if (other === undefined || other === floor) return undefined
  if (floorsBelow[floor]?.includes(other)) return undefined
  return `${floor} may not import ${other}: imports go only downwards; move the shared part to a lower floor`
}

function missesDoor(
  { path }: Module,
  { specifier }: ImportLine,
  resolve: ReturnType<typeof resolver>,
): string | undefined {
  if (specifier.startsWith('@huanju/') && resolve(path, specifier) === undefined) {
    return `${specifier} is no door of its package; import what package.json lists under exports`
  }
  if (!specifier.startsWith('.')) return undefined
  const target = resolve(path, specifier)
  const from = packageOf(path)
  if (target === undefined || packageOf(target) === from || isTest(path)) return undefined
  return `${specifier} leaves the package by a relative path; import the door @huanju/${packageOf(target) ?? '…'}`
}

/** Tests and the settings of build tools run under Node and may use the tools of the whole project. */
function mayUseTools(path: string): boolean {
  return isTest(path) || path.endsWith('.config.ts')
}

function declaredByPackage(tree: Tree): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { path, text } of tree.sources) {
    if (!/^(?:packages\/[^/]+\/)?package\.json$/.test(path)) continue
    const { dependencies, devDependencies, optionalDependencies } = readManifest(text)
    found.set(packageOf(path) ?? '', new Set([...dependencies, ...devDependencies, ...optionalDependencies]))
  }
  return found
}
