// The two long steps of an import: check every row, then commit the good ones. Killed half-way, each goes on where it was.
import { duplicateKey, type CommunityFacts } from '@huanju/domain/communities'
import { dayOf } from '@huanju/quantities'
import { Problem } from '@huanju/contract'
import type { Tx } from '../../platform/database/database.ts'
import type { Files } from '../../platform/files/files.store.ts'
import { readSheet, type SheetRow } from '../../platform/excel/read-sheet.ts'
import type { JobContext, JobKind } from '../../platform/jobs/runner.ts'
import type { JobEnd } from '../../platform/jobs/jobs.store.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Place } from '../../platform/regions/regions.store.ts'
import type { Settings } from '../../settings.ts'
import { columnsOf } from '../communities/columns.ts'
import { limitsOf } from '../communities/community.limits.ts'
import { listById } from '../communities/community.store.ts'
import { insertCommunities } from '../communities/community-writes.store.ts'
import { judge } from '../eligibility/judge.ts'
import { checkCells, duplicateOf, stateOf, type RowRules } from './check-row.ts'
import { cellsBy } from './header.ts'
import {
  changeImport,
  countRows,
  deleteRows,
  findExisting,
  findImport,
  findRegionOf,
  insertRows,
  listCells,
  listCommittable,
  markRows,
  type CheckedRow,
  type StoredImport,
} from './imports.store.ts'
import { openPlaces } from './places.store.ts'
import { storeReport } from './report.ts'

interface Parts {
  readonly files: Files
  readonly policy: Policy
  readonly settings: Pick<Settings, 'IMPORT_ROWS_MAX'>
  readonly now: () => Date
}

const batch = 500

/** The job behind 检查: reads the sheet in order, keeps each row's cells, facts and findings, then writes the sheet back. */
export function checkImportKind(parts: Parts): JobKind {
  return {
    kind: 'imports.check',
    run: async (context) => {
      const list = await importOf(context)
      await checkRows(parts, context, list)
      const counts = await storeReport(parts, context, list)
      return {
        message: {
          zh: `共 ${counts.rows} 行：合格 ${counts.good}，有提示 ${counts.warned}，有错误 ${counts.bad}，重复 ${counts.duplicate}`,
          en: `${counts.rows} rows: ${counts.good} good, ${counts.warned} with warnings, ${counts.bad} with errors, ${counts.duplicate} duplicates`,
        },
        resultPath: `/imports/${list.id}`,
      }
    },
    ended: (tx, job, end) => settle(tx, job.input, end, 'uploaded'),
  }
}

async function importOf({ database, viewer, input }: JobContext): Promise<StoredImport> {
  const list = await database.transact(viewer, (tx) => findImport(tx, viewer, String(input['importId'])))
  if (!list) throw new Problem('not-found', { what: '导入' })
  return list
}

interface Cursor {
  readonly rowNumber: number
  readonly done: number
}

async function checkRows(
  { files, policy, settings, now }: Parts,
  context: JobContext,
  list: StoredImport,
): Promise<void> {
  const today = dayOf(now())
  const file = await context.database.transact(context.viewer, (tx) => files.find(tx, list.fileId))
  if (!file) throw new Problem('not-found', { what: '原文件' })
  const places = await context.database.transact(context.viewer, (tx) => openPlaces(tx, context.viewer))
  const rules: RowRules = {
    columns: columnsOf(policy.packOn(today)),
    mapping: list.mapping,
    defaults: list.defaults,
    limits: limitsOf(policy, today),
    places,
  }
  let { rowNumber: last, done } = (context.cursor ?? { rowNumber: list.headerRow, done: 0 }) as Cursor
  // Only the first run forgets what an earlier mapping gave; a resumed run keeps what it has done.
  if (context.cursor === null) {
    await context.step(async (tx) => {
      await deleteRows(tx, list)
      return { progress: { done: 0, cursor: { rowNumber: last, done: 0 } } }
    })
  }
  const seen = await keysSeen(context, rules, list)
  let pending: SheetRow[] = []
  const flush = async () => {
    if (pending.length === 0) return
    const rows = pending
    pending = []
    await context.step(async (tx) => {
      await insertRows(tx, list, await checkBatch(tx, rules, { headers: list.headers, rows, seen }))
      done += rows.length
      last = rows.at(-1)?.rowNumber ?? last
      return { progress: { done, cursor: { rowNumber: last, done } } }
    })
  }
  for await (const row of readSheet(file.path, { rowsMax: settings.IMPORT_ROWS_MAX + list.headerRow })) {
    if (row.rowNumber <= last || row.cells.every((cell) => cell === '')) continue
    pending.push(row)
    if (pending.length >= batch) await flush()
  }
  await flush()
}

// A resumed run must know the names the earlier run has seen in this very list.
async function keysSeen(
  { database, viewer, cursor }: JobContext,
  rules: RowRules,
  list: StoredImport,
): Promise<Map<string, number>> {
  const seen = new Map<string, number>()
  if (cursor === null) return seen
  const rows = await database.transact(viewer, (tx) => listCells(tx, list.id))
  for (const { rowNumber, cells } of rows) {
    const { key } = checkCells(rules, cells)
    if (key && !seen.has(key)) seen.set(key, rowNumber)
  }
  return seen
}

async function checkBatch(
  tx: Tx,
  rules: RowRules,
  { headers, rows, seen }: { headers: readonly string[]; rows: readonly SheetRow[]; seen: Map<string, number> },
): Promise<CheckedRow[]> {
  const checked = rows.map(({ rowNumber, cells }) => {
    const named = cellsBy(headers, cells)
    return { rowNumber, cells: named, ...checkCells(rules, named) }
  })
  const keys = checked.flatMap(({ key }) => (key ? [key] : []))
  const existing = await findExisting(
    tx,
    keys.map((key) => ({ subdistrictId: key.slice(0, 36), key: key.slice(37) })),
  )
  return checked.map(({ rowNumber, cells, facts, place, findings, key }) => {
    const first = key ? seen.get(key) : undefined
    const isKnown = key !== null && existing.has(key)
    if (key && first === undefined) seen.set(key, rowNumber)
    const duplicate = isKnown ? duplicateOf('台账') : first === undefined ? undefined : duplicateOf(`第 ${first} 行`)
    const all = duplicate ? [...findings, duplicate] : [...findings]
    const own = stateOf(findings)
    const state = own === 'bad' ? 'bad' : duplicate ? 'duplicate' : own
    return {
      rowNumber,
      cells,
      state,
      findings: all,
      facts: state === 'good' || state === 'warned' ? { ...facts, place } : null,
    }
  })
}

/** The job behind 入库: good rows become communities, judged at once, a batch per transaction. */
export function commitImportKind({ policy, now }: Pick<Parts, 'policy' | 'now'>): JobKind {
  return {
    kind: 'imports.commit',
    run: async (context) => {
      const list = await importOf(context)
      const total = list.counts.good + list.counts.warned
      let done = (context.cursor as { done: number } | null)?.done ?? 0
      for (;;) {
        const committed = await context.step(async (tx) => {
          const count = await commitBatch(tx, context, { list, policy, on: dayOf(now()) })
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

async function commitBatch(
  tx: Tx,
  { viewer, regionId }: JobContext,
  { list, policy, on }: { list: StoredImport; policy: Policy; on: string },
): Promise<number> {
  const rows = (await listCommittable(tx, list.id, 200)).map(({ rowNumber, facts }) => ({
    rowNumber,
    ...revived(facts),
  }))
  if (rows.length === 0) return 0
  const keyOf = ({ facts, place }: (typeof rows)[number]) => ({
    subdistrictId: place.subdistrictId,
    key: duplicateKey(facts.name),
  })
  const existing = await findExisting(tx, rows.map(keyOf))
  const isNew = (row: (typeof rows)[number]) => !existing.has(`${keyOf(row).subdistrictId} ${keyOf(row).key}`)
  const fresh = rows.filter(isNew)
  const ids =
    fresh.length === 0
      ? []
      : await insertCommunities(
          tx,
          {
            action: 'communities.imported',
            subject: 'import',
            id: list.id,
            regionId,
            detail: { count: fresh.length, first: fresh[0]?.rowNumber },
          },
          fresh.map(({ rowNumber, facts, place }) => ({
            facts,
            place,
            origin: { origin: 'import', importId: list.id, importRow: rowNumber },
          })),
        )
  const communities = await listById(tx, viewer, ids)
  await judge(tx, viewer, { policy, communities, on, isLatest: true, regionId })
  await changeImport(tx, list, 'communities.imported', { state: 'committing' })
  await markRows(
    tx,
    list.id,
    rows.map((row) => {
      const index = fresh.indexOf(row)
      return {
        rowNumber: row.rowNumber,
        state: index < 0 ? 'duplicate' : 'committed',
        communityId: ids[index] ?? null,
      }
    }),
  )
  return rows.length
}

/** Facts as they lie in JSON, with their whole numbers made bigint again. */
function revived(stored: Record<string, unknown>): { facts: CommunityFacts; place: Place } {
  const { place, ...facts } = stored as unknown as Omit<CommunityFacts, 'floorAreaDm2' | 'estimatedCostFen'> & {
    place: Place
    floorAreaDm2: string | null
    estimatedCostFen: string | null
  }
  const whole = (text: string | null) => (text === null ? null : BigInt(text))
  return {
    place,
    facts: { ...facts, floorAreaDm2: whole(facts.floorAreaDm2), estimatedCostFen: whole(facts.estimatedCostFen) },
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
