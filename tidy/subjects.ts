// The subjects: each uses only those its row lists, enters them through their door, and bears one name on every floor.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import { modulesOf, type Module } from './module.ts'
import { isTest, type Tree } from './tree.ts'

/** The subjects in the order of the story, and what each may use beside whatever that uses. */
export const subjectsBelow: Readonly<Record<string, readonly string[]>> = {
  organisations: [],
  communities: ['organisations'],
  eligibility: ['communities'],
  plans: ['eligibility'],
  studies: ['plans'],
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
}

/** What the platform itself serves, without a decision of the city behind it. */
const platformSubjects = ['identity', 'desk', 'imports', 'files', 'jobs', 'journal', 'oversight', 'map', 'policy', 'platform']

/** Folders of the domain that are no subject: the words everybody uses, and the fold. */
const sharedFolders = new Set(['glossary', 'subjects'])

/** Files of the contract that say what an endpoint is, rather than list those of a subject. */
const contractMachinery = new Set(['index', 'endpoint', 'problems', 'shapes'])

/** Imports between subjects that the table does not list, or that do not come through the door. */
export function checkSubjectTable(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap((module) => {
    const subject = domainFolderOf(module.path)
    if (subject === undefined || sharedFolders.has(subject)) return []
    return module.imports.flatMap(({ specifier, line }) => {
      const words = strays(module, subject, specifier)
      return words === undefined ? [] : [{ path: module.path, line, words }]
    })
  })
}

/** Folders and files on the domain, contract, server and web floors that bear the name of no subject. */
export function checkSubjectNames(tree: Tree): Finding[] {
  return [...tree.paths].flatMap((path) => {
    const inDomain = /^packages\/domain\/src\/([^/]+)$/.exec(path)?.[1]
    if (inDomain !== undefined && !isDomainFolder(inDomain)) {
      const words = `${inDomain} is no subject of the domain; see subjectsBelow in tidy/subjects.ts`
      return [{ path, line: 1, words }]
    }
    const above = subjectAbove(path)
    if (above === undefined || isServed(above)) return []
    return [{ path, line: 1, words: `${above} names no subject; use a name of the domain or of platformSubjects` }]
  })
}

/** The name a path gives to a subject on the contract, server or web floor; undefined for other files. */
function subjectAbove(path: string): string | undefined {
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
  const other = otherSubject(path, specifier)
  if (other === undefined || other.name === subject || sharedFolders.has(other.name)) return undefined
  if (!reachOf(subject).has(other.name) && !isTest(path)) {
    return `${subject} may not use ${other.name}; ask for a fact by name and let main.ts say who answers`
  }
  return other.isDoor ? undefined : `enter ${other.name} only through its door ../${other.name}/index.ts`
}

function otherSubject(path: string, specifier: string): { name: string; isDoor: boolean } | undefined {
  const named = /^@huanju\/domain\/([^/]+)(\/.*)?$/.exec(specifier)
  if (named?.[1] !== undefined) return { name: named[1], isDoor: named[2] === undefined }
  if (!specifier.startsWith('.')) return undefined
  const target = posix.join(posix.dirname(path), specifier)
  const name = domainFolderOf(target)
  return name === undefined ? undefined : { name, isDoor: target.endsWith(`/${name}/index.ts`) }
}

function domainFolderOf(path: string): string | undefined {
  return /^packages\/domain\/src\/([^/]+)\//.exec(path)?.[1]
}

function isDomainFolder(name: string): boolean {
  return isServed(name) || sharedFolders.has(name)
}

function isServed(name: string): boolean {
  return name in subjectsBelow || platformSubjects.includes(name)
}
