// Finds the header row of somebody's sheet: titles and merged banners stand above it, figures below.
import { suggestMapping, type SuggestedColumn } from './mapping.ts'
import { findStatedUnits, type StatedUnits } from './stated-units.ts'
import type { Column } from './types.ts'

/** Where the header stands, how many rows it takes, and what it says column by column. */
export interface FoundHeader {
  /** Place of its first row among the rows given, from 0. */
  readonly at: number
  /** One, or two where groups such as 坐标 stand over 经度 and 纬度. */
  readonly rows: 1 | 2
  readonly headers: readonly string[]
  readonly mapping: readonly SuggestedColumn[]
  /** The units that stand above it for the whole sheet. */
  readonly stated?: StatedUnits
}

const looksAt = 15

/** The first row, or pair of rows, that names most of our columns; undefined when none names even one. */
export function findHeader(rows: readonly (readonly string[])[], columns: readonly Column[]): FoundHeader | undefined {
  const candidates = rows.slice(0, looksAt).flatMap((row, at): FoundHeader[] => {
    const single = named(at, 1, row, columns)
    const below = rows[at + 1]
    return below === undefined ? [single] : [single, named(at, 2, underGroups(row, below), columns)]
  })
  const [best] = candidates
    .filter(({ mapping }) => mapping.length > 0)
    .toSorted((a, b) => b.mapping.length - a.mapping.length || a.rows - b.rows || a.at - b.at)
  const stated = best && findStatedUnits(rows.slice(0, best.at + best.rows))
  if (!best || !stated) return best
  return { ...best, stated, mapping: suggestMapping(best.headers, columns, stated.units) }
}

function named(at: number, rows: 1 | 2, cells: readonly string[], columns: readonly Column[]): FoundHeader {
  const headers = distinctHeaders(cells)
  return { at, rows, headers, mapping: suggestMapping(headers, columns) }
}

// In a merged header the lower cell says what stands in the column; where it is blank the upper one does.
function underGroups(above: readonly string[], below: readonly string[]): string[] {
  const width = Math.max(above.length, below.length)
  return Array.from({ length: width }, (_, index) => below[index]?.trim() || above[index]?.trim() || '')
}

/** Headers as unique names: stars of required columns go, blanks are numbered, a second 户数 becomes 户数（2）. */
export function distinctHeaders(cells: readonly string[]): string[] {
  const seen = new Map<string, number>()
  return cells.map((cell, index) => {
    const name =
      cell
        .replace(/[*＊]\s*$/, '')
        .replaceAll(/\s+/g, '')
        .slice(0, 200) || `第${index + 1}列`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}（${count}）`
  })
}
