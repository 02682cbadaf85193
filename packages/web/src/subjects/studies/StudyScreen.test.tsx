// The bench of a study: nothing red is worked out, long work asks first and can be stopped, and every end says why.
// @vitest-environment happy-dom
import { cancelJob, getJob } from '@huanju/contract/jobs'
import { listRegions } from '@huanju/contract/organisations'
import { getPlan, planScope } from '@huanju/contract/plans'
import {
  estimateStudy,
  getStudy,
  listConstraints,
  solveStudy,
  studyWaysOut,
  updateStudy,
} from '@huanju/contract/studies'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, standing, typeInto, wordsAt } from '../../testing/reading.ts'
import {
  appears,
  box,
  button,
  clearScreen,
  leave,
  link,
  press,
  said,
  show,
  type,
  until,
} from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import { examplePlan } from '../plans/testing/example-plan.ts'
import StudyScreen, { type Study } from './StudyScreen.tsx'
import { exampleResult, exampleStudy, idOf } from './testing/example-study.ts'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const demands = {
  rows: [],
  channels: [
    { id: 'bond', title: words('债券'), isCountyMatch: false },
    { id: 'owners', title: words('居民出资'), isCountyMatch: false },
    { id: 'match', title: words('县级配套'), isCountyMatch: true },
  ],
  modes: [{ id: 'plain', title: words('基本组合') }],
}
const job = {
  id: idOf(7),
  kind: 'solve',
  words: words('测算'),
  state: 'running' as const,
  done: 12,
  total: 30,
  unit: words('秒', 'seconds'),
  startedBy: '李明',
  createdAt: '2026-11-20T02:00:00Z',
  startedAt: '2026-11-20T02:00:00Z',
  endedAt: null,
  message: null,
  isCancelling: false,
  attempts: 1,
  resultPath: null,
  hasFile: false,
  fileName: null,
}

interface Opened {
  readonly rights?: readonly Right[]
  readonly isVoided?: boolean
  readonly query?: string
  readonly also?: (server: Server) => void
}

async function open(study: Study, { rights = ['plans.write'], isVoided = false, query = '', also }: Opened = {}) {
  const server = new Server()
    .on(getStudy, () => study)
    .on(getPlan, () => examplePlan({ id: study.planId, state: isVoided ? 'voided' : 'ranked' }))
    .on(planScope, () => ({ communities: 1264, budgetFen: 0n }))
    .on(listConstraints, () => demands)
    .on(listRegions, () => ({ on: '2026-11-20', rows: [] }))
    .on(getJob, () => job)
    .on(updateStudy, () => study)
    .on(solveStudy, () => ({ jobId: idOf(7) }))
  also?.(server)
  await show(<StudyScreen />, { path: '/studies/$study', at: `/studies/${study.id}${query}`, rights })
  await appears('债券')
  await until(() => expect(server.askedOf(planScope)).toHaveLength(rights.includes('plans.write') ? 1 : 0))
  return server
}

// A box within its label, among other words.
function shareOf(name: string): HTMLInputElement {
  const label = [...document.querySelectorAll('label.share')].find(
    (one) => one.querySelector('span')?.textContent === name,
  )
  const found = label?.querySelector('input')
  if (!found) throw new Error(`no share of ${name}`)
  return found
}

async function solve(name: string) {
  await press(name)
  await press('开始测算')
}

describe('working a study out', () => {
  it('asks first with number and time, and sends both with nothing saved that is not changed', async () => {
    const server = await open(exampleStudy())
    await press('测算')
    await appears('将对甲市 1,264 个尚未列入的小区测算，最多用 30 秒')
    await press('开始测算')
    await until(() => expect(server.askedOf(solveStudy)).toHaveLength(1))
    expect(server.askedOf(solveStudy)[0]?.body).toEqual({ seconds: 30, seed: 1 })
    expect(server.askedOf(updateStudy)).toEqual([])
  })

  it('saves what was typed first, to the fen, and everything else as it was', async () => {
    const server = await open(exampleStudy())
    await type('债券 2028', '300.000001')
    await appears('还没有保存')
    await solve('保存并测算')
    await until(() => expect(server.askedOf(solveStudy)).toHaveLength(1))
    const sent = server.askedOf(updateStudy)[0]?.body
    expect(sent).toMatchObject({
      version: 5,
      settings: { channels: [{ budgetsFen: ['500000000', '300000001'] }, {}, {}] },
    })
    expect(sent).toMatchObject({ settings: { channels: { 1: { budgetsFen: ['100000001', '0'] } }, off: [] } })
  })

  it('does nothing while an amount reads as none, and goes on once it does again', async () => {
    const server = await open(exampleStudy())
    await type('债券 2027', '多一些')
    expect(said()).toContain('应为不小于零的数，最多六位小数')
    leave('债券 2027')
    expect([box('债券 2027').value, box('债券 2027').getAttribute('aria-invalid')]).toEqual(['多一些', 'true'])
    await press('测算')
    expect(said()).not.toContain('将对甲市')
    await type('债券 2027', '500')
    await solve('测算')
    await until(() => expect(server.askedOf(solveStudy)).toHaveLength(1))
  })

  it('does nothing while the channels of a mix do not sum to 100 %', async () => {
    const server = await open(exampleStudy())
    document.querySelectorAll<HTMLElement>('.ant-collapse-header')[3]?.click()
    await appears('用此组合，需求按此计入')
    await typeInto(shareOf('债券'), '60')
    await appears('各渠道合计应为 100%，现为 90%')
    await press('保存并测算')
    expect(said()).not.toContain('将对甲市')
    await typeInto(shareOf('县级配套'), '40')
    await until(() => expect(said()).not.toContain('合计应为'))
    await solve('保存并测算')
    await until(() => expect(server.askedOf(solveStudy)).toHaveLength(1))
  })

  it('does not let a part fold away while something red stands in it', async () => {
    await open(exampleStudy())
    const fold = () => document.querySelector<HTMLElement>('.ant-collapse-header')
    await type('债券 2027', '多一些')
    fold()?.click()
    // What is typed is told after the press, so by then the part would have folded.
    await type('居民出资 2028', '9')
    await appears('还没有保存')
    expect(fold()?.getAttribute('aria-expanded')).toBe('true')
    await type('债券 2027', '500')
    fold()?.click()
    await until(() => expect(fold()?.getAttribute('aria-expanded')).toBe('false'))
  })

  it('is grey with the reason where its plan is voided', async () => {
    await open(exampleStudy(), { isVoided: true })
    await until(() => expect(standing('测算')).toBe('grey'))
    await press('测算')
    await appears('不能修改、排序或推演')
  })

  it('is not offered to those who only look, and nothing can be typed', async () => {
    await open(exampleStudy(), { rights: ['plans.read'] })
    expect([standing('测算'), standing('更多')]).toEqual(['absent', 'absent'])
    expect(box('债券 2027').disabled).toBe(true)
  })

  it('keeps what was changed where another saves meanwhile, until it is said which holds', async () => {
    const study = exampleStudy()
    const server = await open(study)
    await type('债券 2027', '7')
    leave('债券 2027')
    const theirs = { ...study, version: study.version + 1, settings: { ...study.settings, linkedYears: 4 } }
    server.on(getStudy, () => theirs)
    server.on(updateStudy, () => refused(409, 'stale-version', { zh: '已被他人修改', en: '' }))
    await solve('保存并测算')
    await appears('他人刚刚修改了这里的内容')
    expect(box('债券 2027').value).toBe('7')
    await press('保留我填的')
    await solve('保存并测算')
    await until(() => expect(server.askedOf(updateStudy)).toHaveLength(2))
    expect(server.askedOf(updateStudy)[1]?.body).toMatchObject({
      version: study.version + 1,
      settings: { linkedYears: 4 },
    })
  })

  it.each(['7', '多一些'])('asks before one leaves what is not saved: %s', async (typed) => {
    await open(exampleStudy())
    await type('债券 2027', typed)
    link('改造计划').click()
    await appears('有修改还没有保存')
    expect(box('债券 2027').value).toBe(typed)
  })

  it('gives up what was changed', async () => {
    await open(exampleStudy())
    await type('债券 2027', '7')
    leave('债券 2027')
    await press('放弃修改')
    await until(() => expect(box('债券 2027').value).toBe('500'))
    expect(standing('测算')).toBe('offered')
  })
})

describe('money by channel and year', () => {
  it('is summed under each year', async () => {
    await open(exampleStudy())
    expect(rows()).toContain('合计 | 600.000001 | 300')
  })
})

describe('a search that runs', () => {
  const solving = exampleStudy({ state: 'solving', jobId: idOf(7) })

  it('tells how far it is, cannot be started twice, and holds what it was given fixed', async () => {
    await open(solving)
    await appears('12 / 30 秒')
    expect(said()).toContain('约还需 18 秒')
    expect(standing('测算')).toBe('disabled')
    expect(box('债券 2027').disabled).toBe(true)
  })

  it('is stopped by whoever may plan, and says why it could not be', async () => {
    const server = await open(solving)
    server.on(cancelJob, () => refused(409, 'job.has-ended', words('任务已经结束')))
    await press('停止测算')
    await appears('任务已经结束')
    expect(server.askedOf(cancelJob)[0]?.path).toBe(`/jobs/${idOf(7)}`)
  })

  it('is not stopped by those who only look', async () => {
    await open(solving, { rights: ['plans.read'] })
    await appears('正在测算')
    expect(standing('停止测算')).toBe('absent')
  })
})

describe('what a study says of itself', () => {
  it.each<[string, Partial<Study>, string]>([
    ['what to do first', {}, '填好可用资金、承接能力与要求'],
    ['why it failed', { state: 'failed', problem: words('内存不足') }, '内存不足'],
    ['that it no longer fits', { state: 'solved', isStale: true, result: exampleResult }, '请重新测算'],
    [
      'that nothing could start',
      { state: 'solved', result: { ...exampleResult, planned: 0 } },
      '按现有要求一个小区也排不进',
    ],
  ])('is %s', async (_, more, expected) => {
    await open(exampleStudy(more))
    expect(wordsAt('.notice').join()).toContain(expected)
  })

  it('is what conflicts and what would do, proven or not, where the demands cannot all be met', async () => {
    const ways = {
      conflict: [{ constraint: 'channel-budget' as const, words: words('2027 年债券不够') }],
      waysOut: [
        { families: ['channel-budget' as const], gives: [words('债券增加 34 万元')], isProven: true, value: 1234 },
        { families: ['fair-share' as const], gives: [words('份额放宽')], isProven: false, value: null },
      ],
    }
    await open(exampleStudy({ state: 'infeasible' }), { also: (server) => server.on(studyWaysOut, () => ways) })
    await appears('2027 年债券不够')
    expect(said()).toMatch(/债券增加 34 万元.*满足 1,234 分需求.*份额放宽.*还没有试出来/)
  })
})

describe('an estimate', () => {
  const solved = exampleStudy({ state: 'solved', result: exampleResult })
  const change = () => type('债券 2027', '7')

  it('is not offered before anything was worked out', async () => {
    await open(exampleStudy())
    await change()
    await appears('还没有保存')
    expect(standing('先估一估')).toBe('absent')
  })

  it.each([
    [{ isKnown: true, bound: 2000, value: 1500 }, '约能满足 1,500 分需求，最多 2,000 分'],
    [{ isKnown: true, bound: null, value: null }, '各项要求不能同时满足'],
    [{ isKnown: false, bound: null, value: null }, '这项改动估不出来'],
  ])('of %j is told in words', async (estimate, expected) => {
    const server = await open(solved)
    server.on(estimateStudy, () => estimate)
    await change()
    await press('先估一估')
    await appears(expected)
    expect(server.askedOf(updateStudy)).toEqual([])
  })

  it('says nothing once the levers moved on', async () => {
    const server = await open(solved)
    server.on(estimateStudy, () => ({ isKnown: true, bound: 2000, value: 1500 }))
    await change()
    await press('先估一估')
    await appears('1,500 分需求')
    await type('债券 2028', '8')
    await until(() => expect(said()).not.toContain('1,500 分需求'))
  })
})

it('opens the rows behind what is in, what waits and what is left out', async () => {
  await open(exampleStudy({ state: 'solved', result: exampleResult }))
  for (const [figure, decision] of [
    ['9', 'deferred'],
    ['2', 'excluded'],
  ] as const)
    expect(leadsTo(figure)).toBe(`/studies/${idOf(1)}?view=projects&decision=${decision}#result`)
  expect(button('年度').getAttribute('aria-selected')).toBe('true')
})
