// Gives the workbook back as it came, with two more columns that say how each row fared and what is wrong in it.
import { rm } from 'node:fs/promises'
import { Problem, type AnswerOf, type Words } from '@huanju/contract'
import { dayOf } from '@huanju/quantities'
import { annotateWorkbook, type RowNote } from '../../platform/excel/annotate.ts'
import { xlsxType } from '../../platform/excel/write-sheet.ts'
import type { Files } from '../../platform/files/files.store.ts'
import type { JobContext } from '../../platform/jobs/kinds.ts'
import type { listImportRows } from '@huanju/contract/imports'
import type { Policy } from '../../platform/policy/policy.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { changeImport, type ImportCounts, type StoredImport } from './imports.store.ts'
import { countRows, listFindings } from './rows.store.ts'
import { targetNamed } from './targets.ts'
import { rowsInWords } from './told-rows.ts'

type RowView = AnswerOf<typeof listImportRows>['rows'][number]

const stateWords: Readonly<Record<RowView['state'], string>> = {
  good: '合格',
  warned: '合格，有提示',
  bad: '有错误',
  duplicate: '重复',
  unchanged: '无变化',
  changed: '有变化，将更新',
  committed: '已入库',
}

interface Parts {
  readonly files: Files
  readonly policy: Policy
  readonly secrets: Secrets
  readonly now: () => Date
}

/** Of whom the report is for: what they may see. */
interface Told {
  readonly rights: readonly string[]
}

/** Writes the annotated sheet, stores it with the import and with what a check says, and gives the counts. */
export async function storeReport(
  parts: Parts,
  context: JobContext<Told>,
  list: StoredImport,
  notices?: readonly Words[],
): Promise<ImportCounts> {
  const { files } = parts
  const path = files.scratch('report')
  const source = await context.database.transact(context.viewer, (tx) => files.find(tx, list.fileId))
  if (!source) throw new Problem('not-found', { what: { zh: '原文件', en: 'original file' } })
  try {
    await annotateWorkbook(source.path, path, {
      sheet: list.sheet,
      headerRow: list.headerRow,
      headers: ['检查结果', '错误说明'],
      notes: notesFor(parts, context, list),
    })
    const name = `${list.fileName.replace(/\.(xlsx|csv)$/i, '')}-检查结果.xlsx`
    return await context.database.transact(context.viewer, async (tx) => {
      const counts = await countRows(tx, list.id)
      const reportFileId = await files.store(tx, {
        path,
        name,
        mediaType: xlsxType,
        regionId: list.regionId,
        personId: context.personId,
      })
      const action = list.state === 'committing' ? 'import.committing' : 'import.checked'
      await changeImport(tx, list, action, { state: list.state, counts, reportFileId, ...(notices && { notices }) })
      return counts
    })
  } finally {
    await rm(path, { force: true })
  }
}

async function* notesFor(parts: Parts, context: JobContext<Told>, list: StoredImport): AsyncGenerator<RowNote> {
  for await (const { rowNumber, state, findings, changes } of rowsInOrder(parts, context, list)) {
    context.signal.throwIfAborted()
    const said = [wordsOf(findings), changedWords(changes)].filter(Boolean).join('；')
    yield { rowNumber, cells: [stateWords[state], said] }
  }
}

async function* rowsInOrder(
  { policy, secrets, now }: Parts,
  { database, viewer, input }: JobContext<Told>,
  list: StoredImport,
) {
  const { entity } = targetNamed(list.target)
  const telling = { entity, policy, secrets, today: dayOf(now()), may: (right: string) => input.rights.includes(right) }
  for (let after = 0; ;) {
    const from = after
    const rows = await database.transact(viewer, async (tx) =>
      rowsInWords(tx, await listFindings(tx, list.id, { after: from, limit: 2000 }), telling),
    )
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.rowNumber
  }
}

function wordsOf(findings: RowView['findings']): string {
  return findings.map(({ severity, message }) => (severity === 'error' ? message.zh : `提示：${message.zh}`)).join('；')
}

function changedWords(changes: RowView['changes']): string {
  const told = changes.map(({ title, from, to, unit }) => {
    const [was, is] = [from?.zh ?? '未知', to?.zh ?? '未知']
    return `${title.zh}：${was} → ${is}${unit && to ? ` ${unit.zh}` : ''}`
  })
  return told.join('；')
}
