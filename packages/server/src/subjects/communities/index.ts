// The register 小区台账 on the server: communities, buildings, owners, and the export.
import { serverSubject } from '../../platform/subjects/subject.ts'
import { communitiesRoutes } from './communities.routes.ts'
import { communitiesOnDesk } from './desk.store.ts'
import { exportCommunitiesKind } from './export.jobs.ts'

export const communities = serverSubject({
  id: 'communities',
  walled: ['buildings', 'communities', 'owners'],
  desk: communitiesOnDesk,
  cases: () => import('./communities.cases.ts'),
  open: (parts) => ({ routes: communitiesRoutes(parts), jobs: [exportCommunitiesKind(parts)] }),
})
