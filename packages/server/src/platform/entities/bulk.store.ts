// Many records at once, as a list brings them: found by id, and inserted beside those whose keys are taken.
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowsOf, type Tx, type Viewer } from '../database/database.ts'
import { every, within } from '../database/walls.ts'
import { journal, toJson, type JournalLine } from '../journal/journal.ts'
import type { Secrets } from '../secrets/index.ts'
import type { Stored } from './entity.store.ts'
import { keyTaken } from './keys.store.ts'
import type { EntityPlan } from './plan.store.ts'
import { rowOf, type Values } from './values.ts'

/** The records of some ids that the viewer may see, voided ones too; `lock` holds them until the transaction ends. */
export async function findRecords(
  tx: Tx,
  plan: EntityPlan,
  viewer: Viewer,
  { ids, lock }: { readonly ids: readonly string[]; readonly lock?: 'lock' },
): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map()
  const rows = await rowsOf(
    tx,
    sql<Stored>`select ${plan.record} from ${sql.table(plan.table)} e ${plan.joins}
    where ${every([sql`e.id = any (${[...ids]}::uuid[])`, within(viewer, sql`e.region_id`)])}
    order by e.id ${lock === 'lock' ? sql`for update of e` : sql``}`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** A record to be inserted. */
export interface NewRecord {
  readonly values: Values
  readonly regionId: string
}

/**
 * Inserts what is not there yet in one statement; the transaction has its journal line already. Gives ids in the order
 * given, null where a unique key is taken, be it by a record the viewer cannot see.
 */
export async function insertUntaken(
  tx: Tx,
  plan: EntityPlan,
  { records, secrets }: { readonly records: readonly NewRecord[]; readonly secrets: Secrets },
): Promise<(string | null)[]> {
  const rows = records.map(({ values, regionId }) => ({
    id: newId(),
    ...rowOf(plan.entity, values, regionId, secrets),
  }))
  if (rows.length === 0) return []
  const columns = sql.join([...new Set(rows.flatMap((row) => Object.keys(row)))].map((name) => sql.id(name)))
  const inserted = await rowsOf(
    tx,
    sql<{ id: string }>`insert into ${sql.table(plan.table)} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${sql.table(plan.table)}, ${toJson(rows)}::jsonb)
    on conflict do nothing returning id`,
  )
  const ids = new Set(inserted.map(({ id }) => id))
  return rows.map(({ id }) => (ids.has(id) ? id : null))
}

/** Does one write, or takes it back where a unique key turns out to be taken; whether it was done. */
export async function unlessTaken(tx: Tx, plan: EntityPlan, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint before_writing`.execute(tx)
  try {
    await work()
    await sql`release savepoint before_writing`.execute(tx)
    return true
  } catch (error) {
    if (!keyTaken(plan, error)) throw error
    await sql`rollback to savepoint before_writing`.execute(tx)
    await sql`release savepoint before_writing`.execute(tx)
    return false
  }
}

/** Which of these records could be inserted: tried and taken back, since nothing else sees keys beyond the wall. */
export async function tryRecords(
  tx: Tx,
  plan: EntityPlan,
  { line, ...given }: { readonly line: JournalLine; readonly records: readonly NewRecord[]; readonly secrets: Secrets },
): Promise<boolean[]> {
  if (given.records.length === 0) return []
  await sql`savepoint before_trying`.execute(tx)
  await journal(tx, line)
  const ids = await insertUntaken(tx, plan, given)
  await sql`rollback to savepoint before_trying`.execute(tx)
  return ids.map((id) => id !== null)
}
