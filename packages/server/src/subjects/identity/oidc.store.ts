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

/** Keeps an attempt for the browser that began it, and drops those that are too old. */
export async function keepAttempt(
  tx: Tx,
  secrets: Secrets,
  { attempt, browser, now }: { attempt: OidcAttempt; browser: string; now: Date },
) {
  await sql`delete from oidc_attempts where created_at < ${new Date(now.getTime() - lifeMs).toISOString()}`.execute(tx)
  await sql`insert into oidc_attempts (state_hash, nonce, verifier_cipher, created_at)
    values (${keyOf(attempt.state, browser)}, ${attempt.nonce}, ${secrets.seal(attempt.verifier)},
      ${now.toISOString()})`.execute(tx)
}

/** Takes an attempt out, so that it serves once; undefined when this browser began none with that state in time. */
export async function takeAttempt(
  tx: Tx,
  secrets: Secrets,
  { state, browser, now }: { state: string; browser: string; now: Date },
): Promise<OidcAttempt | undefined> {
  const row = await rowOf(
    tx,
    sql<{ nonce: string; verifier: Buffer; createdAt: string }>`
    delete from oidc_attempts where state_hash = ${keyOf(state, browser)}
    returning nonce, verifier_cipher as verifier, created_at as "createdAt"`,
  )
  if (!row || now.getTime() - Date.parse(row.createdAt) > lifeMs) return undefined
  return { state, nonce: row.nonce, verifier: secrets.unseal(row.verifier) }
}
