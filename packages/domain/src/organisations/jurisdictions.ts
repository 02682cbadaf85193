// Which kind of region may run which, and whether one may move to another: no order of moves runs in a circle.
import type { Refusal } from '@huanju/engines/workflow'
import type { RegionKind } from '../identity/index.ts'
import { organisationRefusals } from './refusals.ts'

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

interface Named {
  readonly name: string
  readonly kind: RegionKind
}
type MoveCode = 'region.has-no-parent' | 'region.cannot-be-run-by' | 'region.is-run-by' | 'region.moved-too-early'

/** What stands against moving a region to another; null when nothing does. `open` is who runs it, and since when. */
export function moveAgainst(
  region: Named,
  parent: Named & { readonly id: string },
  { open, from }: { open: { readonly parentId: string; readonly from: string } | null; from: string },
): Refusal<MoveCode> | null {
  const { refuse } = organisationRefusals
  const names = { region: region.name, parent: parent.name }
  if (!open) return refuse('region.has-no-parent')
  if (!mayRun(parent.kind, region.kind)) return refuse('region.cannot-be-run-by', names)
  if (open.parentId === parent.id) return refuse('region.is-run-by', names)
  return from <= open.from ? refuse('region.moved-too-early', { from: open.from }) : null
}
