// What one entity costs: the files that are its own, and the shared files that must name it.
import { posix } from 'node:path'
import { resolver } from '../doors.ts'
import { modulesOf, type Module } from '../module.ts'
import { wordsOf } from '../names.ts'
import { isTest, type Tree } from '../tree.ts'
import type { Measure } from './measures.ts'
import { sum } from './spread.ts'

/** The two names of an entity, in kebab-case. */
export interface EntityName {
  readonly one: string
  readonly many: string
}

/** A file that is the entity's own. */
export interface OwnFile {
  readonly path: string
  readonly lines: number
}

/** A file shared with others: the lines that name the entity, counted from 1; whether it imports an own file. */
export interface SharedFile {
  readonly path: string
  readonly lines: readonly number[]
  readonly isImporting: boolean
}

/** All that one entity brings with it. */
export interface EntityCost {
  readonly own: readonly OwnFile[]
  readonly migrations: readonly OwnFile[]
  readonly ownTests: readonly OwnFile[]
  readonly shared: readonly SharedFile[]
}

/** The figures of a cost, in the order of the table. */
export const entityMeasures: readonly (Measure & { readonly of: (cost: EntityCost) => number })[] = [
  { id: 'ownFiles', zh: '自有文件', en: 'own files', of: ({ own }) => own.length },
  { id: 'ownLines', zh: '自有行', en: 'own lines', of: ({ own }) => sum(own.map(({ lines }) => lines)) },
  { id: 'migrations', zh: '自有迁移', en: 'own migrations', of: ({ migrations }) => migrations.length },
  {
    id: 'migrationLines',
    zh: '迁移行',
    en: 'lines of migrations',
    of: ({ migrations }) => sum(migrations.map(({ lines }) => lines)),
  },
  { id: 'ownTests', zh: '自有测试', en: 'own test files', of: ({ ownTests }) => ownTests.length },
  {
    id: 'ownTestLines',
    zh: '测试行',
    en: 'own test lines',
    of: ({ ownTests }) => sum(ownTests.map(({ lines }) => lines)),
  },
  { id: 'sharedFiles', zh: '提到它的共用文件', en: 'shared files naming it', of: ({ shared }) => shared.length },
  {
    id: 'sharedLines',
    zh: '提到它的共用行',
    en: 'shared lines naming it',
    of: ({ shared }) => sum(shared.map(({ lines }) => lines.length)),
  },
  {
    id: 'sharedImporting',
    zh: '导入它的共用文件',
    en: 'shared files importing it',
    of: ({ shared }) => shared.filter(({ isImporting }) => isImporting).length,
  },
]

/** The names of an entity: `facility` has many `facilities`; an odd plural is given beside it, `person/people`. */
export function entityName(given: string): EntityName {
  const [one = '', many] = given.split('/').map((name) => wordsOf(name).join('-'))
  return { one, many: many ?? pluralOf(one) }
}

/**
 * Whether a file is the entity's own, told by its path alone: in a package, its base name or one of its folders bears
 * the name of one or of many. A base name may go on after it. So these are own files of `dwelling`:
 *
 *     packages/<floor>/src/…/dwelling.ts  dwellings.ts  dwelling.<kind>.ts  dwellings-<part>.ts  DwellingScreen.tsx
 *     packages/<floor>/src/…/dwellings/<anything>
 *     packages/server/migrations/<number>-dwelling….sql
 */
export function isOwn(path: string, { one, many }: EntityName): boolean {
  const [, inside] = /^packages\/[^/]+\/(?:src|migrations)\/(.+)$/.exec(path) ?? []
  if (inside === undefined) return false
  const folders = posix.dirname(inside).split('/')
  const base = wordsOf(posix.basename(inside).replace(/^\d+-/, '')).join('-')
  return [one, many].some((name) => folders.includes(name) || base.startsWith(`${name}-`))
}

/** What an entity costs in a tree. Tests that name it among other things are left out. */
export function costOf(tree: Tree, name: EntityName): EntityCost {
  const modules = modulesOf(tree)
  const own = modules.filter(({ path }) => isOwn(path, name))
  const sized = ({ path, lines }: Pick<Module, 'path' | 'lines'>): OwnFile => ({ path, lines: lines.length })
  const resolve = resolver(tree)
  const others = modules.filter(({ path }) => !isOwn(path, name) && !isTest(path))
  return {
    own: own.filter(({ path }) => !isTest(path)).map(sized),
    migrations: tree.sources
      .filter(({ path }) => path.endsWith('.sql') && isOwn(path, name))
      .map(({ path, text }) => sized({ path, lines: text.replace(/\n$/, '').split('\n') })),
    ownTests: own.filter(({ path }) => isTest(path)).map(sized),
    shared: others.flatMap((module) => {
      const lines = linesNaming(module, name)
      const targets = module.imports.map(({ specifier }) => resolve(module.path, specifier))
      const isImporting = targets.some((target) => target !== undefined && isOwn(target, name))
      return lines.length === 0 && !isImporting ? [] : [{ path: module.path, lines, isImporting }]
    }),
  }
}

/** The lines that hold the name in any spelling, alone or as a part of a longer name; comments do not count. */
function linesNaming({ text, comments }: Module, { one, many }: EntityName): number[] {
  const code = comments.reduceRight((left, { start, end }) => blanked(left, start, end), text)
  return code.split('\n').flatMap((line, index) => {
    const words = `-${wordsOf(line).join('-')}-`
    return words.includes(`-${one}-`) || words.includes(`-${many}-`) ? [index + 1] : []
  })
}

/** A text with a stretch of it made blank, so that lines keep their numbers. */
function blanked(text: string, start: number, end: number): string {
  return text.slice(0, start) + text.slice(start, end).replace(/[^\n]/g, ' ') + text.slice(end)
}

function pluralOf(one: string): string {
  if (/[^aeiou]y$/.test(one)) return one.replace(/y$/, 'ies')
  return /(?:s|x|z|ch|sh)$/.test(one) ? `${one}es` : `${one}s`
}
