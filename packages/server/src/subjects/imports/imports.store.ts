// Imports and their rows: what was uploaded, how it was read, what became of each row.
import type { AnswerOf, Words } from '@huanju/contract'
import type { getImport } from '@huanju/contract/imports'
import type { Action } from '@huanju/domain/subjects'
import type { MappedColumn, StatedUnits } from '@huanju/engines/tables'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { rowOf, rowsOf, type Tx, type Viewer } from '../../platform/database/database.ts'
import { toJson, write } from '../../platform/journal/journal.ts'
import { every, within } from '../../platform/database/walls.ts'

export type ImportView = Omit<AnswerOf<typeof getImport>, 'columns' | 'targetTitle' | 'targetPath'>
export type ImportState = ImportView['state']
export type ImportCounts = ImportView['counts']
/** An import as jobs and routes need it. */
export type StoredImport = ImportView & {
  fileId: string
  reportFileId: string | null
  personId: string
  /** The name of who uploaded it, sealed; null where the viewer may not see the person. */
  uploaderCipher: Buffer | null
  statedUnits: StatedUnits['units']
}

const columns = sql`i.id, f.name as "fileName", f.bytes::int as "fileBytes", i.state, i.uploaded_at as "uploadedAt", i.uploaded_by as "uploadedBy", u.name_cipher as "uploaderCipher",
  i.region_id as "regionId", r.name_zh as region, i.headers, i.header_row as "headerRow", i.sample_rows as "sampleRows",
  i.template_version as "templateVersion", i.defaults, i.mapping, i.job_id as "jobId", i.problem,
  '{"unchanged":0,"changed":0}'::jsonb || i.counts as counts, i.target, i.is_remembered as "isRemembered", i.person_id as "personId",
  i.file_id as "fileId", i.report_file_id as "reportFileId", i.sheet, i.sheets, i.stated_units as "statedUnits", i.notices || i.check_notices as notices`
const from = sql`from imports i join files f on f.id = i.file_id join regions r on r.id = i.region_id
  left join people u on u.id = i.person_id`

/** How a file is read: its sheet, its head, and what was made of it. */
export interface ReadHead {
  readonly isRemembered: boolean
  readonly sheet: string | null
  readonly sheets: readonly string[]
  readonly notices: readonly Words[]
  readonly statedUnits: StatedUnits['units']
  readonly headers: readonly string[]
  readonly headerRow: number
  readonly sampleRows: readonly (readonly string[])[]
  readonly mapping: readonly MappedColumn[]
  readonly defaults: ImportView['defaults']
}

/** What an upload is recorded with. */
export interface NewImport extends ReadHead {
  readonly target: string
  readonly regionId: string
  readonly personId: string
  readonly uploadedBy: string
  readonly fileId: string
  readonly fileName: string
  readonly templateVersion: string | null
}

/** Records an upload; gives its id. */
export async function insertImport(tx: Tx, given: NewImport): Promise<string> {
  const id = newId()
  await write(
    tx,
    { action: 'import.uploaded', subject: 'import', id, regionId: given.regionId, detail: { file: given.fileName } },
    sql`
    insert into imports (target, is_remembered, id, region_id, person_id, uploaded_by, file_id, state, header_row, headers, sample_rows, template_version, mapping, defaults, sheet, sheets, notices, stated_units)
    values (${given.target}, ${given.isRemembered}, ${id}, ${given.regionId}, ${given.personId}, ${given.uploadedBy}, ${given.fileId}, 'uploaded', ${given.headerRow}, ${toJson(given.headers)}::jsonb,
      ${toJson(given.sampleRows)}::jsonb, ${given.templateVersion}, ${toJson(given.mapping)}::jsonb, ${toJson(given.defaults)}::jsonb,
      ${given.sheet}, ${toJson(given.sheets)}::jsonb, ${toJson(given.notices)}::jsonb, ${toJson(given.statedUnits)}::jsonb)`,
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

/** One page of imports of these kinds, newest first. */
export async function listImportsOf(
  tx: Tx,
  viewer: Viewer,
  { page, size, targets }: { page: number; size: number; targets: readonly string[] },
): Promise<{ rows: StoredImport[]; total: number }> {
  const where = every([within(viewer, sql`i.region_id`), sql`i.target = any (${[...targets]}::text[])`])
  const rows = await rowsOf(
    tx,
    sql<StoredImport>`select ${columns} ${from} where ${where}
    order by i.uploaded_at desc, i.id limit ${size} offset ${(page - 1) * size}`,
  )
  const total = await rowOf(tx, sql<{ total: number }>`select count(*)::int as total from imports i where ${where}`)
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
  /** What the check says of the file beyond its rows. */
  readonly notices?: readonly Words[]
}

/** Moves an import on. */
export async function changeImport(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  action: Action,
  change: ImportChange,
): Promise<void> {
  const { state, mapping, defaults, jobId, counts, problem, reportFileId, notices } = change
  await write(
    tx,
    { action, subject: 'import', id, regionId, detail: { state, counts, problem: problem?.zh } },
    sql`update imports set state = ${state},
    mapping = coalesce(${mapping ? toJson(mapping) : null}::jsonb, mapping), defaults = coalesce(${defaults ? toJson(defaults) : null}::jsonb, defaults),
    job_id = coalesce(${jobId ?? null}::uuid, job_id), counts = coalesce(${counts ? toJson(counts) : null}::jsonb, counts),
    check_notices = coalesce(${notices ? toJson(notices) : null}::jsonb, check_notices),
    report_file_id = coalesce(${reportFileId ?? null}::uuid, report_file_id), problem = ${problem ? toJson(problem) : null}::jsonb
    where id = ${id}`,
  )
}

/** Reads an upload anew, from another of its sheets: what an earlier check said of it is gone. */
export async function rereadImport(
  tx: Tx,
  { id, regionId }: { id: string; regionId: string },
  head: ReadHead,
): Promise<void> {
  await write(
    tx,
    { action: 'import.sheet-chosen', subject: 'import', id, regionId, detail: { sheet: head.sheet } },
    sql`update imports set state = 'uploaded', is_remembered = ${head.isRemembered}, header_row = ${head.headerRow},
    headers = ${toJson(head.headers)}::jsonb, sample_rows = ${toJson(head.sampleRows)}::jsonb, mapping = ${toJson(head.mapping)}::jsonb,
    defaults = ${toJson(head.defaults)}::jsonb, sheet = ${head.sheet}, notices = ${toJson(head.notices)}::jsonb,
    stated_units = ${toJson(head.statedUnits)}::jsonb, check_notices = default, counts = default, problem = null, report_file_id = null
    where id = ${id}`,
  )
}

/** An import's id and region, or undefined. */
export async function findImportOfJob(tx: Tx, jobId: string): Promise<{ id: string; regionId: string } | undefined> {
  return rowOf(
    tx,
    sql<{ id: string; regionId: string }>`select id, region_id as "regionId" from imports
    where job_id = ${jobId}::uuid`,
  )
}
