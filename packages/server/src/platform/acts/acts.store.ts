// The one statement by which the state of a record changes.
import { snake } from '@huanju/engines/entities'
import { sql } from 'kysely'
import type { Tx } from '../database/database.ts'
import { write, type JournalLine } from '../journal/journal.ts'

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
