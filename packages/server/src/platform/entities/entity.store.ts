// Reads and writes the records of any entity: inside the wall, under a journal line, a constant number of statements.
import { fieldsOf, snake, type Entity } from '@huanju/engines/entities'
import { searchTokens } from '@huanju/engines/tables'
import type { EntityFilter } from '@huanju/contract/entities'
import { sql, type RawBuilder } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf as firstOf, rowsOf, type Tx, type Viewer } from '../database/database.ts'
import { every, within } from '../database/walls.ts'
import { toJson, write, type JournalLine } from '../journal/journal.ts'
import type { Secrets } from '../secrets/index.ts'
import { calledIn, tableOf, whereOf, type EntityNamed, type EntityPlan } from './plan.store.ts'
import { rowOf, type Values } from './values.ts'

/** A stored record: its values with sealed ones still closed. */
export type Stored = Values & {
  readonly id: string
  readonly version: number
  readonly regionId: string
  readonly voidedAt: string | null
}

/** One page of a list, newest change first unless asked otherwise. */
export async function listRows(
  tx: Tx,
  plan: EntityPlan,
  {
    viewer,
    filter,
    sort,
    order,
    page,
    size,
  }: {
    viewer: Viewer
    filter: EntityFilter
    sort: string
    order: 'asc' | 'desc'
    page: number
    size: number
  },
): Promise<{ rows: Values[]; total: number }> {
  const where = whereOf(plan, viewer, filter)
  const by = plan.sorts[sort] ?? sql`e.changed_at`
  const direction = order === 'asc' ? sql`asc nulls last` : sql`desc nulls last`
  // The page is cut before links and places are named: joins for one page, not for the whole table.
  const rows = await rowsOf(
    tx,
    sql<Values>`with e as (select * from ${sql.table(plan.table)} e where ${where}
      order by ${by} ${direction}, e.id limit ${size} offset ${(page - 1) * size})
    select ${plan.row} from e ${plan.joins} order by ${by} ${direction}, e.id`,
  )
  const total = await firstOf(
    tx,
    sql<{ total: number }>`select count(*)::int as total from ${sql.table(plan.table)} e where ${where}`,
  )
  return { rows, total: total?.total ?? 0 }
}

/** A record the viewer may see, or undefined; `lock` holds it against other writers until the transaction ends. */
export async function findRecord(
  tx: Tx,
  plan: EntityPlan,
  viewer: Viewer,
  { id, lock }: { readonly id: string; readonly lock?: 'lock' },
): Promise<Stored | undefined> {
  return firstOf(
    tx,
    sql<Stored>`select ${plan.record} from ${sql.table(plan.table)} e ${plan.joins}
    where ${every([sql`e.id = ${id}::uuid`, within(viewer, sql`e.region_id`)])} ${lock === 'lock' ? sql`for update of e` : sql``}`,
  )
}

/** Records in full in a fixed order, a batch after a given id: for export. */
export async function listBatch(
  tx: Tx,
  plan: EntityPlan,
  { viewer, filter, after, limit }: { viewer: Viewer; filter: EntityFilter; after: string | null; limit: number },
): Promise<Stored[]> {
  return rowsOf(
    tx,
    sql<Stored>`select ${plan.record} from ${sql.table(plan.table)} e ${plan.joins}
    where ${every([whereOf(plan, viewer, filter), after ? sql`e.id > ${after}::uuid` : undefined])} order by e.id limit ${limit}`,
  )
}

/** How many a filter finds. */
export async function countRows(tx: Tx, plan: EntityPlan, viewer: Viewer, filter: EntityFilter): Promise<number> {
  const row = await firstOf(
    tx,
    sql<{
      total: number
    }>`select count(*)::int as total from ${sql.table(plan.table)} e where ${whereOf(plan, viewer, filter)}`,
  )
  return row?.total ?? 0
}

/** Up to ten records whose searched fields or name hold the text, within a region or a parent where one is given. */
export async function suggestRecords(
  tx: Tx,
  plan: EntityPlan,
  {
    viewer,
    q,
    inside,
    like,
  }: {
    viewer: Viewer
    q: string
    inside?: string | undefined
    /** Of what is called by a choice: the choices that fit the text. */
    like?: readonly string[]
  },
): Promise<{ id: string; name: string; place: string }[]> {
  const { entity, table, joins, isSearched } = plan
  const name = calledIn(entity, 'e')
  const tokens = searchTokens(q)
  const holds = sql<boolean>`strpos(lower(${name}), lower(${q.trim()})) > 0`
  const found = isSearched ? sql<boolean>`e.search_tokens @> ${tokens}::text[]` : holds
  // Within something there are few: there all of what they are called is looked at.
  const fitting = inside === undefined ? found : sql<boolean>`(${found} or ${holds})`
  const matching = like ? sql<boolean>`${name} = any (${[...like]}::text[])` : fitting
  const place =
    entity.placed.by === 'place'
      ? sql`concat_ws(' ', county.name_zh, subdistrict.name_zh)`
      : sql`concat_ws(' ', ${sql.join(plan.parents)})`
  const where = every([
    within(viewer, sql`e.region_id`),
    sql`e.voided_at is null`,
    q.trim() ? matching : undefined,
    inside === undefined ? undefined : insideOf(plan, inside),
  ])
  return rowsOf(
    tx,
    sql<{
      id: string
      name: string
      place: string
    }>`with e as (select * from ${sql.table(table)} e where ${where} order by length(${name}), ${name} limit 10)
    select e.id, coalesce(${name}, '') as name, coalesce(${place}, '') as place from e ${joins} order by length(${name}), ${name}`,
  )
}

function insideOf({ entity: { placed }, above }: EntityPlan, inside: string): RawBuilder<boolean> {
  if (placed.by === 'parent') {
    const own = sql<boolean>`${sql.ref(`e.${snake(placed.field)}`)} = ${inside}::uuid`
    return sql`(${sql.join([own, ...above.map((one) => one.inside([inside]))], sql` or `)})`
  }
  return sql`e.region_id in (select c.region_id from region_closure c where c.ancestor_id = ${inside}::uuid)`
}

/** Inserts records in one statement under one journal line; gives their ids in the order given. */
export async function insertRecords(
  tx: Tx,
  plan: EntityPlan,
  {
    line,
    secrets,
    records,
  }: {
    line: JournalLine
    secrets: Secrets
    records: readonly { readonly id?: string; readonly values: Values; readonly regionId: string }[]
  },
): Promise<string[]> {
  const rows = records.map(({ id = newId(), values, regionId }) => ({
    id,
    ...rowOf(plan.entity, values, regionId, secrets),
  }))
  const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.id(name)))
  await write(
    tx,
    line,
    sql`insert into ${sql.table(plan.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(plan.table)}, ${toJson(rows)}::jsonb)`,
  )
  return rows.map(({ id }) => id)
}

/** Changes a locked record under its journal line. */
export async function updateRecord(
  tx: Tx,
  plan: EntityPlan,
  {
    before,
    values,
    regionId,
    line,
    secrets,
  }: { before: Stored; values: Values; regionId: string; line: JournalLine; secrets: Secrets },
): Promise<void> {
  const row = rowOf(plan.entity, values, regionId, secrets)
  const columns = sql.join(Object.keys(row).map((name) => sql.id(name)))
  await write(
    tx,
    line,
    sql`update ${sql.table(plan.table)} set (${columns}, changed_at, version) = (
      select ${columns}, now(), ${before.version + 1}::int from jsonb_populate_record(null::${sql.table(plan.table)}, ${toJson(row)}::jsonb))
    where id = ${before.id}`,
  )
}

/** Voids a locked record: it stays to be read, and counts no more. */
export async function voidRecord(
  tx: Tx,
  plan: EntityPlan,
  { before, reason, line }: { before: Stored; reason: string; line: JournalLine },
): Promise<void> {
  await write(
    tx,
    line,
    sql`update ${sql.table(plan.table)} set voided_at = now(), void_reason = ${reason}, changed_at = now(), version = version + 1 where id = ${before.id}`,
  )
}

/** A linked record that can be chosen: where it lies, and whether that is within a county. */
export interface LinkTarget {
  readonly id: string
  readonly regionId: string
  readonly isInPlace: boolean
  /** What it belongs to; null for what has a place of its own. */
  readonly parentId: string | null
}

interface Aim {
  readonly viewer: Viewer
  readonly ids: readonly string[]
  readonly countyId: string | null
  /** What is written belongs to it: whoever adds to the same one waits, since what follows from all of them is kept there. */
  readonly isParent?: boolean
}

/**
 * The standing records among some ids that the viewer may see; held until the transaction ends, so that none is voided
 * meanwhile, and in the order of their ids, so that no two wait for each other.
 */
export async function findTargets(
  tx: Tx,
  target: Entity,
  { viewer, ids, countyId, isParent = false }: Aim,
): Promise<Map<string, LinkTarget>> {
  if (ids.length === 0) return new Map()
  const isIn =
    countyId === null
      ? sql`true`
      : sql`exists (select from region_closure c where c.ancestor_id = ${countyId}::uuid and c.region_id = e.region_id)`
  const parent = target.placed.by === 'parent' ? sql.ref(`e.${snake(target.placed.field)}`) : sql`null::uuid`
  const rows = await rowsOf(
    tx,
    sql<LinkTarget>`select e.id, e.region_id as "regionId", ${isIn} as "isInPlace", ${parent} as "parentId" from ${sql.table(tableOf(target))} e
    where ${every([sql`e.id = any (${[...ids]}::uuid[])`, within(viewer, sql`e.region_id`), sql`e.voided_at is null`])}
    order by e.id ${isParent ? sql`for no key update of e` : sql`for share of e`}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Which of some records would lead back to themselves over links to their own kind, as given and else as stored. */
export async function findCircles(
  tx: Tx,
  { table }: Pick<EntityPlan, 'table'>,
  { link, given }: { link: string; given: readonly { readonly id: string; readonly target: unknown }[] },
): Promise<string[]> {
  if (!given.some(({ target }) => target !== null)) return []
  const next = sql`case when g.id is null then ${sql.ref(`e.${snake(link)}`)} else g.target end`
  const rows = await rowsOf(
    tx,
    sql<{ id: string }>`with recursive
      given as (select * from jsonb_to_recordset(${toJson(given)}::jsonb) as g (id uuid, target uuid)),
      chain (start, at) as (
        select id, target from given where target is not null
        union select c.start, ${next} from chain c left join given g on g.id = c.at
          left join ${sql.table(table)} e on e.id = c.at where c.at <> c.start and ${next} is not null)
    select distinct start as id from chain where at = start`,
  )
  return rows.map(({ id }) => id)
}

/** What was done to a record, as the journal keeps it, newest first. */
export interface Line {
  readonly at: string
  readonly actorId: string | null
  readonly actor: string
  readonly nameCipher: Buffer | null
  readonly action: string
  readonly subject: string
  readonly subjectId: string | null
  readonly detail: string
}

/** The last two hundred lines on some records, with the person who acted where the viewer may see one. */
export async function listLines(tx: Tx, ids: readonly string[]): Promise<Line[]> {
  return rowsOf(
    tx,
    sql<Line>`select j.at, j.actor_id as "actorId", j.actor, p.name_cipher as "nameCipher", j.action, j.subject,
    j.subject_id as "subjectId", j.detail from journal j
    left join people p on p.id = j.actor_id where j.subject_id = any (${[...ids]}::uuid[]) order by j.seq desc limit 200`,
  )
}

/** The names of linked records by id: one statement for each kind of record that is named. */
export async function namesOf(
  tx: Tx,
  ids: ReadonlyMap<string, readonly string[]>,
  entityNamed: EntityNamed,
): Promise<Map<string, string>> {
  const names = new Map<string, string>()
  for (const [one, wanted] of ids) {
    const target = entityNamed(one)
    const [table, name] = target ? [tableOf(target), calledIn(target, 'e')] : ['regions', sql.ref('e.name_zh')]
    const rows = await rowsOf(
      tx,
      sql<{
        id: string
        name: string
      }>`select e.id, ${name} as name from ${sql.table(table)} e where e.id = any (${[...wanted]}::uuid[])`,
    )
    for (const row of rows) names.set(row.id, row.name)
  }
  return names
}

/** The fields of an entity that are linked, with the entity each leads to. */
export function linksOf(entity: Entity): { id: string; to: string; inPlace: boolean; of: string | undefined }[] {
  return fieldsOf(entity).flatMap(([id, { kind, to = '', inPlace = false, of }]) =>
    kind === 'link' ? [{ id, to, inPlace, of }] : [],
  )
}

/** Standing records of which one sealed field is exactly this, by its blind index, among those the viewer may see. */
export async function findBySealed(
  tx: Tx,
  plan: EntityPlan,
  { viewer, field, index }: { viewer: Viewer; field: string; index: string },
): Promise<Values[]> {
  const where = every([
    sql`${sql.ref(`e.${snake(field)}_index`)} = ${index}`,
    within(viewer, sql`e.region_id`),
    sql`e.voided_at is null`,
  ])
  return rowsOf(
    tx,
    sql<Values>`select ${plan.row} from ${sql.table(plan.table)} e ${plan.joins} where ${where} order by e.id limit 100`,
  )
}
