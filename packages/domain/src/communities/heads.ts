// Heads 人数 by which owners are counted, and how far the register of owners has come.
import { addFractions, compareFractions, fraction, type Dm2 } from '@huanju/quantities'

/** A dwelling with those who own it on a day. */
export interface Held {
  readonly dwelling: string
  /** The area it counts with; null where none is known. */
  readonly area: Dm2 | null
  /** Each owner by what tells people apart, a title unit or a number; null for one of whom neither is known. */
  readonly holders: readonly (string | null)[]
  /** The shares that are known, as numerator and denominator. */
  readonly shares: readonly (readonly [string, string])[]
}

/** How far the owners of a community are recorded, and what they count for. */
export interface Roll {
  readonly dwellings: number
  /** Dwellings with at least one owner, and the area they count with in dm². */
  readonly owned: number
  readonly area: Dm2
  /** Owners as they are counted by head. */
  readonly heads: number
  /** Owned dwellings of which nobody can tell yet whether their owner has another one too. */
  readonly unidentified: number
  /** Dwellings whose owners all have a share, and together less than the whole. */
  readonly short: number
}

/**
 * Counts owners by head: one for each dwelling, whoever shares it; who owns several is one head. Dwellings of the same
 * two owners are one head too. 民法典 278；建筑物区分所有权司法解释第九条
 */
export function rollOf(held: readonly Held[]): Roll {
  const owned = held.filter(({ holders }) => holders.length > 0)
  const identified = owned.flatMap(({ holders }) => {
    const known = holders.filter((holder) => holder !== null)
    return known.length === holders.length ? [[...new Set(known)].toSorted().join(' ')] : []
  })
  const unidentified = owned.length - identified.length
  return {
    dwellings: held.length,
    owned: owned.length,
    area: owned.reduce((sum, { area }) => sum + (area ?? 0n), 0n),
    heads: new Set(identified).size + unidentified,
    unidentified,
    short: owned.filter(isShort).length,
  }
}

function isShort({ holders, shares }: Held): boolean {
  if (shares.length < holders.length) return false
  const sum = shares.map(([n, d]) => fraction(BigInt(n), BigInt(d))).reduce(addFractions, fraction(0, 1))
  return compareFractions(sum, fraction(1, 1)) < 0
}
