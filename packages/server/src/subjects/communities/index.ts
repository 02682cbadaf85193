// The register 小区台账 on the server: communities, buildings, owners, and the export.
import {
  building,
  commonPart,
  communityStage,
  dwelling,
  facility,
  owner,
  premises as premisesKind,
  propertyService,
} from '@huanju/domain/communities'
import { actRoutes } from '../../platform/acts/acts.routes.ts'
import { batchRoute, revealRoute, searchRoute } from '../../platform/entities/entity.routes.ts'
import { recordSubject } from '../../platform/entities/record-subject.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import { exportCommunitiesKind } from './communities.jobs.ts'
import { communitiesRoutes } from './communities.routes.ts'
import { findCommunity } from './community.store.ts'
import { communitiesOnDesk } from './desk.store.ts'
import { communityChanged } from './news.ts'

export const communities = serverSubject({
  id: 'communities',
  walled: ['communities'],
  desk: communitiesOnDesk,
  cases: () => import('./communities.cases.ts'),
  open: (parts) => ({ routes: communitiesRoutes(parts), jobs: [exportCommunitiesKind(parts)] }),
})

/** How the stage of a community moves. */
export const communityActs = serverSubject({
  id: 'communityActs',
  walled: [],
  cases: async () => {
    const { actCases } = await import('../../proofs/act.cases.ts')
    return { cases: actCases(communityStage, (place) => place.community) }
  },
  open: ({ policy }) => ({
    routes: actRoutes(communityStage, {
      policy,
      find: async (tx, actor, { id, lock }) => {
        const found = await findCommunity(tx, actor, id, lock)
        return found && { ...found, state: found.status, facts: { verdict: found.verdict } }
      },
    }),
  }),
})

/** A building changes what its community is judged by: later subjects hear of it in the same transaction. */
export const buildings = recordSubject('buildings', building, {
  afterWrite:
    ({ tell }) =>
    (tx, viewer, { values, today }) =>
      tell(communityChanged, { tx, viewer, today }, { id: String(values['communityId']) }),
})

export const dwellings = recordSubject('dwellings', dwelling, {
  routes: (parts) => ({ batch: batchRoute(dwelling, parts) }),
})

export const owners = recordSubject('owners', owner, {
  routes: (parts) => ({ search: searchRoute(owner, parts), reveal: revealRoute(owner, parts) }),
})

export const facilities = recordSubject('facilities', facility)

export const propertyServices = recordSubject('propertyServices', propertyService)

export const commonParts = recordSubject('commonParts', commonPart)

export const premises = recordSubject('premises', premisesKind)
