// The one statement by which the state of a record changes.
import { snake } from '@huanju/engines/entities'
import { sql } from 'kysely'
import { rowOf, type Tx } from '../database/database.ts'
import { write, type JournalLine } from '../journal/journal.ts'

/** Whether a region lies within one of the roots. */
export async function liesWithin(tx: Tx, regionId: string, roots: readonly string[]): Promise<boolean> {
  const row = await rowOf(
    tx,
    sql`select 1 from region_closure where region_id = ${regionId}::uuid and ancestor_id = any (${[...roots]}::uuid[])`,
  )
  return row !== undefined
}

/** Puts a locked record into a state, under the journal line of the act. */
export async function moveState(
  tx: Tx,
  { table, field, id, to, line }: { table: string; field: string; id: string; to: string; line: JournalLine },
): Promise<void> {
  await write(
    tx,
    line,
    sql`update ${sql.table(table)} set ${sql.id(snake(field))} = ${to}, changed_at = now(), version = version + 1
      where id = ${id}::uuid`,
  )
}
