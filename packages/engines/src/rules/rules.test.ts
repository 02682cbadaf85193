// The rules engine: three answers, everything missing found at once, words that never change.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  allOf,
  atLeast,
  concludeAll,
  doubledStarts,
  evaluate,
  evaluateAll,
  printExplanation,
  rule,
  standingOn,
  standsUntil,
  supportedBy,
  type Claim,
  type Explanation,
  type Facts,
  type Grounds,
  type Missing,
  type ParameterReading,
  type Plain,
  type Verdict,
} from './index.ts'

const words = (text: string) => ({ zh: text, en: text })
const citation = {
  document: 'plan',
  title: words('方案'),
  number: '某发〔2020〕1号',
  clause: '一(一)',
  inForceFrom: '2020-09-01',
  inForceTo: null,
}
const paper = { id: 'acceptance', title: words('竣工验收备案表') }

function reading(id: string, value: Plain, more: Partial<ParameterReading> = {}): ParameterReading {
  return {
    id,
    label: words(id),
    kind: 'count',
    values: {},
    value,
    including: true,
    from: '2020-09-01',
    citation,
    basis: 'official',
    doubts: [],
    ...more,
  }
}

const parameters: Record<string, ParameterReading> = {
  'built-before': reading('built-before', '2005-12-31', { kind: 'day', doubts: [words('当日是否计入存疑')] }),
  'built-strictly-before': reading('built-strictly-before', '2005-12-31', { kind: 'day', including: false }),
  'land-kinds': reading('land-kinds', ['state-owned'], { kind: 'choices' }),
  share: reading('share', '2/3', { kind: 'share' }),
  most: reading('most', 3),
  'no-rebuild': reading('no-rebuild', false, { kind: 'yes-no' }),
  two: reading('two', 2),
  lapsed: reading('lapsed', 1, { citation: { ...citation, inForceTo: '2021-01-01' } }),
  default: reading('default', 1, { basis: 'system-default' }),
  gap: reading('gap', null, { from: null }),
}

function grounds(facts: Facts): Grounds {
  return {
    on: '2021-05-01',
    facts,
    describe: (id) => ({
      id,
      label: words(id),
      values: {},
      broughtBy: words('街道'),
      needsProof: id === 'completed',
      kind: id === 'completed' ? 'day' : 'count',
      provedBy: id === 'completed' ? [paper] : [],
    }),
    parameter: (id) => parameters[id] ?? reading(id, null),
  }
}

const builtInTime = rule('built-in-time', { zh: '建成年代', en: 'Built in time' }, ({ fact, parameter }) =>
  fact('completed').isBy(parameter('built-before')),
)

function verdictOf(facts: Facts): Verdict {
  return evaluate(builtInTime, grounds(facts)).verdict
}

describe('dated values', () => {
  const entries = [{ from: '2020-09-01' }, { from: '2023-01-01' }]

  it('stand from their first day until the next begins, and not before', () => {
    expect(standingOn(entries, '2020-08-31')).toBeNull()
    expect(standingOn(entries, '2020-09-01')?.from).toBe('2020-09-01')
    expect(standingOn(entries, '2022-12-31')?.from).toBe('2020-09-01')
    expect(standingOn(entries.toReversed(), '2023-01-01')?.from).toBe('2023-01-01')
    expect(standsUntil(entries, '2020-09-01')).toBe('2022-12-31')
    expect(standsUntil(entries, '2023-01-01')).toBeNull()
  })

  it('show when two begin on one day', () => {
    expect(doubledStarts(entries)).toEqual([])
    expect(doubledStarts([...entries, { from: '2023-01-01' }])).toEqual(['2023-01-01'])
  })
})

describe('a rule', () => {
  it('meets on the line, fails a day later, and honours a limit that leaves its own day out', () => {
    expect(verdictOf({ completed: { value: '2005-12-31', proof: 'acceptance' } })).toBe('meets')
    expect(verdictOf({ completed: { value: '2006-01-01', proof: 'acceptance' } })).toBe('fails')
    const strict = rule('strict', words('严格'), ({ fact, parameter }) =>
      fact('completed').isBy(parameter('built-strictly-before')),
    )
    const onTheLine = grounds({ completed: { value: '2005-12-31', proof: 'acceptance' } })
    expect(evaluate(strict, onTheLine).verdict).toBe('fails')
  })

  it('is unproven without the fact or without its paper, and says who can bring what', () => {
    expect(verdictOf({})).toBe('unproven')
    expect(verdictOf({ completed: { value: null } })).toBe('unproven')
    const unproven = evaluate(builtInTime, grounds({ completed: { value: '1998-01-01', proof: 'hearsay' } }))
    expect(unproven.verdict).toBe('unproven')
    expect(unproven.missing).toMatchObject([
      { fact: 'completed', kind: 'paper', papers: ['acceptance'], bringer: { zh: '街道' } },
    ])
    expect(unproven.answer.zh).toContain('尚缺证明材料：竣工验收备案表，由街道提供')
  })

  it('is unproven when the policy has no value on the day', () => {
    const gap = rule('gap', words('空白'), ({ fact, parameter }) => fact('n').isAtLeast(parameter('gap')))
    const answer = evaluate(gap, grounds({ n: { value: 5 } }))
    expect(answer.verdict).toBe('unproven')
    expect(answer.missing).toMatchObject([{ kind: 'policy', words: { zh: expect.stringContaining('2021-05-01') } }])
  })

  it('carries citation, doubts and what would change the answer', () => {
    const answer = evaluate(builtInTime, grounds({ completed: { value: '2006-01-01', proof: 'acceptance' } }))
    expect(answer.citation?.clause).toBe('一(一)')
    expect(answer.doubts.map((doubt) => doubt.zh)).toEqual(['当日是否计入存疑'])
    expect(answer.wouldChange[0]?.zh).toBe('若completed不晚于2005年12月31日（含当日），则符合')
    const met = evaluate(builtInTime, grounds({ completed: { value: '2005-01-01', proof: 'acceptance' } }))
    expect(met.wouldChange[0]?.zh).toBe('若completed晚于2005年12月31日（含当日），则不符合')
  })

  it('warns of a lapsed clause and of a value that is only the default', () => {
    const warned = (id: string) =>
      evaluate(
        rule('w', words('提示'), ({ fact, parameter }) => fact('n').isAtLeast(parameter(id))),
        grounds({ n: { value: 1 } }),
      )
        .doubts.map((doubt) => doubt.zh)
        .join()
    expect(warned('lapsed')).toContain('有效期至 2021-01-01')
    expect(warned('default')).toContain('本系统默认值，待市里确定')
    expect(warned('two')).toBe('')
  })

  it('compares choices, yes and no, counts and exact shares', () => {
    const claim = (facts: Facts, body: Parameters<typeof rule>[2]) =>
      evaluate(rule('x', words('x'), body), grounds(facts)).verdict
    const land = (value: string) => claim({ l: { value } }, (ask) => ask.fact('l').isOneOf(ask.parameter('land-kinds')))
    expect([land('state-owned'), land('mixed')]).toEqual(['meets', 'fails'])
    expect(claim({ d: { value: false } }, (ask) => ask.fact('d').is(ask.parameter('no-rebuild')))).toBe('meets')
    expect(claim({ d: { value: true } }, (ask) => ask.fact('d').is(ask.parameter('no-rebuild')))).toBe('fails')
    expect(claim({ n: { value: 3 } }, (ask) => ask.fact('n').isAtMost(ask.parameter('most')))).toBe('meets')
    expect(claim({ n: { value: 4 } }, (ask) => ask.fact('n').isAtMost(ask.parameter('most')))).toBe('fails')
    const share = (part: number, whole: number) =>
      claim({ a: { value: part }, b: { value: whole } }, (ask) =>
        ask.fact('a').outOf(ask.fact('b')).isAtLeast(ask.parameter('share')),
      )
    expect([share(66, 99), share(65, 99), share(0, 0)]).toEqual(['meets', 'fails', 'unproven'])
  })

  it('stops at a value that cannot be compared: that is our fault, not an answer', () => {
    const odd = rule('odd', words('odd'), ({ fact, parameter }) => fact('n').isAtLeast(parameter('two')))
    expect(() => evaluate(odd, grounds({ n: { value: true } }))).toThrow(/不能比较/)
  })
})

const gapIn = (id: string): Missing => ({
  fact: id,
  kind: 'value',
  label: words(id),
  proof: null,
  papers: [],
  bringer: null,
  words: words(id),
})

function claimOf(verdict: Verdict, id: string): Claim {
  return {
    rule: '',
    title: words(id),
    verdict,
    answer: words(id),
    citation: null,
    facts: [],
    parameters: [],
    doubts: [],
    missing: verdict === 'unproven' ? [gapIn(id)] : [],
    wouldChange: [words(`change ${id}`)],
    children: [],
  }
}

const limitOf = (value: number) => ({
  label: words('limit'),
  shown: words(String(value)),
  value,
  including: true,
  citation: null,
  facts: [],
  parameters: [],
  missing: [],
  doubts: [],
})

const verdict = fc.constantFrom<Verdict>('meets', 'fails', 'unproven')

describe('joining claims', () => {
  it('finds everything missing in one pass, and only what could still decide', () => {
    const all = allOf(words('all'), [claimOf('unproven', 'a'), claimOf('meets', 'b'), claimOf('unproven', 'c')])
    expect(all.verdict).toBe('unproven')
    expect(all.missing.map((one) => one.fact)).toEqual(['a', 'c'])
    expect(all.wouldChange.map((one) => one.zh)).toEqual(['change a', 'change c'])
    expect(() => allOf(words('none'), [])).toThrow(/至少/)
  })

  it('counts what holds, what does not and what is open', () => {
    const joined = (verdicts: Verdict[]) =>
      atLeast(
        words('n'),
        limitOf(2),
        verdicts.map((one, index) => claimOf(one, String(index))),
      ).verdict
    expect(joined(['meets', 'meets', 'unproven'])).toBe('meets')
    expect(joined(['meets', 'unproven', 'fails'])).toBe('unproven')
    expect(joined(['meets', 'fails', 'fails'])).toBe('fails')
  })

  it('lets a claim stand only on its support', () => {
    const on = (claim: Verdict, support: Verdict) => supportedBy(claimOf(claim, 'a'), claimOf(support, 'b')).verdict
    expect(on('fails', 'meets')).toBe('fails')
    expect(on('meets', 'fails')).toBe('unproven')
    expect(on('fails', 'unproven')).toBe('unproven')
  })

  it('never turns one answer into the other when something missing becomes known', () => {
    const trees = fc.array(fc.array(verdict, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 })
    const judged = (tree: readonly Verdict[][]) =>
      allOf(
        words('all'),
        tree.map((branch, i) =>
          atLeast(
            words(`n${i}`),
            limitOf(2),
            branch.map((one, j) => claimOf(one, `${i}.${j}`)),
          ),
        ),
      ).verdict
    fc.assert(
      fc.property(trees, fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }), (tree, coins) => {
        const known = tree.map((branch, i) =>
          branch.map((one, j): Verdict => (one === 'unproven' ? (coins[i * 5 + j] ? 'meets' : 'fails') : one)),
        )
        const before = judged(tree)
        expect(judged(known)).not.toBe('unproven')
        if (before !== 'unproven') expect(judged(known)).toBe(before)
      }),
    )
  })

  it('concludes over rules: fails before unproven before meets', () => {
    const conclude = (...verdicts: Verdict[]) =>
      concludeAll(
        'e',
        { zh: '纳入条件', en: 'Eligibility' },
        verdicts.map((one, i) => claimOf(one, `条件${i}`)),
      )
    expect(conclude('meets', 'meets').answer.zh).toBe('纳入条件：符合。2 项条件全部符合')
    expect(conclude('meets', 'unproven').verdict).toBe('unproven')
    expect(conclude('unproven', 'fails', 'meets').answer.zh).toBe('纳入条件：不符合。条件1不符合')
  })
})

describe('the printed words', () => {
  const facts: Facts = {
    completed: { value: '2006-01-01', proof: 'acceptance', source: words('竣工验收备案表'), on: '2020-03-01' },
  }
  const judged = evaluateAll('eligibility', { zh: '纳入条件', en: 'Eligibility' }, [builtInTime], grounds(facts))

  it('say answer, clause, fact, standard, doubt and what would change it', () => {
    expect(printExplanation(judged).zh.split('\n')).toEqual([
      '纳入条件：不符合。建成年代不符合',
      '  建成年代：不符合。completed为2006年1月1日，晚于“built-before”2005年12月31日（含当日）',
      '    依据：《方案》（某发〔2020〕1号）一(一)，2020-09-01 起施行',
      '    事实：completed 2006年1月1日（竣工验收备案表，2020-03-01）',
      '    标准：built-before 2005年12月31日（含当日）（《方案》（某发〔2020〕1号）一(一)，2020-09-01 起施行；本值自 2020-09-01 起）',
      '    存疑：当日是否计入存疑',
      '    结论改变：若completed不晚于2005年12月31日（含当日），则符合',
    ])
  })

  it('are the same again from the stored value', () => {
    const stored: Explanation = JSON.parse(JSON.stringify(judged))
    expect(stored).toEqual(judged)
    expect(printExplanation(stored)).toEqual(printExplanation(judged))
  })
})
