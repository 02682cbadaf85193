// An amount as a bar says it: in whole 万元, to the nearest, so that it agrees with the figure in the table.

/** Whole 万元 of an amount not below zero, half of one up. */
export function wholeWan(fen: bigint): number {
  return Number((fen + 500_000n) / 1_000_000n)
}
