// The figures of a plan: they add up, every one of them opens its rows, and what lacks to a target stands out.
// @vitest-environment happy-dom
import { comparePlan, getPlan, listScoreMoves } from '@huanju/contract/plans'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { PlanResult } from './PlanResult.tsx'
import { ScoreMoves } from './ScoreMoves.tsx'
import TargetsCard from './TargetsCard.tsx'
import { examplePlan, idOf } from './testing/example-plan.ts'

afterEach(clearScreen)

const plan = examplePlan()
const at = `/plans/${plan.id}`
const words = (zh: string) => ({ zh, en: zh })

describe('the result of a plan', () => {
  const open = async (language: 'zh' | 'en' = 'zh') => {
    if (plan.result) await show(<PlanResult plan={plan} result={plan.result} />, { language })
  }

  it('shows what is left of each year, to the fen that was used', async () => {
    await open()
    expect(rows()).toContain('2027 | 3 | 1,200 | 900.00 | 100.00')
    expect(wordsAt('[title="2,000,000.00 元"]')).toEqual([])
    expect(wordsAt('[title="1,999,999.99 元"]')).toEqual(['200.00'])
  })

  it('shows for each county what its communities come to', async () => {
    await open()
    expect(rows()).toContain('甲县 | 4 | 1,500 | 4.00 | 1,200.00')
    expect(rows()).toContain('乙区 | 1 | 467 | 1.00 | 300.00')
  })

  it.each([
    ['5', '?decision=planned'],
    ['12', '?decision=deferred'],
    ['3', '?decision=excluded'],
    ['2028', '?decision=planned&year=2028'],
    ['乙区', `?decision=planned&countyId=${idOf(4)}`],
  ])('opens the rows behind %s', async (name, query) => {
    await open()
    expect(leadsTo(name)).toBe(`${at}${query}#projects`)
  })

  it('says it in English too', async () => {
    await open('en')
    expect(said()).toMatch(/Planned 5, Deferred 12, Excluded 3 communities/)
  })
})

describe('a plan beside its yearly targets', () => {
  const figures = { communities: 0, buildings: 0, households: 0, floorAreaDm2: 0n }
  const row = {
    countyId: idOf(3),
    county: '甲县',
    year: 2027,
    target: { communities: 4, buildings: null, households: null, floorAreaDm2: 2_000_000n },
    planned: { communities: 3, buildings: 9, households: 1200, floorAreaDm2: 2_500_000n },
    lacks: { ...figures, communities: 1 },
  }
  const open = async (compared: readonly (typeof row)[], of = plan) => {
    const server = new Server().on(getPlan, () => of).on(comparePlan, () => ({ rows: [...compared] }))
    await show(
      <>
        <p>甲页</p>
        <TargetsCard planId={plan.id} />
      </>,
    )
    return server
  }

  it('says what lacks in red, what is met in words, and nothing of what is not set', async () => {
    await open([row])
    await appears('甲县')
    expect(rows()).toContain('2027 | 甲县 | 4 | 3 | 1 | — | 1,200 | — | 20,000.00 ㎡ | 25,000.00 ㎡ | 已满足')
    expect(wordsAt('b.red')).toEqual(['1'])
  })

  it('opens the communities that the plan has for that county in that year', async () => {
    await open([row])
    await appears('甲县')
    expect(leadsTo('3')).toBe(`${at}?decision=planned&year=2027&countyId=${idOf(3)}#projects`)
  })

  it('leads to the targets where none is on record', async () => {
    await open([])
    await appears('还没有登记年度改造任务')
    expect(leadsTo('查看年度任务')).toBe('/county-targets')
  })

  it('is not compared before the plan is ranked', async () => {
    const server = await open([row], examplePlan({ state: 'draft', result: null }))
    await until(() => expect(server.askedOf(getPlan)).toHaveLength(1))
    await appears('甲页')
    expect(server.askedOf(comparePlan)).toEqual([])
  })
})

describe('whose rank changes under other weights', () => {
  const moved = (community: string, rankBefore: number, rankAfter: number) => ({
    communityId: idOf(rankBefore),
    community,
    rankBefore,
    rankAfter,
    scoreBeforeHundredths: 0,
    scoreAfterHundredths: 0,
  })
  function Weights() {
    const [weights, setWeights] = useState<Record<string, number>>({ age: 60 })
    return (
      <>
        <button type="button" onClick={() => setWeights({ age: 10 })}>
          改权重
        </button>
        <ScoreMoves planId={plan.id} weights={weights} />
      </>
    )
  }

  it('is asked under these weights and told with how far each rises or falls', async () => {
    const server = new Server().on(listScoreMoves, () => ({
      moved: 41,
      rows: [moved('甲小区', 9, 2), moved('乙小区', 3, 8)],
    }))
    await show(<Weights />)
    await press('看谁的名次变动')
    await appears('41 个小区的名次会变')
    expect(wordsAt('li')).toEqual(['甲小区：9 → 2（▲ 升 7）', '乙小区：3 → 8（▼ 降 5）'])
    expect(server.askedOf(listScoreMoves)[0]?.body).toEqual({ weights: { age: 60 } })
  })

  it('is said to be nobody where no rank changes', async () => {
    new Server().on(listScoreMoves, () => ({ moved: 0, rows: [] }))
    await show(<Weights />)
    await press('看谁的名次变动')
    await appears('名次没有变化')
  })

  it('is no longer said once the weights have moved on, neither moves nor a refusal', async () => {
    const server = new Server().on(listScoreMoves, () => ({ moved: 2, rows: [moved('甲小区', 9, 2)] }))
    await show(<Weights />)
    await press('看谁的名次变动')
    await appears('甲小区')
    await press('改权重')
    await until(() => expect(said()).not.toContain('甲小区'))
    server.on(listScoreMoves, () => refused(409, 'plan.not-ranked', words('这个计划还没有排序')))
    await press('看谁的名次变动')
    await appears('这个计划还没有排序')
    expect(server.askedOf(listScoreMoves)[1]?.body).toEqual({ weights: { age: 10 } })
  })
})
