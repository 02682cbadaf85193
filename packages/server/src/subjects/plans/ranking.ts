// Turns what planners decided into the rows and totals that are kept: every community of the register has its place and reason.
import type { Words } from '@huanju/contract'
import type { Candidate, CommunityScore, Deferral, PlanLine, PlanResult } from '@huanju/domain/plans'
import { formatWanYuan } from '@huanju/quantities'
import type { PlanView, RankedRow, ScoreParts } from './plans.store.ts'

/** A candidate with its score in full and the name of its county. */
export interface Scored {
  readonly candidate: Candidate
  readonly score: CommunityScore
  readonly county: string
  /** The neighbourhood, or the subdistrict where none is known. */
  readonly neighbourhood: string
}

type Result = NonNullable<PlanView['result']>
const excludedCodes = new Set<Deferral['code']>(['not-eligible', 'unproven', 'entry-not-met', 'forced-out'])

/** Rows in order: planned by year and rank, then deferred, then excluded, each by score. */
export function rankedRows(
  result: PlanResult,
  scored: ReadonlyMap<string, Scored>,
  plan: Pick<PlanView, 'forces'>,
): RankedRow[] {
  const forceOf = new Map(plan.forces.map(({ communityId, kind }) => [communityId, kind]))
  const lines = result.years.flatMap((year) => year.lines.map((line) => rowOfLine(line, year.budgetFen)))
  const isExcluded = ({ code }: Deferral) => excludedCodes.has(code)
  const rest = [...result.deferred].toSorted(
    (a, b) =>
      Number(isExcluded(a)) - Number(isExcluded(b)) ||
      (a.rank ?? Infinity) - (b.rank ?? Infinity) ||
      b.scoreHundredths - a.scoreHundredths ||
      (a.communityId < b.communityId ? -1 : 1),
  )
  return [...lines, ...rest.map(rowOfDeferral)].map((row, index) => {
    const { candidate, score } = of(scored, row.communityId)
    return {
      ...row,
      rank: index + 1,
      verdict: candidate.verdict,
      force: forceOf.get(row.communityId) ?? null,
      buildingCount: candidate.buildingCount,
      householdCount: candidate.householdCount,
      floorAreaDm2: candidate.floorAreaDm2,
      estimatedCostFen: candidate.costFen,
      parts: partsOf(score),
    }
  })
}

type Bare = Pick<
  RankedRow,
  'communityId' | 'decision' | 'year' | 'scoreHundredths' | 'reason' | 'runningCostFen' | 'runningHouseholds'
>

function rowOfLine(line: PlanLine, budgetFen: bigint): Bare {
  const reason: Words = line.forcedBecause
    ? { zh: `指定列入 ${line.year} 年：${line.forcedBecause}`, en: `Forced into ${line.year}: ${line.forcedBecause}` }
    : {
        zh: `第 ${line.rank} 名，${line.year} 年可用资金 ${formatWanYuan(budgetFen)} 万元内累计 ${formatWanYuan(line.runningFen)} 万元`,
        en: `Rank ${line.rank}; with it ${formatWanYuan(line.runningFen)} of ${formatWanYuan(budgetFen)} 万元 of ${line.year} are used`,
      }
  return {
    communityId: line.communityId,
    decision: 'planned',
    year: line.year,
    scoreHundredths: line.scoreHundredths,
    reason,
    runningCostFen: line.runningFen,
    runningHouseholds: line.runningHouseholds,
  }
}

function rowOfDeferral(deferral: Deferral): Bare {
  return {
    communityId: deferral.communityId,
    decision: excludedCodes.has(deferral.code) ? 'excluded' : 'deferred',
    year: null,
    scoreHundredths: deferral.scoreHundredths,
    reason: deferral.words,
    runningCostFen: null,
    runningHouseholds: null,
  }
}

function partsOf({ parts }: CommunityScore): ScoreParts {
  return parts.map(({ part, title, weight, points, shareHundredths, facts, formula, isMissing }) => ({
    part,
    title,
    weight,
    points,
    shareHundredths,
    formula,
    isMissing,
    facts: facts.map(({ label, value }) => ({ label, value })),
  }))
}

function of(scored: ReadonlyMap<string, Scored>, id: string): Scored {
  const found = scored.get(id)
  if (!found) throw new Error(`no candidate ${id}`)
  return found
}

/** The totals of a ranking: planned in all, by year, by county, and how many wait or stay out. */
export function totalsOf(result: PlanResult, scored: ReadonlyMap<string, Scored>): Result {
  const lines = result.years.flatMap((year) => year.lines)
  const counties = new Map<string, PlanLine[]>()
  for (const line of lines) counties.set(line.countyId, [...(counties.get(line.countyId) ?? []), line])
  return {
    planned: sumsOf(lines),
    deferred: result.deferred.filter(({ code }) => !excludedCodes.has(code)).length,
    excluded: result.deferred.filter(({ code }) => excludedCodes.has(code)).length,
    byYear: result.years.map(({ year, budgetFen, usedFen, lines: own }) => ({
      year,
      budgetFen,
      usedFen,
      sums: sumsOf(own),
    })),
    byCounty: [...counties].map(([countyId, own]) => ({
      countyId,
      county: of(scored, own[0]?.communityId ?? '').county,
      sums: sumsOf(own),
    })),
  }
}

function sumsOf(lines: readonly PlanLine[]): Result['planned'] {
  return lines.reduce(
    (sums, line) => ({
      communities: sums.communities + 1,
      buildings: sums.buildings + (line.buildingCount ?? 0),
      households: sums.households + (line.householdCount ?? 0),
      floorAreaDm2: sums.floorAreaDm2 + (line.floorAreaDm2 ?? 0n),
      estimatedCostFen: sums.estimatedCostFen + line.costFen,
    }),
    { communities: 0, buildings: 0, households: 0, floorAreaDm2: 0n, estimatedCostFen: 0n },
  )
}
