// Explanations as they travel: whatever the rules make is taken, at any depth, and nothing of it is lost that is shown.
import {
  allOf,
  atLeast,
  concludeAll,
  factTerm,
  rule,
  evaluate,
  type Explanation as Made,
  type Grounds,
  type Term,
} from '@huanju/engines/rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explanation, getVerdict, judgeAll, judgeCommunity, listVerdicts, type Explanation } from './eligibility.ts'
import { takesOnly } from './testing/bounds.ts'
import { sampleOf } from './testing/samples.ts'

const words = (text: string) => ({ zh: text, en: text })
const limit = (value: number): Term => ({
  label: words('限'),
  shown: words(String(value)),
  value,
  including: true,
  citation: {
    document: 'd',
    title: words('方案'),
    number: null,
    clause: '一(一)',
    inForceFrom: '2020-09-01',
    inForceTo: null,
  },
  facts: [],
  parameters: [
    {
      id: 'limit',
      label: words('限'),
      value: words('2'),
      raw: value,
      citation: words('方案'),
      from: null,
      basis: 'official',
    },
  ],
  missing: [],
  doubts: [words('存疑')],
})
const fact = (value: number | null) =>
  factTerm(
    { value, source: words('台账'), on: '2026-11-23' },
    { id: 'n', label: words('数'), kind: 'count', values: {}, needsProof: false, provedBy: [], broughtBy: null },
  )
const grounds: Grounds = {
  on: '2026-11-23',
  facts: {},
  describe: () => {
    throw new Error('not asked')
  },
  parameter: () => {
    throw new Error('not asked')
  },
}

const values = fc.array(fc.option(fc.nat(4)), { minLength: 1, maxLength: 5 })
const made = fc.tuple(values, values).map(([some, others]): Made => {
  const claims = (all: readonly (number | null)[]) => all.map((value) => fact(value).isAtLeast(limit(2)))
  const rules = [
    rule('first', words('其一'), () => allOf(words('其一'), claims(some))),
    rule('second', words('其二'), () => atLeast(words('其二'), limit(2), claims(others))),
  ]
  return concludeAll(
    'whole',
    words('全部'),
    rules.map((one) => evaluate(one, grounds)),
  )
})

const shown = ({ rule: id, verdict, answer, doubts, wouldChange, children }: Explanation | Made): unknown => [
  id,
  verdict,
  answer,
  doubts,
  wouldChange,
  children.map(shown),
]

describe('an explanation', () => {
  it('of any rules is taken as they made it, through JSON, with every step of it', () => {
    fc.assert(
      fc.property(made, (whole) => {
        const sent: unknown = JSON.parse(JSON.stringify(whole))
        expect(shown(explanation.parse(sent))).toEqual(shown(whole))
      }),
    )
  })

  it('is refused where a step deep within it has no answer, by its place', () => {
    const [whole] = fc.sample(made, 1)
    const broken = {
      ...whole,
      children: [{ ...whole?.children[0], answer: null }, ...(whole?.children.slice(1) ?? [])],
    }
    expect(explanation.safeParse(broken).error?.issues.map(({ path }) => path.join('.'))).toEqual(['children.0.answer'])
  })

  it('has one of three verdicts and no fourth', () => {
    const [whole] = fc.sample(made, 1)
    for (const verdict of ['meets', 'fails', 'unproven'])
      expect(explanation.safeParse({ ...whole, verdict }).success).toBe(true)
    expect(explanation.safeParse({ ...whole, verdict: 'unjudged' }).success).toBe(false)
  })
})

describe('a verdict', () => {
  it('is asked for a day that there is, of one community or of all that a filter finds', () => {
    for (const { body } of [judgeCommunity, judgeAll]) takesOnly(body, [['on', '2026-11-23', '2026-11-31']])
    expect(judgeAll.query.parse({ verdict: 'unjudged' })).toEqual({ verdict: ['unjudged'] })
  })

  it('is told with its explanation and as it is printed, in a list without them', () => {
    const [listed] = listVerdicts.gives.parse(sampleOf(listVerdicts.gives)).rows
    expect(Object.keys(listed ?? {})).not.toContain('explanation')
    expect(Object.keys(getVerdict.gives.parse(sampleOf(getVerdict.gives)))).toEqual(
      expect.arrayContaining([...Object.keys(listed ?? {}), 'explanation', 'buildings', 'printed']),
    )
  })
})
