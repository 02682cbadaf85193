// Long work over HTTP: list, look, watch live, cancel, fetch the file.
import { Problem, type Contract } from '@huanju/contract'
import { jobRefusals } from '@huanju/domain/jobs'
import { createReadStream } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import type { Database, Viewer } from '../../platform/database/database.ts'
import type { Files } from '../../platform/files/files.store.ts'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { actorOf } from '../../platform/entities/history.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { Jobs } from '../../platform/jobs/starting.ts'
import { askToStop, findJob, listJobsOf, listLiveJobs, type JobView, type StoredJob } from './jobs.store.ts'

/** Most of a watching connection's life; the browser opens the next by itself. */
const watchMs = 10 * 60_000
const lookMs = 500

/** The routes of long work. */
export function jobsRoutes({
  files,
  jobs,
  secrets,
}: {
  files: Files
  jobs: Pick<Jobs, 'poke'>
  secrets: Secrets
}): RoutesOf<Contract['jobs']> {
  const told = ({ starterCipher, ...job }: StoredJob): JobView => ({
    ...job,
    startedBy: actorOf({ nameCipher: starterCipher, actor: job.startedBy }, secrets),
  })
  return {
    listJobs: async ({ tx, actor, query }) => {
      const { rows, total } = await listJobsOf(tx, actor.personId, query)
      return { rows: rows.map(told), total }
    },
    getJob: async ({ tx, actor, params }) => told(found(await findJob(tx, actor.personId, params.job))),
    watchJobs: async ({ database, actor, gone }) =>
      watch(database, { viewer: actor, personId: actor.personId, gone, told }),
    cancelJob: async ({ tx, actor, params, refuse }) => {
      const job = found(await findJob(tx, actor.personId, params.job))
      if (!(await askToStop(tx, actor.personId, job.id))) throw refuse(jobRefusals.refuse('job.has-ended'))
      jobs.poke()
      return told(found(await findJob(tx, actor.personId, params.job)))
    },
    downloadJobFile: async ({ tx, actor, params, refuse }) => {
      const job = found(await findJob(tx, actor.personId, params.job))
      const file = job.fileId ? await files.find(tx, job.fileId) : undefined
      if (!file) throw refuse(jobRefusals.refuse('job.has-no-file'))
      return { content: createReadStream(file.path), fileName: file.name, mediaType: file.mediaType }
    },
  }
}

function found<Found>(job: Found | undefined): Found {
  if (!job) throw new Problem('not-found', { what: { zh: '任务', en: 'job' } })
  return job
}

interface Watching {
  readonly viewer: Viewer
  readonly personId: string
  readonly gone: AbortSignal
  readonly told: (job: StoredJob) => JobView
}

async function* watch(database: Database, { viewer, personId, gone, told }: Watching): AsyncGenerator<JobView | null> {
  const sent = new Map<string, string>()
  for (let waited = 0; waited < watchMs && !gone.aborted; waited += lookMs) {
    const jobs = await database.transact(viewer, (tx) => listLiveJobs(tx, personId))
    for (const job of jobs) {
      const said = JSON.stringify([job.state, job.done, job.total, job.isCancelling])
      if (sent.get(job.id) !== said) yield told(job)
      sent.set(job.id, said)
    }
    if (waited % 15_000 === 0) yield null
    await wait(lookMs)
  }
}
