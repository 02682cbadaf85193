// The keys under which requests were sent: one that comes again is answered as it was, and done once.
import { sql } from 'kysely'
import { rowOf, type Tx } from '../database/database.ts'

/** What is known of a key: it is new, it was used for something else, or it was answered before. */
export type KeyMet =
  | { readonly is: 'new' }
  | { readonly is: 'other' }
  | { readonly is: 'answered'; readonly answer: Buffer }

interface Asked {
  readonly personId: string
  readonly key: string
  /** Hash of method, address and body. */
  readonly fingerprint: string
}

/** Claims a key for this transaction; whoever comes with the same one meanwhile waits until it has ended. */
export async function claimKey(tx: Tx, { personId, key, fingerprint }: Asked): Promise<KeyMet> {
  await sql`select forget_request_keys()`.execute(tx)
  const claimed = await rowOf(
    tx,
    sql`insert into request_keys (person_id, key, fingerprint) values (${personId}::uuid, ${key}, ${fingerprint})
      on conflict (person_id, key) do nothing returning key`,
  )
  if (claimed) return { is: 'new' }
  const known = await rowOf(
    tx,
    sql<{ fingerprint: string; answer: Buffer | null }>`select fingerprint, answer from request_keys
      where person_id = ${personId}::uuid and key = ${key}`,
  )
  return known?.fingerprint === fingerprint && known.answer ? { is: 'answered', answer: known.answer } : { is: 'other' }
}

/** Keeps what a request was answered with, in the transaction that did it. */
export async function keepAnswer(tx: Tx, { personId, key }: Omit<Asked, 'fingerprint'>, answer: Buffer): Promise<void> {
  await sql`update request_keys set answer = ${answer} where person_id = ${personId}::uuid and key = ${key}`.execute(tx)
}
