// The desk: every figure and every line of work opens where it is done, and what one may not see is not there.
// @vitest-environment happy-dom
import type { AnswerOf } from '@huanju/contract'
import { desk } from '@huanju/contract/desk'
import type { Right } from '@huanju/domain/subjects'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, rows, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import DeskScreen from './DeskScreen.tsx'

afterEach(clearScreen)

type Desk = AnswerOf<typeof desk>
const words = (zh: string, en = zh) => ({ zh, en })
const empty: Desk = { waiting: [], sent: [], figures: [], tables: [] }
const full: Desk = {
  figures: [
    { title: words('列入投资'), value: '138.13', unit: words('万元'), comparison: words('比上年 +3'), path: '/plans' },
  ],
  waiting: [
    {
      kind: 'judge',
      title: words('个小区待判定'),
      count: 1264,
      path: '/communities?verdict=unjudged',
      since: null,
      light: 'red',
    },
    {
      kind: 'rank',
      title: words('有计划待排序'),
      count: null,
      path: '/plans',
      since: '2026-11-20T02:00:00Z',
      light: 'green',
    },
  ],
  sent: [{ title: words('导入《台账》'), state: words('已完成'), path: '/imports/1', at: '2026-11-20T02:00:00Z' }],
  tables: [
    {
      title: words('逾期项目'),
      note: words('按逾期天数'),
      columns: [
        { title: words('小区'), isFigure: false },
        { title: words('天数'), isFigure: true },
      ],
      rows: [{ path: '/communities/1', cells: [words('槐树小区'), null] }],
    },
  ],
}

async function open(answer: Desk, rights: readonly Right[], language: 'zh' | 'en' = 'zh') {
  new Server().on(desk, () => answer)
  await show(<DeskScreen />, { rights, language })
  await appears(language === 'zh' ? '等我办理' : 'Waiting for me')
}

describe('what waits for me', () => {
  it('says how urgent it is in words, how many there are, and opens them', async () => {
    await open(full, [])
    expect(wordsAt('.worklist .light').join('')).toBe('●○')
    expect([...document.querySelectorAll('.light')].map((light) => light.getAttribute('aria-label'))).toEqual([
      '急',
      '可缓',
    ])
    expect(leadsTo('●1,264 个小区待判定')).toBe('/communities?verdict=unjudged')
    expect(wordsAt('.worklist a')[1]).toMatch(/^○有计划待排序2026-11-20/)
  })

  it('is nothing, with a way to the register for those who may read it', async () => {
    await open(empty, ['communities.read'])
    expect(said()).toContain('没有待办事项')
    expect(leadsTo('查看小区台账')).toBe('/communities')
    clearScreen()
    await open(empty, [])
    expect(said()).not.toContain('查看小区台账')
  })
})

describe('what I started', () => {
  it('is told to those who may start long work', async () => {
    await open(full, [])
    expect(said()).not.toContain('我发起的')
    clearScreen()
    await open(full, ['jobs.read'])
    expect(wordsAt('[aria-labelledby=sent] li')[0]).toMatch(/^导入《台账》.*已完成$/)
  })

  it('is nothing yet, with a way to import for those who may', async () => {
    await open(empty, ['jobs.read'])
    expect(said()).toContain('还没有发起过导入、导出或排序')
    expect(said()).not.toContain('导入台账')
    clearScreen()
    await open(empty, ['jobs.read', 'imports.use'])
    expect(leadsTo('导入台账')).toBe('/imports')
  })
})

it('shows figures with their comparison, and tables whose rows open; what is unknown is a stroke', async () => {
  await open(full, [])
  expect(leadsTo('列入投资138.13 万元比上年 +3')).toBe('/plans')
  expect(rows()).toEqual(['小区 | 天数', '槐树小区 | —'])
  expect(leadsTo('槐树小区')).toBe('/communities/1')
  expect(said()).toContain('按逾期天数')
})

it('says why it cannot be read, and reads it again', async () => {
  const server = new Server().on(desk, () => refused(503, 'unavailable', words('正在维护')))
  await show(<DeskScreen />)
  await appears('正在维护')
  server.on(desk, () => empty)
  await press('重试')
  await appears('没有待办事项')
})

it('speaks English too', async () => {
  await open(empty, ['jobs.read'], 'en')
  expect(said()).toContain('Nothing waits for you')
  expect(said()).toContain('Nothing started yet')
})
