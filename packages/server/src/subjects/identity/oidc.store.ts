// Sign-ins under way at the identity provider: tied to one browser, used once, forgotten after ten minutes.
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { rowOf, type Tx } from '../../platform/database/database.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { OidcAttempt } from './oidc.ts'

const lifeMs = 10 * 60_000

function keyOf(state: string, browser: string): string {
  return createHash('sha256').update(`oidc:${state}:${browser}`).digest('hex')
}

/** An attempt as it was begun: when, and whether by somebody who is signed in and is to confirm it. */
export interface BegunAttempt extends OidcAttempt {
  readonly begunAt: string
  readonly isProof: boolean
}

/** Keeps an attempt for the browser that began it, and drops those that are too old. */
export async function keepAttempt(
  tx: Tx,
  secrets: Secrets,
  { attempt, browser, now, isProof }: { attempt: OidcAttempt; browser: string; now: Date; isProof: boolean },
) {
  await sql`delete from oidc_attempts where created_at < ${new Date(now.getTime() - lifeMs).toISOString()}`.execute(tx)
  await sql`insert into oidc_attempts (state_hash, nonce, verifier_cipher, created_at, is_proof)
    values (${keyOf(attempt.state, browser)}, ${attempt.nonce}, ${secrets.seal(attempt.verifier)},
      ${now.toISOString()}, ${isProof})`.execute(tx)
}

/** Takes an attempt out, so that it serves once; undefined when this browser began none with that state in time. */
export async function takeAttempt(
  tx: Tx,
  secrets: Secrets,
  { state, browser, now }: { state: string; browser: string; now: Date },
): Promise<BegunAttempt | undefined> {
  const row = await rowOf(
    tx,
    sql<{ nonce: string; verifier: Buffer; createdAt: string; isProof: boolean }>`
    delete from oidc_attempts where state_hash = ${keyOf(state, browser)}
    returning nonce, verifier_cipher as verifier, created_at as "createdAt", is_proof as "isProof"`,
  )
  if (!row || now.getTime() - Date.parse(row.createdAt) > lifeMs) return undefined
  const { nonce, createdAt: begunAt, isProof } = row
  return { state, nonce, verifier: secrets.unseal(row.verifier), begunAt, isProof }
}
