// Merged areas of a sheet: the value of the first cell stands in all of them.
import type { CellFlaw } from '@huanju/engines/tables'
import { bounds } from './bounds.ts'
import { columnNumber } from './column-letters.ts'
import type { SheetRow } from './sheet-rows.ts'
import { brokenContent } from './unreadable.ts'
import { readXml } from './xml.ts'

/** A merged area, rows and columns from 1. */
export interface Merge {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

const mark = 'mergeCells'

/** Finds the merged areas of a sheet from the top; they stand behind all cells, so these are passed over unread. */
export async function readMerges(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = []
  let isOver = false
  const reading = readXml(behindCells(pieces), {
    open: ({ name, attributes }) => {
      if (name !== 'mergeCell') return
      const merge = areaOf(attributes['ref'] ?? '')
      if (merge && merge.left <= bounds.columns) merges.push(merge)
      if (merges.length > bounds.merges) throw brokenContent()
    },
    close: (name) => {
      isOver ||= name === mark
    },
    isDone: () => isOver,
  })
  while (!(await reading.next()).done);
  return merges.toSorted((a, b) => a.top - b.top)
}

// From the element on; a text that says the same word is no element.
async function* behindCells(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let [rest, isFound] = ['', false]
  yield '<sheet>'
  for await (const piece of pieces) {
    if (isFound) {
      yield piece
      continue
    }
    rest += piece
    const at = placeIn(rest)
    isFound = at >= 0
    if (isFound) yield rest.slice(at)
    rest = rest.slice(-64)
  }
  if (!isFound) yield '</sheet>'
}

function placeIn(text: string): number {
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
    const before = text.slice(Math.max(0, at - 42), at)
    const prefix = /<(?:[\w.-]{1,40}:)?$/.exec(before)?.[0]
    if (prefix !== undefined) return at - prefix.length
  }
  return -1
}

function areaOf(ref: string): Merge | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(ref)
  if (!match) return undefined
  const [, from = '', top, to = '', bottom] = match
  const merge = { left: columnNumber(from), right: columnNumber(to), top: Number(top), bottom: Number(bottom) }
  return merge.right >= merge.left && merge.bottom >= merge.top ? merge : undefined
}

interface Standing extends Merge {
  readonly text: string
}

/**
 * Fills merged areas as rows go by: each of their cells holds what the first one holds, and says that it is one of
 * several. A row without any cell of its own stays blank.
 */
export class MergedCells {
  private readonly merges: readonly Merge[]
  private next = 0
  private standing: Standing[] = []

  constructor(merges: readonly Merge[]) {
    this.merges = merges
  }

  fill(row: SheetRow): SheetRow {
    const { rowNumber, cells } = row
    this.standing = this.standing.filter(({ bottom }) => bottom >= rowNumber)
    for (let merge = this.merges[this.next]; merge && merge.top <= rowNumber; merge = this.merges[this.next]) {
      this.next += 1
      const text = merge.top === rowNumber ? (cells[merge.left - 1] ?? '') : ''
      if (merge.bottom >= rowNumber && text !== '') this.standing.push({ ...merge, text })
    }
    if (this.standing.length > bounds.mergesAbreast) throw brokenContent()
    const isBlank = cells.every((cell) => cell === '')
    return this.standing.length === 0 || isBlank ? row : filled(row, this.standing)
  }
}

function filled(row: SheetRow, standing: readonly Standing[]): SheetRow {
  const cells = [...row.cells]
  const flaws: Record<number, CellFlaw> = { ...row.flaws }
  for (const { text, top, bottom, left, right } of standing) {
    for (let at = left - 1; at < Math.min(right, bounds.columns); at += 1) {
      while (cells.length < at) cells.push('')
      cells[at] = text
      const isOwn = top === bottom && at === left - 1
      if (!isOwn) flaws[at] ??= 'merged'
    }
  }
  return { ...row, cells, flaws }
}
