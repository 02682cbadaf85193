// How a county walks the endpoints of studies: asking for its own, and reaching for another's.
import type { Place } from '../../proofs/furnish.ts'
import { ofParams, plain, type CasesOf } from '../../testing/cases.ts'

const planOf = (place: Place) => ({ plan: place.plan })
const studyOf = (place: Place) => ({ study: place.study })

export const cases: CasesOf<'studies'> = {
  listConstraints: plain,
  listStudies: ofParams(planOf),
  createStudy: {
    own: (own) => ({ params: planOf(own), body: { name: `${own.mark}推演` } }),
    isMarked: true,
    foreign: (other) => [{ params: planOf(other), body: { name: '伸手' } }],
  },
  getStudy: ofParams(studyOf),
  updateStudy: {
    foreign: (other) => [
      {
        params: studyOf(other),
        body: { name: '伸手', settings: JSON.parse(other.studySettings) as unknown, version: 1 },
      },
    ],
  },
  solveStudy: { foreign: (other) => [{ params: studyOf(other), body: { seconds: 1, seed: 1 } }] },
  listStudyProjects: ofParams(studyOf),
  askWhyNot: {
    foreign: (other, own) => [
      { params: { study: other.study, community: other.community } },
      { params: { study: own.study, community: other.community } },
    ],
  },
  estimateStudy: {
    own: (own) => ({ params: studyOf(own), body: { settings: JSON.parse(own.studySettings) as unknown } }),
    foreign: (other) => [{ params: studyOf(other), body: { settings: JSON.parse(other.studySettings) as unknown } }],
  },
  studyFrontier: { foreign: (other) => [{ params: studyOf(other) }] },
  studyWaysOut: { foreign: (other) => [{ params: studyOf(other) }] },
  studyRobustness: { foreign: (other) => [{ params: studyOf(other) }] },
  exportStudy: ofParams(studyOf),
}
