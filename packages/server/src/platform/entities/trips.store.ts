// Lists on their way out and back: what the journal says of records since they were exported.
import { kebab, revive, type Entity, type Trip } from '@huanju/engines/entities'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../database/database.ts'
import { toJson } from '../journal/journal.ts'
import type { Change, Values } from './values.ts'

/** The number of the last line of the journal that can be seen; every later change has a higher one. */
export async function lastLine(tx: Tx): Promise<bigint> {
  const row = await rowOf(tx, sql<{ seq: bigint }>`select coalesce(max(seq), 0)::bigint as seq from journal`)
  return BigInt(row?.seq ?? 0)
}

interface Line {
  readonly id: string
  readonly changes: readonly Change[]
}

/** What was changed in records after they were exported, by record, the latest first. */
export async function changesSince(
  tx: Tx,
  { one }: Pick<Entity, 'one'>,
  trips: readonly Trip[],
): Promise<Map<string, Change[]>> {
  if (trips.length === 0) return new Map()
  const given = trips.map(({ record, exportedAt }) => ({ record, exported_at: String(exportedAt) }))
  const rows = await rowsOf(
    tx,
    sql<Line>`select j.subject_id as id, j.detail::jsonb -> 'changes' as changes
    from jsonb_to_recordset(${toJson(given)}::jsonb) as g (record uuid, exported_at bigint)
    join journal j on j.subject_id = g.record and j.seq > g.exported_at
    where j.action = ${`${kebab(one)}.changed`} and jsonb_typeof(j.detail::jsonb -> 'changes') = 'array'
    order by j.seq desc`,
  )
  const found = new Map<string, Change[]>()
  for (const { id, changes } of rows) found.set(id, [...(found.get(id) ?? []), ...changes])
  return found
}

/** A record as it was before some changes, the latest first; what is sealed stays as it is, since nobody kept what it was. */
export function asBefore({ fields }: Pick<Entity, 'fields'>, now: Values, changes: readonly Change[]): Values {
  const values: Record<string, unknown> = { ...now }
  const absences: Record<string, unknown> = { ...Object(now['absences']) }
  for (const { field, from, absent, isSealed } of changes) {
    if (isSealed) continue
    const declared = Object.hasOwn(fields, field) ? fields[field] : undefined
    values[field] =
      from === null ? (declared?.kind === 'grades' ? {} : null) : declared ? (revive(declared, from) ?? null) : from
    if (!absent) continue
    delete absences[field]
    if (absent[0] !== null) absences[field] = absent[0]
  }
  return { ...values, absences }
}
