// People and the roles they hold, as their administrators see them.
import type { AnswerOf } from '@huanju/contract'
import type { updatePerson } from '@huanju/contract/organisations'
import type { DatedRole } from '@huanju/domain/organisations'
import { sql, type RawBuilder } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { write } from '../../platform/journal/journal.ts'

export type PersonRow = AnswerOf<typeof updatePerson>
/** A person as stored: the name sealed, roles without titles. */
export interface StoredPerson extends Omit<PersonRow, 'name' | 'roles'> {
  readonly regionId: string
  readonly nameCipher: Buffer
  readonly roles: readonly Omit<PersonRow['roles'][number], 'title'>[]
}

// Needs identity's purpose for whether a second factor is bound and when the person last signed in.
const columns = sql`p.id, p.login, p.region_id as "regionId", p.name_cipher as "nameCipher",
  p.is_active as "isActive", p.is_demo as "isDemo", p.version,
  coalesce((select c.totp_confirmed from credentials c where c.person_id = p.id), false) as "secondFactor",
  (select max(s.started_at) from sessions s where s.person_id = p.id) as "lastSignInAt",
  (select coalesce(json_agg(json_build_object('id', h.id, 'role', h.role, 'organisationId', h.organisation_id,
      'organisation', coalesce(o.name, ''), 'regionId', h.region_id, 'region', g.name_zh,
      'from', h.valid_from, 'to', h.valid_to) order by h.valid_from, h.id), '[]'::json)
    from person_roles h join regions g on g.id = h.region_id
    left join organisations o on o.id = h.organisation_id where h.person_id = p.id) as roles`

/** Which people: those kept in a region or holding a role in it, and those whose login holds a text. */
export interface PeopleQuery {
  readonly regionId?: string | undefined
}

function matching(viewer: Viewer, { regionId }: PeopleQuery): RawBuilder<boolean> {
  const below = sql`(select region_id from region_closure where ancestor_id = ${regionId ?? null})`
  return every([
    within(viewer, sql`p.region_id`),
    regionId !== undefined &&
      sql`(p.region_id in ${below} or exists (
      select 1 from person_roles h where h.person_id = p.id and h.region_id in ${below}))`,
  ])
}

/** One page of people by login, and how many there are in all. */
export async function listPeoplePage(tx: Tx, viewer: Viewer, query: PeopleQuery & { page: number; size: number }) {
  const where = matching(viewer, query)
  const rows = await rowsOf(
    tx,
    sql<StoredPerson>`
    select ${columns} from people p where ${where}
      order by p.login limit ${query.size} offset ${(query.page - 1) * query.size}`,
  )
  const counted = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from people p where ${where}`)
  return { rows, total: counted?.total ?? 0 }
}

/** Logins and sealed names of all people that match, for a search by name, which only opened names allow. */
export async function listNames(tx: Tx, viewer: Viewer, query: PeopleQuery) {
  return rowsOf(
    tx,
    sql<{ id: string; login: string; nameCipher: Buffer }>`
    select p.id, p.login, p.name_cipher as "nameCipher" from people p where ${matching(viewer, query)}
      order by p.login limit 20000`,
  )
}

/** The people with these ids, by login. */
export async function listPeopleById(tx: Tx, viewer: Viewer, ids: readonly string[]): Promise<StoredPerson[]> {
  return rowsOf(
    tx,
    sql<StoredPerson>`
    select ${columns} from people p where p.id = any (${[...ids]}::uuid[]) and ${within(viewer, sql`p.region_id`)}
      order by p.login`,
  )
}

/** Finds a person whose account the viewer may see; `lock` holds it for a change. */
export async function findPersonRow(
  tx: Tx,
  viewer: Viewer,
  id: string,
  lock?: 'lock',
): Promise<StoredPerson | undefined> {
  return rowOf(
    tx,
    sql<StoredPerson>`
    select ${columns} from people p where p.id = ${id}
      and ${within(viewer, sql`p.region_id`)} ${lock ? sql`for update of p` : sql``}`,
  )
}

/** Makes an account; undefined when the login is taken, wherever that may be. */
export async function insertPerson(
  tx: Tx,
  { login, nameCipher, regionId }: { login: string; nameCipher: Buffer; regionId: string },
) {
  const id = newId()
  const [made] = await write(
    tx,
    { action: 'person.created', subject: 'person', id, regionId, detail: { login } },
    sql<{ id: string }>`
    insert into people (id, region_id, login, name_cipher) values (${id}, ${regionId}, ${login}, ${nameCipher})
    on conflict (login) do nothing returning id`,
  )
  return made?.id
}

/** Writes a person's name and whether the account works; the journal says that the name changed, not what it is. */
export async function changePerson(
  tx: Tx,
  { id, regionId }: StoredPerson,
  { nameCipher, isNewName, isActive }: PersonChange,
): Promise<void> {
  await write(
    tx,
    { action: 'person.changed', subject: 'person', id, regionId, detail: { isActive, isNewName } },
    sql`
    update people set name_cipher = ${nameCipher}, is_active = ${isActive}, version = version + 1 where id = ${id}`,
  )
}

interface PersonChange {
  readonly nameCipher: Buffer
  readonly isNewName: boolean
  readonly isActive: boolean
}

/** All roles a person ever held, for checking what may stand beside what; call it with the system's eyes. */
export async function listDatedRoles(tx: Tx, personId: string): Promise<(DatedRole & { readonly regionId: string })[]> {
  return rowsOf(
    tx,
    sql<DatedRole & { regionId: string }>`
    select role, region_id as "regionId", valid_from as from, valid_to as to from person_roles
      where person_id = ${personId}`,
  )
}

/** Gives a person a role in an organisation for a region. */
export async function insertRole(
  tx: Tx,
  { personId, role, organisationId, regionId, from, to }: NewRole,
): Promise<void> {
  const detail = { role, organisationId, from, to }
  await write(
    tx,
    { action: 'role.granted', subject: 'person', id: personId, regionId, detail },
    sql`
    insert into person_roles (id, region_id, person_id, organisation_id, role, valid_from, valid_to)
    values (${newId()}, ${regionId}, ${personId}, ${organisationId}, ${role}, ${from}, ${to})`,
  )
}

interface NewRole extends DatedRole {
  readonly personId: string
  readonly organisationId: string
  readonly regionId: string
}

/** Ends a held role on a day; one that has not begun is ended on its first, so that it never holds. */
export async function closeRole(
  tx: Tx,
  { personId, held, today }: { personId: string; held: { id: string; role: string; regionId: string }; today: string },
) {
  const detail = { role: held.role, held: held.id }
  await write(
    tx,
    { action: 'role.ended', subject: 'person', id: personId, regionId: held.regionId, detail },
    sql`
    update person_roles set valid_to = greatest(valid_from, ${today}::date) where id = ${held.id}`,
  )
}
