// The two long steps of an import: check every row, then commit the good ones. Killed half-way, each goes on where it was.
import { dayOf } from '@huanju/quantities'
import { z } from 'zod'
import { Problem, type Words } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Files } from '../../platform/files/files.store.ts'
import { readSheet } from '../../platform/excel/read-sheet.ts'
import { jobKind, type JobContext, type JobKind, type JobShape } from '../../platform/jobs/kinds.ts'
import type { JobEnd } from '../../platform/jobs/jobs.store.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { Settings } from '../../settings.ts'
import { checkBatch } from './check-rows.ts'
import { commitBatch } from './commit-rows.ts'
import { rowBy } from './header.ts'
import { changeImport, findImport, findImportOfJob, type ImportCounts, type StoredImport } from './imports.store.ts'
import { rulesOf, type RowRules, type SheetCells } from './meet-row.ts'
import { RowNotices } from './notices.ts'
import { openPlaces } from './places.store.ts'
import { storeReport } from './report.ts'
import { countRows, deleteRows, insertRows, listKeys } from './rows.store.ts'
import { statedValues } from './stated-values.ts'
import { sheetOf, targetNamed } from './targets.ts'

interface Parts {
  readonly files: Files
  readonly policy: Policy
  readonly secrets: Secrets
  readonly settings: Pick<Settings, 'IMPORT_ROWS_MAX'>
  readonly now: () => Date
}

const batch = 500
/** A list of so many rows is taken in while one waits; a longer one goes the way of what takes minutes. */
const shortRows = 2000

const input = z.object({ importId: z.uuid(), rights: z.array(z.string()) })
type Input = z.output<typeof input>
const checkCursor = z.object({ rowNumber: z.number().int(), done: z.number().int() })
const commitCursor = z.object({ done: z.number().int() })

/** 检查 as it is started and run; it resumes after the last row kept. */
export const checkImportJob: JobShape<Input, z.output<typeof checkCursor>> = {
  kind: 'imports.check',
  lane: 'short',
  input,
  cursor: checkCursor,
}

/** 入库 as it is started and run; rows taken in are marked, so that it goes on with the others. */
export const commitImportJob: JobShape<Input, z.output<typeof commitCursor>> = {
  kind: 'imports.commit',
  lane: 'long',
  shortUpTo: shortRows,
  input,
  cursor: commitCursor,
}

/** The job behind 检查: reads the sheet in order, keeps each row with what it comes to, then writes the sheet back. */
export function checkImportKind(parts: Parts): JobKind {
  return jobKind(checkImportJob, {
    run: async (context) => {
      const list = await importOf(context)
      const notices = await checkRows(parts, context, list)
      const counts = await storeReport(parts, context, list, notices)
      return { message: countsInWords(counts), resultPath: `/imports/${list.id}` }
    },
    ended: (tx, job, end) => settle(tx, job.id, end, 'uploaded'),
  })
}

function countsInWords({ rows, good, warned, bad, duplicate, changed, unchanged }: ImportCounts): Words {
  const [met, metEn] =
    changed + unchanged > 0
      ? [`，将更新 ${changed}，无变化 ${unchanged}`, `, ${changed} to be updated, ${unchanged} unchanged`]
      : ['', '']
  return {
    zh: `共 ${rows} 行：合格 ${good}，有提示 ${warned}，有错误 ${bad}，重复 ${duplicate}${met}`,
    en: `${rows} rows: ${good} good, ${warned} with warnings, ${bad} with errors, ${duplicate} duplicates${metEn}`,
  }
}

function committedInWords(committed: number, left: number): Words {
  if (left <= 0) return { zh: `已入库 ${committed} 行`, en: `${committed} rows committed` }
  return {
    zh: `已入库 ${committed} 行，另有 ${left} 行没有入库（已有同名记录，或检查后被他人修改），见逐行结果`,
    en: `${committed} rows committed; ${left} were not, being there already or changed meanwhile: see the rows`,
  }
}

async function importOf({ database, viewer, input }: JobContext<Input>): Promise<StoredImport> {
  const list = await database.transact(viewer, (tx) => findImport(tx, viewer, input.importId))
  if (!list) throw new Problem('not-found', { what: { zh: '导入', en: 'import' } })
  return list
}

type Checking = JobContext<Input, z.output<typeof checkCursor>>

async function rulesFor(
  { policy, secrets, now }: Parts,
  context: Checking,
  list: Pick<StoredImport, 'id' | 'target' | 'mapping' | 'defaults' | 'regionId'>,
): Promise<RowRules> {
  const { database, viewer, cursor, input } = context
  const today = dayOf(now())
  const target = targetNamed(list.target)
  const sheet = sheetOf(target, { policy, today, may: (right) => input.rights.includes(right) })
  const places = await database.transact(viewer, (tx) => openPlaces(tx, viewer))
  const { mapping, defaults, regionId } = list
  const rules = rulesOf({ target, sheet, mapping, defaults, regionId, places, policy, secrets, today, viewer })
  // A resumed run must know the keys the earlier run has seen in this very list.
  const { seen } = rules
  const earlier = cursor === null ? [] : await database.transact(viewer, (tx) => listKeys(tx, list.id))
  for (const { rowNumber, keys } of earlier) for (const key of keys) if (!seen.has(key)) seen.set(key, rowNumber)
  return rules
}

/** Checks all rows; gives what is to say of the file beyond them. */
async function checkRows(parts: Parts, context: Checking, list: StoredImport): Promise<Words[]> {
  const { files, settings } = parts
  const file = await context.database.transact(context.viewer, (tx) => files.find(tx, list.fileId))
  if (!file) throw new Problem('not-found', { what: { zh: '原文件', en: 'original file' } })
  let { rowNumber: last, done } = context.cursor ?? { rowNumber: list.headerRow, done: 0 }
  // Only the first run forgets what an earlier mapping gave; a resumed run keeps what it has done.
  if (context.cursor === null) {
    await context.step(async (tx) => {
      await deleteRows(tx, list)
      return { progress: { done: 0, cursor: { rowNumber: last, done: 0 } } }
    })
  }
  const stated = await statedValues(file.path, list, targetNamed(list.target))
  const rules = await rulesFor(parts, context, { ...list, mapping: [...list.mapping, ...stated.mapping] })
  let pending: SheetCells[] = []
  const flush = async () => {
    if (pending.length === 0) return
    const rows = pending
    pending = []
    await context.step(async (tx) => {
      await insertRows(tx, list, await checkBatch(tx, rules, rows))
      done += rows.length
      last = rows.at(-1)?.rowNumber ?? last
      return { progress: { done, cursor: { rowNumber: last, done } } }
    })
  }
  const { headers, headerRow, sheet, mapping } = list
  const notices = new RowNotices(headers, mapping, rules.target.entity.named)
  for await (const row of readSheet(file.path, { sheet, rowsMax: settings.IMPORT_ROWS_MAX + headerRow })) {
    if (row.rowNumber <= headerRow || !notices.takes(row) || row.rowNumber <= last) continue
    const given = rowBy(headers, row)
    pending.push({ ...given, cells: { ...given.cells, ...stated.cells } })
    if (pending.length >= batch) await flush()
  }
  await flush()
  return [...stated.notices, ...notices.said()]
}

/** The job behind 入库: good rows become records, or change those they meet, a batch per transaction. */
export function commitImportKind(parts: Pick<Parts, 'files' | 'policy' | 'secrets' | 'now'>): JobKind {
  const { policy, secrets, now } = parts
  return jobKind(commitImportJob, {
    run: async (context) => {
      const list = await importOf(context)
      const total = list.counts.good + list.counts.warned + list.counts.changed
      const { viewer, regionId } = context
      const target = targetNamed(list.target)
      let done = context.cursor?.done ?? 0
      for (;;) {
        const rules = { target, secrets, policy, viewer, regionId, importId: list.id, today: dayOf(now()) }
        const committed = await context.step(async (tx) => {
          const count = await commitBatch(tx, rules)
          done += count
          return { result: count, progress: { done, total, cursor: { done } } }
        })
        if (!committed) break
      }
      // The sheet given back says of each row what became of it: meanwhile others may have taken its place.
      const counts = await storeReport(parts, context, list)
      return { message: committedInWords(counts.committed, done - counts.committed), resultPath: `/imports/${list.id}` }
    },
    ended: (tx, job, end) => settle(tx, job.id, end, 'checked'),
  })
}

async function settle(tx: Tx, jobId: string, { state, message }: JobEnd, back: 'uploaded' | 'checked'): Promise<void> {
  const list = await findImportOfJob(tx, jobId)
  if (!list) return
  const next = back === 'uploaded' ? 'checked' : 'committed'
  await changeImport(tx, list, 'import.ended', {
    state: state === 'done' ? next : state === 'failed' ? 'failed' : back,
    counts: await countRows(tx, list.id),
    problem: state === 'failed' ? message : null,
  })
}
