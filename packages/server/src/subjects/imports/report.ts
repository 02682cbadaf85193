// Gives the workbook back as it came, with two more columns that say how each row fared and what is wrong in it.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@huanju/contract'
import { annotateWorkbook, type RowNote } from '../../platform/excel/annotate.ts'
import { xlsxType } from '../../platform/excel/write-sheet.ts'
import type { Files } from '../../platform/files/files.store.ts'
import type { JobContext } from '../../platform/jobs/runner.ts'
import {
  changeImport,
  countRows,
  listFindings,
  type ImportCounts,
  type ImportRowView,
  type StoredImport,
} from './imports.store.ts'

const stateWords: Record<string, string> = {
  good: '合格',
  warned: '合格，有提示',
  bad: '有错误',
  duplicate: '重复',
  committed: '已入库',
}

/** Writes the annotated sheet, stores it with the import, and gives the counts. */
export async function storeReport(
  { files }: { files: Files },
  context: JobContext,
  list: StoredImport,
): Promise<ImportCounts> {
  const path = join(tmpdir(), `huanju-report-${context.id}.xlsx`)
  const source = await context.database.transact(context.viewer, (tx) => files.find(tx, list.fileId))
  if (!source) throw new Problem('not-found', { what: '原文件' })
  try {
    await annotateWorkbook(source.path, path, {
      headerRow: list.headerRow,
      headers: ['检查结果', '错误说明'],
      notes: notesFor(context, list.id),
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
      await changeImport(tx, list, 'import.checked', { state: 'checking', counts, reportFileId })
      return counts
    })
  } finally {
    await rm(path, { force: true })
  }
}

async function* notesFor(context: JobContext, id: string): AsyncGenerator<RowNote> {
  for await (const { rowNumber, state, findings } of findingsInOrder(context, id)) {
    context.signal.throwIfAborted()
    yield { rowNumber, cells: [stateWords[state] ?? state, wordsOf(findings)] }
  }
}

async function* findingsInOrder({ database, viewer }: JobContext, id: string) {
  for (let after = 0; ;) {
    const from = after
    const rows = await database.transact(viewer, (tx) => listFindings(tx, id, { after: from, limit: 2000 }))
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.rowNumber
  }
}

function wordsOf(findings: ImportRowView['findings']): string {
  return findings
    .map(({ severity, message }) => (severity === 'error' ? message.zh : `提示：${message.zh}`))
    .join('；')
}
