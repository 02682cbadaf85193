// How a county walks the endpoints of eligibility: asking for its own, and reaching for another's.
import type { Place } from '../../proofs/furnish.ts'
import { day, ofParams, type CasesOf } from '../../testing/cases.ts'

const community = (place: Place) => ({ community: place.community })

export const cases: CasesOf<'eligibility'> = {
  judgeCommunity: ofParams(community, { body: { on: day } }),
  listVerdicts: ofParams(community),
  getVerdict: ofParams((place) => ({ verdict: place.verdict })),
  judgeAll: { own: () => ({ body: { on: day } }) },
}
