// People as identity knows them: what they prove themselves with, what they hold, how they want the screen.
import type { AnswerOf, Words } from '@huanju/contract'
import type { whoAmI } from '@huanju/contract/identity'
import { sql } from 'kysely'
import { rowOf, rowsOf, seeAs, type Tx } from '../../platform/database/database.ts'
import { journal, write } from '../../platform/journal/journal.ts'

export type Me = AnswerOf<typeof whoAmI>

/** A person with credentials, as signing in sees one. */
export interface KnownPerson {
  readonly id: string
  readonly login: string
  readonly regionId: string
  readonly nameCipher: Buffer
  readonly isActive: boolean
  readonly isDemo: boolean
  readonly display: string
  readonly oidcSubject: string | null
  readonly passwordHash: string | null
  readonly mustChange: boolean
  /** When a one-time password ends; null for one's own. */
  readonly passwordEndsAt: string | null
  readonly totpCipher: Buffer | null
  readonly totpConfirmed: boolean
}

const person = sql`select p.id, p.login, p.region_id as "regionId", p.name_cipher as "nameCipher",
    p.is_active as "isActive", p.is_demo as "isDemo", p.display, p.oidc_subject as "oidcSubject",
    c.password_hash as "passwordHash", coalesce(c.must_change, false) as "mustChange",
    c.expires_at as "passwordEndsAt", c.totp_cipher as "totpCipher",
    coalesce(c.totp_confirmed, false) as "totpConfirmed"
  from people p left join credentials c on c.person_id = p.id`

/** Finds a person by login, by id, or by the subject at the identity provider. */
export async function findPerson(
  tx: Tx,
  by: { login: string } | { id: string } | { oidcSubject: string },
): Promise<KnownPerson | undefined> {
  const which =
    'login' in by
      ? sql`p.login = ${by.login.toLowerCase()}`
      : 'id' in by
        ? sql`p.id = ${by.id}`
        : sql`p.oidc_subject = ${by.oidcSubject}`
  return rowOf(tx, sql<KnownPerson>`${person} where ${which}`)
}

/** A role held on a day, with the names the screen shows. */
export interface NamedRole {
  readonly role: string
  readonly organisation: string
  readonly regionId: string
  readonly region: string
  readonly regionKind: Me['roles'][number]['regionKind']
}

/** The roles a person holds on a day, with the system's eyes. */
export async function listRolesOf(tx: Tx, personId: string, today: string): Promise<NamedRole[]> {
  return rowsOf(
    tx,
    sql<NamedRole>`
    select r.role, o.name as organisation, r.region_id as "regionId", g.name_zh as region, g.kind as "regionKind"
    from person_roles r join organisations o on o.id = r.organisation_id join regions g on g.id = r.region_id
    where r.person_id = ${personId} and r.valid_from <= ${today} and (r.valid_to is null or r.valid_to > ${today})
    order by r.valid_from, r.id`,
  )
}

/** Sets a password and keeps the one before among the old; one that was given must be changed, and ends by itself. */
export async function savePassword(
  tx: Tx,
  { id, regionId }: Pick<KnownPerson, 'id' | 'regionId'>,
  { hash, endsAt, now }: NewPassword,
): Promise<void> {
  const isGiven = endsAt !== null
  await journal(tx, {
    action: isGiven ? 'person.password-reset' : 'person.password-changed',
    subject: 'person',
    id,
    regionId,
  })
  await sql`insert into old_passwords (person_id, ended_at, password_hash)
    select person_id, ${now.toISOString()}, password_hash from credentials
      where person_id = ${id} and password_hash is not null
    on conflict (person_id, password_hash) do update set ended_at = excluded.ended_at`.execute(tx)
  await sql`insert into credentials (person_id, password_hash, must_change, expires_at, changed_at)
    values (${id}, ${hash}, ${isGiven}, ${endsAt?.toISOString() ?? null}, ${now.toISOString()})
    on conflict (person_id) do update set password_hash = excluded.password_hash, must_change = excluded.must_change,
      expires_at = excluded.expires_at, changed_at = excluded.changed_at`.execute(tx)
}

interface NewPassword {
  readonly hash: string
  /** When a one-time password ends; null for one that a person chose. */
  readonly endsAt: Date | null
  readonly now: Date
}

/** The hashes of a person's latest old passwords, newest first. */
export async function listOldPasswords(tx: Tx, personId: string, most: number): Promise<string[]> {
  const rows = await rowsOf(
    tx,
    sql<{ hash: string }>`select password_hash as hash from old_passwords where person_id = ${personId}
      order by ended_at desc limit ${most}`,
  )
  return rows.map(({ hash }) => hash)
}

/** Keeps a new one-time code secret that is not yet confirmed; false when one is confirmed already. */
export async function saveSecondFactor(tx: Tx, { id, regionId }: KnownPerson, cipher: Buffer): Promise<boolean> {
  const rows = await write(
    tx,
    { action: 'person.second-factor-begun', subject: 'person', id, regionId },
    sql`
    insert into credentials (person_id, must_change, totp_cipher) values (${id}, false, ${cipher})
    on conflict (person_id) do update set totp_cipher = excluded.totp_cipher, totp_last_step = 0
      where not credentials.totp_confirmed
    returning person_id`,
  )
  return rows.length === 1
}

/** Confirms the one-time code secret with the step that proved it. */
export async function confirmSecondFactor(tx: Tx, { id, regionId }: KnownPerson, step: bigint): Promise<void> {
  await write(
    tx,
    { action: 'person.second-factor-bound', subject: 'person', id, regionId },
    sql`
    update credentials set totp_confirmed = true, totp_last_step = ${step} where person_id = ${id}`,
  )
}

/** Marks a time step as used; false when it or a later one was used meanwhile. */
export async function useStep(tx: Tx, personId: string, step: bigint): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql`update credentials set totp_last_step = ${step} where person_id = ${personId} and totp_last_step < ${step}
    returning person_id`,
  )
  return row !== undefined
}

/** Keeps how a person wants the screen. */
export async function saveDisplay(tx: Tx, { id, regionId }: KnownPerson, display: Me['display']): Promise<void> {
  await write(
    tx,
    { action: 'person.display-saved', subject: 'person', id, regionId, detail: display },
    sql`
    update people set display = ${JSON.stringify(display)} where id = ${id}`,
  )
}

/** Ties a person to a subject at the identity provider; false when the person is tied to another already. */
export async function bindOidc(tx: Tx, { id, regionId }: KnownPerson, oidcSubject: string): Promise<boolean> {
  const rows = await write(
    tx,
    { action: 'person.oidc-bound', subject: 'person', id, regionId },
    sql`
    update people set oidc_subject = ${oidcSubject}, version = version + 1 where id = ${id}
      and oidc_subject is null returning id`,
  )
  return rows.length === 1
}

/** Records that somebody did not get in; an unknown account is recorded at the city, and never by what was typed. */
export async function recordRefusal(
  tx: Tx,
  known: KnownPerson | undefined,
  { regionId, address }: { regionId: string | null; address: string },
) {
  const detail = { address, isKnown: known !== undefined }
  await journal(tx, {
    action: 'session.refused',
    subject: 'person',
    id: known?.id ?? null,
    regionId: known?.regionId ?? regionId,
    detail,
  })
}

/** Opens what identity keeps (credentials, sessions) for the rest of a transaction. */
export async function openIdentity(tx: Tx): Promise<void> {
  await seeAs(tx, { purpose: 'identity' })
}

/** Titles of roles; a role the catalogue no longer has shows its id. */
export function titleOf(role: string, catalogue: readonly { id: string; title: Words }[]): Words {
  return catalogue.find(({ id }) => id === role)?.title ?? { zh: role, en: role }
}
