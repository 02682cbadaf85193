// Shares of one thing 份额: on no day more than the whole together. Exact fractions, summed day by day, never divided.
import { addFractions, compareFractions, type Fraction } from '@huanju/quantities'

/** One share, held from a first to a last day; both belong to it, null is open. */
export interface Holding {
  readonly share: Fraction
  readonly from: string | null
  readonly to: string | null
}

const none: Fraction = { numerator: 0n, denominator: 1n }
const whole: Fraction = { numerator: 1n, denominator: 1n }

/**
 * The first day on which shares come to more than the whole, with their sum on it; the day is null where they have done
 * so since before anybody knows. Undefined while they never do. What ends before it begins is held on no day.
 */
export function beyondWhole(
  holdings: readonly Holding[],
): { readonly on: string | null; readonly sum: Fraction } | undefined {
  const held = holdings.filter(({ from, to }) => from === null || to === null || from <= to)
  const ending = held.filter(({ to }) => to !== null).toSorted((a, b) => inOrder(a.to, b.to))
  let [sum, ended] = [none, 0]
  for (const { from, share } of held.toSorted((a, b) => inOrder(a.from, b.from))) {
    for (let next = ending[ended]; next && inOrder(next.to, from) < 0; next = ending[(ended += 1)])
      sum = addFractions(sum, { ...next.share, numerator: -next.share.numerator })
    sum = addFractions(sum, share)
    if (compareFractions(sum, whole) > 0) return { on: from, sum }
  }
  return undefined
}

// An open beginning comes before every day.
function inOrder(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
}
