// The two long steps of an import: check every row, then commit the good ones. Killed half-way, each goes on where it was.
import { dayOf } from '@huanju/quantities'
import { Problem, type Words } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Files } from '../../platform/files/files.store.ts'
import { readSheet } from '../../platform/excel/read-sheet.ts'
import type { JobContext, JobKind } from '../../platform/jobs/runner.ts'
import type { JobEnd } from '../../platform/jobs/jobs.store.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import type { Settings } from '../../settings.ts'
import { checkBatch } from './check-rows.ts'
import { commitBatch } from './commit-rows.ts'
import { cellsBy } from './header.ts'
import { changeImport, findImport, findRegionOf, type ImportCounts, type StoredImport } from './imports.store.ts'
import { rulesOf, type RowRules, type SheetCells } from './meet-row.ts'
import { openPlaces } from './places.store.ts'
import { storeReport } from './report.ts'
import { countRows, deleteRows, insertRows, listKeys } from './rows.store.ts'
import { sheetOf, targetNamed } from './targets.ts'

interface Parts {
  readonly files: Files
  readonly policy: Policy
  readonly secrets: Secrets
  readonly settings: Pick<Settings, 'IMPORT_ROWS_MAX'>
  readonly now: () => Date
}

const batch = 500

/** The job behind 检查: reads the sheet in order, keeps each row with what it comes to, then writes the sheet back. */
export function checkImportKind(parts: Parts): JobKind {
  return {
    kind: 'imports.check',
    run: async (context) => {
      const list = await importOf(context)
      await checkRows(parts, context, list)
      const counts = await storeReport(parts, context, list)
      return { message: countsInWords(counts), resultPath: `/imports/${list.id}` }
    },
    ended: (tx, job, end) => settle(tx, job.input, end, 'uploaded'),
  }
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

async function importOf({ database, viewer, input }: JobContext): Promise<StoredImport> {
  const list = await database.transact(viewer, (tx) => findImport(tx, viewer, String(input['importId'])))
  if (!list) throw new Problem('not-found', { what: { zh: '导入', en: 'import' } })
  return list
}

interface Cursor {
  readonly rowNumber: number
  readonly done: number
}

async function rulesFor({ policy, secrets, now }: Parts, context: JobContext, list: StoredImport): Promise<RowRules> {
  const { database, viewer, cursor, input } = context
  const today = dayOf(now())
  const target = targetNamed(list.target)
  const rights = (input['rights'] ?? []) as readonly string[]
  const sheet = sheetOf(target, { policy, today, may: (right) => rights.includes(right) })
  const places = await database.transact(viewer, (tx) => openPlaces(tx, viewer))
  const { mapping, defaults, regionId } = list
  const rules = rulesOf({ target, sheet, mapping, defaults, regionId, places, policy, secrets, today, viewer })
  // A resumed run must know the keys the earlier run has seen in this very list.
  const { seen } = rules
  const earlier = cursor === null ? [] : await database.transact(viewer, (tx) => listKeys(tx, list.id))
  for (const { rowNumber, keys } of earlier) for (const key of keys) if (!seen.has(key)) seen.set(key, rowNumber)
  return rules
}

async function checkRows(parts: Parts, context: JobContext, list: StoredImport): Promise<void> {
  const { files, settings } = parts
  const file = await context.database.transact(context.viewer, (tx) => files.find(tx, list.fileId))
  if (!file) throw new Problem('not-found', { what: { zh: '原文件', en: 'original file' } })
  let { rowNumber: last, done } = (context.cursor ?? { rowNumber: list.headerRow, done: 0 }) as Cursor
  // Only the first run forgets what an earlier mapping gave; a resumed run keeps what it has done.
  if (context.cursor === null) {
    await context.step(async (tx) => {
      await deleteRows(tx, list)
      return { progress: { done: 0, cursor: { rowNumber: last, done: 0 } } }
    })
  }
  const rules = await rulesFor(parts, context, list)
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
  for await (const row of readSheet(file.path, { rowsMax: settings.IMPORT_ROWS_MAX + list.headerRow })) {
    if (row.rowNumber <= last || row.cells.every((cell) => cell === '')) continue
    pending.push({ rowNumber: row.rowNumber, cells: cellsBy(list.headers, row.cells) })
    if (pending.length >= batch) await flush()
  }
  await flush()
}

/** The job behind 入库: good rows become records, or change those they meet, a batch per transaction. */
export function commitImportKind({ policy, secrets, now }: Pick<Parts, 'policy' | 'secrets' | 'now'>): JobKind {
  return {
    kind: 'imports.commit',
    run: async (context) => {
      const list = await importOf(context)
      const { counts } = list
      const total = counts.good + counts.warned + counts.changed
      const { viewer, regionId } = context
      const target = targetNamed(list.target)
      let done = (context.cursor as { done: number } | null)?.done ?? 0
      for (;;) {
        const rules = { target, secrets, policy, viewer, regionId, importId: list.id, today: dayOf(now()) }
        const committed = await context.step(async (tx) => {
          const count = await commitBatch(tx, rules)
          done += count
          return { result: count, progress: { done, total, cursor: { done } } }
        })
        if (!committed) break
      }
      return { message: { zh: `已入库 ${done} 行`, en: `${done} rows committed` }, resultPath: `/imports/${list.id}` }
    },
    ended: (tx, job, end) => settle(tx, job.input, end, 'checked'),
  }
}

async function settle(
  tx: Tx,
  input: Record<string, unknown>,
  { state, message }: JobEnd,
  back: 'uploaded' | 'checked',
): Promise<void> {
  const list = await findRegionOf(tx, String(input['importId']))
  if (!list) return
  const next = back === 'uploaded' ? 'checked' : 'committed'
  await changeImport(tx, list, 'import.ended', {
    state: state === 'done' ? next : state === 'failed' ? 'failed' : back,
    counts: await countRows(tx, list.id),
    problem: state === 'failed' ? message : null,
  })
}
