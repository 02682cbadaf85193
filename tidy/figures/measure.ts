// Measures a tree: every figure of every floor, the files with most casts, the cost of entities; and reads it back.
import { checkCircles } from '../circles.ts'
import { modulesOf } from '../module.ts'
import { isTest, packageOf, type Tree } from '../tree.ts'
import { costOf, entityMeasures, entityName, type EntityCost } from './entity.ts'
import { measures, type Part } from './measures.ts'
import { findRepeats, repeatedLines, type Repeat } from './repeats.ts'
import { countUnchecked } from './unchecked.ts'

/** Figures by their name. */
export type Values = Readonly<Record<string, number>>

/** All figures of a tree, as printed with `--json`. */
export interface Figures {
  /** By the id of a floor, `all` first. */
  readonly floors: Readonly<Record<string, Values>>
  readonly mostCasts: readonly { readonly path: string; readonly casts: number }[]
  /** By the name of an entity that was asked for. */
  readonly entities: Readonly<Record<string, Values>>
  readonly costs: Readonly<Record<string, EntityCost>>
}

/** The columns of the table: all, the floors from the lowest up, and what stands outside the packages. */
export const floors = [
  { id: 'all', zh: '全部' },
  { id: 'quantities', zh: '数量' },
  { id: 'engines', zh: '引擎' },
  { id: 'optimiser', zh: '优化' },
  { id: 'policy', zh: '政策' },
  { id: 'domain', zh: '业务' },
  { id: 'contract', zh: '契约' },
  { id: 'server', zh: '服务端' },
  { id: 'web', zh: '网页' },
  { id: 'tools', zh: '工具' },
] as const

const mostCastsListed = 10

/** Measures a tree, and in it the entities named, each as `dwelling` or `person/people`. */
export function measureTree(tree: Tree, entities: readonly string[] = []): Figures {
  const code = modulesOf(tree).filter(({ path }) => !isTest(path))
  const circles = checkCircles(tree).map(({ path }) => path)
  const repeats = findRepeats(code)
  const parts = floors.map(({ id }) => [id, partOf(tree, { isChosen: choosing(id), circles, repeats })] as const)
  const costs = entities.map((entity) => [entity, costOf(tree, entityName(entity))] as const)
  return {
    floors: Object.fromEntries(parts.map(([id, part]) => [id, valuesOf(measures, part)])),
    mostCasts: code
      .map((module) => ({ path: module.path, casts: countUnchecked(module).casts }))
      .filter(({ casts }) => casts > 0)
      .toSorted((a, b) => b.casts - a.casts)
      .slice(0, mostCastsListed),
    entities: Object.fromEntries(costs.map(([entity, cost]) => [entity, valuesOf(entityMeasures, cost)])),
    costs: Object.fromEntries(costs),
  }
}

/** Reads figures printed earlier, whatever npm printed before them; refuses a text without figures. */
export function readFigures(text: string): Pick<Figures, 'floors' | 'entities'> {
  const read: unknown = JSON.parse(text.slice(Math.max(0, text.indexOf('{'))))
  if (!holds(read, 'floors') || !isTable(read.floors)) throw new Error('no figures: print them with --json')
  return { floors: read.floors, entities: holds(read, 'entities') && isTable(read.entities) ? read.entities : {} }
}

interface Found {
  readonly isChosen: (path: string) => boolean
  readonly circles: readonly string[]
  readonly repeats: readonly Repeat[]
}

function partOf(tree: Tree, { isChosen, circles, repeats }: Found): Part {
  const part = { sources: tree.sources.filter(({ path }) => isChosen(path)), paths: tree.paths }
  const modules = modulesOf(part)
  return {
    tree: part,
    code: modules.filter(({ path }) => !isTest(path)),
    tests: modules.filter(({ path }) => isTest(path)),
    circles: circles.filter(isChosen).length,
    repeatedRuns: repeats.filter(({ places }) => places.some(({ path }) => isChosen(path))).length,
    repeatedLines: repeatedLines(repeats, isChosen),
  }
}

function choosing(floor: string): (path: string) => boolean {
  if (floor === 'all') return () => true
  return (path) => (packageOf(path) ?? 'tools') === floor
}

function valuesOf<Of>(list: readonly { readonly id: string; readonly of: (part: Of) => number }[], part: Of): Values {
  // Two decimals are printed at most; three keep the JSON short and its differences true.
  return Object.fromEntries(list.map(({ id, of }) => [id, Math.round(of(part) * 1000) / 1000]))
}

function holds<Name extends string>(value: unknown, name: Name): value is Record<Name, unknown> {
  return typeof value === 'object' && value !== null && name in value
}

function isTable(value: unknown): value is Record<string, Values> {
  const isRecord = (each: unknown) => typeof each === 'object' && each !== null
  return (
    isRecord(value) &&
    Object.values(value ?? {}).every(
      (values) => isRecord(values) && Object.values(values).every((each) => typeof each === 'number'),
    )
  )
}
