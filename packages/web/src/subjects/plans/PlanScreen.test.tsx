// The page of a plan: who may rank it, what is asked first, what is sent of it, and what it says in every state.
// @vitest-environment happy-dom
import {
  getPlan,
  listPlanProjects,
  planActs,
  planScope,
  rankPlan,
  scoreSettings,
  updatePlan,
} from '@huanju/contract/plans'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, standing, wordsAt } from '../../testing/reading.ts'
import { appears, box, clearScreen, leave, link, press, said, show, type, until } from '../../testing/screen.tsx'
import { held, refused, Server } from '../../testing/server.ts'
import PlanScreen, { type Plan } from './PlanScreen.tsx'
import { examplePlan, idOf } from './testing/example-plan.ts'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const parts = [
  { part: 'age', title: words('建成年代', 'Age'), weight: 60, formula: words('越早越高'), citation: words('办法') },
  {
    part: 'safety',
    title: words('安全', 'Safety'),
    weight: 40,
    formula: words('隐患越多越高'),
    citation: words('办法'),
  },
]

interface Opened {
  readonly rights?: readonly Right[]
  readonly language?: 'zh' | 'en'
  /** The rules of the score stay on their way. */
  readonly isSlow?: boolean
}

async function open(
  plan: Plan,
  { rights = ['plans.read', 'plans.write'], language = 'zh', isSlow = false }: Opened = {},
) {
  const server = new Server()
    .on(getPlan, () => plan)
    .on(planScope, () => ({ communities: 1264, budgetFen: 0n }))
    .on(scoreSettings, () => (isSlow ? held<{ parts: typeof parts }>().answer : { parts }))
    .on(planActs.offers, () => ({ state: plan.state, version: plan.version, offers: [] }))
    .on(listPlanProjects, () => ({ rows: [], total: 0 }))
    .on(updatePlan, () => ({ ...plan, version: plan.version + 1 }))
    .on(rankPlan, () => ({ jobId: idOf(9) }))
  await show(<PlanScreen />, { path: '/plans/$plan', at: `/plans/${plan.id}`, rights, language })
  await appears(plan.region)
  return server
}

const draft = examplePlan({ state: 'draft', result: null, rankedAt: null })

const yearsSent = (server: Server) => server.askedOf(updatePlan).map(({ body }) => body)

async function rank() {
  await press('保存并排序')
  await press('开始排序')
}

describe('ranking a plan', () => {
  it('asks first with the number of communities, and does nothing when that is declined', async () => {
    const server = await open(draft)
    await appears('保存并排序')
    await press('保存并排序')
    await appears('将对甲市 1,264 个尚未列入的小区重新判定')
    await press('取消')
    expect(server.askedOf(rankPlan)).toEqual([])
  })

  it('saves nothing that is not changed', async () => {
    const server = await open(draft)
    await rank()
    await until(() => expect(server.askedOf(rankPlan)).toHaveLength(1))
    expect(server.askedOf(updatePlan)).toEqual([])
  })

  it('saves the version that was read first, money typed in 万元 as whole fen', async () => {
    const server = await open(draft)
    await type('2027 年度', '138.130001')
    await rank()
    await until(() => expect(server.askedOf(rankPlan)).toHaveLength(1))
    expect(yearsSent(server)).toMatchObject([
      {
        version: 3,
        years: [
          { year: 2027, budgetFen: '138130001' },
          { year: 2028, budgetFen: '800000000' },
        ],
      },
    ])
  })

  it.each(['abc', '-5', ''])('sends nothing while the money of a year reads %j', async (typed) => {
    const server = await open(draft)
    await type('2028 年度', typed)
    await press('保存并排序')
    expect(wordsAt('.finding')).toHaveLength(1)
    expect(said()).not.toContain('将对甲市')
    expect(server.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('asks before one leaves what is not saved, and lets one go who changed nothing', async () => {
    await open(draft)
    await type('2027 年度', '1')
    link('改造计划').click()
    await appears('有修改还没有保存')
    await press('继续填写')
    expect(box('2027 年度').value).toBe('1')
    clearScreen()
    await open(draft)
    link('改造计划').click()
    await until(() => expect(said()).not.toContain('评分权重'))
    expect(said()).not.toContain('有修改还没有保存')
  })

  it('sends nothing without a name, which is said at its field', async () => {
    const server = await open(draft)
    await type('计划名称', ' ')
    await press('保存并排序')
    expect(wordsAt('.finding')).toEqual(['请填写计划名称'])
    await until(() => expect(document.activeElement).toBe(box('计划名称')))
    expect(server.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it.each(['abc', '-5', '2.5', '99999', ''])('sends nothing while a weight reads %j, which stays', async (typed) => {
    const server = await open(draft)
    await type('安全', typed)
    leave('安全')
    await press('保存并排序')
    expect(wordsAt('.finding')).toEqual(['应为 0 至 1,000 的整数'])
    expect(box('安全').value).toBe(typed)
    expect(server.asked.filter(({ method }) => method !== 'GET')).toEqual([])
  })

  it('reads full-width digits as digits', async () => {
    const server = await open(draft)
    await type('安全', '３０')
    await rank()
    await until(() => expect(yearsSent(server)).toMatchObject([{ weights: { safety: 30 } }]))
  })

  it.each([
    ['保留我填的', '1.00', { years: { 0: { budgetFen: '1000000' } }, name: '他改的名', version: 9 }],
    ['采用最新内容', '1,000.00', null],
  ])('keeps what was typed where another saves meanwhile: %s', async (choice, shownThen, sent) => {
    const server = await open(draft)
    await type('2027 年度', '1')
    leave('2027 年度')
    server.on(getPlan, () => ({ ...draft, name: '他改的名', version: 9 }))
    server.on(updatePlan, () => refused(409, 'stale-version', words('已被他人修改')))
    await rank()
    await appears('他人刚刚修改了这里的内容')
    expect(box('2027 年度').value).toBe('1.00')
    await press(choice)
    await until(() => expect(box('计划名称').value).toBe('他改的名'))
    expect(box('2027 年度').value).toBe(shownThen)
    expect(said()).not.toContain('他人刚刚修改了')
    const before = yearsSent(server).length
    server.on(updatePlan, () => ({ ...draft, version: 10 }))
    await rank()
    await until(() => expect(server.askedOf(rankPlan)).toHaveLength(1))
    expect(yearsSent(server).slice(before)).toMatchObject(sent ? [sent] : [])
  })

  it('sends nothing while all weights are nought, and says what they sum to otherwise', async () => {
    const server = await open(draft)
    await appears('合计 100')
    await type('安全', '0')
    await appears('合计 60，按各项占合计的比例计分')
    await type('建成年代', '0')
    await appears('权重合计不能为 0')
    await press('保存并排序')
    expect(said()).not.toContain('将对甲市')
    await press('恢复公布的权重')
    await appears('合计 100')
    await rank()
    await until(() => expect(server.askedOf(rankPlan)).toHaveLength(1))
  })

  it('adds a year after the last with its money, and drops the last again but never the only one', async () => {
    const server = await open(draft)
    await press('加一年')
    expect(box('2029 年度').value).toBe('800.00')
    await rank()
    await until(() => expect(yearsSent(server)).toMatchObject([{ years: { 2: { year: 2029 } } }]))
    await press('减一年')
    await press('减一年')
    expect(standing('减一年')).toBe('disabled')
    expect(said()).not.toContain('2028 年度')
  })

  it('says nothing of a total before the weights are there', async () => {
    const server = await open(draft, { isSlow: true })
    await until(() => expect(server.askedOf(scoreSettings)).toHaveLength(1))
    expect(said()).toContain('评分权重')
    expect(said()).not.toContain('合计')
  })

  it('says why it was refused', async () => {
    const server = await open(draft)
    server.on(rankPlan, () => refused(409, 'job.too-many', words('已有 3 项任务在进行')))
    await rank()
    await appears('已有 3 项任务在进行')
  })
})

it('names the community of each order, and leads to it', async () => {
  const forces = [{ communityId: idOf(7), kind: 'in' as const, year: 2028, reason: '已承诺' }]
  await open(examplePlan({ forces, ordered: [{ communityId: idOf(7), community: '南关小区' }] }))
  await appears('列入 2028 南关小区：已承诺')
  expect(leadsTo('南关小区')).toBe(`/communities/${idOf(7)}`)
})

describe('what may be done with a plan', () => {
  it('is ranking and changing for those who plan, looking for all others', async () => {
    await open(examplePlan(), { rights: ['plans.read'] })
    await appears('评分权重')
    expect(standing('保存并排序')).toBe('absent')
    expect(box('计划名称').disabled).toBe(true)
    expect(standing('导出 Excel')).toBe('absent')
  })

  it('is grey with the reason while it is being ranked, and nothing of it can be changed', async () => {
    await open(examplePlan({ state: 'ranking' }))
    await appears('正在排序，进度见页面右上方')
    expect(standing('保存并排序')).toBe('grey')
    expect([box('计划名称').disabled, box('2027 年度').closest('fieldset')?.disabled]).toEqual([true, true])
    await press('保存并排序')
    await appears('排完才能修改或再次排序')
  })

  it('is nothing but restoring it once it is voided', async () => {
    await open(examplePlan({ state: 'voided' }))
    await appears('这个计划已作废，只供查看')
    expect(standing('保存并排序')).toBe('absent')
    expect(box('计划名称').disabled).toBe(true)
  })

  it('is exporting for those who may, once there is a result', async () => {
    await open(examplePlan(), { rights: ['plans.read', 'plans.export'] })
    expect(leadsTo('导出 Excel')).toBe(`/api/plans/${idOf(1)}/workbook`)
    clearScreen()
    await open(draft, { rights: ['plans.read', 'plans.export'] })
    expect(standing('导出 Excel')).toBe('absent')
  })
})

describe('what a plan says of itself', () => {
  it.each<[string, Partial<Plan>, string]>([
    ['what to do first', { state: 'draft', result: null }, '填好各年可用资金'],
    ['that what it was ranked from has changed', { isStale: true }, '排序之后，设置或台账有变化'],
    ['why its ranking failed', { state: 'failed', problem: words('没有公布的评分规则') }, '没有公布的评分规则'],
  ])('is %s', async (_, more, expected) => {
    await open(examplePlan(more))
    expect(wordsAt('.notice').join()).toContain(expected)
  })

  it('is not that it is stale while it is being ranked anew', async () => {
    await open(examplePlan({ isStale: true, state: 'ranking' }))
    expect(said()).not.toContain('请重新排序')
  })

  it('is said in English too', async () => {
    await open(examplePlan({ isStale: true }), { language: 'en' })
    await appears('Save and rank')
    await appears('changed since the ranking; rank it again')
    await appears('Total 100')
  })
})

it('keeps what was typed where the plan cannot be read anew after it was not saved', async () => {
  const server = await open(draft)
  await type('2028 年度', '77')
  const failed = () => refused(500, 'fault', words('系统故障'))
  server.on(updatePlan, failed).on(getPlan, failed)
  await rank()
  await appears('系统故障')
  await appears('重试')
  expect(box('2028 年度').value).toBe('77')
})

it('says in red what kept the plan from being read, and tries again', async () => {
  const server = new Server().on(getPlan, () => refused(404, 'not-found', words('没有这个计划')))
  await show(<PlanScreen />, { path: '/plans/$plan', at: `/plans/${idOf(1)}` })
  await appears('没有这个计划')
  await press('重试')
  await until(() => expect(server.askedOf(getPlan)).toHaveLength(2))
})
