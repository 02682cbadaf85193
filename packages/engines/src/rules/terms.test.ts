// Facts against policy values: on the line and either side of it, what is unknown or unproven, and shares of counts.
import { fraction } from '@huanju/quantities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from './claims.ts'
import { factTerm, parameterTerm, type FactTerm, type Term } from './terms.ts'
import type { Citation, Fact, FactDescription, FactKind, ParameterReading, Plain, Verdict } from './types.ts'

const words = (text: string) => ({ zh: text, en: text })
const citation: Citation = {
  document: 'd',
  title: words('方案'),
  number: null,
  clause: '一(一)',
  inForceFrom: '2020-09-01',
  inForceTo: null,
}
const describing = (kind: FactKind, more: Partial<FactDescription> = {}): FactDescription => ({
  id: `the.${kind}`,
  label: words(kind),
  kind,
  values: {},
  needsProof: false,
  provedBy: [],
  broughtBy: null,
  ...more,
})
const known = (value: Plain, kind: FactKind) => factTerm({ value }, describing(kind))
const limitOf = (value: Plain, kind: FactKind, more: Partial<ParameterReading> = {}): Term =>
  parameterTerm(
    {
      id: 'limit',
      label: words('限'),
      kind,
      values: {},
      value,
      including: true,
      from: '2020-09-01',
      citation,
      basis: 'official',
      doubts: [],
      ...more,
    },
    '2026-11-23',
  )
type Comparison = 'isBy' | 'is' | 'isOneOf' | 'isAtLeast' | 'isAtMost'
const claim = (fact: FactTerm, comparison: Comparison, limit: Term): Claim => fact[comparison](limit)

describe('a fact against a limit', () => {
  it.each<[FactKind, Comparison, [fact: Plain, limit: Plain], [within: Verdict, without: Verdict]]>([
    ['day', 'isBy', ['2005-12-30', '2005-12-31'], ['meets', 'meets']],
    ['day', 'isBy', ['2005-12-31', '2005-12-31'], ['meets', 'fails']],
    ['day', 'isBy', ['2006-01-01', '2005-12-31'], ['fails', 'fails']],
    ['count', 'isAtLeast', [9, 10], ['fails', 'fails']],
    ['count', 'isAtLeast', [10, 10], ['meets', 'fails']],
    ['count', 'isAtLeast', [11, 10], ['meets', 'meets']],
    ['count', 'isAtMost', [9, 10], ['meets', 'meets']],
    ['count', 'isAtMost', [10, 10], ['meets', 'fails']],
    ['count', 'isAtMost', [11, 10], ['fails', 'fails']],
    ['fen', 'isAtMost', ['9007199254740993', '9007199254740992'], ['fails', 'fails']],
    ['fen', 'isAtMost', ['9007199254740992', '9007199254740993'], ['meets', 'meets']],
    ['dm2', 'isAtLeast', ['199999', '200000'], ['fails', 'fails']],
    ['dm2', 'isAtLeast', ['200000', '200000'], ['meets', 'fails']],
    ['share', 'isAtLeast', ['2/3', '0.667'], ['fails', 'fails']],
    ['share', 'isAtLeast', ['66/99', '2/3'], ['meets', 'fails']],
    ['share', 'isAtMost', ['40%', '2/5'], ['meets', 'fails']],
  ])(
    'of a %s: %s, %j, is %j where the limit is within and where it is not',
    (kind, comparison, [value, limit], [within, without]) => {
      const fact = known(value, kind)
      expect(claim(fact, comparison, limitOf(limit, kind)).verdict).toBe(within)
      expect(claim(fact, comparison, limitOf(limit, kind, { including: false })).verdict).toBe(without)
    },
  )

  it('is the very value, or one of a list, and nothing near it', () => {
    const choice = (value: Plain) => known(value, 'choice')
    expect(choice('mixed').isOneOf(limitOf(['state-owned', 'mixed'], 'choices')).verdict).toBe('meets')
    expect(choice('state').isOneOf(limitOf(['state-owned'], 'choices')).verdict).toBe('fails')
    expect(choice('state').isOneOf(limitOf('state-owned', 'choice')).verdict).toBe('fails')
    expect(known(false, 'yes-no').is(limitOf(false, 'yes-no')).verdict).toBe('meets')
    expect(known('1', 'choice').is(limitOf(1, 'count')).verdict).toBe('fails')
  })

  it('is answered by exactly one of at least and below: a number cannot be both', () => {
    const fractions = fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 999 })).map(([n, d]) => `${n}/${d}`)
    fc.assert(
      fc.property(fractions, fractions, (value, limit) => {
        const fact = known(value, 'share')
        const isReached = fact.isAtLeast(limitOf(limit, 'share')).verdict === 'meets'
        const isBelow = fact.isAtMost(limitOf(limit, 'share', { including: false })).verdict === 'meets'
        expect(isReached).toBe(!isBelow)
      }),
    )
  })
})

describe('what is missing', () => {
  const proven = { needsProof: true, provedBy: [{ id: 'acceptance', title: words('竣工备案') }] }

  it.each<[string, Fact | undefined, Partial<FactDescription>, string[]]>([
    ['nothing where the value is known and no paper is asked', { value: 3 }, {}, []],
    ['the value where no fact is given', undefined, {}, ['value']],
    ['the value where it is null, never taken for nought', { value: null }, {}, ['value']],
    ['the value alone where its paper is there without it', { value: null, proof: 'acceptance' }, proven, ['value']],
    ['the paper where one is asked and none is there', { value: 3 }, proven, ['paper']],
    ['the paper where another one is there', { value: 3, proof: 'hearsay' }, proven, ['paper']],
    ['nothing where the paper asked for is there', { value: 3, proof: 'acceptance' }, proven, []],
    ['nothing of a paper that may prove but need not', { value: 3 }, { ...proven, needsProof: false }, []],
  ])('is %s', (_said, fact, more, kinds) => {
    const { term } = factTerm(fact, describing('count', more))
    expect(term.missing.map(({ kind }) => kind)).toEqual(kinds)
  })

  it('leaves a claim open from either side, and names each with who brings it', () => {
    const unknown = factTerm(undefined, describing('count', { ...proven, broughtBy: words('街道') }))
    const { verdict, missing, answer } = unknown.isAtLeast(limitOf(null, 'count'))
    expect(verdict).toBe('unproven')
    expect(missing.map(({ kind, bringer }) => [kind, bringer?.zh])).toEqual([
      ['value', '街道'],
      ['policy', undefined],
    ])
    expect(answer.zh).toBe('尚不清楚count，可凭竣工备案证明，由街道提供；2026-11-23 当日没有有效的“限”标准')
  })

  it('is no part of a share: a whole of nought, or unknown parts, leave it open', () => {
    const share = (part: Plain, whole: Plain) => known(part, 'count').outOf(known(whole, 'count')).term
    expect(share(0, 5).value).toBe('0/5')
    expect(share(0, 0)).toMatchObject({
      value: null,
      missing: [{ kind: 'value', words: { zh: 'count为零，无从计算比例' } }],
    })
    expect(share(null, 0).missing).toHaveLength(1)
    expect(share(3, null).value).toBeNull()
    expect(share(2, 3).shown.zh).toBe('2/3（66.7%）')
  })
})

describe('a policy value', () => {
  it('says whether its own day is within, and warns once its clause has lapsed, not on its last day', () => {
    expect(limitOf('2005-12-31', 'day').shown.zh).toBe('2005年12月31日（含当日）')
    expect(limitOf('2005-12-31', 'day', { including: false }).shown.zh).toBe('2005年12月31日（不含当日）')
    const until = (inForceTo: string) => limitOf(1, 'count', { citation: { ...citation, inForceTo } }).doubts
    expect(until('2026-11-23')).toEqual([])
    expect(until('2026-11-22')).toMatchObject([{ zh: expect.stringContaining('有效期至 2026-11-22') }])
  })

  it('that is only a default says so beside the value, not a clause that does not hold it', () => {
    const { parameters, doubts } = limitOf(fractionText(1, 2), 'share', { basis: 'system-default' })
    expect(parameters[0]?.citation.zh).toBe('本系统默认，待市里确定')
    expect(doubts).toHaveLength(1)
  })
})

function fractionText(over: number, under: number): string {
  const { numerator, denominator } = fraction(over, under)
  return `${numerator}/${denominator}`
}
