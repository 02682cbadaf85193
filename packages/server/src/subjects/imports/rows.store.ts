// The rows of an import: how each was read, what it comes to, what became of it.
import type { AnswerOf } from '@huanju/contract'
import type { listImportRows } from '@huanju/contract/imports'
import type { Finding } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { rowOf, rowsOf, type Tx } from '../../platform/database/database.ts'
import { every } from '../../platform/database/walls.ts'
import type { Change } from '../../platform/entities/values.ts'
import { toJson, write } from '../../platform/journal/journal.ts'
import type { ImportCounts } from './imports.store.ts'
import type { Kept } from './kept.ts'

type ImportRowView = AnswerOf<typeof listImportRows>['rows'][number]
type RowState = ImportRowView['state']
/** A row as it lies, its changes not yet in words. */
export type StoredRow = Omit<ImportRowView, 'changes'> & { readonly changes: readonly Change[] }

/** A row as checked; `facts` are kept for the commit, with the version of the record it meets. */
export interface CheckedRow {
  readonly rowNumber: number
  readonly state: RowState
  readonly cells: Readonly<Record<string, string>>
  readonly facts: Kept | null
  readonly findings: readonly Finding[]
  readonly keys: readonly string[]
  readonly recordId: string | null
  readonly recordVersion: number | null
  readonly changes: readonly Change[]
}

/** Keeps checked rows; a row kept by an earlier run of the same check stays as it is. */
export async function insertRows(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  rows: readonly CheckedRow[],
): Promise<void> {
  const records = rows.map(({ rowNumber, recordId, recordVersion, ...row }) => ({
    ...row,
    row_number: rowNumber,
    record_id: recordId,
    record_version: recordVersion,
    import_id: id,
    region_id: regionId,
  }))
  await write(
    tx,
    {
      action: 'import.checked',
      subject: 'import',
      id,
      regionId,
      detail: { rows: rows.length, first: rows[0]?.rowNumber },
    },
    sql`
    insert into import_rows (import_id, row_number, region_id, state, cells, facts, findings, keys, record_id, record_version, changes)
    select import_id, row_number, region_id, state, cells, facts, findings, keys, record_id, record_version, changes
    from jsonb_populate_recordset(null::import_rows, ${toJson(records)}::jsonb) on conflict do nothing`,
  )
}

/** Forgets the rows of an earlier check, before the list is read anew with another mapping. */
export async function deleteRows(tx: Tx, { id, regionId }: { id: string; regionId: string }): Promise<void> {
  await write(
    tx,
    { action: 'import.mapped', subject: 'import', id, regionId, detail: { cleared: true } },
    sql`delete from import_rows where import_id = ${id}`,
  )
}

/** How many rows are in each state. */
export async function countRows(tx: Tx, id: string): Promise<ImportCounts> {
  const counts = await rowOf(
    tx,
    sql<ImportCounts>`select count(*)::int as rows, (count(*) filter (where state = 'good'))::int as good,
    (count(*) filter (where state = 'warned'))::int as warned, (count(*) filter (where state = 'bad'))::int as bad,
    (count(*) filter (where state = 'duplicate'))::int as duplicate, (count(*) filter (where state = 'unchanged'))::int as unchanged,
    (count(*) filter (where state = 'changed'))::int as changed, (count(*) filter (where state = 'committed'))::int as committed
    from import_rows where import_id = ${id}`,
  )
  return counts ?? { rows: 0, good: 0, warned: 0, bad: 0, duplicate: 0, unchanged: 0, changed: 0, committed: 0 }
}

/** One page of rows, in the order of the sheet. */
export async function listRows(
  tx: Tx,
  id: string,
  { page, size, state }: { page: number; size: number; state?: ImportRowView['state'] },
): Promise<{ rows: StoredRow[]; total: number }> {
  const where = every([sql`import_id = ${id}::uuid`, state ? sql`state = ${state}` : undefined])
  const rows = await rowsOf(
    tx,
    sql<StoredRow>`select row_number as "rowNumber", state, cells, record_id as "recordId", findings, changes
    from import_rows where ${where} order by row_number limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from import_rows where ${where}`)
  return { rows, total: total?.total ?? 0 }
}

/** What was found in the rows of a span, in order, for the sheet that is given back. */
export async function listFindings(
  tx: Tx,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<Pick<StoredRow, 'rowNumber' | 'state' | 'findings' | 'changes'>[]> {
  return rowsOf(
    tx,
    sql<StoredRow>`select row_number as "rowNumber", state, findings, changes from import_rows
    where import_id = ${id} and row_number > ${after} order by row_number limit ${limit}`,
  )
}

/** A row to be written: a new record, or a change of one as it was when the row was checked. */
export interface CommittableRow {
  readonly rowNumber: number
  readonly facts: Kept
  readonly recordId: string | null
  readonly recordVersion: number | null
}

/** The next rows to commit, locked. */
export async function listCommittable(tx: Tx, id: string, limit: number): Promise<CommittableRow[]> {
  return rowsOf(
    tx,
    sql<CommittableRow>`select row_number as "rowNumber", facts, record_id as "recordId", record_version as "recordVersion" from import_rows
    where import_id = ${id} and state in ('good', 'warned', 'changed')
    order by record_id is null, row_number limit ${limit} for update`,
  )
}

/** What became of a row at commit. */
export interface RowMark {
  readonly rowNumber: number
  readonly state: 'committed' | 'duplicate' | 'bad'
  readonly recordId: string | null
  /** What was found at the last moment. */
  readonly findings?: readonly Finding[]
}

/** Marks rows with what became of them; what was read of them is no longer needed and goes. */
export async function markRows(tx: Tx, id: string, marks: readonly RowMark[]): Promise<void> {
  const records = marks.map(({ rowNumber, state, recordId, findings = [] }) => ({
    row_number: rowNumber,
    state,
    record_id: recordId,
    findings,
  }))
  await sql`update import_rows r set state = m.state, record_id = m.record_id, findings = r.findings || m.findings, facts = null
    from jsonb_populate_recordset(null::import_rows, ${toJson(records)}::jsonb) m
    where r.import_id = ${id} and r.row_number = m.row_number`.execute(tx)
}

/** The keys of rows checked already, in order. */
export async function listKeys(tx: Tx, id: string): Promise<{ rowNumber: number; keys: string[] }[]> {
  return rowsOf(
    tx,
    sql<{ rowNumber: number; keys: string[] }>`select row_number as "rowNumber", keys from import_rows
    where import_id = ${id} order by row_number`,
  )
}
