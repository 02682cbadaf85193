// How a county walks the endpoints of communities: asking for its own, and reaching for another's.
import { formFor, type Place } from '../../proofs/furnish.ts'
import { marked, ofParams, plain, type CasesOf } from '../../testing/cases.ts'

const community = (place: Place) => ({ id: place.community })
const nowhere = '00000000-0000-4000-8000-000000000000'

export const cases: CasesOf<'communities'> = {
  listCommunities: marked,
  suggestCommunities: { own: () => ({ query: { q: '小区' } }), isMarked: true },
  countCommunities: marked,
  getCommunity: ofParams(community),
  communityTotals: ofParams(community),
  createCommunity: {
    own: (own) => ({ body: formFor(own, `${own.mark}新小区`) }),
    isMarked: true,
    foreign: (other, own) => [
      { body: formFor(other, '伸手'), answers: 400 },
      { body: { ...formFor(own, '伸手'), subdistrictId: other.subdistrictId }, answers: 400 },
      { body: { ...formFor(own, '伸手'), neighbourhoodId: other.neighbourhoodId }, answers: 400 },
      { body: { ...formFor(own, '伸手'), neighbourhoodId: nowhere }, answers: 400 },
    ],
  },
  updateCommunity: {
    foreign: (other, own) => [
      { params: community(other), body: { ...formFor(own, '伸手'), version: 1 } },
      { params: community(own), body: { ...formFor(other, '伸手'), version: 1 }, answers: 400 },
    ],
  },
  communityHistory: ofParams(community),
  exportCommunities: plain,
}
