// Which kind of region may run which: the order leaves no way to run in a circle.
import type { AnswerOf } from '@huanju/contract'
import type { moveRegion } from '@huanju/contract/organisations'

export type RegionKind = AnswerOf<typeof moveRegion>['kind']

const runners: Readonly<Record<RegionKind, readonly RegionKind[]>> = {
  city: [],
  county: ['city'],
  'functional-zone': ['city', 'county'],
  subdistrict: ['county', 'functional-zone'],
  neighbourhood: ['subdistrict'],
}

/** Whether a region of one kind may be run by one of another; each step leads upwards, so circles cannot close. */
export function mayRun(runner: RegionKind, kind: RegionKind): boolean {
  return runners[kind].includes(runner)
}
