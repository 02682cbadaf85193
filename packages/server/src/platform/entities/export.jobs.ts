// Exports what a filter finds of any entity to a workbook whose columns are those of its import, so that it can be read back.
import { columnsOf, kebab, rowFromValues, tripColumns, visibleFields, type Entity } from '@huanju/engines/entities'
import { entityFilter, type EntityFilter } from '@huanju/contract/entities'
import { dayOf } from '@huanju/quantities'
import { rm } from 'node:fs/promises'
import { z } from 'zod'
import type { Tx, Viewer } from '../database/database.ts'
import { exportCell, writeSheet, xlsxType } from '../excel/write-sheet.ts'
import type { Files } from '../files/files.store.ts'
import { jobKind, type JobContext, type JobKind, type JobShape } from '../jobs/kinds.ts'
import type { Policy } from '../policy/policy.ts'
import type { Secrets } from '../secrets/index.ts'
import { choicesIn } from './choices.ts'
import { countRows, listBatch } from './entity.store.ts'
import { lastLine } from './trips.store.ts'
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

/** What an export is started with; the rights are those of whoever asked for it. */
interface Exported<Filter> {
  readonly filter: Filter
  readonly rights: readonly string[]
}

/** The export of a kind of record as it is started and run; it writes the sheet anew when it is taken over. */
export function exportJob<Filter>(
  { many }: Pick<Entity, 'many'>,
  input: z.ZodType<Exported<Filter>>,
): JobShape<Exported<Filter>, null> {
  return { kind: `${kebab(many)}.export`, lane: 'short', input, cursor: z.null() }
}

/** The export of a kind of record whose filter follows from its declaration. */
export function entityExport(entity: Entity): JobShape<Exported<EntityFilter>, null> {
  return exportJob(entity, z.object({ filter: entityFilter, rights: z.array(z.string()) }))
}

/** Finds what is exported: how many, and a batch after an id in a fixed order. */
interface Finding<Filter> {
  count(tx: Tx, viewer: Viewer, filter: Filter): Promise<number>
  batch(
    tx: Tx,
    viewer: Viewer,
    query: { readonly filter: Filter; readonly after: string | null; readonly limit: number },
  ): Promise<readonly (Values & { readonly id: string })[]>
}

/** The job behind 导出 of an entity. */
export function exportEntityKind(entity: Entity, parts: ExportParts): JobKind {
  const plan = planOf(entity, parts.entityNamed)
  return exportOf(entity, entityExport(entity), {
    ...parts,
    finding: {
      count: (tx, viewer, filter) => countRows(tx, plan, viewer, filter),
      batch: (tx, viewer, query) => listBatch(tx, plan, { viewer, ...query }),
    },
  })
}

/** The job behind 导出 where the filter is of its own kind, and says how what it finds is read. */
export function exportOf<Filter>(
  entity: Entity,
  shape: JobShape<Exported<Filter>, null>,
  parts: ExportParts & { readonly finding: Finding<Filter> },
): JobKind {
  return jobKind(shape, {
    run: async (context) => {
      const today = dayOf(parts.now())
      const path = parts.files.scratch('export')
      const may = (right: string) => context.input.rights.includes(right)
      const seen = Object.fromEntries(visibleFields(entity, may))
      const columns = columnsOf(
        { ...entity, fields: seen },
        { optionsOf: choicesIn(parts.policy.packOn(today)), entityNamed: parts.entityNamed },
      )
      const exportedAt = await context.database.transact(context.viewer, lastLine)
      const rows = rowsFor(context, parts.finding, { entity, secrets: parts.secrets, may, columns, exportedAt })
      try {
        await writeSheet(path, {
          name: `${entity.title.zh}台账`,
          columns: [...columns, ...tripColumns].map(({ title }) => ({ header: title.zh })),
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
  })
}

interface Writing {
  readonly entity: Entity
  readonly secrets: Secrets
  readonly may: (right: string) => boolean
  readonly columns: ReturnType<typeof columnsOf>
  /** The last line of the journal before the records are read: what came later came after the export. */
  readonly exportedAt: bigint
}

async function* rowsFor<Filter>(
  { input: { filter }, viewer, database, step }: JobContext<Exported<Filter>, null>,
  finding: Finding<Filter>,
  { entity, secrets, may, columns, exportedAt }: Writing,
): AsyncGenerator<(string | number | null)[]> {
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
      yield [...columns.map((column) => exportCell(column, row[column.id] ?? null)), record.id, String(exportedAt)]
    }
    done += records.length
    after = records.at(-1)?.id ?? null
    if (records.length < batch) return
  }
}
