// Totals 总数 against their parts: what a record states beside what its buildings and its dwellings sum up to, and why
// the two differ. Published totals arrive before their rows do: what is not recorded yet is no fault. 三(一)
import type { Words } from '@huanju/engines/rules'
import { formatM2 } from '@huanju/quantities'

/** Parts of one kind: how many there are, how many of them have the figure, and what those sum up to. */
export interface Parts {
  readonly count: number
  readonly known: number
  /** Whole numbers; areas in dm². */
  readonly sum: bigint
}

/**
 * How a stated total stands to its parts: nothing to compare, the parts not whole yet, equal, parts left out that the
 * difference has room for (`short`), or a difference that no part still to come can mend (`differs`).
 */
export const totalStates = ['unknown', 'none', 'short', 'equal', 'differs'] as const
export type TotalState = (typeof totalStates)[number]

/** A total compared with parts of one kind. */
export interface Compared {
  readonly state: TotalState
  /** Parts less what is stated; null while one of the two is not known. */
  readonly difference: bigint | null
}

/**
 * Compares what is stated with parts, of which `expected` should be there (null where nobody has said). Parts that lack
 * their figure, or are not recorded yet, may still bring the sum up to the total, never down.
 */
export function compareTotal(stated: bigint | null, parts: Parts, expected: number | null): Compared {
  if (parts.count === 0) return { state: stated === null ? 'unknown' : 'none', difference: null }
  if (stated === null || parts.known === 0) return { state: 'unknown', difference: null }
  const difference = parts.sum - stated
  const isWhole = parts.known === parts.count && (expected === null || parts.count >= expected)
  if (difference === 0n) return { state: 'equal', difference }
  return { state: difference < 0n && !isWhole ? 'short' : 'differs', difference }
}

/** What is counted, and in which unit its figures are said. */
export const totalKinds = ['buildings', 'households', 'area'] as const
export type TotalKind = (typeof totalKinds)[number]

/** The parts a total is compared with. */
export const partLevels = ['buildings', 'dwellings'] as const
export type PartLevel = (typeof partLevels)[number]

/** What a community or a building states, and the parts that are recorded below it. */
export interface Ledger {
  readonly stated: Readonly<Record<TotalKind, bigint | null>>
  readonly parts: Readonly<Record<PartLevel, Readonly<Record<TotalKind, Parts>>>>
}

/** A building with what it states and the dwellings recorded in it. */
export interface BuildingFigures {
  readonly id: string
  readonly name: string
  readonly households: bigint | null
  readonly area: bigint | null
  /** Dwellings to live in, all dwellings, how many of them have an area that counts, and that area in dm². */
  readonly homes: number
  readonly dwellings: number
  readonly measured: number
  readonly measuredArea: bigint
}

const nothing: Parts = { count: 0, known: 0, sum: 0n }
const counted = (count: number): Parts => ({ count, known: count, sum: BigInt(count) })

/** What one building states and holds. */
export function ledgerOf({ households, area, homes, dwellings, measured, measuredArea }: BuildingFigures): Ledger {
  return {
    stated: { buildings: null, households, area },
    parts: {
      buildings: { buildings: nothing, households: nothing, area: nothing },
      dwellings: {
        buildings: nothing,
        households: counted(homes),
        area: { count: dwellings, known: measured, sum: measuredArea },
      },
    },
  }
}

/** What a community states, beside the sums over its buildings and over their dwellings. */
export function ledgerOfAll(stated: Ledger['stated'], buildings: readonly BuildingFigures[]): Ledger {
  const sumOf = (figures: readonly (bigint | null)[]): Parts => {
    const known = figures.filter((figure) => figure !== null)
    return { count: figures.length, known: known.length, sum: known.reduce((sum, figure) => sum + figure, 0n) }
  }
  const total = (part: 'homes' | 'dwellings' | 'measured') => buildings.reduce((sum, one) => sum + one[part], 0)
  return {
    stated,
    parts: {
      buildings: {
        buildings: counted(buildings.length),
        households: sumOf(buildings.map(({ households }) => households)),
        area: sumOf(buildings.map(({ area }) => area)),
      },
      dwellings: {
        buildings: nothing,
        households: counted(total('homes')),
        area: {
          count: total('dwellings'),
          known: total('measured'),
          sum: buildings.reduce((sum, { measuredArea }) => sum + measuredArea, 0n),
        },
      },
    },
  }
}

/** One comparison as a page shows it. */
export interface TotalLine extends Compared {
  readonly kind: TotalKind
  readonly level: PartLevel
  readonly stated: bigint | null
  readonly parts: Parts
  readonly words: Words
}

const compared: readonly (readonly [TotalKind, PartLevel])[] = [
  ['buildings', 'buildings'],
  ['households', 'buildings'],
  ['households', 'dwellings'],
  ['area', 'buildings'],
  ['area', 'dwellings'],
]

const comparedOfBuilding = compared.filter(([, level]) => level === 'dwellings')

/** Every total of a community against its buildings and its dwellings, with why the two differ. */
export function totalsOf(ledger: Ledger): TotalLine[] {
  return linesOf(ledger, compared)
}

/** The totals of one building against its dwellings. */
export function totalsOfBuilding(ledger: Ledger): TotalLine[] {
  return linesOf(ledger, comparedOfBuilding)
}

function linesOf({ stated, parts }: Ledger, which: typeof compared): TotalLine[] {
  return which.map(([kind, level]) => {
    const these = parts[level][kind]
    const found = compareTotal(stated[kind], these, expectedOf(level, stated))
    return { kind, level, stated: stated[kind], parts: these, ...found, words: wordsOf(kind, level, these, found) }
  })
}

function expectedOf(level: PartLevel, { buildings, households }: Ledger['stated']): number | null {
  const expected = level === 'buildings' ? buildings : households
  return expected === null ? null : Number(expected)
}

const partNames: Readonly<Record<PartLevel, { one: Words; measure: string }>> = {
  buildings: { one: { zh: '楼栋', en: 'buildings' }, measure: '栋' },
  dwellings: { one: { zh: '房屋', en: 'dwellings' }, measure: '套' },
}
const figureNames: Readonly<Record<TotalKind, Words>> = {
  buildings: { zh: '楼栋数', en: 'buildings' },
  households: { zh: '户数', en: 'households' },
  area: { zh: '建筑面积', en: 'floor area' },
}

/** A figure of a total with its unit. */
export function figureInWords(kind: TotalKind, value: bigint): Words {
  if (kind === 'area') return { zh: `${formatM2(value)} ㎡`, en: `${formatM2(value)} m²` }
  const figure = value.toLocaleString('en')
  return kind === 'buildings' ? { zh: `${figure} 栋`, en: figure } : { zh: `${figure} 户`, en: figure }
}

function wordsOf(kind: TotalKind, level: PartLevel, { count, known }: Parts, { state, difference }: Compared): Words {
  const { one, measure } = partNames[level]
  const name = figureNames[kind]
  const lacking = count - known
  const gap = figureInWords(kind, difference === null ? 0n : difference < 0n ? -difference : difference)
  const without =
    lacking === 0
      ? { zh: '', en: '' }
      : {
          zh: `；${count} ${measure}中有 ${lacking} ${measure}没有${name.zh}`,
          en: `; ${lacking} of ${count} ${one.en} have no ${name.en} yet`,
        }
  const said: Readonly<Record<TotalState, Words>> = {
    none: { zh: `还没有登记${one.zh}`, en: `No ${one.en} recorded yet` },
    unknown:
      count === 0 || known > 0
        ? { zh: `档案没有填写${name.zh}`, en: `The record states no ${name.en}` }
        : { zh: `已登记的${one.zh}都没有${name.zh}`, en: `None of the ${one.en} has its ${name.en} yet` },
    equal: { zh: `一致${without.zh}`, en: `Equal${without.en}` },
    short: { zh: `还差 ${gap.zh}，登记未完${without.zh}`, en: `${gap.en} short, not all recorded yet${without.en}` },
    differs:
      difference !== null && difference > 0n
        ? { zh: `合计多出 ${gap.zh}，请核对${without.zh}`, en: `${gap.en} more than stated; please check${without.en}` }
        : { zh: `合计少 ${gap.zh}，请核对`, en: `${gap.en} less than stated; please check` },
  }
  return said[state]
}

/**
 * What a record's totals make one look at again: differences that nothing still to be recorded can mend. Dwellings may
 * have less area than their community, which has rooms that are nobody's dwelling.
 */
export function totalWarnings(lines: readonly TotalLine[]): Words[] {
  const hasCommonRooms = ({ kind, level, difference }: TotalLine) =>
    kind === 'area' && level === 'dwellings' && (difference ?? 0n) < 0n
  return lines
    .filter((line) => line.state === 'differs' && !hasCommonRooms(line))
    .map(({ kind, level, stated, parts, words }) => {
      const [own, sum] = [figureInWords(kind, stated ?? 0n), figureInWords(kind, parts.sum)]
      const { one } = partNames[level]
      const name = figureNames[kind]
      return {
        zh: `${name.zh}：档案填 ${own.zh}，已登记${one.zh}合计 ${sum.zh}，${words.zh}`,
        en: `Stated ${name.en} ${own.en}, recorded ${one.en} come to ${sum.en}: ${words.en}`,
      }
    })
}
