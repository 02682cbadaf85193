// Buildings in their own way: a community of mixed years is judged by its buildings, so it is judged anew.
import { holdById } from '../communities/community.store.ts'
import { judge } from '../eligibility/judge.ts'
import type { Ways } from './targets.ts'

/** What is special about buildings. */
export const buildingWays: Ways = {
  after: async (tx, { viewer, policy, today, regionId }, written) => {
    const ids = [...new Set(written.map(({ communityId }) => String(communityId)))]
    const communities = await holdById(tx, viewer, ids)
    await judge(tx, viewer, { policy, communities, on: today, effect: 'latest', regionId })
  },
}
