// The panel says everything a verdict rests on, and shapes tell the answers apart without colour.
import type { Explanation as Tree } from '@huanju/contract/eligibility'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { Explanation } from './Explanation.tsx'
import { StatusTag } from './StatusTag.tsx'

const w = (zh: string) => ({ zh, en: zh })
const leaf: Tree = {
  rule: 'built-in-time',
  title: w('建成年代'),
  verdict: 'unproven',
  answer: w('尚不清楚建成日期'),
  citation: {
    document: 'plan',
    title: w('实施方案'),
    clause: '一(一)',
    inForceFrom: '2020-09-01',
    inForceTo: null,
  },
  facts: [{ id: 'a', label: w('建成日期'), value: w('未知'), source: w('小区台账'), on: '2026-03-01' }],
  parameters: [
    { id: 'p', label: w('建成年代界限'), value: w('2005年12月31日'), citation: w('一(一)'), from: '2021-01-01' },
  ],
  missing: [{ fact: 'a', label: w('建成日期'), proof: w('竣工验收备案表'), bringer: w('社区居民委员会') }],
  doubts: [w('原文未写明当日是否计入')],
  wouldChange: [w('2005年12月31日前建成的，改判为符合')],
  children: [],
}
const met: Tree = { ...leaf, rule: 'land', verdict: 'meets', answer: w('国有土地'), missing: [], doubts: [] }
const whole: Tree = { ...leaf, verdict: 'unproven', answer: w('证据不足，待补材料'), children: [met, leaf] }

it('gives the answer first, then clause with its days, facts with source and day, limits, gaps and doubts', () => {
  const shown = renderToStaticMarkup(<Explanation tree={whole} />)
  const order = [
    '证据不足，待补材料',
    '《实施方案》',
    '2020-09-01',
    '未载明截止',
    '小区台账',
    '2026-03-01',
    '2005年12月31日',
    '2021-01-01',
  ]
  const places = order.map((words) => shown.indexOf(words))
  expect(
    places.every((place) => place >= 0),
    String(places),
  ).toBe(true)
  expect(places.toSorted((a, b) => a - b)).toEqual(places)
  for (const words of ['竣工验收备案表', '社区居民委员会', '原文未写明当日是否计入', '改判为符合'])
    expect(shown).toContain(words)
})

it('folds what meets and opens what does not', () => {
  const shown = renderToStaticMarkup(<Explanation tree={whole} />)
  expect(shown.match(/<details(?: open="")?>/g)).toEqual(['<details>', '<details open="">'])
})

it('explains a verdict without parts by itself', () => {
  expect(renderToStaticMarkup(<Explanation tree={leaf} />)).toContain('竣工验收备案表')
})

it('tells the verdicts apart by word and by shape', () => {
  const shown = (['meets', 'fails', 'unproven', 'unjudged'] as const).map((status) =>
    renderToStaticMarkup(<StatusTag status={status} />).replaceAll(/<[^>]+>/g, ''),
  )
  expect(shown).toEqual(['●符合', '✕不符合', '◐证据不足', '○未判定'])
})
