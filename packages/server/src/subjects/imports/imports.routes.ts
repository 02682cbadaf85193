// Imports over HTTP: template, upload, mapping, rows, commit, and the sheet given back.
import { Problem, type AnswerOf, type Contract } from '@huanju/contract'
import { templateVersion, unitsOf } from '@huanju/engines/tables'
import type { Day } from '@huanju/quantities'
import { createReadStream } from 'node:fs'
import type { Tx } from '../../platform/database/database.ts'
import { readSheet, type SheetRow } from '../../platform/excel/read-sheet.ts'
import { readTemplateVersion, writeTemplate, xlsxType } from '../../platform/excel/write-sheet.ts'
import type { Files } from '../../platform/files/files.store.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { Actor, RoutesOf, Upload } from '../../platform/http/routes.ts'
import { startJob } from '../../platform/jobs/jobs.store.ts'
import type { JobRunner } from '../../platform/jobs/runner.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { homeOf } from '../../platform/regions/home.ts'
import { isRegionVisible } from '../../platform/regions/regions.store.ts'
import type { Settings } from '../../settings.ts'
import { columnsOf } from '../communities/columns.ts'
import { findHeader } from './header.ts'
import {
  changeImport,
  findImport,
  insertImport,
  listImportsOf,
  listRows,
  type StoredImport,
} from './imports.store.ts'

export interface ImportsParts {
  readonly files: Files
  readonly policy: Policy
  readonly runner: Pick<JobRunner, 'poke'>
  readonly settings: Pick<Settings, 'IMPORT_ROWS_MAX'>
}

/** The routes of imports. */
export function importsRoutes(parts: ImportsParts): RoutesOf<Contract['imports']> {
  const { files, policy, runner } = parts
  return {
    downloadTemplate: async ({ today }) => ({
      content: await writeTemplate(columnsOf(policy.packOn(today)), { title: '小区台账' }),
      fileName: '小区台账导入模板.xlsx',
      mediaType: xlsxType,
    }),
    uploadImport: async ({ tx, actor, upload, today }) => {
      const id = await receive(parts, { tx, actor, upload, today })
      return presented(policy, today, found(await findImport(tx, actor, id)))
    },
    listImports: ({ tx, actor, query }) => listImportsOf(tx, actor, query),
    getImport: async ({ tx, actor, params, today }) =>
      presented(policy, today, found(await findImport(tx, actor, params.import))),
    checkImport: async ({ tx, actor, params, body, today }) => {
      const list = found(await findImport(tx, actor, params.import, 'lock'))
      mustBe(list, ['uploaded', 'checked', 'failed', 'cancelled'], '检查')
      for (const regionId of Object.values(body.defaults)) {
        if (regionId && !(await isRegionVisible(tx, actor, regionId))) throw new Problem('not-found', { what: '区划' })
      }
      checkMapping(
        list,
        body.mapping,
        columnsOf(policy.packOn(today)).map(({ id }) => id),
      )
      const jobId = await startJob(tx, actor, {
        kind: 'imports.check',
        title: { zh: `检查导入：${list.fileName}`, en: `Check import: ${list.fileName}` },
        unit: { zh: '行', en: 'rows' },
        regionId: list.regionId,
        input: { importId: list.id },
      })
      await changeImport(tx, list, 'import.mapped', {
        state: 'checking',
        mapping: body.mapping,
        defaults: body.defaults,
        jobId,
      })
      setImmediate(runner.poke)
      return { jobId }
    },
    listImportRows: async ({ tx, actor, params, query }) =>
      listRows(tx, found(await findImport(tx, actor, params.import)).id, query),
    commitImport: async ({ tx, actor, params }) => {
      const list = found(await findImport(tx, actor, params.import, 'lock'))
      mustBe(list, ['checked'], '入库')
      const total = list.counts.good + list.counts.warned
      if (total === 0) throw new Problem('wrong-state', { state: '没有合格行', action: '入库' })
      const jobId = await startJob(tx, actor, {
        kind: 'imports.commit',
        title: { zh: `入库：${list.fileName}`, en: `Commit import: ${list.fileName}` },
        unit: { zh: '行', en: 'rows' },
        regionId: list.regionId,
        input: { importId: list.id },
      })
      await changeImport(tx, list, 'import.committing', { state: 'committing', jobId })
      setImmediate(runner.poke)
      return { jobId }
    },
    downloadImportReport: async ({ tx, actor, params }) => {
      const list = found(await findImport(tx, actor, params.import))
      const file = list.reportFileId ? await files.find(tx, list.reportFileId) : undefined
      if (!file) throw new Problem('wrong-state', { state: '尚未检查', action: '下载检查结果' })
      return { content: createReadStream(file.path), fileName: file.name, mediaType: file.mediaType }
    },
  }
}

function found(list: StoredImport | undefined): StoredImport {
  if (!list) throw new Problem('not-found', { what: '导入' })
  return list
}

const stateWords: Record<StoredImport['state'], string> = {
  uploaded: '已上传',
  checking: '检查中',
  checked: '已检查',
  committing: '入库中',
  committed: '已入库',
  cancelled: '已取消',
  failed: '未完成',
}

function mustBe({ state }: StoredImport, allowed: readonly StoredImport['state'][], action: string): void {
  if (!allowed.includes(state)) throw new Problem('wrong-state', { state: stateWords[state], action })
}

function presented(
  policy: Policy,
  today: Day,
  { fileId: _file, reportFileId: _report, ...list }: StoredImport,
): AnswerOf<Contract['imports']['getImport']> {
  const columns = columnsOf(policy.packOn(today)).map(({ id, title, isRequired, kind }) => ({
    id,
    title,
    required: isRequired ?? false,
    units: [...(unitsOf[kind] ?? [])],
  }))
  return { ...list, columns }
}

function checkMapping(
  { headers }: StoredImport,
  mapping: StoredImport['mapping'],
  columnIds: readonly string[],
): void {
  const stray = mapping.find(({ header, column }) => !headers.includes(header) || !columnIds.includes(column))
  if (stray)
    throw invalidInput([
      {
        field: 'mapping',
        message: {
          zh: `表中没有“${stray.header}”列，或系统没有“${stray.column}”项`,
          en: `No header “${stray.header}” or no column “${stray.column}”`,
        },
      },
    ])
  if (!mapping.some(({ column }) => column === 'name')) {
    throw invalidInput([
      { field: 'mapping', message: { zh: '请指明哪一列是小区名称', en: 'Say which column holds the name' } },
    ])
  }
  const twice = mapping.find(({ column }, index) => mapping.findIndex((other) => other.column === column) !== index)
  if (twice)
    throw invalidInput([
      {
        field: 'mapping',
        message: { zh: `“${twice.column}”对应了两列，请只留一列`, en: `“${twice.column}” is mapped twice` },
      },
    ])
}

async function receive(
  { files, policy, settings }: ImportsParts,
  { tx, actor, upload, today }: { tx: Tx; actor: Actor; upload: Upload; today: Day },
): Promise<string> {
  const columns = columnsOf(policy.packOn(today))
  const version = await readTemplateVersion(upload.path)
  if (version && version !== templateVersion(columns)) {
    throw new Problem('unreadable-file', {
      reason: `这是旧版模板（${version}），现行模板为 ${templateVersion(columns)}；请重新下载模板，把数据粘贴过去`,
    })
  }
  const header = findHeader(await firstRows(upload.path, settings.IMPORT_ROWS_MAX), columns)
  if (!header) throw new Problem('unreadable-file', { reason: '前15行里没有找到表头；表头中应有“小区名称”等列名' })
  const regionId = homeOf(actor)
  const mediaType = upload.fileName.toLowerCase().endsWith('.csv') ? 'text/csv' : xlsxType
  const fileId = await files.store(tx, {
    path: upload.path,
    name: upload.fileName,
    mediaType,
    regionId,
    personId: actor.personId,
  })
  return insertImport(tx, {
    ...header,
    regionId,
    personId: actor.personId,
    uploadedBy: actor.login,
    fileId,
    fileName: upload.fileName,
    templateVersion: version,
    defaults: { countyId: null, subdistrictId: null },
  })
}

async function firstRows(path: string, rowsMax: number): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of readSheet(path, { rowsMax })) {
    rows.push(row)
    if (rows.length >= 25) break
  }
  return rows
}
