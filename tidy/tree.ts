// The tree under test: every file of the project by path, with its text where it is text.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** One text file; `path` runs from the root of the project, with forward slashes. */
export interface Source {
  readonly path: string
  readonly text: string
}

/** All files of the project, or the few of a fixture. */
export interface Tree {
  readonly sources: readonly Source[]
  /** Every file, text or not, and every folder. */
  readonly paths: ReadonlySet<string>
}

const leftOut = new Set(['.git', '.cache', 'data', 'tmp', 'coverage'])
const textual = /\.(?:tsx?|mjs|cjs|css|html|json|ya?ml|md|sql|svg|txt|csv)$|(?:^|\/)(?:LICENSE|run)$/

/** The folder that holds the project, with a trailing slash. */
const root = fileURLToPath(new URL('../', import.meta.url))

/** Reads the project from disk; folders of packages, builds and run-time data are left out. */
export function readTree(folder = root): Tree {
  const paths: string[] = []
  collect(folder, '', paths)
  const sources = paths
    .filter((path) => textual.test(path) && !path.endsWith('package-lock.json'))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
  return { sources, paths: withFolders(paths) }
}

/** A tree of a few files written out in a test. */
export function treeOf(files: Readonly<Record<string, string>>): Tree {
  const sources = Object.entries(files).map(([path, text]) => ({ path, text }))
  return { sources, paths: withFolders(Object.keys(files)) }
}

/** Whether a file is a test or stands in a folder made for tests. */
export function isTest(path: string): boolean {
  return /\.(?:test|cases)\.tsx?$/.test(path) || /(?:^|\/)(?:testing|proofs)\//.test(path) || path.startsWith('e2e/')
}

/** Whether a file is code that the parser reads. */
export function isCode(path: string): boolean {
  return /\.(?:tsx?|mjs)$/.test(path)
}

/** The package a file belongs to, such as `domain`; undefined outside `packages/`. */
export function packageOf(path: string): string | undefined {
  return /^packages\/([^/]+)\//.exec(path)?.[1]
}

function collect(folder: string, below: string, paths: string[]): void {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    // Only the folders of the top level may be run-time data; `fixtures/data` further down is part of the project.
    const isBuilt = entry.name === 'node_modules' || entry.name === 'dist'
    if (isBuilt || (below === '' && leftOut.has(entry.name))) continue
    const path = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) collect(folder, path, paths)
    else paths.push(path)
  }
}

function withFolders(paths: readonly string[]): Set<string> {
  const all = new Set(paths)
  for (const path of paths) {
    const parts = path.split('/')
    for (let length = 1; length < parts.length; length += 1) all.add(parts.slice(0, length).join('/'))
  }
  return all
}
