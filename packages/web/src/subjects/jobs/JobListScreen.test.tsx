// Long work in its list: what may be stopped, where its result is, and why it ended as it did.
// @vitest-environment happy-dom
import { cancelJob, listJobs } from '@huanju/contract/jobs'
import { afterEach, describe, expect, it } from 'vitest'
import { leadsTo, standing, wordsAt } from '../../testing/reading.ts'
import { appears, clearScreen, press, said, show, until } from '../../testing/screen.tsx'
import { held, refused, Server } from '../../testing/server.ts'
import JobListScreen from './JobListScreen.tsx'
import type { Job } from './tray.ts'

afterEach(clearScreen)

const words = (zh: string, en = zh) => ({ zh, en })
const id = '71111111-1111-4111-8111-111111111111'
const running: Job = {
  id,
  kind: 'imports.check',
  words: words('检查《台账》', 'Check the list'),
  state: 'running',
  done: 300,
  total: 1200,
  unit: words('行', 'rows'),
  startedBy: '李明',
  createdAt: '2026-11-20T02:00:00Z',
  startedAt: null,
  endedAt: null,
  message: null,
  isCancelling: false,
  attempts: 1,
  resultPath: '/imports/9',
  hasFile: false,
  fileName: null,
}

async function open(job: Job, language: 'zh' | 'en' = 'zh') {
  const server = new Server().on(listJobs, () => ({ rows: [job], total: 1 }))
  await show(<JobListScreen />, { language })
  await appears(language === 'zh' ? '检查《台账》' : 'Check the list')
  return server
}

describe('work that is still to be done', () => {
  it('tells how far it is and is stopped by its own id', async () => {
    const server = await open(running)
    server.on(cancelJob, () => ({ ...running, isCancelling: true }))
    expect(said()).toContain('300 / 1,200 行')
    expect(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('25')
    await press('取消')
    await until(() => expect(server.askedOf(cancelJob)).toHaveLength(1))
    expect(server.askedOf(cancelJob)[0]?.path).toBe(`/jobs/${id}`)
  })

  it('says why it could not be stopped', async () => {
    const server = await open(running)
    server.on(cancelJob, () => refused(409, 'job.has-ended', words('任务已经结束')))
    await press('取消')
    await appears('任务已经结束')
  })

  it('says that it waits, and may be given up before it begins', async () => {
    await open({ ...running, state: 'waiting', done: 0 })
    await appears('前面的任务结束后开始')
    expect([standing('取消'), wordsAt('[role=progressbar]').length]).toEqual(['offered', 0])
  })

  it('is not stopped twice', async () => {
    await open({ ...running, isCancelling: true })
    expect(standing('正在停止')).toBe('disabled')
    expect(standing('取消')).toBe('absent')
  })
})

describe('work that has ended', () => {
  it('leads to its result, or to its file where it made one', async () => {
    await open({ ...running, state: 'done' })
    expect(leadsTo('看结果')).toBe('/imports/9')
    expect(standing('取消')).toBe('absent')
    clearScreen()
    await open({ ...running, state: 'done', hasFile: true, fileName: '小区.xlsx' })
    expect(leadsTo('下载 小区.xlsx')).toBe(`/api/jobs/${id}/file`)
    expect(said()).not.toContain('看结果')
  })

  it.each(['failed', 'cancelled'] as const)('says why where it is %s, and offers no result', async (state) => {
    await open({ ...running, state, message: words('第 7 行读不出') })
    expect(said()).toContain('第 7 行读不出')
    expect(wordsAt('.finding')).toEqual(state === 'failed' ? ['第 7 行读不出'] : [])
    expect(said()).not.toMatch(/看结果|下载/)
  })
})

describe('the list', () => {
  it('says what would stand in it where there is none', async () => {
    new Server().on(listJobs, () => ({ rows: [], total: 0 }))
    await show(<JobListScreen />)
    await appears('还没有后台任务')
  })

  it('says why it cannot be read, and is read again', async () => {
    const server = new Server().on(listJobs, () => refused(503, 'unavailable', words('正在维护')))
    await show(<JobListScreen />)
    await appears('正在维护')
    server.on(listJobs, () => ({ rows: [running], total: 1 }))
    await press('重试')
    await appears('检查《台账》')
  })

  it('asks for the page in the address, and says so while it is on its way', async () => {
    const slow = held<{ rows: Job[]; total: number }>()
    const server = new Server().on(listJobs, () => slow.answer)
    await show(<JobListScreen />, { at: '/here?page=3&size=50' })
    await until(() => expect(document.querySelector('[aria-label=正在读取]')).not.toBeNull())
    slow.give({ rows: [running], total: 101 })
    await appears('共 101 条')
    expect(server.askedOf(listJobs)[0]?.query.toString()).toBe('page=3&size=50')
  })

  it('speaks English too', async () => {
    await open({ ...running, state: 'waiting' }, 'en')
    await appears('It begins once the work before it has ended')
    expect(standing('Cancel')).toBe('offered')
  })
})
