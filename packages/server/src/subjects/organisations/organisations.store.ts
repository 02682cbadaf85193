// Organisations and the duties they hold: dated records under a version.
import type { AnswerOf, BodyOf, QueryOf } from '@huanju/contract'
import type { createOrganisation, listOrganisations, updateOrganisation } from '@huanju/contract/organisations'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { every, within } from '../../platform/database/walls.ts'
import { changesOf, journal, write, type JournalLine } from '../../platform/journal/journal.ts'

export type OrganisationRow = AnswerOf<typeof updateOrganisation>
export type OrganisationFields = BodyOf<typeof createOrganisation>
/** An organisation as it is stored; duties carry their ids only, titles come from the policy. */
export type StoredOrganisation = Omit<OrganisationRow, 'duties'> & {
  readonly duties: readonly { duty: string; from: string; to: string | null }[]
}

const columns = sql`o.id, json_build_object('zh', o.name_zh, 'en', o.name_en) as name, o.kind,
  o.region_id as "regionId", r.name_zh as region,
  o.valid_from as from, o.valid_to as to, o.succeeded_by_id as "succeededById", s.name_zh as "succeededBy", o.version,
  (select coalesce(json_agg(json_build_object('duty', d.duty, 'from', d.valid_from, 'to', d.valid_to)
    order by d.valid_from, d.duty), '[]'::json)
    from duty_holdings d where d.organisation_id = o.id) as duties`
const tables = sql`organisations o join regions r on r.id = o.region_id
  left join organisations s on s.id = o.succeeded_by_id`

/** One page of the organisations a viewer may see, and how many there are in all. */
export async function listOrganisationsPage(tx: Tx, viewer: Viewer, query: QueryOf<typeof listOrganisations>) {
  const { page, size, q, regionId, duty, on } = query
  const isOn = (from: string, to: string) =>
    sql`${sql.raw(from)} <= ${on} and (${sql.raw(to)} is null or ${sql.raw(to)} > ${on})`
  const where = every(
    [
      within(viewer, sql`o.region_id`),
      q && sql`(o.name_zh ilike ${like(q)} or o.name_en ilike ${like(q)})`,
      regionId && sql`o.region_id in (select region_id from region_closure where ancestor_id = ${regionId})`,
      on && isOn('o.valid_from', 'o.valid_to'),
      duty &&
        sql`exists (select 1 from duty_holdings d where d.organisation_id = o.id and d.duty = ${duty}
      and ${on ? isOn('d.valid_from', 'd.valid_to') : sql`true`})`,
    ].map((condition) => condition || undefined),
  )
  const rows = await rowsOf(
    tx,
    sql<StoredOrganisation>`
    select ${columns} from ${tables} where ${where} order by r.code nulls last, o.name_zh,
      o.id limit ${size} offset ${(page - 1) * size}`,
  )
  const counted = await rowOf(
    tx,
    sql<{ total: number }>`select count(*)::int as total from organisations o where ${where}`,
  )
  return { rows, total: counted?.total ?? 0 }
}

function like(q: string): string {
  return `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`
}

/** Finds an organisation the viewer may see; `lock` holds it for a change. */
export async function findOrganisation(
  tx: Tx,
  viewer: Viewer,
  id: string,
  lock?: 'lock',
): Promise<StoredOrganisation | undefined> {
  return rowOf(
    tx,
    sql<StoredOrganisation>`
    select ${columns} from ${tables} where o.id = ${id}
      and ${within(viewer, sql`o.region_id`)} ${lock ? sql`for update of o` : sql``}`,
  )
}

/** Whether following successions from one organisation leads to another. */
export async function isSucceededBy(tx: Tx, from: string, to: string): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql`
    with recursive chain (id) as (select ${from}::uuid union select o.succeeded_by_id from chain
      join organisations o on o.id = chain.id
      where o.succeeded_by_id is not null)
    select 1 from chain where id = ${to}`,
  )
  return row !== undefined
}

/** Records a new organisation with its duties; gives its id. */
export async function insertOrganisation(tx: Tx, fields: OrganisationFields): Promise<string> {
  const { nameZh, nameEn, kind, regionId, from, to, succeededById } = fields
  const id = newId()
  const line: JournalLine = {
    action: 'organisation.created',
    subject: 'organisation',
    id,
    regionId,
    detail: { changes: changesOf({}, { ...fields }) },
  }
  await write(
    tx,
    line,
    sql`
    insert into organisations (id, region_id, name_zh, name_en, kind, valid_from, valid_to, succeeded_by_id)
    values (${id}, ${regionId}, ${nameZh}, ${nameEn}, ${kind}, ${from}, ${to}, ${succeededById})`,
  )
  await insertDuties(tx, id, fields)
  return id
}

/** Writes changed fields and duties over a locked organisation; what changed stands in the journal. */
export async function changeOrganisation(
  tx: Tx,
  before: StoredOrganisation,
  fields: OrganisationFields,
): Promise<void> {
  const { nameZh, nameEn, kind, regionId, from, to, succeededById } = fields
  const { id } = before
  const changes = changesOf(fieldsOf(before), { ...fields })
  if (changes.length === 0) return
  const line: JournalLine = {
    action: 'organisation.changed',
    subject: 'organisation',
    id,
    regionId: before.regionId,
    detail: { changes },
  }
  await write(
    tx,
    line,
    sql`
    update organisations set region_id = ${regionId}, name_zh = ${nameZh}, name_en = ${nameEn}, kind = ${kind},
      valid_from = ${from},
      valid_to = ${to}, succeeded_by_id = ${succeededById}, version = version + 1 where id = ${id}`,
  )
  await sql`delete from duty_holdings where organisation_id = ${id}`.execute(tx)
  await insertDuties(tx, id, fields)
  if (regionId !== before.regionId) await journal(tx, { ...line, action: 'organisation.arrived', regionId })
}

function fieldsOf({ name, kind, regionId, from, to, succeededById, duties }: StoredOrganisation): OrganisationFields {
  return { nameZh: name.zh, nameEn: name.en, kind, regionId, from, to, succeededById, duties: [...duties] }
}

async function insertDuties(tx: Tx, organisationId: string, { regionId, duties }: OrganisationFields): Promise<void> {
  for (const { duty, from, to } of duties) {
    await sql`insert into duty_holdings (id, region_id, organisation_id, duty, valid_from, valid_to)
      values (${newId()}, ${regionId}, ${organisationId}, ${duty}, ${from}, ${to})`.execute(tx)
  }
}
