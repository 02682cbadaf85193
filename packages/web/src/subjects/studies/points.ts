// Points of need, and shares, as they are read.
import { group } from '@huanju/quantities'

/** Points with separators. */
export function points(value: number): string {
  return group(Math.round(value))
}

/** A share in per cent with digits after the point. */
export function percent(share: number, digits = 1): string {
  return `${(share * 100).toFixed(digits)}%`
}
