// The subject jobs 后台任务: long work with its progress and its file.
import { subject } from '../subjects/subject.ts'
import { jobRefusals } from './refusals.ts'

export const jobs = subject({
  id: 'jobs',
  title: { zh: '后台任务', en: 'Long work' },
  rights: {
    'jobs.read': { zh: '查看后台任务', en: 'See long work' },
    'jobs.cancel': { zh: '取消后台任务', en: 'Cancel long work' },
  },
  actions: {
    'job.started': { zh: '发起任务', en: 'Job started' },
    'job.done': { zh: '任务完成', en: 'Job done' },
    'job.failed': { zh: '任务失败', en: 'Job failed' },
    'job.cancelled': { zh: '任务已取消', en: 'Job cancelled' },
    'job.cancel-asked': { zh: '请求取消任务', en: 'Job asked to stop' },
  },
  statuses: {
    waiting: { words: { zh: '排队中', en: 'Waiting' }, shape: '○', tone: 'plain' },
    running: { words: { zh: '进行中', en: 'Running' }, shape: '◐', tone: 'accent' },
    done: { words: { zh: '已完成', en: 'Done' }, shape: '●', tone: 'green' },
    failed: { words: { zh: '未完成', en: 'Failed' }, shape: '!', tone: 'red' },
    cancelled: { words: { zh: '已取消', en: 'Cancelled' }, shape: '↩', tone: 'plain' },
  },
  entities: [],
  refusals: jobRefusals.kinds,
})
