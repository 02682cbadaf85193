// How a county walks the endpoints of jobs: asking for its own, and reaching for another's.
import { ofParams, plain, type CasesOf } from '../../testing/cases.ts'

export const cases: CasesOf<'jobs'> = {
  listJobs: plain,
  getJob: ofParams((place) => ({ job: place.job }), {}, false),
  watchJobs: {},
  cancelJob: { foreign: (other) => [{ params: { job: other.job } }] },
  downloadJobFile: ofParams((place) => ({ job: place.job })),
}
