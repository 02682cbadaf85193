// The tray tells how far work truly is, keeps what ended until it was seen, and is empty afterwards.
import { describe, expect, it } from 'vitest'
import { beingSeen, inTray, percentDone, secondsLeft, trayWords, type Job } from './tray.ts'

const words = { zh: '推演', en: 'Study' }
const job = (id: string, more: Partial<Job> = {}): Job => ({
  id,
  kind: 'studies.solve',
  words,
  state: 'running',
  done: 12,
  total: 30,
  unit: { zh: '秒', en: 'seconds' },
  startedBy: 'planner',
  createdAt: '2026-11-27T06:00:00Z',
  startedAt: '2026-11-27T06:00:00Z',
  endedAt: null,
  message: null,
  isCancelling: false,
  attempts: 1,
  resultPath: null,
  hasFile: false,
  fileName: null,
  ...more,
})
const ended = (id: string, more: Partial<Job> = {}) =>
  job(id, { state: 'done', endedAt: '2026-11-27T06:01:00Z', resultPath: `/studies/${id}`, ...more })
const opened = Date.parse('2026-11-27T05:59:00Z')

describe('the tray', () => {
  it('holds what runs and what ended since, newest first, until it was seen', () => {
    const jobs = [ended('old', { endedAt: '2026-11-27T05:00:00Z' }), ended('seen'), ended('new'), job('runs')]
    const held = inTray(jobs, { seen: new Set(['seen']), opened })
    expect(held.map(({ id }) => id)).toEqual(['runs', 'new'])
    expect(inTray(jobs.slice(0, 2), { seen: new Set(['seen']), opened })).toEqual([])
  })

  it('takes work for seen once its result is looked at or the list is open; what runs never is', () => {
    const jobs = [ended('a'), ended('b', { state: 'failed', resultPath: null }), job('c')]
    const leftAt = new Map<string, number>()
    expect(beingSeen(jobs, { isListOpen: false, path: '/studies/a', leftAt })).toEqual(['a'])
    expect(beingSeen(jobs, { isListOpen: false, path: '/', leftAt })).toEqual([])
    expect(beingSeen(jobs, { isListOpen: true, path: '/', leftAt })).toEqual(['a', 'b'])
  })

  it('takes it for seen as well when its page was left after it ended, though the news came later; before, not', () => {
    const late = ended('a')
    const leftAt = (ms: number) => new Map([['/studies/a', Date.parse(late.endedAt ?? '') + ms]])
    expect(beingSeen([late], { isListOpen: false, path: '/', leftAt: leftAt(1) })).toEqual(['a'])
    expect(beingSeen([late], { isListOpen: false, path: '/', leftAt: leftAt(-1) })).toEqual([])
  })

  it('tells how far one is, rounded down, and no share where nobody knows the whole', () => {
    expect(percentDone(job('a', { done: 299, total: 300 }))).toBe(99)
    expect(percentDone(job('a', { total: null }))).toBeNull()
    expect(trayWords([job('a')]).zh).toBe('任务进行中 40%')
    expect(trayWords([job('a', { total: null })]).zh).toBe('任务进行中')
    expect(trayWords([job('a', { state: 'waiting', done: 0 })]).zh).toBe('任务排队中')
    expect(trayWords([job('a'), job('b')]).zh).toBe('2 项任务进行中')
  })

  it('tells what is left: of seconds what remains of them, of other work at the pace so far', () => {
    const now = Date.parse('2026-11-27T06:00:10Z')
    expect(secondsLeft(job('a', { done: 2 }), now)).toBe(28)
    const others = { unit: { zh: '个小区', en: 'communities' }, total: 300 }
    expect(secondsLeft(job('a', { ...others, done: 100 }), now)).toBe(20)
    expect(secondsLeft(job('a', { ...others, done: 0 }), now)).toBeNull()
    expect(secondsLeft(job('a', { ...others, done: 5 }), now - 9000)).toBeNull()
  })

  it('says of what ended how it came out, a failure first', () => {
    expect(trayWords([ended('a')]).zh).toBe('任务已完成')
    expect(trayWords([ended('a'), ended('b', { state: 'failed' })]).zh).toBe('1 项任务未完成')
    expect(trayWords([ended('a', { state: 'cancelled' })]).zh).toBe('任务已取消')
  })
})
