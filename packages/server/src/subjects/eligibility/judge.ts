// Judges communities by the policy of a day: facts from the register, rules from the pack, the verdict kept.
import { Problem } from '@huanju/contract'
import { communityFacts } from '@huanju/domain/communities'
import { decideEligibility, type EligibilityDecision } from '@huanju/domain/eligibility'
import type { Day } from '@huanju/quantities'
import type { Tx, Viewer } from '../../platform/database/database.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Occasion } from '../../platform/subjects/news.ts'
import { findCommunity, listBuildings, type Building, type StoredCommunity } from '../communities/community.store.ts'
import { savePack, saveVerdicts, type Effect } from './eligibility.store.ts'

/**
 * Judges communities for a day and keeps the verdicts; gives the verdict ids in the order of the communities. Whoever
 * calls holds them to be judged, so that a verdict counts every building that was there when it was given.
 */
export async function judge(
  tx: Tx,
  viewer: Viewer,
  {
    policy,
    communities,
    on,
    effect,
    regionId,
  }: { policy: Policy; communities: readonly StoredCommunity[]; on: Day; effect: Effect; regionId: string },
): Promise<string[]> {
  const pack = policy.packOn(on)
  await savePack(tx, pack)
  const decisions = await decide(tx, policy, communities, on)
  const decided = decisions.map(({ community, decision }) => ({
    communityId: community.id,
    regionId: community.regionId,
    decision,
  }))
  return saveVerdicts(tx, viewer, decided, { effect, regionId })
}

/** Judges a community that was changed, by the policy of the day; the verdict is then the register's latest. */
export async function judgeAnew(
  { policy }: { policy: Policy },
  { tx, viewer, today }: Occasion,
  { id }: { id: string },
): Promise<void> {
  const community = await findCommunity(tx, viewer, id, 'judge')
  if (!community) throw new Problem('not-found', { what: { zh: '小区', en: 'community' } })
  const { regionId } = community
  await judge(tx, viewer, { policy, communities: [community], on: today, effect: 'latest', regionId })
}

/** Decides without keeping anything. */
async function decide(
  tx: Tx,
  policy: Policy,
  communities: readonly StoredCommunity[],
  on: Day,
): Promise<{ community: StoredCommunity; decision: EligibilityDecision }[]> {
  const pack = policy.packOn(on)
  const buildings = new Map<string, Building[]>(communities.map(({ id }) => [id, []]))
  for (const building of await listBuildings(tx, [...buildings.keys()]))
    buildings.get(building.communityId)?.push(building)
  return communities.map((community) => ({
    community,
    decision: decideEligibility(communityFacts(community, buildings.get(community.id)), pack, { on }),
  }))
}
