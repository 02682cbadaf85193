// Exports the register by its own filter, in the columns of its import.
import { communityFilter } from '@huanju/contract/communities'
import { community } from '@huanju/domain/communities'
import { entityNamed } from '@huanju/domain/subjects'
import { z } from 'zod'
import { exportJob, exportOf } from '../../platform/entities/export.jobs.ts'
import type { JobKind } from '../../platform/jobs/kinds.ts'
import type { Parts } from '../../platform/subjects/parts.ts'
import { listDeclared, sumOf } from './community.store.ts'

/** 导出小区台账 as it is started and run. */
export const communitiesExport = exportJob(
  community,
  z.object({ filter: communityFilter, rights: z.array(z.string()) }),
)

/** The export of what the register's own filter finds. */
export function exportCommunitiesKind(parts: Parts): JobKind {
  return exportOf(community, communitiesExport, {
    ...parts,
    entityNamed,
    finding: {
      count: async (tx, viewer, filter) => (await sumOf(tx, viewer, filter)).communities,
      batch: listDeclared,
    },
  })
}
