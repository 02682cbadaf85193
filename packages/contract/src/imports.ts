// Taking in Excel lists: template, upload, mapping, row checks, commit, and the same workbook back with its errors.
import { entities } from '@huanju/domain/subjects'
import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { changeInWords, id, instant, line, listOf, page, startedJob, words } from './shapes.ts'

export const importStates = [
  'uploaded',
  'checking',
  'checked',
  'committing',
  'committed',
  'cancelled',
  'failed',
  'voided',
] as const

/** The kind of record a list is of, by its `one`; communities unless said otherwise. */
const target = z.object({ target: z.enum(entities.map(({ one }) => one)).default('community') })

/** One mapped column: header of the sheet → our column, with the unit its figures are in. */
export const mappedColumn = z.object({
  header: z.string().max(200),
  column: z.string().max(60),
  unit: z.string().max(20).nullable(),
})

export const importRecord = z.object({
  id,
  /** The kind of record the list is of, its name, and the address of such records: `dwellings`. */
  target: z.string(),
  targetTitle: words,
  targetPath: z.string(),
  fileName: z.string(),
  fileBytes: z.number().int(),
  state: z.enum(importStates),
  uploadedAt: instant,
  uploadedBy: z.string(),
  regionId: id,
  region: z.string(),
  /** The sheet the list is on; null where the file has none. */
  sheet: z.string().nullable(),
  /** Every sheet that looks like a list, the one that is read among them. */
  sheets: z.array(z.string()),
  /** What was made of the file beyond its rows: the units it states, what is hidden, what is no record. */
  notices: z.array(words),
  headers: z.array(z.string()),
  headerRow: z.number().int(),
  sampleRows: z.array(z.array(z.string())),
  templateVersion: z.string().nullable(),
  /** Given for every row whose own cells say nothing, for lists of one county or subdistrict. */
  defaults: z.object({ countyId: id.nullable(), subdistrictId: id.nullable() }),
  mapping: z.array(mappedColumn),
  /** Whether the mapping is that of the last list with the same head. */
  isRemembered: z.boolean(),
  columns: z.array(z.object({ id: z.string(), title: words, required: z.boolean(), units: z.array(z.string()) })),
  counts: z.object({
    rows: z.number().int(),
    good: z.number().int(),
    warned: z.number().int(),
    bad: z.number().int(),
    duplicate: z.number().int(),
    unchanged: z.number().int(),
    changed: z.number().int(),
    committed: z.number().int(),
  }),
  jobId: id.nullable(),
  problem: words.nullable(),
})

const importParams = z.object({ import: id })

export const downloadTemplate = endpoint({
  words: { zh: '下载导入模板', en: 'Download the import template' },
  at: 'GET /imports/template',
  right: 'imports.use',
  query: target,
  gives: { kind: 'download', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
})

export const uploadImport = endpoint({
  words: { zh: '上传台账', en: 'Upload a list' },
  at: 'POST /imports',
  right: 'imports.use',
  query: target,
  upload: {
    maxBytes: 50 * 1024 * 1024,
    words: { zh: 'Excel（.xlsx）或 CSV 文件', en: 'An Excel (.xlsx) or CSV file' },
  },
  gives: importRecord,
  refuses: ['unreadable-file', 'too-large'],
})

export const listImports = endpoint({
  words: { zh: '导入记录', en: 'Imports' },
  at: 'GET /imports',
  right: 'imports.use',
  query: page,
  gives: listOf(importRecord.omit({ columns: true, sampleRows: true, headers: true, mapping: true })),
})

export const getImport = endpoint({
  words: { zh: '导入详情', en: 'One import' },
  at: 'GET /imports/:import',
  right: 'imports.use',
  params: importParams,
  gives: importRecord,
  refuses: ['not-found'],
})

export const checkImport = endpoint({
  words: { zh: '确认列对应并检查', en: 'Confirm the mapping and check' },
  at: 'PUT /imports/:import/mapping',
  right: 'imports.use',
  params: importParams,
  body: z.object({ mapping: z.array(mappedColumn).min(1).max(100), defaults: importRecord.shape.defaults }),
  gives: startedJob,
  refuses: ['not-found', 'import.not-checkable', 'invalid-input', 'job.too-many'],
})

export const chooseImportSheet = endpoint({
  words: { zh: '选定工作表', en: 'Choose the sheet' },
  at: 'PUT /imports/:import/sheet',
  right: 'imports.use',
  params: importParams,
  body: z.object({ sheet: z.string().max(100) }),
  gives: importRecord,
  refuses: ['not-found', 'import.not-checkable', 'invalid-input'],
})

/** A row that is `unchanged` or `changed` meets a record that stands: nothing to write, or fields that will be updated. */
export const importRowStates = ['good', 'warned', 'bad', 'duplicate', 'unchanged', 'changed', 'committed'] as const

export const listImportRows = endpoint({
  words: { zh: '导入逐行结果', en: 'Rows of an import' },
  at: 'GET /imports/:import/rows',
  right: 'imports.use',
  params: importParams,
  query: page.extend({ state: z.enum(importRowStates).optional() }),
  gives: listOf(
    z.object({
      rowNumber: z.number().int(),
      state: z.enum(importRowStates),
      cells: z.record(z.string(), z.string()),
      /** The record it became or meets. */
      recordId: id.nullable(),
      /** What would be, or was, changed in the record that stands. */
      changes: z.array(changeInWords),
      findings: z.array(z.object({ column: z.string(), severity: z.enum(['error', 'warning']), message: words })),
    }),
  ),
  refuses: ['not-found'],
})

export const commitImport = endpoint({
  words: { zh: '入库合格行', en: 'Commit the good rows' },
  at: 'POST /imports/:import/commitment',
  right: 'imports.use',
  params: importParams,
  gives: startedJob,
  refuses: ['not-found', 'import.not-checked', 'import.no-good-rows', 'job.too-many'],
})

export const voidImport = endpoint({
  words: { zh: '作废导入', en: 'Void an import' },
  at: 'POST /imports/:import/voiding',
  right: 'imports.use',
  params: importParams,
  body: z.object({ reason: line(200) }),
  gives: importRecord,
  refuses: ['not-found', 'import.is-busy', 'import.has-records', 'import.is-voided'],
})

export const downloadImportReport = endpoint({
  words: { zh: '下载带错误说明的原表', en: 'Download the workbook with its errors' },
  at: 'GET /imports/:import/workbook',
  right: 'imports.use',
  params: importParams,
  gives: { kind: 'download', mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  refuses: ['not-found', 'import.no-report'],
})
