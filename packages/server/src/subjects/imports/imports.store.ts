// Imports and their rows: what was uploaded, how it was read, what became of each row.
import type { AnswerOf, Words } from '@huanju/contract'
import type { getImport, listImportRows, listImports } from '@huanju/contract/imports'
import type { Action } from '@huanju/domain/subjects'
import type { MappedColumn } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { toJson, write } from '../../platform/journal/journal.ts'
import { every, within } from '../../platform/database/walls.ts'

export type ImportView = Omit<AnswerOf<typeof getImport>, 'columns'>
export type ImportState = ImportView['state']
export type ImportCounts = ImportView['counts']
export type ImportRowView = AnswerOf<typeof listImportRows>['rows'][number]
/** An import as jobs and routes need it. */
export type StoredImport = ImportView & { fileId: string; reportFileId: string | null }

const columns = sql`i.id, f.name as "fileName", f.bytes::int as "fileBytes", i.state, i.uploaded_at as "uploadedAt", i.uploaded_by as "uploadedBy",
  i.region_id as "regionId", r.name_zh as region, i.headers, i.header_row as "headerRow", i.sample_rows as "sampleRows",
  i.template_version as "templateVersion", i.defaults, i.mapping, i.counts, i.job_id as "jobId", i.problem,
  i.file_id as "fileId", i.report_file_id as "reportFileId"`
const from = sql`from imports i join files f on f.id = i.file_id join regions r on r.id = i.region_id`

/** What an upload is recorded with. */
export interface NewImport {
  readonly regionId: string
  readonly personId: string
  readonly uploadedBy: string
  readonly fileId: string
  readonly fileName: string
  readonly headers: readonly string[]
  readonly headerRow: number
  readonly sampleRows: readonly (readonly string[])[]
  readonly templateVersion: string | null
  readonly mapping: readonly MappedColumn[]
  readonly defaults: ImportView['defaults']
}

/** Records an upload; gives its id. */
export async function insertImport(tx: Tx, given: NewImport): Promise<string> {
  const id = newId()
  await write(
    tx,
    { action: 'import.uploaded', subject: 'import', id, regionId: given.regionId, detail: { file: given.fileName } },
    sql`
    insert into imports (id, region_id, person_id, uploaded_by, file_id, state, header_row, headers, sample_rows, template_version, mapping, defaults)
    values (${id}, ${given.regionId}, ${given.personId}, ${given.uploadedBy}, ${given.fileId}, 'uploaded', ${given.headerRow}, ${toJson(given.headers)}::jsonb,
      ${toJson(given.sampleRows)}::jsonb, ${given.templateVersion}, ${toJson(given.mapping)}::jsonb, ${toJson(given.defaults)}::jsonb)`,
  )
  return id
}

/** An import the viewer may see, or undefined; `lock` holds it until the transaction ends. */
export async function findImport(
  tx: Tx,
  viewer: Viewer,
  id: string,
  lock: 'read' | 'lock' = 'read',
): Promise<StoredImport | undefined> {
  return rowOf(
    tx,
    sql<StoredImport>`select ${columns} ${from}
    where ${every([sql`i.id = ${id}::uuid`, within(viewer, sql`i.region_id`)])} ${lock === 'lock' ? sql`for update of i` : sql``}`,
  )
}

/** One page of imports, newest first. */
export async function listImportsOf(
  tx: Tx,
  viewer: Viewer,
  { page, size }: { page: number; size: number },
): Promise<AnswerOf<typeof listImports>> {
  const rows = await rowsOf(
    tx,
    sql<StoredImport>`select ${columns} ${from} where ${within(viewer, sql`i.region_id`)}
    order by i.uploaded_at desc, i.id limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(
    tx,
    sql<{ total: number }>`select count(*)::int as total from imports i where ${within(viewer, sql`i.region_id`)}`,
  )
  return { rows, total: total?.total ?? 0 }
}

/** What may change about an import in one step. */
export interface ImportChange {
  readonly state: ImportState
  readonly mapping?: readonly MappedColumn[]
  readonly defaults?: ImportView['defaults']
  readonly jobId?: string
  readonly counts?: ImportCounts
  readonly problem?: Words | null
  readonly reportFileId?: string
}

/** Moves an import on. */
export async function changeImport(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  action: Action,
  change: ImportChange,
): Promise<void> {
  const { state, mapping, defaults, jobId, counts, problem, reportFileId } = change
  await write(
    tx,
    { action, subject: 'import', id, regionId, detail: { state, counts } },
    sql`update imports set state = ${state},
    mapping = coalesce(${mapping ? toJson(mapping) : null}::jsonb, mapping), defaults = coalesce(${defaults ? toJson(defaults) : null}::jsonb, defaults),
    job_id = coalesce(${jobId ?? null}::uuid, job_id), counts = coalesce(${counts ? toJson(counts) : null}::jsonb, counts),
    report_file_id = coalesce(${reportFileId ?? null}::uuid, report_file_id), problem = ${problem ? toJson(problem) : null}::jsonb
    where id = ${id}`,
  )
}

/** A row as checked; `facts` and `place` are kept for the commit. */
export interface CheckedRow {
  readonly rowNumber: number
  readonly state: ImportRowView['state']
  readonly cells: Readonly<Record<string, string>>
  readonly facts: unknown
  readonly findings: ImportRowView['findings']
}

/** Keeps checked rows; a row kept by an earlier run of the same check stays as it is. */
export async function insertRows(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  rows: readonly CheckedRow[],
): Promise<void> {
  const records = rows.map(({ rowNumber, ...row }) => ({
    ...row,
    row_number: rowNumber,
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
    insert into import_rows (import_id, row_number, region_id, state, cells, facts, findings)
    select import_id, row_number, region_id, state, cells, facts, findings
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
    (count(*) filter (where state = 'duplicate'))::int as duplicate, (count(*) filter (where state = 'committed'))::int as committed
    from import_rows where import_id = ${id}`,
  )
  return counts ?? { rows: 0, good: 0, warned: 0, bad: 0, duplicate: 0, committed: 0 }
}

/** One page of rows, in the order of the sheet. */
export async function listRows(
  tx: Tx,
  id: string,
  { page, size, state }: { page: number; size: number; state?: ImportRowView['state'] },
): Promise<AnswerOf<typeof listImportRows>> {
  const where = every([sql`import_id = ${id}::uuid`, state ? sql`state = ${state}` : undefined])
  const rows = await rowsOf(
    tx,
    sql<ImportRowView>`select row_number as "rowNumber", state, cells, community_id as "communityId", findings
    from import_rows where ${where} order by row_number limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from import_rows where ${where}`)
  return { rows, total: total?.total ?? 0 }
}

/** The findings of rows in a span, in order, for the sheet that is given back. */
export async function listFindings(
  tx: Tx,
  id: string,
  { after, limit }: { after: number; limit: number },
): Promise<{ rowNumber: number; state: string; findings: ImportRowView['findings'] }[]> {
  return rowsOf(
    tx,
    sql<{
      rowNumber: number
      state: string
      findings: ImportRowView['findings']
    }>`select row_number as "rowNumber", state, findings from import_rows
    where import_id = ${id} and row_number > ${after} order by row_number limit ${limit}`,
  )
}

/** The next rows to commit, locked. */
export async function listCommittable(
  tx: Tx,
  id: string,
  limit: number,
): Promise<{ rowNumber: number; facts: Record<string, unknown> }[]> {
  return rowsOf(
    tx,
    sql<{
      rowNumber: number
      facts: Record<string, unknown>
    }>`select row_number as "rowNumber", facts from import_rows
    where import_id = ${id} and state in ('good', 'warned') order by row_number limit ${limit} for update`,
  )
}

/** Marks rows as committed with the community each became, or as duplicates found at the last moment. */
export async function markRows(
  tx: Tx,
  id: string,
  marks: readonly { rowNumber: number; state: 'committed' | 'duplicate'; communityId: string | null }[],
): Promise<void> {
  const records = marks.map(({ rowNumber, state, communityId }) => ({
    row_number: rowNumber,
    state,
    community_id: communityId,
  }))
  await sql`update import_rows r set state = m.state, community_id = m.community_id
    from jsonb_populate_recordset(null::import_rows, ${toJson(records)}::jsonb) m
    where r.import_id = ${id} and r.row_number = m.row_number`.execute(tx)
}

/** Which of these names are on the register already, as `subdistrict duplicate-key`. */
export async function findExisting(
  tx: Tx,
  keys: readonly { subdistrictId: string; key: string }[],
): Promise<Set<string>> {
  const rows = await rowsOf(
    tx,
    sql<{ found: string }>`select c.subdistrict_id || ' ' || c.duplicate_key as found from communities c
    join unnest(${keys.map(({ subdistrictId }) => subdistrictId)}::uuid[], ${keys.map(({ key }) => key)}::text[]) as given (subdistrict_id, key)
      on given.subdistrict_id = c.subdistrict_id and given.key = c.duplicate_key`,
  )
  return new Set(rows.map(({ found }) => found))
}

/** All rows of an import as their cells came, in order. */
export async function listCells(tx: Tx, id: string): Promise<{ rowNumber: number; cells: Record<string, string> }[]> {
  return rowsOf(
    tx,
    sql<{ rowNumber: number; cells: Record<string, string> }>`select row_number as "rowNumber", cells from import_rows
    where import_id = ${id} order by row_number`,
  )
}

/** An import's id and region, or undefined. */
export async function findRegionOf(tx: Tx, id: string): Promise<{ id: string; regionId: string } | undefined> {
  return rowOf(
    tx,
    sql<{ id: string; regionId: string }>`select id, region_id as "regionId" from imports where id = ${id}::uuid`,
  )
}
