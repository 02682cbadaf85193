// The list and the orders on it: one fixed order for any list, who is shut out and why, and which orders can be followed.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { settleForces } from './forces.ts'
import { rankPlan, ranked, type Candidate, type Force, type PlanRequest } from './index.ts'

const candidate = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  name: `小区${id}`,
  countyId: 'c1',
  verdict: 'meets',
  entry: 'meets',
  parts: [{ part: 'need', points: 50, weight: 1 }],
  costFen: 100n,
  buildingCount: 3,
  householdCount: 100,
  floorAreaDm2: 800_000n,
  completedOn: '1999-01-01',
  ...more,
})
const request = (candidates: readonly Candidate[], more: Partial<PlanRequest> = {}): PlanRequest => ({
  candidates,
  years: [2027, 2028],
  budgetsFenByYear: { 2027: 100n, 2028: 100n },
  forces: [],
  ...more,
})
const order = (communityId: string, more: Partial<Force> = {}): Force => ({
  communityId,
  kind: 'in',
  year: null,
  reason: '危房',
  ...more,
})
const scored = (points: number) => [{ part: 'need', points, weight: 1 }]

const verdict = fc.constantFrom('meets' as const, 'fails' as const, 'unproven' as const)
const anyCandidate = fc.record({
  points: fc.integer({ min: 0, max: 3 }),
  verdict,
  entry: verdict,
  costFen: fc.option(fc.bigInt(0n, 150n)),
  householdCount: fc.option(fc.nat(2)),
  completedOn: fc.option(fc.constantFrom('1990-01-01', '1999-01-01')),
})
const candidates = fc
  .array(anyCandidate, { maxLength: 9 })
  .map((all) => all.map(({ points, ...rest }, at) => candidate(String(at), { ...rest, parts: scored(points) })))

describe('the list', () => {
  it('is in one order, whatever order it is given in, and holds or shuts out everybody once', () => {
    fc.assert(
      fc.property(candidates, fc.boolean(), (all, includesUnproven) => {
        const { open, excluded } = ranked(request(all, { includesUnproven }))
        const back = ranked(request(all.toReversed(), { includesUnproven }))
        expect(back.open.map(({ candidate: { id } }) => id)).toEqual(open.map(({ candidate: { id } }) => id))
        expect(open.map(({ rank }) => rank)).toEqual(open.map((_, at) => at + 1))
        const ids = [...open.map((one) => one.candidate.id), ...excluded.map(({ communityId }) => communityId)]
        expect(ids.toSorted()).toEqual(all.map(({ id }) => id).toSorted())
      }),
    )
  })

  it.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['the higher score', { parts: scored(51) }, { parts: scored(50), completedOn: '1980-01-01' }],
    ['at one score the earlier completed', { completedOn: '1998-12-31' }, { householdCount: 9999 }],
    ['a day that is known', { completedOn: '2005-12-31' }, { completedOn: null }],
    ['at one day the one with more households', { householdCount: 101 }, { householdCount: 100 }],
    ['households that are known', { householdCount: 0 }, { householdCount: null }],
  ])('puts first %s', (_said, first, second) => {
    const { open } = ranked(request([candidate('a', second), candidate('b', first)]))
    expect(open.map((one) => one.candidate.id)).toEqual(['b', 'a'])
  })

  it('puts first the lower id where nothing else tells two apart', () => {
    const { open } = ranked(request([candidate('b'), candidate('a')]))
    expect(open.map((one) => one.candidate.id)).toEqual(['a', 'b'])
  })

  it.each<[Partial<Candidate>, string | null, string | null]>([
    [{}, null, null],
    [{ verdict: 'fails' }, 'not-eligible', 'not-eligible'],
    [{ verdict: 'unproven' }, 'unproven', null],
    [{ entry: 'fails' }, 'entry-not-met', 'entry-not-met'],
    [{ entry: 'unproven' }, 'entry-not-met', null],
    [{ costFen: null }, 'no-cost-estimate', 'no-cost-estimate'],
    [{ costFen: 0n }, null, null],
    [{ verdict: 'fails', costFen: null }, 'not-eligible', 'not-eligible'],
    [{ verdict: 'unproven', entry: 'fails' }, 'unproven', 'entry-not-met'],
  ])('shuts out %o for %s, with the unproven taken in for %s', (more, strict, lenient) => {
    const code = (includesUnproven: boolean) =>
      ranked(request([candidate('a', more)], { includesUnproven })).excluded[0]?.code ?? null
    expect([code(false), code(true)]).toEqual([strict, lenient])
  })

  it('keeps out by an order with its reason, not by one without, nor against an order the other way', () => {
    const out = order('a', { kind: 'out' })
    const codes = (...forces: Force[]) => ranked(request([candidate('a')], { forces })).excluded.map(({ code }) => code)
    expect(codes(out)).toEqual(['forced-out'])
    expect(codes({ ...out, reason: '  ' })).toEqual([])
    expect(codes(out, order('a'))).toEqual([])
    expect(ranked(request([candidate('a')], { forces: [out] })).excluded[0]?.words.zh).toBe('指定不列入：危房')
  })
})

describe('an order to put one in', () => {
  const refusedFor = (forces: Force[], more: Partial<Candidate> = {}) => {
    const asked = request([candidate('a', more)], { forces })
    return settleForces(asked, ranked(asked).open).refused.map(({ words }) => words.zh)
  }

  it.each<[string, Force[], Partial<Candidate>, (string | RegExp)[]]>([
    ['is followed in any year', [order('a')], {}, []],
    ['is followed in a year of the plan', [order('a', { year: 2028 })], {}, []],
    ['is refused in another year', [order('a', { year: 2029 })], {}, ['2029 年度不在计划内']],
    ['is refused of one that nobody knows', [order('b')], {}, ['候选中没有这个小区']],
    ['is refused without a reason', [order('a', { reason: ' ' })], {}, ['没有写明理由']],
    ['is followed once where it is given twice', [order('a'), order('a')], {}, ['同一指定重复，只取一条']],
    [
      'is not followed against an order out',
      [order('a'), order('a', { kind: 'out' })],
      {},
      ['对同一小区的指定互相矛盾，均不采用', '对同一小区的指定互相矛盾，均不采用'],
    ],
    [
      'is not followed in two different years',
      [order('a', { year: 2027 }), order('a', { year: 2028 })],
      {},
      ['对同一小区的指定互相矛盾，均不采用', '对同一小区的指定互相矛盾，均不采用'],
    ],
    ['does not stand above eligibility', [order('a')], { verdict: 'fails' }, ['纳入条件不符合，不能指定列入']],
    ['does not stand above missing proof', [order('a')], { verdict: 'unproven' }, ['纳入条件证据不足，不能指定列入']],
    [
      'does not stand above entry to the plan',
      [order('a')],
      { entry: 'fails' },
      ['列入计划的条件不符合，不能指定列入'],
    ],
    ['needs a cost', [order('a')], { costFen: null }, ['没有改造估算，不能指定列入']],
  ])('%s', (...one) => {
    const [, forces, more, words] = one
    expect(refusedFor(forces, more)).toEqual(words)
  })

  it('is refused where the money of its year cannot hold it, to the fen', () => {
    const plan = (costFen: bigint) =>
      rankPlan(request([candidate('a', { costFen })], { forces: [order('a', { year: 2027 })] }))
    expect(plan(100n).refusedForces).toEqual([])
    expect(plan(100n).years[0]?.lines[0]).toMatchObject({ communityId: 'a', forcedBecause: '危房' })
    expect(plan(101n).refusedForces.map(({ words }) => words.zh)).toEqual([
      expect.stringContaining('2027 年度预算容不下'),
    ])
  })
})

describe('a request for a plan', () => {
  it.each<[string, Partial<PlanRequest>, RegExp]>([
    ['without a year', { years: [] }, /至少要有一个年度/],
    ['with a year that has no money', { years: [2027, 2029] }, /2029 年度没有预算/],
    ['with a budget below nothing', { budgetsFenByYear: { 2027: 0n, 2028: -1n } }, /2028 年度预算为负/],
    ['with one year twice', { years: [2027, 2027] }, /年度重复：2027/],
    ['with one community twice', { candidates: [candidate('a'), candidate('a')] }, /小区重复：a/],
    ['with a cost below nothing', { candidates: [candidate('a', { costFen: -1n })] }, /估算为负：小区a/],
  ])('%s is refused', (_said, more, words) => {
    expect(() => rankPlan(request([candidate('z')], more))).toThrow(words)
  })
})
