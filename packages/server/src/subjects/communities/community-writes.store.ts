// Writing the register: one row shape for form, import and demo; every write under its journal line.
import { community, duplicateKey, givenPosition, type CommunityFacts } from '@huanju/domain/communities'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Tx } from '../../platform/database/database.ts'
import { changesBetween, rowOf, type Values } from '../../platform/entities/values.ts'
import { toJson, write, type JournalLine } from '../../platform/journal/journal.ts'
import type { Place } from '../../platform/regions/regions.store.ts'
import type { StoredCommunity } from './community.store.ts'

/** How a row came to be, and its standing. */
export interface Origin {
  readonly origin: 'form' | 'import' | 'demo'
  readonly importId?: string | null
  readonly importRow?: number | null
  readonly status?: string
  readonly isDemo?: boolean
  readonly id?: string
}

/** A community as a row of the table: its declared fields, and its key against duplicates. */
function recordOf(facts: CommunityFacts, place: Place): Record<string, unknown> {
  const regionId = place.neighbourhoodId ?? place.subdistrictId
  return { ...rowOf(community, valuesOf(facts, place), regionId), duplicate_key: duplicateKey(facts.name) }
}

/** The facts of a community as its declared values: the point as it was given. */
function valuesOf({ position, ...facts }: CommunityFacts, place: Place): Values {
  return { ...facts, ...placeIn(place), position: position && givenPosition(position) }
}

/** A community to be written. */
export interface NewCommunity {
  readonly facts: CommunityFacts
  readonly place: Place
  readonly origin: Origin
}

/** Inserts communities in one statement under one journal line; gives their ids in the order given. */
export async function insertCommunities(tx: Tx, line: JournalLine, rows: readonly NewCommunity[]): Promise<string[]> {
  const records = newRecords(rows)
  await write(tx, line, insertion(records))
  return records.map(({ id }) => id)
}

/**
 * As `insertCommunities`, but leaves out those whose name is taken meanwhile: their ids are null. In the order of their
 * keys, so that two lists that hold the same names wait for each other and never each for the other.
 */
export async function insertUntakenCommunities(
  tx: Tx,
  line: JournalLine,
  rows: readonly NewCommunity[],
): Promise<(string | null)[]> {
  const records = newRecords(rows)
  const keyOf = (record: Record<string, unknown>) =>
    `${String(record['subdistrict_id'])} ${String(record['duplicate_key'])}`
  const ordered = records.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const written = await write(tx, line, sql<{ id: string }>`${insertion(ordered)} on conflict do nothing returning id`)
  const ids = new Set(written.map(({ id }) => id))
  return records.map(({ id }) => (ids.has(id) ? id : null))
}

function newRecords(rows: readonly NewCommunity[]) {
  return rows.map(({ facts, place, origin }) => ({
    ...recordOf(facts, place),
    id: origin.id ?? newId(),
    origin: origin.origin,
    import_id: origin.importId ?? null,
    import_row: origin.importRow ?? null,
    status: origin.status ?? 'surveyed',
    is_demo: origin.isDemo ?? false,
  }))
}

function insertion(records: readonly Record<string, unknown>[]) {
  const columns = namesIn(records[0])
  return sql`insert into communities (${columns}) select ${columns}
    from jsonb_populate_recordset(null::communities, ${toJson(records)}::jsonb)`
}

function namesIn(record: Readonly<Record<string, unknown>> = {}) {
  return sql.join(Object.keys(record).map((name) => sql.id(name)))
}

/** Inserts one community typed into the form. */
export async function createCommunity(tx: Tx, facts: CommunityFacts, place: Place): Promise<string> {
  const id = newId()
  const regionId = place.neighbourhoodId ?? place.subdistrictId
  const detail = { name: facts.name }
  const line: JournalLine = { action: 'community.created', subject: 'community', id, regionId, detail }
  await insertCommunities(tx, line, [{ facts, place, origin: { origin: 'form', id } }])
  return id
}

/** Changes a locked community; the journal says field by field from what to what. */
export async function changeCommunity(
  tx: Tx,
  before: StoredCommunity,
  { facts, place, detail }: { facts: CommunityFacts; place: Place; detail?: JournalLine['detail'] | undefined },
): Promise<void> {
  const record = recordOf(facts, place)
  const regionId = place.neighbourhoodId ?? place.subdistrictId
  const changes = changesBetween(community, valuesOf(before, before), valuesOf(facts, place))
  const columns = namesIn(record)
  await write(
    tx,
    {
      action: 'community.changed',
      subject: 'community',
      id: before.id,
      regionId,
      detail: { ...detail, name: facts.name, changes },
    },
    sql`update communities set (${columns}, changed_at, version) = (
      select ${columns}, now(), ${before.version + 1}::int from jsonb_populate_record(null::communities, ${toJson(record)}::jsonb))
    where id = ${before.id}`,
  )
}

function placeIn({ countyId, subdistrictId, neighbourhoodId }: Place): Place {
  return { countyId, subdistrictId, neighbourhoodId }
}
