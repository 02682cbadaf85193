// Who rises and who falls when weights change: from the points kept with the ranking, nothing is judged anew.
import { totalHundredths } from './score.ts'

/** A community as it was ranked, with the points of each part of its score. */
export interface ScoredRow {
  readonly communityId: string
  readonly community: string
  readonly rank: number
  readonly scoreHundredths: number
  readonly parts: Parameters<typeof totalHundredths>[0]
}

/** Where a community stood and would stand. */
export interface ScoreMove {
  readonly communityId: string
  readonly community: string
  readonly rankBefore: number
  readonly rankAfter: number
  readonly scoreBeforeHundredths: number
  readonly scoreAfterHundredths: number
}

/** Ranks by score before and after, largest moves first; ties keep the order of the ranking. */
export function scoreMoves(
  rows: readonly ScoredRow[],
  weights: Readonly<Record<string, number>>,
): { moved: number; rows: ScoreMove[] } {
  const before = rankBy(rows, ({ scoreHundredths }) => scoreHundredths)
  const scores = new Map(rows.map(({ communityId, parts }) => [communityId, totalHundredths(parts, weights)]))
  const after = rankBy(rows, ({ communityId }) => scores.get(communityId) ?? 0)
  const moves = rows.map(({ communityId, community, scoreHundredths }) => ({
    communityId,
    community,
    rankBefore: before.get(communityId) ?? 0,
    rankAfter: after.get(communityId) ?? 0,
    scoreBeforeHundredths: scoreHundredths,
    scoreAfterHundredths: scores.get(communityId) ?? 0,
  }))
  const moved = moves.filter(({ rankBefore, rankAfter }) => rankBefore !== rankAfter)
  const size = ({ rankBefore, rankAfter }: (typeof moves)[number]) => Math.abs(rankBefore - rankAfter)
  return {
    moved: moved.length,
    rows: moved.toSorted((a, b) => size(b) - size(a) || a.rankAfter - b.rankAfter).slice(0, 200),
  }
}

function rankBy(rows: readonly ScoredRow[], scoreOf: (row: ScoredRow) => number): Map<string, number> {
  const sorted = rows.toSorted((a, b) => scoreOf(b) - scoreOf(a) || a.rank - b.rank)
  return new Map(sorted.map(({ communityId }, index) => [communityId, index + 1]))
}
