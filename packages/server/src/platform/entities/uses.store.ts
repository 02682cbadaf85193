// Counts how often a person looks at personal data or searches by it: by the day, many at once no further than one by one.
import { Problem } from '@huanju/contract'
import { sql } from 'kysely'
import { rowOf, type Tx } from '../database/database.ts'
import type { Actor } from '../http/routes.ts'
import { journal } from '../journal/journal.ts'

/** How often in a day, and from which use on the auditor hears of it. */
export interface UseLimit {
  readonly most: number
  readonly alarm: number
}

/** What is counted. */
export type Use = 'reveal' | 'search'

/** Counts one use, or throws once there were as many as may be; at the limit an alarm is written, once a day. */
export async function countUse(
  tx: Tx,
  actor: Actor,
  { kind, today, limit }: { readonly kind: Use; readonly today: string; readonly limit: UseLimit },
): Promise<void> {
  const row = await rowOf(
    tx,
    sql<{ uses: number | null }>`select count_use(${kind}, ${today}::date, ${limit.most}) as uses`,
  )
  const uses = row?.uses ?? null
  if (uses === null) throw new Problem('too-many-requests')
  if (uses !== limit.alarm) return
  await journal(tx, {
    action: 'person.data-alarm',
    subject: 'person',
    id: actor.personId,
    regionId: actor.regionIds[0] ?? null,
    detail: { kind, uses, day: today },
  })
}
