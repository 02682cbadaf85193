// How a county walks the endpoints of plans: asking for its own, and reaching for another's.
import type { Place } from '../../proofs/furnish.ts'
import { marked, ofParams, plain, type CasesOf } from '../../testing/cases.ts'

const planOf = (place: Place) => ({ plan: place.plan })
const planForm = (regionId: string, communityId?: string) => ({
  name: '新计划',
  regionId,
  years: [{ year: 2028, budgetFen: '100' }],
  weights: {},
  includesUnproven: true,
  forces: communityId ? [{ communityId, kind: 'in', year: null, reason: '试' }] : [],
})

export const cases: CasesOf<'plans'> = {
  scoreSettings: plain,
  planScope: {
    own: (own) => ({ query: { regionId: own.countyId } }),
    foreign: (other) => [{ query: { regionId: other.countyId } }],
  },
  listPlans: marked,
  getPlan: ofParams(planOf),
  createPlan: {
    own: (own) => ({ body: planForm(own.countyId) }),
    isMarked: true,
    foreign: (other, own) => [{ body: planForm(other.countyId) }, { body: planForm(own.countyId, other.community) }],
  },
  updatePlan: {
    foreign: (other, own) => [
      { params: planOf(other), body: { ...planForm(own.countyId), version: 1 } },
      { params: planOf(own), body: { ...planForm(other.countyId), version: 1 } },
      { params: planOf(own), body: { ...planForm(own.countyId, other.community), version: 1 } },
    ],
  },
  rankPlan: { foreign: (other) => [{ params: planOf(other) }] },
  listPlanProjects: ofParams(planOf),
  explainPlanProject: {
    own: (own) => ({ params: { plan: own.plan, community: own.community } }),
    isMarked: true,
    foreign: (other, own) => [
      { params: { plan: other.plan, community: other.community } },
      { params: { plan: own.plan, community: other.community } },
    ],
  },
  exportPlan: ofParams(planOf),
  // No target stands for the year of the plan: what is shown of targets is proven where they are imported.
  comparePlan: { own: (own) => ({ params: planOf(own) }), foreign: (other) => [{ params: planOf(other) }] },
  listScoreMoves: {
    own: (own) => ({ params: planOf(own), body: { weights: {} } }),
    foreign: (other) => [{ params: planOf(other), body: { weights: {} } }],
  },
}
