// Values with a first day: what stands on a day, and whether a list of them leaves a day unclear.
import { addDays, type Day } from '@huanju/quantities'

/** The entry that stands on a day: the latest one begun by then; null before the first. */
export function standingOn<T extends { readonly from: Day }>(entries: readonly T[], on: Day): T | null {
  let standing: T | null = null
  for (const entry of entries) {
    if (entry.from <= on && (standing === null || entry.from > standing.from)) standing = entry
  }
  return standing
}

/** The last day on which the entry begun on `from` stands; null while no later one is recorded. */
export function standsUntil<T extends { readonly from: Day }>(entries: readonly T[], from: Day): Day | null {
  const later = entries
    .map((entry) => entry.from)
    .filter((start) => start > from)
    .toSorted()[0]
  return later === undefined ? null : addDays(later, -1)
}

/** Days on which more than one entry begins; empty for a sound list. */
export function doubledStarts<T extends { readonly from: Day }>(entries: readonly T[]): Day[] {
  const starts = entries.map((entry) => entry.from)
  return starts.filter((start, index) => starts.indexOf(start) !== index)
}
