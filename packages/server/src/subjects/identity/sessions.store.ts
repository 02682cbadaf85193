// Sessions: started with a fresh random token of which only the hash is kept, touched once a minute, ended for good.
import { sql } from 'kysely'
import { createHash, randomBytes } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, seeAs, type Tx } from '../../platform/database/database.ts'
import { journal } from '../../platform/journal/journal.ts'
import type { HeldRole } from './scope.ts'

/** Hash under which a random token is kept. */
function tokenHash(token: string): string {
  return createHash('sha256').update(`token:${token}`).digest('hex')
}

/** A token of 256 random bits. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A session that has not been ended, with its person and the roles held on the day. */
export interface LiveSession {
  readonly id: string
  readonly personId: string
  readonly login: string
  readonly isActive: boolean
  readonly isDemo: boolean
  readonly mustChange: boolean
  readonly hasSecondFactor: boolean
  readonly lastSeenAt: string
  readonly endsAt: string
  /** When the password was last entered again; null when it has not been. */
  readonly provenAt: string | null
  readonly roles: readonly HeldRole[]
}

/** Finds the session of a token, with the system's eyes; undefined when there is none or it was ended. */
export async function findSession(tx: Tx, token: string, today: string): Promise<LiveSession | undefined> {
  return rowOf(
    tx,
    sql<LiveSession>`
    select s.id, s.person_id as "personId", p.login, p.is_active as "isActive", p.is_demo as "isDemo",
      s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt", s.proven_at as "provenAt",
      coalesce(c.must_change, false) as "mustChange",
      coalesce(c.totp_confirmed, false) as "hasSecondFactor",
      (select coalesce(json_agg(json_build_object('role', r.role, 'regionId', r.region_id, 'above',
          (select json_agg(u.ancestor_id) from region_closure u where u.region_id = r.region_id))), '[]'::json)
        from person_roles r where r.person_id = p.id and r.valid_from <= ${today}
          and (r.valid_to is null or r.valid_to > ${today})) as roles
    from sessions s join people p on p.id = s.person_id left join credentials c on c.person_id = p.id
    where s.token_hash = ${tokenHash(token)} and s.ended_at is null`,
  )
}

/** Notes that a session is in use. */
export async function touchSession(tx: Tx, id: string, now: Date): Promise<void> {
  await sql`update sessions set last_seen_at = ${now.toISOString()} where id = ${id}
    and last_seen_at < ${now.toISOString()}`.execute(tx)
}

/** Who starts a session, from where, until when at most. */
export interface NewSession {
  readonly person: { readonly id: string; readonly login: string; readonly regionId: string }
  readonly now: Date
  readonly hours: number
  /** Sessions a person may have at once; of more the longest unused end. */
  readonly most: number
  readonly address: string
  readonly agent: string
  /** How the person proved who it is. */
  readonly by: 'password' | 'oidc' | 'change'
}

/** Starts a session with a journal line in the person's own name and gives its token, which is kept nowhere. */
export async function startSession(tx: Tx, given: NewSession): Promise<string> {
  const { person, now, hours, most, address, agent, by } = given
  const [id, token] = [newId(), newToken()]
  const endsAt = new Date(now.getTime() + hours * 3_600_000)
  await seeAs(tx, { personId: person.id, login: person.login, sessionId: id })
  // Of two that start at once for one person, the second counts the first.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`sessions ${person.id}`}, 0))`.execute(tx)
  await journal(tx, {
    action: 'session.started',
    subject: 'person',
    id: person.id,
    regionId: person.regionId,
    detail: { by, address },
  })
  await sql`insert into sessions (id, person_id, token_hash, started_at, last_seen_at, ends_at, address, agent)
    values (${id}, ${person.id}, ${tokenHash(token)}, ${now.toISOString()}, ${now.toISOString()},
      ${endsAt.toISOString()}, ${address}, ${agent})`.execute(tx)
  await endSessions(tx, { personId: person.id, beyond: most }, { now, reason: 'too-many' })
  return token
}

/** Notes that the person of a session has entered the password again. */
export async function markProven(
  tx: Tx,
  { sessionId, person, now }: { sessionId: string; person: { id: string; regionId: string }; now: Date },
): Promise<void> {
  await journal(tx, { action: 'session.proven', subject: 'person', id: person.id, regionId: person.regionId })
  await sql`update sessions set proven_at = ${now.toISOString()} where id = ${sessionId}`.execute(tx)
}

/** Which sessions to end: one of a person's, the one of a token, all of a person's, or those beyond so many. */
export type Ending =
  | { readonly id: string; readonly personId: string }
  | { readonly token: string }
  | { readonly personId: string; readonly beyond?: number }

/** Ends sessions that are open, with a journal line, and says how many there were. */
export async function endSessions(
  tx: Tx,
  ending: Ending,
  { now, reason }: { now: Date; reason: string },
): Promise<number> {
  const which =
    'token' in ending
      ? sql`s.token_hash = ${tokenHash(ending.token)}`
      : 'id' in ending
        ? sql`s.id = ${ending.id} and s.person_id = ${ending.personId}`
        : sql`s.person_id = ${ending.personId} and s.id not in (select k.id from sessions k
            where k.person_id = ${ending.personId} and k.ended_at is null
            order by k.last_seen_at desc, k.id desc limit ${ending.beyond ?? 0})`
  const open = await rowsOf(
    tx,
    sql<{ id: string; personId: string; regionId: string }>`
    select s.id, s.person_id as "personId", p.region_id as "regionId" from sessions s
      join people p on p.id = s.person_id
    where ${which} and s.ended_at is null for update of s`,
  )
  const [first] = open
  if (!first) return 0
  const ids = open.map(({ id }) => id)
  await journal(tx, {
    action: 'session.ended',
    subject: 'person',
    id: first.personId,
    regionId: first.regionId,
    detail: { reason, sessions: ids },
  })
  await sql`update sessions set ended_at = ${now.toISOString()} where id = any (${ids}::uuid[])`.execute(tx)
  return open.length
}

/** One's own open sessions, latest first. */
export async function listSessions(tx: Tx, { personId, sessionId, now, idleMinutes }: OwnSessions) {
  const idleSince = new Date(now.getTime() - idleMinutes * 60_000)
  return rowsOf(
    tx,
    sql<{
      id: string
      startedAt: string
      lastSeenAt: string
      endsAt: string
      address: string
      agent: string
      isCurrent: boolean
    }>`
    select id, started_at as "startedAt", last_seen_at as "lastSeenAt", ends_at as "endsAt", address, agent,
      id = ${sessionId} as "isCurrent"
    from sessions where person_id = ${personId} and ended_at is null and ends_at > ${now.toISOString()}
      and last_seen_at > ${idleSince.toISOString()}
    order by last_seen_at desc, id limit 100`,
  )
}

interface OwnSessions {
  readonly personId: string
  readonly sessionId: string
  readonly now: Date
  readonly idleMinutes: number
}
