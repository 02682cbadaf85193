// Forces 指定: which orders to put a community into the plan can be followed, and why the others cannot.
import { verdictWords, type Words } from '@huanju/engines/rules'
import type { Ranked } from './ranking.ts'
import type { Candidate, Force, PlanRequest, RefusedForce } from './types.ts'

/** Sorts the forces into those to be followed, by community, and those refused: a rule stands above a force. */
export function settleForces(request: PlanRequest, open: readonly Ranked[]) {
  const rankedIds = new Set(open.map((one) => one.candidate.id))
  const candidates = new Map(request.candidates.map((candidate) => [candidate.id, candidate]))
  const forcedIn = new Map<string, Force>()
  const refused: RefusedForce[] = []
  for (const force of request.forces) {
    const words = objection(force, { request, candidate: candidates.get(force.communityId), rankedIds })
    if (words) refused.push({ force, words })
    else if (forcedIn.has(force.communityId)) refused.push({ force, words: repeated })
    else if (force.kind === 'in') forcedIn.set(force.communityId, force)
  }
  return { forcedIn, refused }
}

const repeated: Words = { zh: '同一指定重复，只取一条', en: 'The same force twice; one is followed' }

interface Known {
  readonly request: PlanRequest
  readonly candidate: Candidate | undefined
  readonly rankedIds: ReadonlySet<string>
}

function objection(force: Force, { request, candidate, rankedIds }: Known): Words | null {
  const others = request.forces.filter((other) => other !== force && other.communityId === force.communityId)
  if (!candidate) return { zh: '候选中没有这个小区', en: 'Not among the candidates' }
  if (force.reason.trim() === '') return { zh: '没有写明理由', en: 'No reason is given' }
  if (others.some((other) => other.kind !== force.kind || (force.kind === 'in' && other.year !== force.year))) {
    return { zh: '对同一小区的指定互相矛盾，均不采用', en: 'Contradictory forces on one community; none is followed' }
  }
  if (force.kind === 'out') return null
  if (force.year !== null && !request.years.includes(force.year)) {
    return { zh: `${force.year} 年度不在计划内`, en: `${force.year} is not a year of the plan` }
  }
  return rankedIds.has(candidate.id) ? null : shutOut(candidate)
}

function shutOut({ verdict, entry, costFen }: Candidate): Words {
  if (verdict !== 'meets') {
    return { zh: `纳入条件${verdictWords[verdict].zh}，不能指定列入`, en: `Eligibility: ${verdictWords[verdict].en}` }
  }
  if (entry !== 'meets') {
    return {
      zh: `列入计划的条件${verdictWords[entry].zh}，不能指定列入`,
      en: `Entry to the plan: ${verdictWords[entry].en}`,
    }
  }
  return costFen === null
    ? { zh: '没有改造估算，不能指定列入', en: 'There is no cost estimate' }
    : { zh: '不在可列入的名单中', en: 'Not in the list that may be planned' }
}
