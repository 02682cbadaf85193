// Names: of files by their kind, and of exported things without the words that say nothing.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import { modulesOf } from './module.ts'
import { isCode, type Tree } from './tree.ts'

const empty = new Set(['handle', 'handler', 'handlers', 'manager', 'managers', 'helper', 'helpers', 'util', 'utils'])
const emptyAlone = new Set(['data', 'info', 'misc', 'common', 'stuff', 'process'])
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Files and folders whose name is not written as its kind is. */
export function checkFileNames(tree: Tree): Finding[] {
  return tree.sources.flatMap(({ path }) => {
    const wrong = wrongSpelling(path) ?? emptyFileName(path)
    return wrong === undefined ? [] : [{ path, line: 1, words: wrong }]
  })
}

/** Exported things named with a word that says nothing. */
export function checkExportNames(tree: Tree): Finding[] {
  return modulesOf(tree).flatMap(({ path, exports }) =>
    exports.flatMap(({ name, line }) => {
      const word = wordsOf(name).find((part) => empty.has(part))
      const found = word ?? (emptyAlone.has(name) ? name : undefined)
      return found === undefined ? [] : [{ path, line, words: `${name}: “${found}” says nothing; name what it does` }]
    }),
  )
}

/** Files of one component that do not bear its name; a file of several is named in kebab-case after what they share. */
export function checkComponentNames(tree: Tree): Finding[] {
  const isComponent = (path: string) => path.endsWith('.tsx') && !/(?:\.test|\/main)\.tsx$/.test(path)
  return modulesOf(tree)
    .filter(({ path }) => isComponent(path))
    .flatMap((module) => {
      const stem = posix.basename(module.path, '.tsx')
      const given = module.exports.filter(({ isType }) => !isType).map(({ localName }) => localName)
      if (given.includes(stem) || (given.length > 1 && kebab.test(stem))) return []
      const words = `exports ${given.join(', ') || 'nothing'}; name it after its component, in kebab-case after several`
      return [{ path: module.path, line: 1, words }]
    })
}

/** Splits a name into its words, in lower case: `listOpenRounds` and `list-open-rounds` give the same three. */
export function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}

function wrongSpelling(path: string): string | undefined {
  const folders = posix
    .dirname(path)
    .split('/')
    .filter((folder) => folder !== '.' && !folder.startsWith('.'))
  const folder = folders.find((name) => !kebab.test(name))
  if (folder !== undefined && isCode(path)) return `folder ${folder} is not in kebab-case`
  const name = posix.basename(path)
  if (/^[A-Z][A-Za-z0-9]*(?:\.test)?\.tsx$/.test(name) || !/\.(?:tsx?|mjs|css|ya?ml)$/.test(name)) return undefined
  return name.split('.').every((part) => part === '' || kebab.test(part)) ? undefined : 'is not in kebab-case'
}

function emptyFileName(path: string): string | undefined {
  if (!isCode(path)) return undefined
  const parts = path.split('/').flatMap((part) => wordsOf(part))
  const stem = posix.basename(path).split('.')[0] ?? ''
  const word = parts.find((part) => empty.has(part)) ?? (emptyAlone.has(stem) ? stem : undefined)
  return word === undefined ? undefined : `“${word}” in a file name says nothing; name what is inside`
}
