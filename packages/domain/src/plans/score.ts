// The score of a community 评分: whole points per part, exact weighted total, everything it rests on in sight.
import { factTerm, type Facts, type Term } from '@huanju/engines/rules'
import { compareFractions, fraction, parseFraction } from '@huanju/quantities'
import type { ScoreFormula, ScoreRule, ScoreSettings } from './score-settings.ts'
import type { CommunityScore, ScorePart } from './types.ts'

/** Weights by part, in place of the published ones; a part not named keeps its own. */
export type Weights = Readonly<Record<string, number>>

/** Scores a community by the published settings, or by other weights; what is not known counts as 0 points. */
export function scoreCommunity(facts: Facts, settings: ScoreSettings, weights: Weights = {}): CommunityScore {
  const parts = settings.parts.map((rule) => scorePart(rule, facts, weights[rule.part] ?? rule.weight))
  const shares = sharesOf(parts)
  return {
    totalHundredths: totalHundredths(parts),
    parts: parts.map((part, index) => ({ ...part, shareHundredths: shares[index] ?? 0 })),
  }
}

type Weighed = Pick<ScorePart, 'part' | 'points' | 'weight'>

/** The total in hundredths of a point, rounded half up; 0 when no part has weight. */
export function totalHundredths(parts: readonly Weighed[], weights: Weights = {}): number {
  const weightOf = ({ part, weight }: Weighed) => weights[part] ?? weight
  const whole = parts.reduce((sum, part) => sum + weightOf(part), 0)
  const earned = parts.reduce((sum, part) => sum + weightOf(part) * (part.points ?? 0), 0)
  return whole === 0 ? 0 : Math.floor((earned * 200 + whole) / (whole * 2))
}

/** Shares of the parts that sum to the total: leftovers go to the largest remainders, ties to the earlier part. */
function sharesOf(parts: readonly Weighed[]): number[] {
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0)
  if (whole === 0) return parts.map(() => 0)
  const exact = parts.map(({ points, weight }) => (points ?? 0) * weight * 100)
  const shares = exact.map((earned) => Math.floor(earned / whole))
  const left = totalHundredths(parts) - shares.reduce((sum, share) => sum + share, 0)
  const byRemainder = exact
    .map((earned, index) => ({ index, remainder: earned % whole }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return shares
}

function scorePart(rule: ScoreRule, facts: Facts, weight: number): ScorePart {
  const terms = Object.values(rule.descriptions).map((description) => factTerm(facts[description.id], description).term)
  const points = pointsOf(rule.formula, terms)
  return {
    part: rule.part,
    title: rule.title,
    points,
    weight,
    shareHundredths: 0,
    formula: rule.formula.words,
    facts: terms.flatMap((term) => term.facts),
    missing: terms.flatMap((term) => term.missing),
    isMissing: points === null,
  }
}

/** Whole points from 0 to 100; null when nothing is known. A value without its paper counts, the paper is missing. */
function pointsOf(formula: ScoreFormula, terms: readonly Term[]): number | null {
  const [first, second] = terms.map((term) => term.value)
  switch (formula.formula) {
    case 'grades':
      return gradePoints(
        terms.map((term) => term.value),
        formula.points,
      )
    case 'days':
      return dayPoints(first, formula)
    case 'papers':
      return paperPoints(first, formula.papers)
    case 'ratio':
      return ratioPoints(first, formula.per === undefined ? 1 : second, formula)
  }
}

type Value = Term['value'] | undefined

/** The average over the aspects that were graded, rounded half up. */
function gradePoints(grades: readonly Value[], points: Readonly<Record<'A' | 'B' | 'C' | 'D', number>>): number | null {
  const graded = grades.flatMap((grade) =>
    grade === 'A' || grade === 'B' || grade === 'C' || grade === 'D' ? [points[grade]] : [],
  )
  const sum = graded.reduce((total, one) => total + one, 0)
  return graded.length === 0 ? null : Math.floor((sum * 2 + graded.length) / (graded.length * 2))
}

function dayPoints(day: Value, { bands, otherwise }: Extract<ScoreFormula, { formula: 'days' }>): number | null {
  if (typeof day !== 'string') return null
  return bands.find((band) => day <= band.until)?.points ?? otherwise
}

function paperPoints(onFile: Value, papers: readonly string[]): number | null {
  if (!Array.isArray(onFile)) return null
  const found = papers.filter((paper) => onFile.includes(paper)).length
  return Math.floor((found * 200 + papers.length) / (papers.length * 2))
}

function ratioPoints(
  part: Value,
  whole: Value,
  { bands, otherwise }: Extract<ScoreFormula, { formula: 'ratio' }>,
): number | null {
  if (!isNumeral(part) || !isNumeral(whole) || BigInt(whole) === 0n) return null
  const ratio = fraction(BigInt(part), BigInt(whole))
  const band = bands.find((one) => compareFractions(ratio, parseFraction(one['at-least'])) >= 0)
  return band?.points ?? otherwise
}

function isNumeral(value: Value): value is string | number {
  return typeof value === 'number' || typeof value === 'string'
}
