// The journal as stores use it: one line before the write, in the same transaction; the database refuses a write without,
// and brings the lines into the chain at the commit, so that nobody waits for a writer's other work.
import type { Action, FlowAction, RecordAction } from '@huanju/domain/subjects'
import { sql, type RawBuilder } from 'kysely'
import { rowsOf, type Tx } from '../database/database.ts'
import type { DetailName } from './details.ts'

/** What a journal line says; detail is JSON of what can be told in words, and holds no plain personal data. */
export interface JournalLine {
  readonly action: Action | FlowAction | RecordAction
  readonly subject: string
  readonly id: string | null
  readonly regionId: string | null
  readonly detail?: { readonly [Name in DetailName]?: unknown }
}

/** Keeps a line for the journal; the writes of this transaction stand under it, and it is chained when they commit. */
export async function journal(tx: Tx, { action, subject, id, regionId, detail = {} }: JournalLine): Promise<void> {
  await sql`select journal_append(${action}, ${subject}, ${id}::uuid, ${regionId}::uuid, ${toJson(detail)})`.execute(tx)
}

/** Keeps many lines in their order with one statement. */
export async function journalEach(tx: Tx, lines: readonly JournalLine[]): Promise<void> {
  const rows = lines.map(({ action, subject, id, regionId, detail = {} }) => ({
    action,
    subject,
    id,
    region_id: regionId,
    detail: toJson(detail),
  }))
  await sql`select journal_append(l.action, l.subject, l.id, l.region_id, l.detail)
    from jsonb_to_recordset(${toJson(rows)}::jsonb) as l (action text, subject text, id uuid, region_id uuid, detail text)`.execute(
    tx,
  )
}

/** Writes with its journal line, and gives the rows the statement returns. */
export async function write<Row>(tx: Tx, line: JournalLine, statement: RawBuilder<Row>): Promise<Row[]> {
  await journal(tx, line)
  return rowsOf(tx, statement)
}

/** JSON text in which a bigint is its digits. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, item: unknown) => (typeof item === 'bigint' ? item.toString() : item))
}
