// Counts attempts to sign in before they are tried: by account or known browser, and by address; all kept as hashes.
import { Problem } from '@huanju/contract'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { delayAfter, forgottenAfter, freeFailures, type Counted } from './delays.ts'

/** Who tries to sign in, from where, when; `device` is the token of a browser this very person is known by. */
export interface Attempt {
  readonly login: string
  readonly address: string
  readonly now: Date
  readonly device: string | null
}

/** An attempt that was counted and may be tried now; whether its address was counted as well. */
export interface Admitted {
  readonly isAddressCounted: boolean
}

const keyOf = (kind: string, text: string) => createHash('sha256').update(`${kind}:${text}`).digest('hex')
const addressKey = ({ address }: Attempt) => keyOf('address', address)

// A known browser is counted by itself: strangers who guess at the account do not keep it out, nor does its own
// guessing go uncounted.
function ownKey({ login, device }: Attempt): string {
  const account = login.toLowerCase()
  return device === null ? keyOf('account', account) : keyOf('device', `${account}:${device}`)
}

/**
 * Counts an attempt before it is tried, or refuses it while its account or address has to wait. The row is locked
 * until the transaction ends, so that of many at once only as many pass as would one after the other.
 */
export async function admitAttempt(tx: Tx, attempt: Attempt): Promise<Admitted | Problem> {
  const { now, device } = attempt
  const waiting = await countAhead(tx, { counted: 'account', key: ownKey(attempt), now })
  if (waiting) return waiting
  if (device !== null) return { isAddressCounted: false }
  const key = addressKey(attempt)
  const kept = await rowOf(tx, sql<{ failures: number }>`select failures from sign_in_failures where key = ${key}`)
  // Below the bound an address is counted when it fails: a whole office signs in from one at nine o'clock, and the
  // queue lets only a few be under way at once.
  if ((kept?.failures ?? 0) < freeFailures) return { isAddressCounted: false }
  const blocked = await countAhead(tx, { counted: 'address', key, now })
  if (!blocked) return { isAddressCounted: true }
  await takeBack(tx, ownKey(attempt))
  return blocked
}

interface Counting {
  readonly counted: Counted
  readonly key: string
  readonly now: Date
}

/** Adds one under a key unless it has to wait; then says for how long. */
async function countAhead(tx: Tx, counting: Counting): Promise<Problem | null> {
  const { counted, key, now } = counting
  const at = now.toISOString()
  const forgottenBefore = new Date(now.getTime() - forgottenAfter[counted] * 1000).toISOString()
  const row = await rowOf(
    tx,
    sql<{ failures: number }>`
    insert into sign_in_failures as kept (key, failures, last_at) values (${key}, 1, ${at})
    on conflict (key) do update set last_at = ${at},
      failures = case when kept.last_at < ${forgottenBefore}::timestamptz then 1 else kept.failures + 1 end
    where kept.blocked_until is null or kept.blocked_until <= ${at}::timestamptz
    returning failures`,
  )
  if (!row) return tooMany(Math.max(1, await secondsLeft(tx, key, now)))
  await holdUp(tx, counting, row.failures)
  return null
}

async function holdUp(tx: Tx, { counted, key, now }: Counting, failures: number): Promise<void> {
  const seconds = delayAfter(failures, counted)
  const until = seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : null
  await sql`update sign_in_failures set blocked_until = ${until} where key = ${key}`.execute(tx)
}

async function secondsLeft(tx: Tx, key: string, now: Date): Promise<number> {
  const row = await rowOf(
    tx,
    sql<{ until: string | null }>`select blocked_until as until from sign_in_failures where key = ${key}`,
  )
  return row?.until ? Math.ceil((Date.parse(row.until) - now.getTime()) / 1000) : 0
}

function tooMany(seconds: number): Problem {
  return new Problem('too-many-attempts', { seconds: String(seconds) })
}

async function takeBack(tx: Tx, key: string): Promise<void> {
  await sql`update sign_in_failures set failures = greatest(0, failures - 1),
    blocked_until = case when failures - 1 < ${freeFailures} then null else blocked_until end
    where key = ${key}`.execute(tx)
}

/** An attempt that was neither right nor wrong yet, such as a password without its code, does not stay counted. */
export async function uncountAttempt(tx: Tx, attempt: Attempt, { isAddressCounted }: Admitted): Promise<void> {
  await takeBack(tx, ownKey(attempt))
  if (isAddressCounted) await takeBack(tx, addressKey(attempt))
}

/** A failure stays counted as it was when it was admitted; its address is counted now unless it was before. */
export async function countFailure(tx: Tx, attempt: Attempt, { isAddressCounted }: Admitted): Promise<void> {
  if (isAddressCounted) return
  const { now } = attempt
  const [counted, key] = ['address' as const, addressKey(attempt)]
  const forgottenBefore = new Date(now.getTime() - forgottenAfter[counted] * 1000).toISOString()
  const [row] = await rowsOf(
    tx,
    sql<{ failures: number }>`
    insert into sign_in_failures as kept (key, failures, last_at) values (${key}, 1, ${now.toISOString()})
    on conflict (key) do update set last_at = excluded.last_at,
      failures = case when kept.last_at < ${forgottenBefore}::timestamptz then 1 else kept.failures + 1 end
    returning failures`,
  )
  await holdUp(tx, { counted, key, now }, row?.failures ?? 0)
}

/** A success clears the account, takes as many failures off its address, and drops what nobody counts any more. */
export async function forgiveFailures(tx: Tx, attempt: Attempt, { isAddressCounted }: Admitted): Promise<void> {
  const forgottenBefore = new Date(attempt.now.getTime() - forgottenAfter.account * 1000).toISOString()
  await sql`delete from sign_in_failures where last_at < ${forgottenBefore}`.execute(tx)
  const cleared = await rowOf(
    tx,
    sql<{ failures: number }>`delete from sign_in_failures where key = ${ownKey(attempt)} returning failures`,
  )
  const own = Math.max(0, (cleared?.failures ?? 1) - 1) + (isAddressCounted ? 1 : 0)
  await sql`update sign_in_failures set failures = greatest(0, failures - ${own}),
      blocked_until = case when failures - ${own} < ${freeFailures} then null else blocked_until end
    where key = ${addressKey(attempt)} and ${own} > 0`.execute(tx)
}
