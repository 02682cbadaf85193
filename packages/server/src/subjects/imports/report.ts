// Gives the sheet back as it came, row by row, with one more column that says what is wrong in each.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Problem } from '@huanju/contract'
import { readSheet } from '../../platform/excel/read-sheet.ts'
import { writeRows, xlsxType } from '../../platform/excel/write-sheet.ts'
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
  { files, rowsMax }: { files: Files; rowsMax: number },
  context: JobContext,
  list: StoredImport,
): Promise<ImportCounts> {
  const path = join(tmpdir(), `huanju-report-${context.id}.xlsx`)
  const source = await context.database.transact(context.viewer, (tx) => files.find(tx, list.fileId))
  if (!source) throw new Problem('not-found', { what: '原文件' })
  try {
    await writeRows(path, {
      name: '检查结果',
      rows: annotated(context, list, readSheet(source.path, { rowsMax: rowsMax + list.headerRow })),
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

async function* annotated(
  context: JobContext,
  list: StoredImport,
  rows: ReturnType<typeof readSheet>,
): AsyncGenerator<(string | number | null)[]> {
  const width = list.headers.length
  const padded = (cells: readonly string[]) => Array.from({ length: width }, (_, index) => cells[index] ?? null)
  const findings = findingsInOrder(context, list.id)
  let next = (await findings.next()).value
  let written = 0
  for await (const { rowNumber, cells } of rows) {
    context.signal.throwIfAborted()
    // Rows that the sheet leaves out stay out here too, so that row numbers agree with the findings.
    for (; written < rowNumber - 1; written += 1) yield []
    written = rowNumber
    if (rowNumber === list.headerRow) yield [...padded(cells), '检查结果', '错误说明']
    else if (next && next.rowNumber === rowNumber) {
      yield [...padded(cells), stateWords[next.state] ?? next.state, wordsOf(next.findings)]
      next = (await findings.next()).value
    } else yield padded(cells)
  }
}

async function* findingsInOrder({ database, viewer }: JobContext, id: string) {
  for (let after = 0; ;) {
    const from = after
    const rows = await database.transact(viewer, (tx) => listFindings(tx, id, { after: from, limit: 2000 }))
    yield* rows
    const last = rows.at(-1)
    if (!last) return undefined
    after = last.rowNumber
  }
}

function wordsOf(findings: ImportRowView['findings']): string {
  return findings
    .map(({ severity, message }) => (severity === 'error' ? message.zh : `提示：${message.zh}`))
    .join('；')
}
