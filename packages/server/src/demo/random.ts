// Chance that repeats itself: the same seed gives the same city on every machine.
import { createHash } from 'node:crypto'

/** A source of repeatable chance. */
export interface Chance {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item
  /** True in `percent` of a hundred cases. */
  happens(percent: number): boolean
}

/** Starts chance from a text; different texts give independent streams. */
export function chanceFrom(text: string): Chance {
  let state = createHash('sha256').update(text).digest().readUInt32LE(0)
  // Mulberry32: small, known, and whole numbers throughout.
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  const between = (from: number, to: number) => from + (next() % (to - from + 1))
  return {
    between,
    pick: <Item>(items: readonly Item[]) => {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    happens: (percent) => between(1, 100) <= percent,
  }
}

/** A UUID made from a text: the same text gives the same one. */
export function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
