// The register 小区台账 on the server: communities, buildings, owners, and the export.
import {
  building,
  community,
  communityStage,
  dwelling,
  facility,
  owner,
  propertyService,
} from '@huanju/domain/communities'
import { communityFilter } from '@huanju/contract/communities'
import { entityNamed } from '@huanju/domain/subjects'
import { actRoutes } from '../../platform/acts/acts.routes.ts'
import { exportEntityKind } from '../../platform/entities/export.jobs.ts'
import { batchRoute, revealRoute, searchRoute } from '../../platform/entities/entity.routes.ts'
import { recordSubject } from '../../platform/entities/record-subject.ts'
import { serverSubject } from '../../platform/subjects/subject.ts'
import type { Parts } from '../../platform/subjects/parts.ts'
import { communitiesRoutes } from './communities.routes.ts'
import { findCommunity, listDeclared, sumOf } from './community.store.ts'
import { communitiesOnDesk } from './desk.store.ts'
import { communityChanged } from './news.ts'

export const communities = serverSubject({
  id: 'communities',
  walled: ['communities'],
  desk: communitiesOnDesk,
  cases: () => import('./communities.cases.ts'),
  open: (parts) => ({ routes: communitiesRoutes(parts), jobs: [exportCommunities(parts)] }),
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

// The export of what the register's own filter finds.
const exportCommunities = (parts: Parts) =>
  exportEntityKind(
    community,
    { ...parts, entityNamed },
    {
      count: async (tx, viewer, filter) => (await sumOf(tx, viewer, communityFilter.parse(filter))).communities,
      batch: (tx, viewer, query) => listDeclared(tx, viewer, { ...query, filter: communityFilter.parse(query.filter) }),
    },
  )

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
