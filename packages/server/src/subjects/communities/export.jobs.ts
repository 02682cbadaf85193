// Exports what a filter finds to a workbook whose columns are those of the import, so that it can be read back.
import { valuesFromFacts } from '@huanju/domain/communities'
import { dayOf } from '@huanju/quantities'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportCell, writeSheet, xlsxType } from '../../platform/excel/write-sheet.ts'
import type { Files } from '../../platform/files/files.store.ts'
import type { JobContext, JobKind } from '../../platform/jobs/runner.ts'
import type { Policy } from '../../platform/policy/policy.ts'
import { columnsOf } from './columns.ts'
import type { CommunityFilter } from './community-filter.store.ts'
import { listStored, sumOf } from './community.store.ts'

const batch = 1000

/** The job behind 导出台账. */
export function exportCommunitiesKind({ files, policy }: { files: Files; policy: Policy }): JobKind {
  return {
    kind: 'communities.export',
    run: async (context) => {
      const today = dayOf(new Date())
      const path = join(tmpdir(), `huanju-export-${context.id}.xlsx`)
      const columns = columnsOf(policy.packOn(today))
      try {
        const headers = columns.map(({ title }) => ({ header: title.zh }))
        await writeSheet(path, {
          name: '小区台账',
          columns: headers,
          rows: rowsFor(context, columns),
          signal: context.signal,
        })
        const name = `小区台账-${today}.xlsx`
        const fileId = await context.database.transact(context.viewer, (tx) =>
          files.store(tx, {
            path,
            name,
            mediaType: xlsxType,
            regionId: context.regionId,
            personId: context.personId,
          }),
        )
        return {
          message: { zh: `已导出，请下载 ${name}`, en: `Exported; download ${name}` },
          resultPath: '/jobs',
          fileId,
        }
      } finally {
        await rm(path, { force: true })
      }
    },
  }
}

async function* rowsFor(
  { input, viewer, database, step }: JobContext,
  columns: ReturnType<typeof columnsOf>,
): AsyncGenerator<(string | number | null)[]> {
  const filter = input['filter'] as CommunityFilter
  const { communities: total } = await database.transact(viewer, (tx) => sumOf(tx, viewer, filter))
  let [after, done] = [null as string | null, 0]
  for (;;) {
    const communities =
      (await step(async (tx) => {
        const result = await listStored(tx, viewer, { filter, after, limit: batch })
        return { result, progress: { done: done + result.length, total } }
      })) ?? []
    for (const community of communities) {
      const values = valuesFromFacts(community, community)
      yield columns.map((column) => exportCell(column, values[column.id] ?? null))
    }
    done += communities.length
    after = communities.at(-1)?.id ?? null
    if (communities.length < batch) return
  }
}
