// Browsers that people signed in from: known again by a random token of which only the hash is kept, for half a year.
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { rowOf, type Tx } from '../../platform/database/database.ts'

const lifeDays = 180
const devicesMost = 10

const hashOf = (token: string) => createHash('sha256').update(`device:${token}`).digest('hex')

/** Whether a person signed in from the browser with this token before. */
export async function isKnownDevice(
  tx: Tx,
  { personId, token, now }: { personId: string; token: string; now: Date },
): Promise<boolean> {
  const since = new Date(now.getTime() - lifeDays * 86_400_000).toISOString()
  const row = await rowOf(
    tx,
    sql`select person_id from known_devices where person_id = ${personId} and token_hash = ${hashOf(token)}
      and last_used_at > ${since}`,
  )
  return row !== undefined
}

/** Remembers a browser for a person who has just proven who it is; of too many the oldest are forgotten. */
export async function rememberDevice(
  tx: Tx,
  { personId, token, now }: { personId: string; token: string; now: Date },
): Promise<void> {
  await sql`insert into known_devices (person_id, token_hash, last_used_at)
    values (${personId}, ${hashOf(token)}, ${now.toISOString()})
    on conflict (person_id, token_hash) do update set last_used_at = excluded.last_used_at`.execute(tx)
  await sql`delete from known_devices where person_id = ${personId} and token_hash not in (
    select token_hash from known_devices where person_id = ${personId}
      order by last_used_at desc, token_hash limit ${devicesMost})`.execute(tx)
}

/** Forgets all browsers a person was known by. */
export async function forgetDevices(tx: Tx, personId: string): Promise<void> {
  await sql`delete from known_devices where person_id = ${personId}`.execute(tx)
}
