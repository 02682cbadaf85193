// How long to wait after failed sign-ins: nothing for the first four, then twice as long each time, up to a bound.

/** What is counted: an account, or the address that tries. */
export type Counted = 'account' | 'address'

/** Failures from which on one waits. */
export const freeFailures = 5
const longest: Record<Counted, number> = { account: 900, address: 60 }

/** Failures older than this no longer count, in seconds. */
export const forgottenAfter: Record<Counted, number> = { account: 86_400, address: 3600 }

/** Seconds to wait after so many failures in a row. */
export function delayAfter(failures: number, counted: Counted): number {
  if (failures < freeFailures) return 0
  return Math.min(longest[counted], 2 ** Math.min(failures - freeFailures, 30))
}
