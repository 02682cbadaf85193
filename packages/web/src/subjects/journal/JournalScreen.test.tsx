// The journal: what it is narrowed to stands in the address, a line says who and what, and a broken chain says where.
// @vitest-environment happy-dom
import type { AnswerOf } from '@huanju/contract'
import { listJournal, verifyJournal } from '@huanju/contract/journal'
import { afterEach, describe, expect, it } from 'vitest'
import { rows, standing, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, show, type, until } from '../../testing/screen.tsx'
import { refused, Server } from '../../testing/server.ts'
import JournalScreen from './JournalScreen.tsx'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const line: AnswerOf<typeof listJournal>['rows'][number] = {
  seq: 41,
  at: '2026-11-20T02:00:00Z',
  actor: '李明',
  login: 'li.ming',
  words: words('修改小区', 'Changed a community'),
  about: '槐树小区',
  region: null,
  said: [
    { title: words('理由', 'Reason'), text: words('核对') },
    { title: words('依据', 'Clause'), text: words('第三条') },
  ],
  changes: [{ field: 'households', title: words('户数'), from: words('52'), to: words('54'), unit: words('户') }],
  hash: 'abcdef0123456789',
}
const checked = {
  lines: 41,
  head: 'fff000',
  isIntact: true,
  firstBroken: null,
  checkedAt: '2026-11-20T02:00:00Z',
  heads: [],
}

async function open(query = '', language: 'zh' | 'en' = 'zh') {
  const system = { ...line, seq: 40, actor: null, login: 'system', said: [], changes: [], about: null }
  const same = { ...line, seq: 39, actor: 'wang.wu', login: 'wang.wu' }
  const server = new Server().on(listJournal, () => ({ rows: [line, system, same], total: 3 }))
  const shown = await show(<JournalScreen />, { at: `/here${query}`, rights: ['journal.verify'], language })
  await appears('槐树小区')
  return { server, ...shown }
}

describe('a line', () => {
  it('says who, with the account where that is another word, and what was said and changed', async () => {
    await open()
    expect(rows()[1]).toMatch(
      /^41 \| .+ \| 李明li\.ming \| 修改小区 槐树小区理由：核对；依据：第三条户数由 52 改为 54 户 \| — \| abcdef01$/,
    )
    expect(rows()[2]).toMatch(/^40 \| .+ \| 系统 \| 修改小区 \| /)
    expect(rows()[3]).toMatch(/^39 \| .+ \| wang\.wu \| /)
  })

  it('says it in English too', async () => {
    await open('', 'en')
    expect(rows()[1]).toContain('Changed a community 槐树小区Reason: 核对; Clause: 第三条')
    expect(rows()[2]).toContain('The system')
  })
})

describe('the filter', () => {
  it('asks for what the address says, and leaves out what is blank or twice there', async () => {
    const { server } = await open('?q=李&from=2026-11-01&to=&action=a&action=b&page=2')
    expect(Object.fromEntries(server.askedOf(listJournal)[0]?.query ?? [])).toEqual({
      q: '李',
      from: '2026-11-01',
      page: '2',
      size: '20',
    })
  })

  it('puts a typed day into the address and goes back to the first page', async () => {
    const { addressNow } = await open('?q=李&page=2')
    await type('到', '2026.11.20')
    await until(() => expect(addressNow()).toBe('/here?q=李&to=2026-11-20'))
  })
})

describe('days that run backwards', () => {
  it('are said to find nothing, and days that do not are not', async () => {
    await open('?from=2026-11-20&to=2026-11-20')
    expect(wordsAt('.notice')).toEqual([])
    clearScreen()
    await open('?from=2026-11-21&to=2026-11-20')
    expect(wordsAt('.notice.red')).toEqual(['起始日期晚于截止日期，这样查不到任何记录；请改其中一个'])
  })
})

describe('verifying the chain', () => {
  it('says that it is intact, with its head', async () => {
    const { server } = await open()
    server.on(verifyJournal, () => checked)
    await press('核验日志链')
    await until(() => expect(wordsAt('.notice.green')).toEqual(['逐行核验一致，共 41 行链头 fff000']))
  })

  it('says in red where it breaks, and why it could not be verified', async () => {
    const { server } = await open()
    server.on(verifyJournal, () => ({ ...checked, isIntact: false, firstBroken: 17 }))
    await press('核验日志链')
    await until(() => expect(wordsAt('.notice.red')).toEqual(['日志链不一致，起于第 17链头 fff000']))
    server.on(verifyJournal, () => refused(503, 'unavailable', words('正在备份')))
    await press('核验日志链')
    await appears('正在备份')
  })

  it('is not offered to those who only read', async () => {
    new Server().on(listJournal, () => ({ rows: [], total: 0 }))
    await show(<JournalScreen />, { rights: ['journal.read'] })
    await appears('没有符合条件的记录')
    expect(standing('核验日志链')).toBe('absent')
  })
})
