// The ranking 排序: who may stand in the list, and in which order; ties are decided by a fixed rule.
import type { Fen } from '@huanju/quantities'
import { excludedFor } from './deferrals.ts'
import { totalHundredths } from './score.ts'
import type { Candidate, Deferral, DeferralCode, PlanRequest } from './types.ts'

/** A candidate with its place in the list. */
export interface Ranked {
  readonly candidate: Candidate
  readonly rank: number
  readonly scoreHundredths: number
  readonly costFen: Fen
}

/** The list of those that may be planned, best first, and the others with the reason that shuts them out. */
export function ranked(request: PlanRequest): { open: Ranked[]; excluded: Deferral[] } {
  const outs = ordersOut(request)
  const judged = request.candidates
    .map((candidate) => ({
      candidate,
      scoreHundredths: totalHundredths(candidate.parts, request.weights),
      code: outs.has(candidate.id) ? ('forced-out' as const) : shutOut(candidate, request.includesUnproven ?? false),
    }))
    .toSorted(byScore)
  const open = judged.flatMap(({ candidate, scoreHundredths, code }) =>
    code === null && candidate.costFen !== null ? [{ candidate, scoreHundredths, costFen: candidate.costFen }] : [],
  )
  const excluded = judged.flatMap(({ candidate, scoreHundredths, code }) =>
    code === null ? [] : [excludedFor(candidate, { scoreHundredths, code, reason: outs.get(candidate.id) ?? '' })],
  )
  return { open: open.map((one, index) => ({ ...one, rank: index + 1 })), excluded }
}

/** The reasons for keeping communities out; an order without a reason, or against one the other way, is none. */
function ordersOut({ forces }: PlanRequest): Map<string, string> {
  const ins = new Set(forces.filter((force) => force.kind === 'in').map((force) => force.communityId))
  const outs = forces.filter(
    ({ kind, communityId, reason }) => kind === 'out' && reason.trim() !== '' && !ins.has(communityId),
  )
  return new Map(outs.map((force) => [force.communityId, force.reason]))
}

/** Why a candidate may not be planned by the rules themselves; null when it may. 一(一), 三(二) */
function shutOut({ verdict, entry, costFen }: Candidate, includesUnproven: boolean): DeferralCode | null {
  if (verdict === 'fails') return 'not-eligible'
  if (verdict === 'unproven' && !includesUnproven) return 'unproven'
  if (entry === 'fails' || (entry === 'unproven' && !includesUnproven)) return 'entry-not-met'
  return costFen === null ? 'no-cost-estimate' : null
}

interface Scored {
  readonly candidate: Candidate
  readonly scoreHundredths: number
}

/** Higher score first; then the earlier completed, the one with more households, and at last the id. */
function byScore(a: Scored, b: Scored): number {
  const [x, y] = [a.candidate, b.candidate]
  return (
    b.scoreHundredths - a.scoreHundredths ||
    compareText(x.completedOn ?? '9999-12-31', y.completedOn ?? '9999-12-31') ||
    (y.householdCount ?? -1) - (x.householdCount ?? -1) ||
    compareText(x.id, y.id)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
