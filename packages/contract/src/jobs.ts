// Long work: what runs, how far it is, how to stop it, and its result.
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant, listOf, page, words } from './shapes.ts'

export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const

export const job = z.object({
  id,
  kind: z.string(),
  words,
  state: z.enum(jobStates),
  done: z.number().int(),
  total: z.number().int().nullable(),
  unit: words,
  startedBy: z.string(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  message: words.nullable(),
  isCancelling: z.boolean(),
  attempts: z.number().int(),
  /** Where the result is looked at, a path of the web application; a file where there is one. */
  resultPath: z.string().nullable(),
  hasFile: z.boolean(),
  fileName: z.string().nullable(),
})

const jobParams = z.object({ job: id })

export const listJobs = endpoint({
  words: { zh: '后台任务', en: 'Long work' },
  at: 'GET /jobs',
  right: 'jobs.read',
  query: page.extend({ state: z.enum(jobStates).optional() }),
  gives: listOf(job),
})

export const getJob = endpoint({
  words: { zh: '任务进度', en: 'Progress of a job' },
  at: 'GET /jobs/:job',
  right: 'jobs.read',
  params: jobParams,
  gives: job,
  refuses: ['not-found'],
})

export const watchJobs = endpoint({
  words: { zh: '任务进度推送', en: 'Watch my jobs' },
  at: 'GET /jobs/events',
  right: 'jobs.read',
  gives: { kind: 'events', event: job },
})

export const cancelJob = endpoint({
  words: { zh: '取消任务', en: 'Cancel a job' },
  at: 'DELETE /jobs/:job',
  right: 'jobs.cancel',
  params: jobParams,
  gives: job,
  refuses: ['not-found', 'job.has-ended'],
})

export const downloadJobFile = endpoint({
  words: { zh: '下载任务结果', en: 'Download the result of a job' },
  at: 'GET /jobs/:job/file',
  right: 'jobs.read',
  params: jobParams,
  gives: { kind: 'download', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refuses: ['not-found', 'job.has-no-file'],
})
