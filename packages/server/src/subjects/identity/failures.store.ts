// Counts failed sign-ins by account and by address; both are kept as hashes, whether the account exists or not.
import { Problem } from '@huanju/contract'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { delayAfter, forgottenAfter, type Counted } from './delays.ts'

/** Who tries to sign in, from where, when. */
export interface Attempt {
  readonly login: string
  readonly address: string
  readonly now: Date
}

function keysOf({ login, address }: Attempt): Record<Counted, string> {
  const key = (kind: Counted, text: string) => createHash('sha256').update(`${kind}:${text}`).digest('hex')
  return { account: key('account', login.toLowerCase()), address: key('address', address) }
}

/** Refuses an attempt while its account or its address has to wait; once it had to, attempts go one at a time. */
export async function checkDelay(tx: Tx, attempt: Attempt): Promise<Problem | null> {
  const keys = keysOf(attempt)
  const rows = await rowsOf(
    tx,
    sql<{ key: string; blockedUntil: string | null }>`
    select key, blocked_until as "blockedUntil" from sign_in_failures where key in (${keys.account},
      ${keys.address})`,
  )
  const until = Math.max(0, ...rows.map(({ blockedUntil }) => (blockedUntil ? Date.parse(blockedUntil) : 0)))
  const seconds = Math.ceil((until - attempt.now.getTime()) / 1000)
  if (seconds > 0) return tooMany(seconds)
  const isWatched = rows.some(({ key, blockedUntil }) => key === keys.account && blockedUntil !== null)
  if (!isWatched) return null
  const lock = await rowOf(
    tx,
    sql<{ got: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${keys.account}, 0)) as got`,
  )
  return lock?.got ? null : tooMany(1)
}

function tooMany(seconds: number): Problem {
  return new Problem('too-many-attempts', { seconds: String(seconds) })
}

/** Counts a failure against the account and against the address. */
export async function countFailure(tx: Tx, attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt)
  for (const counted of ['account', 'address'] as const)
    await countOne(tx, { counted, key: keys[counted], now: attempt.now })
}

async function countOne(tx: Tx, { counted, key, now }: { counted: Counted; key: string; now: Date }): Promise<void> {
  const at = now.toISOString()
  const forgottenBefore = new Date(now.getTime() - forgottenAfter[counted] * 1000).toISOString()
  const row = await rowOf(
    tx,
    sql<{ failures: number }>`
    insert into sign_in_failures as kept (key, failures, last_at) values (${key}, 1, ${at})
    on conflict (key) do update set last_at = ${at},
      failures = case when kept.last_at < ${forgottenBefore}::timestamptz then 1 else kept.failures + 1 end
    returning failures`,
  )
  const seconds = delayAfter(row?.failures ?? 0, counted)
  const until = seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : null
  await sql`update sign_in_failures set blocked_until = ${until}
    where key = ${key}`.execute(tx)
}

/** A success clears the account, takes as many failures off its address, and drops what nobody counts any more. */
export async function forgiveFailures(tx: Tx, attempt: Attempt): Promise<void> {
  const keys = keysOf(attempt)
  const forgottenBefore = new Date(attempt.now.getTime() - forgottenAfter.account * 1000).toISOString()
  await sql`delete from sign_in_failures where last_at < ${forgottenBefore}`.execute(tx)
  const cleared = await rowOf(
    tx,
    sql<{ failures: number }>`delete from sign_in_failures where key = ${keys.account} returning failures`,
  )
  if (!cleared) return
  await sql`update sign_in_failures set failures = greatest(0, failures - ${cleared.failures})
    where key = ${keys.address}`.execute(tx)
}
