// Parts of the score by their formulas: bands on the line and beside it, what is not known, and who moves when weights do.
import type { FactDescription, FactKind, Plain } from '@huanju/engines/rules'
import { packFor } from '@huanju/policy'
import { loadPolicy } from '@huanju/policy/load'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  scoreCommunity,
  scoreMoves,
  scoreSettingsOn,
  totalHundredths,
  type ScoredRow,
  type ScoreSettings,
} from './index.ts'
import type { ScoreFormula } from './score-settings.ts'

const pack = packFor(loadPolicy(), { place: '370900', day: '2026-11-23' })
const words = { zh: '算式', en: 'formula' }
const common = { weight: 10, words }
const describing = (id: string, kind: FactKind): FactDescription => ({
  id,
  label: { zh: id, en: id },
  kind,
  values: {},
  needsProof: false,
  provedBy: [],
  broughtBy: null,
})
const settings = (formula: ScoreFormula, facts: Readonly<Record<string, FactKind>>): ScoreSettings => ({
  on: '2026-11-23',
  packHash: 'h',
  parts: [
    {
      part: 'one',
      title: words,
      weight: formula.weight,
      formula,
      citation: words,
      doubts: [],
      descriptions: Object.fromEntries(Object.entries(facts).map(([id, kind]) => [id, describing(id, kind)])),
    },
  ],
})
const pointsOf = (made: ScoreSettings, facts: Readonly<Record<string, Plain>>) =>
  scoreCommunity(Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, { value }])), made).parts[0]?.points

const days = settings(
  {
    ...common,
    formula: 'days',
    of: 'day',
    bands: [
      { until: '1989-12-31', points: 100 },
      { until: '2000-12-31', points: 60 },
    ],
    otherwise: 5,
  },
  { day: 'day' },
)
const ratio = (per?: string) =>
  settings(
    {
      ...common,
      formula: 'ratio',
      of: 'part',
      ...(per !== undefined && { per }),
      bands: [
        { 'at-least': '2/3', points: 100 },
        { 'at-least': '1/3', points: 40 },
      ],
      otherwise: 0,
    },
    { part: 'count', ...(per !== undefined && { [per]: 'count' }) },
  )
const grades = settings(
  { ...common, formula: 'grades', of: ['roof', 'wall'], points: { A: 0, B: 33, C: 66, D: 100 } },
  { roof: 'choice', wall: 'choice' },
)
const papers = settings({ ...common, formula: 'papers', of: 'papers', papers: ['p', 'q', 'r'] }, { papers: 'choices' })

describe('the points of a part', () => {
  it.each<[Plain, number | null]>([
    ['1989-12-31', 100],
    ['1990-01-01', 60],
    ['2000-12-31', 60],
    ['2001-01-01', 5],
    [null, null],
    [1989, null],
  ])('by days: %j earns %s', (day, points) => {
    expect(pointsOf(days, { day })).toBe(points)
  })

  it.each<[Plain, Plain, number | null]>([
    [66, 99, 100],
    [65, 99, 40],
    [33, 99, 40],
    [32, 99, 0],
    [0, 99, 0],
    ['66', '99', 100],
    [1, 0, null],
    [null, 99, null],
    [66, null, null],
  ])('by ratio: %j of %j earns %s', (part, whole, points) => {
    expect(pointsOf(ratio('whole'), { part, whole })).toBe(points)
  })

  it('by ratio of nothing else is the figure itself', () => {
    expect([0, 1].map((part) => pointsOf(ratio(), { part }))).toEqual([0, 100])
  })

  it.each<[Plain, Plain, number | null]>([
    ['D', 'D', 100],
    ['D', 'A', 50],
    ['B', 'C', 50],
    ['A', 'B', 17],
    ['D', null, 100],
    [null, null, null],
    ['E', 'A', 0],
  ])('by grades: %j and %j earn %s, the average of what was graded', (roof, wall, points) => {
    expect(pointsOf(grades, { roof, wall })).toBe(points)
  })

  it.each<[Plain, number | null]>([
    [[], 0],
    [['p'], 33],
    [['p', 'q'], 67],
    [['r', 'q', 'p', 'other'], 100],
    [['other'], 0],
    [null, null],
    ['p', null],
  ])('by papers: %j earn %s', (onFile, points) => {
    expect(pointsOf(papers, { papers: onFile })).toBe(points)
  })

  it('count a value without its paper, and say that the paper is missing', () => {
    const [one] = days.parts
    if (!one) throw new Error('no part')
    const asking = { ...describing('day', 'day'), needsProof: true, provedBy: [{ id: 'p', title: words }] }
    const made = { ...days, parts: [{ ...one, descriptions: { day: asking } }] }
    const { parts } = scoreCommunity({ day: { value: '1980-01-01' } }, made)
    expect(parts[0]).toMatchObject({ points: 100, isMissing: false, missing: [{ kind: 'paper' }] })
  })
})

describe('the total', () => {
  const parts = fc.array(
    fc.record({ part: fc.constantFrom('a', 'b', 'c'), points: fc.option(fc.nat(100)), weight: fc.nat(1000) }),
    { minLength: 1, maxLength: 6 },
  )

  it('lies between the least and the most points of its parts, and is the same whatever all weights are times', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 50 }), (all, times) => {
        const total = totalHundredths(all)
        const known = all.filter(({ weight }) => weight > 0).map(({ points }) => points ?? 0)
        if (known.length === 0) expect(total).toBe(0)
        else {
          expect(total).toBeGreaterThanOrEqual(Math.min(...known) * 100)
          expect(total).toBeLessThanOrEqual(Math.max(...known) * 100)
        }
        expect(totalHundredths(all.map((one) => ({ ...one, weight: one.weight * times })))).toBe(total)
      }),
    )
  })

  it('is published for a day: every part of it is of a formula and a weight that somebody can look up', () => {
    const { parts: published, packHash } = scoreSettingsOn(pack)
    expect(packHash).toBe(pack.hash)
    for (const { part, weight, citation, formula, descriptions } of published) {
      expect(weight, part).toBeGreaterThan(0)
      expect(citation.zh, part).toMatch(/《.+》/)
      expect(Object.keys(descriptions).length, part).toBeGreaterThan(0)
      if (formula.formula === 'days')
        expect(formula.bands.map(({ until }) => until)).toEqual(formula.bands.map(({ until }) => until).toSorted())
    }
  })
})

describe('who moves when weights change', () => {
  const row = (id: string, rank: number, points: readonly [number, number]): ScoredRow => ({
    communityId: id,
    community: id,
    rank,
    scoreHundredths: totalHundredths(partsOf(points)),
    parts: partsOf(points),
  })
  const partsOf = ([age, need]: readonly [number, number]) => [
    { part: 'age', points: age, weight: 1 },
    { part: 'need', points: need, weight: 1 },
  ]

  it('is nobody where the weights stay as they were, or all become larger alike', () => {
    const rows = [row('a', 1, [90, 10]), row('b', 2, [50, 50]), row('c', 3, [0, 20])]
    expect(scoreMoves(rows, {})).toEqual({ moved: 0, rows: [] })
    expect(scoreMoves(rows, { age: 7, need: 7 }).moved).toBe(0)
  })

  it('is told with both ranks and scores, the largest move first, ties by the order there was', () => {
    const rows = [row('a', 1, [100, 0]), row('b', 2, [90, 10]), row('c', 3, [0, 100])]
    const { moved, rows: moves } = scoreMoves(rows, { age: 0 })
    expect(moved).toBe(2)
    expect(moves.map(({ communityId, rankBefore, rankAfter }) => [communityId, rankBefore, rankAfter])).toEqual([
      ['c', 3, 1],
      ['a', 1, 3],
    ])
    expect(moves[0]).toMatchObject({ scoreBeforeHundredths: 5000, scoreAfterHundredths: 10_000 })
  })

  it('keeps every rank once, before and after, for any weights', () => {
    const points = fc.tuple(fc.nat(100), fc.nat(100))
    fc.assert(
      fc.property(fc.array(points, { minLength: 1, maxLength: 12 }), fc.nat(9), fc.nat(9), (all, age, need) => {
        const rows = all
          .map((one, at) => row(String(at), 0, one))
          .toSorted((a, b) => b.scoreHundredths - a.scoreHundredths)
          .map((one, at) => ({ ...one, rank: at + 1 }))
        const { rows: moves, moved } = scoreMoves(rows, { age, need })
        expect(moves).toHaveLength(moved)
        expect(new Set(moves.map(({ rankBefore }) => rankBefore))).toEqual(
          new Set(moves.map(({ rankAfter }) => rankAfter)),
        )
        const sizes = moves.map(({ rankBefore, rankAfter }) => Math.abs(rankBefore - rankAfter))
        expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
      }),
    )
  })
})
