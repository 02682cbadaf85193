// The journal over HTTP: its lines, and the verification of its chain.
import type { Contract } from '@huanju/contract'
import { withOwnerClient } from '../../platform/database/owner.ts'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { journal } from '../../platform/journal/journal.ts'
import { verifyJournalChain } from '../../platform/journal/verify.ts'
import { listLines } from './journal.store.ts'

/** The routes of the journal; `ownerUrl` is a connection that may read all of it, used for nothing but verifying. */
export function journalRoutes({ ownerUrl }: { ownerUrl: string }): RoutesOf<Contract['journal']> {
  return {
    listJournal: ({ tx, actor, query }) => listLines(tx, actor, query),
    verifyJournal: async ({ tx, actor, now }) => {
      const { lines, head, isIntact, firstBroken, heads } = await withOwnerClient(ownerUrl, verifyJournalChain)
      await journal(tx, {
        action: 'journal.verified',
        subject: 'journal',
        id: null,
        regionId: actor.regionIds[0] ?? null,
        detail: { lines, isIntact, firstBroken },
      })
      return { lines, head, isIntact, firstBroken, heads: [...heads].slice(-60), checkedAt: now.toISOString() }
    },
  }
}
