// The subjects: on every floor each uses only those its row lists, bears one name, and is named by nobody but the folds.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { isTest, type Tree } from './tree.ts'

/** The subjects in the order of the story, and what each may use beside whatever that uses; platform parts come last. */
export const subjectsBelow: Readonly<Record<string, readonly string[]>> = {
  organisations: ['identity'],
  communities: ['organisations'],
  eligibility: ['communities'],
  plans: ['eligibility'],
  studies: ['plans', 'map', 'jobs'],
  financing: ['communities'],
  schemes: ['communities', 'plans', 'financing'],
  voting: ['communities', 'schemes'],
  procedures: ['organisations'],
  works: ['schemes'],
  payments: ['financing', 'works'],
  handover: ['works'],
  upkeep: ['handover'],
  supervision: ['procedures'],
  land: ['communities'],
  reports: ['plans', 'payments', 'works', 'handover'],
  imports: ['eligibility'],
  map: ['communities'],
  jobs: [],
  identity: [],
  desk: [],
  policy: [],
  journal: [],
  platform: [],
}

/** Folders of the domain that are no subject: the words everybody uses, and the fold. */
const sharedFolders = new Set(['glossary', 'subjects'])

/** Files of the contract that say what an endpoint is, rather than list those of a subject. */
const contractMachinery = new Set([
  'index',
  'acts',
  'endpoint',
  'entities',
  'entity-kinds',
  'issue-words',
  'no-right',
  'problems',
  'shapes',
])

/** The files that list the subjects of their floor; nothing else names one from outside. */
const folds = new Set([
  'packages/domain/src/subjects/index.ts',
  'packages/contract/src/index.ts',
  'packages/server/src/subjects/index.ts',
  'packages/web/src/subjects/index.ts',
])

/** Imports between subjects, on any floor, that the table does not list or that do not come through the door. */
export function checkSubjectTable(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap((module) => {
    const subject = subjectOf(module.path)
    if (subject === undefined) return []
    return module.imports.flatMap(({ specifier, line }) => {
      const words = strays(module, subject, specifier)
      return words === undefined ? [] : [{ path: module.path, line, words }]
    })
  })
}

/** Files outside the subjects of server and web that reach into one; they ask the fold of their floor instead. */
export function checkFolds(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap(({ path, imports }) => {
    if (folds.has(path) || isTest(path) || isDemo(path) || !/^packages\/(?:server|web)\/src\//.test(path)) return []
    const own = subjectOf(path)
    return imports.flatMap(({ specifier, line }) => {
      const target = targetOf(path, specifier)
      // What travels on the wire is everybody's; the code of a subject is not.
      const other = target.includes('/src/subjects/') ? subjectOf(target) : undefined
      const isManifest = /\/subjects\/[^/]+\/index\.ts$/.test(target)
      if (other === undefined || (own !== undefined && !isManifest)) return []
      const words = `names the subject ${other}; only the fold of the floor does, see docs/architecture.md`
      return [{ path, line, words }]
    })
  })
}

/** Folders and files on the domain, contract, server and web floors that bear the name of no subject. */
export function checkSubjectNames(tree: Tree): Finding[] {
  return [...tree.paths].flatMap((path) => {
    const name = nameGivenBy(path)
    if (name === undefined) return []
    if (!(name in subjectsBelow)) {
      return [{ path, line: 1, words: `${name} names no subject; see subjectsBelow in tidy/subjects.ts` }]
    }
    if (tree.paths.has(`packages/domain/src/${name}/subject.ts`)) return []
    return [{ path, line: 1, words: `${name} declares nothing; add packages/domain/src/${name}/subject.ts` }]
  })
}

/** The name a folder or a file of the contract gives to a subject; undefined for all other paths. */
function nameGivenBy(path: string): string | undefined {
  const inDomain = /^packages\/domain\/src\/([^/]+)$/.exec(path)?.[1]
  if (inDomain !== undefined) return sharedFolders.has(inDomain) ? undefined : inDomain
  if (folds.has(path)) return undefined
  const inContract = /^packages\/contract\/src\/([^/]+?)(?:\.test)?\.ts$/.exec(path)?.[1]
  if (inContract !== undefined) return contractMachinery.has(inContract) ? undefined : inContract
  return /^packages\/(?:server|web)\/src\/subjects\/([^/]+)$/.exec(path)?.[1]
}

/** Every subject a subject may use: those of its row and whatever they use. */
export function reachOf(subject: string): Set<string> {
  const reached = new Set<string>()
  const wanted = [...(subjectsBelow[subject] ?? [])]
  for (let next = wanted.pop(); next !== undefined; next = wanted.pop()) {
    if (reached.has(next)) continue
    reached.add(next)
    wanted.push(...(subjectsBelow[next] ?? []))
  }
  return reached
}

function strays({ path }: Module, subject: string, specifier: string): string | undefined {
  const target = targetOf(path, specifier)
  const other = subjectOf(target)
  if (other === undefined || other === subject) return undefined
  if (!reachOf(subject).has(other) && !isTest(path)) {
    return `${subject} may not use ${other}; ask for a fact by name, or let the later subject hear what was done`
  }
  const isPastDoor = target.startsWith('packages/domain/') && !target.endsWith(`/${other}/index.ts`)
  return isPastDoor ? `enter ${other} only through its door ../${other}/index.ts` : undefined
}

/** The path an import leads to, as far as subjects go: a relative path, or the door of a floor below. */
function targetOf(path: string, specifier: string): string {
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier)
  const [, floor, name, more] = /^@huanju\/(domain|contract)\/([^/]+)(\/.*)?$/.exec(specifier) ?? []
  if (floor === undefined || name === undefined) return specifier
  if (more !== undefined) return `packages/${floor}/src/${name}${more}`
  return floor === 'domain' ? `packages/domain/src/${name}/index.ts` : `packages/contract/src/${name}.ts`
}

/** The subject a file belongs to, on whichever floor. */
function subjectOf(path: string): string | undefined {
  const name =
    /^packages\/domain\/src\/([^/]+)\//.exec(path)?.[1] ??
    /^packages\/contract\/src\/([^/.]+)(?:\.test)?\.ts$/.exec(path)?.[1] ??
    /^packages\/(?:server|web)\/src\/subjects\/([^/]+)\//.exec(path)?.[1]
  return name === undefined || sharedFolders.has(name) || contractMachinery.has(name) ? undefined : name
}

/** The demo city fills tables of all subjects; it is data, and no subject knows of it. */
function isDemo(path: string): boolean {
  return path.startsWith('packages/server/src/demo/')
}
