// Exports what a filter finds of any entity to a workbook whose columns are those of its import, so that it can be read back.
import { columnsOf, rowFromValues, visibleFields, type Entity } from '@huanju/engines/entities'
import type { EntityFilter } from '@huanju/contract/entities'
import { dayOf } from '@huanju/quantities'
import { rm } from 'node:fs/promises'
import type { Tx, Viewer } from '../database/database.ts'
import { exportCell, writeSheet, xlsxType } from '../excel/write-sheet.ts'
import type { Files } from '../files/files.store.ts'
import type { JobContext, JobKind } from '../jobs/runner.ts'
import type { Policy } from '../policy/policy.ts'
import type { Secrets } from '../secrets/index.ts'
import { choicesIn } from './choices.ts'
import { exportKind } from './entity.routes.ts'
import { countRows, listBatch } from './entity.store.ts'
import { planOf, type EntityNamed } from './plan.store.ts'
import { openedOf, shownOf, type Values } from './values.ts'

const batch = 1000

interface ExportParts {
  readonly files: Files
  readonly policy: Policy
  readonly secrets: Secrets
  readonly entityNamed: EntityNamed
  readonly now: () => Date
}

/** Finds what is exported: how many, and a batch after an id in a fixed order. */
export interface Found {
  count(tx: Tx, viewer: Viewer, filter: EntityFilter): Promise<number>
  batch(
    tx: Tx,
    viewer: Viewer,
    query: { readonly filter: EntityFilter; readonly after: string | null; readonly limit: number },
  ): Promise<readonly (Values & { readonly id: string })[]>
}

/** The job behind 导出 of an entity; one with a filter of its own says how what it finds is read. */
export function exportEntityKind(entity: Entity, parts: ExportParts, found?: Found): JobKind {
  const plan = planOf(entity, parts.entityNamed)
  const finding: Found = found ?? {
    count: (tx, viewer, filter) => countRows(tx, plan, viewer, filter),
    batch: (tx, viewer, query) => listBatch(tx, plan, { viewer, ...query }),
  }
  return {
    kind: exportKind(entity),
    run: async (context) => {
      const today = dayOf(parts.now())
      const path = parts.files.scratch('export')
      const may = (right: string) => ((context.input['rights'] ?? []) as readonly string[]).includes(right)
      const seen = Object.fromEntries(visibleFields(entity, may))
      const columns = columnsOf(
        { ...entity, fields: seen },
        { optionsOf: choicesIn(parts.policy.packOn(today)), entityNamed: parts.entityNamed },
      )
      const rows = rowsFor(context, finding, { entity, secrets: parts.secrets, may, columns })
      try {
        await writeSheet(path, {
          name: `${entity.title.zh}台账`,
          columns: columns.map(({ title }) => ({ header: title.zh })),
          rows,
          signal: context.signal,
        })
        const name = `${entity.title.zh}台账-${today}.xlsx`
        const fileId = await context.database.transact(context.viewer, (tx) =>
          parts.files.store(tx, {
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

interface Writing {
  readonly entity: Entity
  readonly secrets: Secrets
  readonly may: (right: string) => boolean
  readonly columns: ReturnType<typeof columnsOf>
}

async function* rowsFor(
  { input, viewer, database, step }: JobContext,
  finding: Found,
  { entity, secrets, may, columns }: Writing,
): AsyncGenerator<(string | number | null)[]> {
  const filter = input['filter'] as EntityFilter
  const total = await database.transact(viewer, (tx) => finding.count(tx, viewer, filter))
  let [after, done] = [null as string | null, 0]
  for (;;) {
    const from = after
    const records =
      (await step(async (tx) => {
        const result = await finding.batch(tx, viewer, { filter, after: from, limit: batch })
        return { result, progress: { done: done + result.length, total } }
      })) ?? []
    for (const record of records) {
      const shown = shownOf(entity, openedOf(entity, record, secrets), may)
      const row = rowFromValues(entity, shown, record['names'] as Readonly<Record<string, string | null>>)
      yield columns.map((column) => exportCell(column, row[column.id] ?? null))
    }
    done += records.length
    after = records.at(-1)?.id ?? null
    if (records.length < batch) return
  }
}
