// The desk, the policy, the journal and the system's own pages over HTTP.
import { Problem, type Contract } from '@huanju/contract'
import pg from 'pg'
import type { RoutesOf } from '../../platform/http/routes.ts'
import { journal } from '../../platform/journal/journal.ts'
import { verifyJournalChain } from '../../platform/journal/verify.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { apiPageOf } from './api-page.ts'
import { deskOf } from './desk.store.ts'
import { listLines } from './journal.store.ts'
import { presentCatalogue, presentDocuments, presentParameters } from './policy.views.ts'

export interface OversightParts {
  readonly policy: Policy
  /** Connection that may read the whole journal; used for nothing but verifying it. */
  readonly ownerUrl: string
  readonly openApi: () => Record<string, unknown>
  readonly startedAt: Date
}

/** The routes of oversight. */
export function oversightRoutes({
  policy,
  ownerUrl,
  openApi,
  startedAt,
}: OversightParts): RoutesOf<Contract['oversight']> {
  return {
    desk: ({ tx, actor }) => deskOf(tx, actor),
    getPolicyPack: async ({ query, today }) => {
      const pack = policy.packOn(query.on ?? today)
      return { place: pack.place, day: pack.day, hash: pack.hash, pack: { ...pack } }
    },
    listDocuments: async ({ today }) => ({ rows: presentDocuments(policy.packOn(today)) }),
    listParameters: async ({ query, today }) => ({ rows: presentParameters(policy.packOn(query.on ?? today)) }),
    listCatalogue: async ({ params, today }) => {
      const rows = presentCatalogue(policy.packOn(today), params.catalogue)
      if (!rows) throw new Problem('not-found', { what: '目录' })
      return { rows }
    },
    listJournal: ({ tx, actor, query }) => listLines(tx, actor, query),
    verifyJournal: async ({ tx, actor, now }) => {
      const { lines, head, isIntact, firstBroken, heads } = await readChain(ownerUrl)
      await journal(tx, {
        action: 'journal.verified',
        subject: 'journal',
        id: null,
        regionId: actor.regionIds[0] ?? null,
        detail: { lines, isIntact, firstBroken },
      })
      return { lines, head, isIntact, firstBroken, heads: [...heads].slice(-60), checkedAt: now.toISOString() }
    },
    health: async () => ({ isReady: true, version: '0.1.0', startedAt: startedAt.toISOString() }),
    openApiDocument: async () => openApi(),
    apiPage: async () => ({
      content: apiPageOf(),
      fileName: 'api.html',
      mediaType: 'text/html; charset=utf-8',
      shownAs: 'inline',
    }),
  }
}

async function readChain(ownerUrl: string) {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await verifyJournalChain(client)
  } finally {
    await client.end()
  }
}
