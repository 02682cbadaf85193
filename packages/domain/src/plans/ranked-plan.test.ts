// The ranked plan: never over budget, in order, forces followed or refused with a reason, nobody forgotten.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankPlan, type Candidate, type Force, type PlanRequest, type Planner } from './index.ts'

function candidate(id: string, score: number, costFen: bigint | null, more: Partial<Candidate> = {}): Candidate {
  return {
    id,
    name: `小区${id}`,
    countyId: 'c1',
    verdict: 'meets',
    entry: 'meets',
    parts: [{ part: 'condition', points: score, weight: 1 }],
    costFen,
    buildingCount: 3,
    householdCount: 100,
    floorAreaDm2: 800_000n,
    completedOn: '1999-01-01',
    ...more,
  }
}

const request = (candidates: Candidate[], more: Partial<PlanRequest> = {}): PlanRequest => ({
  candidates,
  years: [2027, 2028],
  budgetsFenByYear: { 2027: 100n, 2028: 100n },
  forces: [],
  ...more,
})

const planned = (asked: PlanRequest) => rankPlan(asked).years.map(({ lines }) => lines.map((line) => line.communityId))

const put = (communityId: string, year: number | null = null): Force => ({
  communityId,
  kind: 'in',
  year,
  reason: '群众反映强烈',
})
const keep = (communityId: string, reason = '拟整体征收'): Force => ({ communityId, kind: 'out', year: null, reason })

describe('the ranked plan', () => {
  it('is one planner among others, behind one shape', async () => {
    const planner: Planner = rankPlan
    expect(await planner(request([]))).toMatchObject({ planner: 'ranked-list', deferred: [], refusedForces: [] })
  })

  it('fills the years from the list, with running money and households', () => {
    const plan = rankPlan(request([candidate('a', 90, 60n), candidate('b', 80, 40n), candidate('c', 70, 100n)]))
    const running = plan.years.map(({ lines }) =>
      lines.map((line) => [line.communityId, line.runningFen, line.runningHouseholds]),
    )
    expect(running).toEqual([
      [
        ['a', 60n, 100],
        ['b', 100n, 200],
      ],
      [['c', 100n, 100]],
    ])
    expect(plan).toMatchObject({ planner: 'ranked-list', usedFen: 200n, householdCount: 300, deferred: [] })
    expect(plan.years[0]).toMatchObject({ usedFen: 100n, leftFen: 0n, householdCount: 200 })
  })

  it('ends a year at the first that does not fit, or fills it up when asked', () => {
    const list = [candidate('a', 90, 60n), candidate('b', 80, 50n), candidate('c', 70, 40n), candidate('d', 60, 30n)]
    expect(planned(request(list))).toEqual([['a'], ['b', 'c']])
    expect(planned(request(list, { cut: 'fill' }))).toEqual([
      ['a', 'c'],
      ['b', 'd'],
    ])
  })

  it('says why each of the others waits', () => {
    const { deferred } = rankPlan(
      request(
        [
          candidate('a', 99, 201n),
          candidate('b', 90, 100n),
          candidate('c', 80, 100n),
          candidate('d', 70, 1n),
          candidate('e', 60, 1n, { verdict: 'fails' }),
          candidate('f', 50, 1n, { verdict: 'unproven' }),
          candidate('g', 40, null),
          candidate('h', 30, 1n, { entry: 'unproven' }),
          candidate('i', 20, 1n),
        ],
        { forces: [keep('i')] },
      ),
    )
    expect(deferred.map(({ communityId, code }) => [communityId, code])).toEqual([
      ['a', 'larger-than-any-year'],
      ['d', 'budget'],
      ['e', 'not-eligible'],
      ['f', 'unproven'],
      ['g', 'no-cost-estimate'],
      ['h', 'entry-not-met'],
      ['i', 'forced-out'],
    ])
    expect(deferred.at(-1)?.words.zh).toBe('指定不列入：拟整体征收')
    expect(deferred[1]).toMatchObject({ costFen: 1n, freeFen: 0n, rank: 4 })
  })

  it('may rank those not yet proven when asked, never those that fail', () => {
    const list = [
      candidate('a', 90, 1n, { verdict: 'unproven' }),
      candidate('b', 80, 1n, { entry: 'unproven' }),
      candidate('c', 70, 1n, { verdict: 'fails' }),
    ]
    expect(planned(request(list))).toEqual([[], []])
    expect(planned(request(list, { includesUnproven: true }))).toEqual([['a', 'b'], []])
  })

  it('breaks ties by age, then households, then id', () => {
    const list = [
      candidate('z', 50, 1n, { completedOn: null }),
      candidate('y', 50, 1n, { householdCount: null }),
      candidate('x', 50, 1n),
      candidate('w', 50, 1n),
      candidate('v', 50, 1n, { householdCount: 300 }),
      candidate('u', 50, 1n, { completedOn: '1980-01-01' }),
      candidate('t', 51, 1n),
    ]
    expect(planned(request(list))[0]).toEqual(['t', 'u', 'v', 'w', 'x', 'y', 'z'])
    expect(planned(request(list.toReversed()))[0]).toEqual(['t', 'u', 'v', 'w', 'x', 'y', 'z'])
  })

  it('ranks by other weights when they are given', () => {
    const parts = (condition: number, age: number) => ({
      parts: [
        { part: 'condition', points: condition, weight: 3 },
        { part: 'age', points: age, weight: 1 },
      ],
    })
    const list = [candidate('a', 0, 1n, parts(80, 10)), candidate('b', 0, 1n, parts(60, 90))]
    expect(planned(request(list))[0]).toEqual(['b', 'a'])
    expect(planned(request(list, { weights: { age: 0 } }))[0]).toEqual(['a', 'b'])
  })
})

describe('forces', () => {
  const list = [candidate('a', 90, 60n), candidate('b', 80, 60n), candidate('c', 70, 60n)]
  const refusals = (asked: PlanRequest) => rankPlan(asked).refusedForces.map(({ words }) => words.zh)

  it('put in come first, in their year or the first that holds them, with the reason on the line', () => {
    const plan = rankPlan(request(list, { forces: [put('c', 2027)] }))
    expect(plan.years.map(({ lines }) => lines.map((line) => [line.communityId, line.forcedBecause]))).toEqual([
      [['c', '群众反映强烈']],
      [['a', null]],
    ])
    expect(planned(request(list, { forces: [put('c')] }))).toEqual([['c'], ['a']])
    expect(planned(request(list, { forces: [put('b'), put('c', 2027)] }))).toEqual([['c'], ['b']])
  })

  it('are refused when the rules or the money say no, or when they make no sense', () => {
    const failing = [
      ...list,
      candidate('d', 10, 1n, { verdict: 'fails' }),
      candidate('e', 10, null),
      candidate('f', 1, 999n),
    ]
    expect(refusals(request(failing, { forces: [put('d')] }))).toEqual(['纳入条件不符合，不能指定列入'])
    expect(refusals(request(failing, { forces: [put('e')] }))).toEqual(['没有改造估算，不能指定列入'])
    expect(refusals(request(failing, { forces: [put('f', 2027)] }))[0]).toContain('2027 年度预算容不下')
    expect(refusals(request(list, { forces: [put('a', 2030)] }))).toEqual(['2030 年度不在计划内'])
    expect(refusals(request(list, { forces: [put('nobody')] }))).toEqual(['候选中没有这个小区'])
    expect(refusals(request(list, { forces: [keep('a', ' ')] }))).toEqual(['没有写明理由'])
    expect(refusals(request(list, { forces: [put('a'), keep('a')] }))).toHaveLength(2)
    expect(refusals(request(list, { forces: [put('a', 2027), put('a', 2028)] }))).toHaveLength(2)
    expect(refusals(request(list, { forces: [put('a'), put('a')] }))).toEqual(['同一指定重复，只取一条'])
    expect(planned(request(list, { forces: [put('a'), keep('a')] }))[0]).toEqual(['a'])
  })
})

describe('a request that makes no sense is refused before planning', () => {
  it.each([
    ['no year', { years: [] }, /至少要有一个年度/],
    ['a year without budget', { years: [2027, 2029] }, /2029 年度没有预算/],
    ['a negative budget', { budgetsFenByYear: { 2027: -1n, 2028: 0n } }, /2027 年度预算为负/],
    ['a year twice', { years: [2027, 2027] }, /年度重复/],
    ['a community twice', { candidates: [candidate('a', 1, 1n), candidate('a', 1, 1n)] }, /小区重复：a/],
    ['a negative cost', { candidates: [candidate('a', 1, -1n)] }, /估算为负/],
  ])('%s', (_name, changed: Partial<PlanRequest>, message) => {
    expect(() => rankPlan({ ...request([]), ...changed })).toThrow(message)
  })
})

describe('for every request', () => {
  const years = [2027, 2028, 2029]
  const arbitrary = fc
    .record({
      candidates: fc.uniqueArray(
        fc.record({
          id: fc.integer({ min: 0, max: 40 }).map(String),
          score: fc.nat(100),
          costFen: fc.option(fc.bigInt(0n, 120n), { freq: 12 }),
          verdict: fc.constantFrom('meets', 'meets', 'meets', 'fails', 'unproven'),
        }),
        { selector: (one) => one.id, maxLength: 25 },
      ),
      budgets: fc.tuple(fc.bigInt(0n, 200n), fc.bigInt(0n, 200n), fc.bigInt(0n, 200n)),
      forces: fc.array(
        fc.record({
          communityId: fc.integer({ min: 0, max: 45 }).map(String),
          kind: fc.constantFrom('in', 'out'),
          year: fc.option(fc.constantFrom(...years, 2031)),
          reason: fc.constantFrom('有理由', ''),
        }),
        { maxLength: 6 },
      ),
      cut: fc.constantFrom('strict', 'fill'),
    })
    .map(({ candidates, budgets, forces, cut }): PlanRequest => ({
      years,
      forces,
      cut,
      budgetsFenByYear: { 2027: budgets[0], 2028: budgets[1], 2029: budgets[2] },
      candidates: candidates.map(({ id, score, costFen, verdict }) => candidate(id, score, costFen, { verdict })),
    }))
  const checked = (check: (asked: PlanRequest, plan: ReturnType<typeof rankPlan>) => void) =>
    fc.assert(
      fc.property(arbitrary, (asked) => check(asked, rankPlan(asked))),
      { numRuns: 400 },
    )

  it('no budget is exceeded and the running totals are the sums', () => {
    checked((_asked, plan) => {
      for (const { budgetFen, usedFen, leftFen, lines } of plan.years) {
        let sum = 0n
        for (const line of lines) {
          sum += line.costFen
          expect(line.runningFen).toBe(sum)
        }
        expect(usedFen).toBe(sum)
        expect(sum <= budgetFen && leftFen === budgetFen - sum).toBe(true)
      }
    })
  })

  it('each community is planned once or deferred once with a reason', () => {
    checked((asked, plan) => {
      const seen = [...plan.years.flatMap(({ lines }) => lines), ...plan.deferred].map((one) => one.communityId)
      expect(seen.toSorted()).toEqual(asked.candidates.map((one) => one.id).toSorted())
      expect(plan.deferred.every(({ words }) => words.zh !== '' && words.en !== '')).toBe(true)
    })
  })

  it('only eligible communities with a cost are planned', () => {
    checked((asked, plan) => {
      const isOpen = (one: Candidate) => one.verdict === 'meets' && one.costFen !== null
      const open = new Set(asked.candidates.filter(isOpen).map((one) => one.id))
      expect(plan.years.flatMap(({ lines }) => lines).every((line) => open.has(line.communityId))).toBe(true)
    })
  })

  it('a better rank never starts later, and one that waits could not have stood in the year of a worse one', () => {
    checked((asked, plan) => {
      const byRank = plan.years
        .flatMap(({ lines }) => lines)
        .filter((line) => line.forcedBecause === null)
        .toSorted((a, b) => a.rank - b.rank)
      const isInOrder = byRank.every((line, index) => index === 0 || line.year >= (byRank[index - 1]?.year ?? 0))
      if (asked.cut === 'strict') expect(isInOrder).toBe(true)
      for (const { rank, costFen, code } of plan.deferred) {
        if (rank === null || costFen === null) continue
        if (asked.cut === 'fill') expect(plan.years.every((year) => costFen > year.leftFen)).toBe(true)
        const isWorseIn = (year: number) => byRank.some((line) => line.year === year && line.rank > rank)
        const forcedFen = (year: number) =>
          plan.years
            .flatMap(({ lines }) => lines)
            .filter((line) => line.year === year && line.forcedBecause !== null)
            .reduce((sum, line) => sum + line.costFen, 0n)
        for (const { year, budgetFen } of plan.years) {
          if (asked.cut === 'strict' && isWorseIn(year)) expect(costFen > budgetFen - forcedFen(year), code).toBe(true)
        }
      }
    })
  })

  it('each force is followed or refused with a reason', () => {
    checked((asked, plan) => {
      const refused = new Set(plan.refusedForces.map(({ force }) => force))
      const yearOf = new Map(
        plan.years.flatMap(({ year, lines }) => lines.map((line) => [line.communityId, year] as const)),
      )
      for (const force of asked.forces.filter((one) => !refused.has(one))) {
        const year = yearOf.get(force.communityId)
        if (force.kind === 'out') expect(year).toBeUndefined()
        else expect(force.year === null ? year !== undefined : year === force.year).toBe(true)
      }
    })
  })

  it('the order in which candidates arrive changes nothing', () => {
    checked((asked, plan) => {
      expect(rankPlan({ ...asked, candidates: asked.candidates.toReversed() })).toEqual(plan)
    })
  })
})
