// What one administrator asks and another releases: a one-time password, or the end of a second factor. Needs identity's purpose.
import type { releaseKinds } from '@huanju/contract/organisations'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { within } from '../../platform/database/walls.ts'
import { write } from '../../platform/journal/journal.ts'

export type ReleaseKind = (typeof releaseKinds)[number]

/** What waits: about whom, asked by whom, and what is to hold once it is released. */
export interface StoredRelease {
  readonly id: string
  readonly kind: ReleaseKind
  readonly personId: string
  readonly login: string
  readonly nameCipher: Buffer
  readonly regionId: string
  readonly askedById: string
  readonly askedBy: Buffer | null
  readonly askedAt: string
  readonly passwordHash: string | null
  readonly halfCipher: Buffer | null
}

/** What is asked; the latest of its kind stands. */
export interface NewRelease {
  readonly person: { readonly id: string; readonly regionId: string }
  readonly kind: ReleaseKind
  readonly askedById: string
  readonly now: Date
  readonly passwordHash?: string
  readonly halfCipher?: Buffer
}

/** Keeps what is asked until another administrator releases it; nothing else changes until then. */
export async function askRelease(tx: Tx, { person, kind, askedById, now, ...secret }: NewRelease): Promise<void> {
  const { passwordHash = null, halfCipher = null } = secret
  await write(
    tx,
    { action: 'person.release-asked', subject: 'person', id: person.id, regionId: person.regionId, detail: { kind } },
    sql`insert into account_releases (id, person_id, kind, asked_by_id, asked_at, password_hash, half_cipher)
      values (${newId()}, ${person.id}, ${kind}, ${askedById}, ${now.toISOString()}, ${passwordHash}, ${halfCipher})
      on conflict (person_id, (kind = 'second-factor')) do update set id = excluded.id, kind = excluded.kind,
        asked_by_id = excluded.asked_by_id, asked_at = excluded.asked_at, password_hash = excluded.password_hash,
        half_cipher = excluded.half_cipher`,
  )
}

const columns = sql`r.id, r.kind, r.person_id as "personId", p.login, p.name_cipher as "nameCipher",
  p.region_id as "regionId", r.asked_by_id as "askedById", a.name_cipher as "askedBy", r.asked_at as "askedAt",
  r.password_hash as "passwordHash", r.half_cipher as "halfCipher"
  from account_releases r join people p on p.id = r.person_id left join people a on a.id = r.asked_by_id`

/** What waits since an instant, about people the viewer may see. */
export async function listReleases(tx: Tx, viewer: Viewer, since: Date): Promise<StoredRelease[]> {
  return rowsOf(
    tx,
    sql<StoredRelease>`select ${columns} where r.asked_at > ${since.toISOString()} and ${within(viewer, sql`p.region_id`)}
      order by r.asked_at, r.id limit 200`,
  )
}

/** One of them, held for its release. */
export async function findRelease(
  tx: Tx,
  viewer: Viewer,
  { id, since }: { readonly id: string; readonly since: Date },
): Promise<StoredRelease | undefined> {
  return rowOf(
    tx,
    sql<StoredRelease>`select ${columns} where r.id = ${id} and r.asked_at > ${since.toISOString()}
      and ${within(viewer, sql`p.region_id`)} for update of r`,
  )
}

/** Takes one away, released or withdrawn. */
export async function closeRelease(
  tx: Tx,
  { id, personId, regionId, kind }: StoredRelease,
  how: 'released' | 'withdrawn',
): Promise<void> {
  await write(
    tx,
    { action: `person.release-${how}`, subject: 'person', id: personId, regionId, detail: { kind } },
    sql`delete from account_releases where id = ${id}`,
  )
}

/** Ends a second factor, so that its person binds a new one at the next sign-in. */
export async function endSecondFactor(
  tx: Tx,
  { id, regionId }: { readonly id: string; readonly regionId: string },
): Promise<void> {
  await write(
    tx,
    { action: 'person.second-factor-ended', subject: 'person', id, regionId },
    sql`update credentials set totp_cipher = null, totp_confirmed = false, totp_last_step = 0 where person_id = ${id}`,
  )
}
