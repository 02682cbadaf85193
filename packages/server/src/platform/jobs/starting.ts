// Starts long work for a person: at most so many of a lane at once, beyond which it is refused in words.
import { tooManyJobs, type Lane } from '@huanju/domain/jobs'
import type { Refusal } from '@huanju/engines/workflow'
import type { Tx, Viewer } from '../database/database.ts'
import { countOpenJobs, laneOf, startJob, type NewJob } from './jobs.store.ts'
import type { JobShape } from './kinds.ts'
import type { JobRunner } from './runner.ts'

/** The request that starts a job; only an endpoint that says it may refuse so compiles. */
interface Starting {
  readonly tx: Tx
  readonly actor: Viewer & { readonly personId: string }
  readonly refuse: (refusal: Refusal<'job.too-many'>) => Error
}

/** Long work as subjects start it. */
export interface Jobs extends Pick<JobRunner, 'poke'> {
  /** Records a job with what its kind takes, and has it looked for; gives its id. */
  start<Input extends object, Cursor>(
    call: Starting,
    shape: JobShape<Input, Cursor>,
    job: NewJob<Input>,
  ): Promise<string>
}

/** Opens the door to long work; `most` is how many of a lane a person may have waiting or running. */
export function openJobs({ most, poke }: { most: Readonly<Record<Lane, number>>; poke: () => void }): Jobs {
  return {
    poke,
    start: async ({ tx, actor, refuse }, shape, job) => {
      const lane = laneOf(shape, job)
      const held = await countOpenJobs(tx, actor.personId, lane)
      if (held >= most[lane]) throw refuse(tooManyJobs({ lane, held, most: most[lane] }))
      const id = await startJob(tx, actor, shape, job)
      setImmediate(poke)
      return id
    },
  }
}
