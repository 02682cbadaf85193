// Guesses which header of somebody's sheet is which of our columns, and the unit its figures are in.
import { plain } from './plain.ts'
import type { StatedUnits } from './stated-units.ts'
import { unitsOf, type Column } from './types.ts'

/** Which header of a sheet is which column, and the unit its figures are in. */
export interface MappedColumn {
  readonly header: string
  readonly column: string
  readonly unit: string | null
}

/** How sure a guess is: the same name, the same but for its unit, or only the same beginning. */
export type Confidence = 'sure' | 'likely' | 'guess'

/** A guess for a person to confirm. */
export interface SuggestedColumn extends MappedColumn {
  readonly confidence: Confidence
}

/** Guesses the mapping from headers in their order; each header and column once, the surest first. */
export function suggestMapping(
  headers: readonly string[],
  columns: readonly Column[],
  stated: StatedUnits['units'] = {},
): SuggestedColumn[] {
  const scored = headers
    .flatMap((header) => columns.map((column) => ({ header, column, score: likeness(header, column) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
  const taken = new Set<string>()
  const found: SuggestedColumn[] = []
  for (const { header, column, score } of scored) {
    if (taken.has(`h ${header}`) || taken.has(`c ${column.id}`)) continue
    taken.add(`h ${header}`).add(`c ${column.id}`)
    const confidence = confidences[Math.floor(score) - 1] ?? 'guess'
    found.push({ header, column: column.id, unit: unitFor(header, column, stated), confidence })
  }
  return found.toSorted((a, b) => headers.indexOf(a.header) - headers.indexOf(b.header))
}

/** The headers that no column was found for; blank ones are left out. */
export function unmappedHeaders(headers: readonly string[], mapping: readonly MappedColumn[]): string[] {
  const mapped = new Set(mapping.map(({ header }) => header))
  return headers.filter((header) => header.trim() !== '' && !mapped.has(header))
}

const confidences: readonly Confidence[] = ['guess', 'likely', 'sure', 'sure']

// 4 our own name, 3 a synonym, 2 the same once units and brackets are gone, 1 it begins with ours. Of two
// synonyms over the same column the one listed first wins.
function likeness(header: string, { id, title, synonyms = [] }: Column): number {
  const [whole, bare] = [plain(header), bareName(header)]
  if (whole === '') return 0
  const own = [title.zh, title.en, id]
  if (own.some((name) => plain(name) === whole)) return 4
  const listed = synonyms.findIndex((name) => plain(name) === whole)
  if (listed >= 0) return 4 - (listed + 1) / (synonyms.length + 1)
  if (bare === '') return 0
  const bareNames = [...own, ...synonyms].map(bareName)
  const known = bareNames.indexOf(bare)
  if (known >= 0) return 3 - (known + 1) / (bareNames.length + 1)
  return bareNames.some((name) => name.length >= 3 && bare.startsWith(name)) ? 1 : 0
}

// A name without brackets and what stands in them, and without a unit at its end.
function bareName(header: string): string {
  const open = header.normalize('NFKC').replaceAll(/[([【].*?[)\]】]/g, '')
  return plain(open.replace(/(?:万?(?:m2|平方米)|[万亿]元|_(?:wan_)?m2|_(?:wan|yi)_?yuan|_wan)$/i, ''))
}

/** The unit the figures under a header are in: as it says itself, else as the sheet states, else the usual one. */
function unitFor(header: string, column: Column, stated: StatedUnits['units']): string | null {
  return saidUnit(header, column) ?? stated[column.kind] ?? unitsOf[column.kind]?.[0] ?? null
}

/** The unit a header says itself; undefined when it says none. */
function saidUnit(header: string, { kind }: Column): string | undefined {
  const units = unitsOf[kind]
  if (!units) return undefined
  const text = header
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/平方米|平米|m2/g, '㎡')
    .replaceAll(/wan_?(?=㎡|yuan|$)/g, '万')
    .replaceAll(/yi_?(?=yuan)/g, '亿')
    .replaceAll('yuan', '元')
  const suffixed = kind === 'money' ? text.replace(/万$/, '万元') : text
  return units.toReversed().find((unit) => suffixed.includes(unit))
}
