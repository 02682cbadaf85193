// Imports over HTTP: template, upload, mapping, rows, commit, and the sheet given back.
import { Problem, type AnswerOf, type Contract, type Words } from '@huanju/contract'
import { importRefusals } from '@huanju/domain/imports'
import { statuses } from '@huanju/domain/subjects'
import { unitsOf, type MappedColumn } from '@huanju/engines/tables'
import type { Refusal } from '@huanju/engines/workflow'
import type { Day } from '@huanju/quantities'
import { createReadStream } from 'node:fs'
import type { Tx } from '../../platform/database/database.ts'
import { lookAtSheets } from '../../platform/excel/read-sheet.ts'
import { templateVersionIn, writeTemplate, xlsxType } from '../../platform/excel/write-sheet.ts'
import type { Files } from '../../platform/files/files.store.ts'
import { invalidInput } from '../../platform/http/problems.ts'
import type { Actor, RoutesOf, Upload } from '../../platform/http/routes.ts'
import type { Jobs } from '../../platform/jobs/starting.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { homeOf } from '../../platform/regions/home.ts'
import { isRegionVisible } from '../../platform/regions/regions.store.ts'
import { findList, type FoundList } from './header.ts'
import { findHead, rememberHead, type Head } from './heads.store.ts'
import {
  changeImport,
  findImport,
  insertImport,
  listImportsOf,
  rereadImport,
  type ReadHead,
  type StoredImport,
} from './imports.store.ts'
import { checkImportJob, commitImportJob } from './imports.jobs.ts'
import { cellKeeper } from './kept.ts'
import { listRows } from './rows.store.ts'
import {
  keyColumns,
  mustImport,
  sheetOf,
  targetNamed,
  targetsFor,
  templateOf,
  type Target,
  type TargetSheet,
} from './targets.ts'
import { rowsInWords } from './told-rows.ts'
import { sealedIn } from '../../platform/entities/decide.ts'
import { mayOf } from '../../platform/entities/entity.routes.ts'

export interface ImportsParts {
  readonly files: Files
  readonly policy: Policy
  readonly secrets: Secrets
  readonly jobs: Jobs
}

interface Asked {
  readonly tx: Tx
  readonly actor: Actor
  readonly today: Day
}

/** The routes of imports. */
export function importsRoutes(parts: ImportsParts): RoutesOf<Contract['imports']> {
  const { files, jobs } = parts
  return {
    ...voiding(parts),
    ...choosing(parts),
    downloadTemplate: async ({ actor, query, today }) => {
      const { target, sheet } = asked(parts, query.target, { actor, today })
      const { columns, ...rest } = templateOf(target, sheet)
      return {
        content: await writeTemplate(columns, rest),
        fileName: `${rest.title}导入模板.xlsx`,
        mediaType: xlsxType,
      }
    },
    uploadImport: async ({ tx, actor, query, upload, today }) => {
      const { target, sheet } = asked(parts, query.target, { actor, today })
      const id = await receive(parts, { tx, actor, upload, target, sheet })
      return presented(parts, { actor, today }, await found({ tx, actor, today }, id))
    },
    listImports: async ({ tx, actor, query }) => {
      const { rows, total } = await listImportsOf(tx, actor, { ...query, targets: targetsFor(mayOf(actor)) })
      const told = rows.map(({ uploaderCipher, ...list }) => ({
        ...list,
        uploadedBy: named(parts, uploaderCipher) ?? list.uploadedBy,
        ...toldTarget(targetNamed(list.target)),
      }))
      return { rows: told, total }
    },
    getImport: async ({ tx, actor, params, today }) =>
      presented(parts, { actor, today }, await found({ tx, actor, today }, params.import)),
    checkImport: async ({ tx, actor, params, body, today, refuse }) => {
      const list = await found({ tx, actor, today }, params.import, 'lock')
      if (!checkable.has(list.state))
        throw refuse(importRefusals.refuse('import.not-checkable', { state: statuses[list.state].words }))
      const jobId = await startCheck(parts, { tx, actor, today, list, refuse }, body)
      return { jobId }
    },
    listImportRows: async ({ tx, actor, params, query, today }) => {
      const list = await found({ tx, actor, today }, params.import)
      const { rows, total } = await listRows(tx, list.id, query)
      const { entity } = targetNamed(list.target)
      return { rows: await rowsInWords(tx, rows, { ...parts, entity, today, may: mayOf(actor) }), total }
    },
    commitImport: async ({ tx, actor, params, today, refuse }) => {
      const list = await found({ tx, actor, today }, params.import, 'lock')
      if (list.state !== 'checked')
        throw refuse(importRefusals.refuse('import.not-checked', { state: statuses[list.state].words }))
      const total = list.counts.good + list.counts.warned + list.counts.changed
      if (total === 0) throw refuse(importRefusals.refuse('import.no-good-rows'))
      const jobId = await jobs.start({ tx, actor, refuse }, commitImportJob, {
        total,
        title: { zh: `入库：${list.fileName}`, en: `Commit import: ${list.fileName}` },
        unit: { zh: '行', en: 'rows' },
        regionId: list.regionId,
        input: { importId: list.id, rights: [...actor.rights] },
      })
      await changeImport(tx, list, 'import.committing', { state: 'committing', jobId })
      return { jobId }
    },
    downloadImportReport: async ({ tx, actor, params, today, refuse }) => {
      const list = await found({ tx, actor, today }, params.import)
      mustOwn(list, actor)
      const file = list.reportFileId ? await files.find(tx, list.reportFileId) : undefined
      if (!file) throw refuse(importRefusals.refuse('import.no-report'))
      return { content: createReadStream(file.path), fileName: file.name, mediaType: file.mediaType }
    },
  }
}

function voiding(parts: ImportsParts): Pick<RoutesOf<Contract['imports']>, 'voidImport'> {
  return {
    voidImport: async ({ tx, actor, params, body: { reason }, today, refuse }) => {
      const list = await found({ tx, actor, today }, params.import, 'lock')
      if (list.state === 'voided') throw refuse(importRefusals.refuse('import.is-voided'))
      if (busy.has(list.state)) throw refuse(importRefusals.refuse('import.is-busy'))
      const { committed } = list.counts
      if (committed > 0) throw refuse(importRefusals.refuse('import.has-records', { count: String(committed) }))
      const problem = { zh: `已作废。事由：${reason}`, en: `Voided. Reason: ${reason}` }
      await changeImport(tx, list, 'import.voided', { state: 'voided', problem })
      return presented(parts, { actor, today }, await found({ tx, actor, today }, list.id))
    },
  }
}

function choosing(parts: ImportsParts): Pick<RoutesOf<Contract['imports']>, 'chooseImportSheet'> {
  return {
    chooseImportSheet: async ({ tx, actor, params, body, today, refuse }) => {
      const list = await found({ tx, actor, today }, params.import, 'lock')
      if (!checkable.has(list.state))
        throw refuse(importRefusals.refuse('import.not-checkable', { state: statuses[list.state].words }))
      if (!list.sheets.includes(body.sheet)) throw noSuchSheet(body.sheet)
      const file = await parts.files.find(tx, list.fileId)
      if (!file) throw new Problem('not-found', { what: { zh: '原文件', en: 'original file' } })
      const { target, sheet } = asked(parts, list.target, { actor, today })
      const again = findList(await lookAtSheets(file.path, rowsLooked), sheet.columns, body.sheet)
      if (!again) throw noSuchSheet(body.sheet)
      await rereadImport(tx, list, await headOf({ tx, actor, regionId: list.regionId, target, sheet }, again))
      return presented(parts, { actor, today }, await found({ tx, actor, today }, list.id))
    },
  }
}

function noSuchSheet(name: string): Error {
  return invalidInput([
    {
      field: 'sheet',
      message: {
        zh: `文件里没有叫“${name}”的清单，请从列出的工作表中选`,
        en: `The file has no list on a sheet “${name}”; choose one of those named`,
      },
    },
  ])
}

/** The kind of record that is asked for, with its columns, once the person may import it. */
function asked({ policy }: ImportsParts, one: string, { actor, today }: { actor: Actor; today: Day }) {
  const target = targetNamed(one)
  mustImport(target, mayOf(actor))
  return { target, sheet: sheetOf(target, { policy, today, may: mayOf(actor) }) }
}

async function found({ tx, actor }: Asked, id: string, lock: 'read' | 'lock' = 'read'): Promise<StoredImport> {
  const list = await findImport(tx, actor, id, lock)
  if (!list) throw new Problem('not-found', { what: { zh: '导入', en: 'import' } })
  mustImport(targetNamed(list.target), mayOf(actor))
  return list
}

// The workbook holds what its owner wrote, personal data in the clear; others see the rows, where it is masked.
function mustOwn({ target, personId }: StoredImport, actor: Actor): void {
  const isOpen = sealedIn(targetNamed(target).entity).length === 0 || personId === actor.personId
  if (!isOpen)
    throw new Problem('no-right', {
      right: {
        zh: '下载他人上传的含个人信息的原表',
        en: 'download a workbook with personal data that somebody else uploaded',
      },
    })
}

const busy: ReadonlySet<StoredImport['state']> = new Set(['checking', 'committing'])
const checkable: ReadonlySet<StoredImport['state']> = new Set(['uploaded', 'checked', 'failed', 'cancelled'])

const toldTarget = ({ entity: { title, many } }: Target) => ({ targetTitle: title, targetPath: many })

function presented(
  parts: ImportsParts,
  reader: { actor: Actor; today: Day },
  {
    fileId: _file,
    reportFileId: _report,
    personId: _person,
    statedUnits: _units,
    uploaderCipher,
    ...list
  }: StoredImport,
): AnswerOf<Contract['imports']['getImport']> {
  const { target, sheet } = asked(parts, list.target, reader)
  const columns = sheet.columns.map(({ id, title, isRequired, kind }) => ({
    id,
    title,
    required: isRequired ?? false,
    units: [...(unitsOf[kind] ?? [])],
  }))
  const uploadedBy = named(parts, uploaderCipher) ?? list.uploadedBy
  return { ...list, uploadedBy, ...toldTarget(target), columns }
}

// By name where the reader may see the person, else by account.
const named = ({ secrets }: ImportsParts, cipher: Buffer | null) => (cipher ? secrets.unseal(cipher) : undefined)

interface Confirmed {
  readonly mapping: MappedColumn[]
  readonly defaults: StoredImport['defaults']
}

interface Checked extends Asked {
  readonly list: StoredImport
  readonly refuse: (refusal: Refusal<'job.too-many'>) => Error
}

async function startCheck(
  parts: ImportsParts,
  { tx, actor, today, list, refuse }: Checked,
  { mapping, defaults }: Confirmed,
): Promise<string> {
  for (const regionId of Object.values(defaults)) {
    if (regionId && !(await isRegionVisible(tx, actor, regionId)))
      throw new Problem('not-found', { what: { zh: '区划', en: 'region' } })
  }
  const { target, sheet } = asked(parts, list.target, { actor, today })
  checkMapping(list, mapping, { target, sheet })
  const jobId = await parts.jobs.start({ tx, actor, refuse }, checkImportJob, {
    title: { zh: `检查导入：${list.fileName}`, en: `Check import: ${list.fileName}` },
    unit: { zh: '行', en: 'rows' },
    regionId: list.regionId,
    input: { importId: list.id, rights: [...actor.rights] },
  })
  await changeImport(tx, list, 'import.mapped', { state: 'checking', mapping, defaults, jobId })
  const { id: importId, regionId } = list
  await rememberHead(tx, { head: list, importId, regionId, login: actor.login, mapping, defaults })
  return jobId
}

function checkMapping(
  { headers }: StoredImport,
  mapping: StoredImport['mapping'],
  { target, sheet }: { target: Target; sheet: TargetSheet },
): void {
  const refuse = (zh: string, en: string) => invalidInput([{ field: 'mapping', message: { zh, en } }])
  const titleOf = (id: string) => sheet.columns.find((column) => column.id === id)?.title ?? { zh: id, en: id }
  const stray = mapping.find(
    ({ header, column }) => !headers.includes(header) || !sheet.columns.some(({ id }) => id === column),
  )
  if (stray)
    throw refuse(
      `表中没有“${stray.header}”列，或系统没有“${stray.column}”项`,
      `No header “${stray.header}” or no column “${stray.column}”`,
    )
  const missing = keyColumns(target, sheet).find(({ id }) => !mapping.some(({ column }) => column === id))
  if (missing)
    throw refuse(`请指明哪一列是${missing.title.zh}`, `Say which column holds: ${missing.title.en.toLowerCase()}`)
  const twice = mapping.find(({ column }, index) => mapping.findIndex((other) => other.column === column) !== index)
  if (twice) {
    const { zh, en } = titleOf(twice.column)
    throw refuse(`“${zh}”对应了两列，请只留一列`, `“${en}” is mapped twice`)
  }
}

interface Received {
  readonly tx: Tx
  readonly actor: Actor
  readonly upload: Upload
  readonly target: Target
  readonly sheet: TargetSheet
}

async function receive(parts: ImportsParts, { tx, actor, upload, target, sheet }: Received): Promise<string> {
  const sheets = await lookAtSheets(upload.path, rowsLooked)
  const version = templateVersionIn(sheets)
  const current = templateOf(target, sheet).version
  if (version && version !== current) {
    throw new Problem('unreadable-file', { reason: otherTemplate(target.entity.title, { version, current }) })
  }
  const regionId = homeOf(actor)
  const head = await headOf({ tx, actor, regionId, target, sheet }, findList(sheets, sheet.columns))
  const mediaType = upload.fileName.toLowerCase().endsWith('.csv') ? 'text/csv' : xlsxType
  const fileId = await parts.files.store(tx, {
    path: upload.path,
    name: upload.fileName,
    mediaType,
    regionId,
    personId: actor.personId,
  })
  return insertImport(tx, {
    ...head,
    target: target.entity.one,
    regionId,
    personId: actor.personId,
    uploadedBy: actor.login,
    fileId,
    fileName: upload.fileName,
    templateVersion: version,
  })
}

/** How the list that was found is read: as its head was confirmed last time, else as guessed; personal data masked. */
async function headOf(
  { tx, actor, regionId, target, sheet }: Omit<Received, 'upload'> & { regionId: string },
  found: FoundList | undefined,
): Promise<ReadHead> {
  const { entity } = target
  const named = sheet.columns.find(({ id }) => id === entity.named)?.title ?? entity.title
  if (!found) throw new Problem('unreadable-file', { reason: noHeader(named) })
  const { stated, ...header } = found
  const head = { target: entity.one, headers: header.headers, statedUnits: stated?.units ?? {} }
  const known = await rememberedFor(tx, actor, { head, sheet, regionId })
  const mapping = known?.mapping ?? header.mapping
  const keep = cellKeeper(entity, { ...sheet, mapping })
  return {
    ...header,
    statedUnits: head.statedUnits,
    mapping,
    isRemembered: known !== undefined,
    sampleRows: header.sampleRows.map((cells) => cells.map((text, at) => keep(header.headers[at] ?? '', text))),
    defaults: known?.defaults ?? { countyId: null, subdistrictId: null },
  }
}

/** What was confirmed last time for this head, as far as its columns are still there and its places can be seen. */
async function rememberedFor(
  tx: Tx,
  actor: Actor,
  { head, sheet, regionId }: { head: Head; sheet: TargetSheet; regionId: string },
) {
  const known = await findHead(tx, actor, { head, regionId })
  if (!known) return undefined
  const mapping = known.mapping.filter(({ column }) => sheet.columns.some(({ id }) => id === column))
  const { countyId, subdistrictId } = known.defaults
  const seen = async (id: string | null) => (id !== null && (await isRegionVisible(tx, actor, id)) ? id : null)
  return { mapping, defaults: { countyId: await seen(countyId), subdistrictId: await seen(subdistrictId) } }
}

function otherTemplate(title: Words, { version, current }: { version: string; current: string }): Words {
  return {
    zh: `这是旧版模板（${version}）或另一种台账的模板，${title.zh}台账现行模板为 ${current}；请重新下载模板，把数据粘贴过去`,
    en:
      `it is an old template (${version}) or one for other records, the one for “${title.en}” now being ${current}; ` +
      'download the template again and paste the data into it',
  }
}

function noHeader(named: Words): Words {
  return {
    zh: `前15行里没有找到表头；表头中应有“${named.zh}”等列名`,
    en: `there is no header among the first 15 rows; a header names columns such as “${named.en}”`,
  }
}

/** Rows of each sheet that are looked at for a header. */
const rowsLooked = 25
