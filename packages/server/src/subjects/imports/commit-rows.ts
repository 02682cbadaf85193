// Writes a batch of checked rows in one transaction: new records in, standing ones changed if they are still as they were.
import { entityNamed } from '@huanju/domain/subjects'
import { fieldsOf, isNamedPlainly, kebab, type Entity } from '@huanju/engines/entities'
import type { Finding } from '@huanju/engines/tables'
import type { Tx } from '../../platform/database/database.ts'
import { findRecords, insertUntaken, unlessTaken } from '../../platform/entities/bulk.store.ts'
import { decideAll } from '../../platform/entities/decide.ts'
import { updateRecord, type Stored } from '../../platform/entities/entity.store.ts'
import { changesBetween, openedOf, type Values } from '../../platform/entities/values.ts'
import { journal, journalEach, type JournalLine } from '../../platform/journal/journal.ts'
import type { Secrets } from '../../platform/secrets/index.ts'
import { valuesOf } from './kept.ts'
import { doubleOf } from './meet-row.ts'
import { listCommittable, markRows, type CommittableRow, type RowMark } from './rows.store.ts'
import { importedAction, type Committing, type Target } from './targets.ts'

/** What a commit needs beside the rows. */
export interface CommitRules extends Committing {
  readonly target: Target
  readonly secrets: Secrets
}

interface Writing extends CommittableRow {
  readonly values: Values
  readonly regionId: string
  readonly record: Stored | undefined
}

const batch = 200

/** Commits the next rows and marks each with what became of it; gives how many there were. */
export async function commitBatch(tx: Tx, rules: CommitRules): Promise<number> {
  const { target, secrets, viewer, importId } = rules
  const rows = await listCommittable(tx, importId, batch)
  if (rows.length === 0) return 0
  const detail = { rows: rows.length, first: rows[0]?.rowNumber }
  await journal(tx, { action: 'import.committing', subject: 'import', id: importId, regionId: rules.regionId, detail })
  const standing = await findRecords(tx, target.plan, viewer, {
    ids: rows.flatMap(({ recordId }) => recordId ?? []),
    lock: 'lock',
  })
  const late = rows.filter((row) => isLate(row, standing))
  const asked = rows
    .filter((row) => !late.includes(row))
    .map((row) => ({
      ...row,
      values: valuesOf(target.entity, row.facts, secrets),
      record: standing.get(row.recordId ?? ''),
    }))
  const decided = await decideAll(
    target.plan,
    asked.map((row) => whole(target.entity, row, secrets)),
    {
      ...rules,
      tx,
      entityNamed,
      ids: asked.map(({ recordId }) => recordId),
    },
  )
  const judged = asked.map((row, index) => ({
    ...row,
    regionId: decided.regionIds[index] ?? '',
    errors: (decided.findings[index] ?? []).filter(({ severity }) => severity === 'error'),
  }))
  const sound = judged.filter(({ errors, regionId }) => errors.length === 0 && regionId !== '')
  const marks: RowMark[] = [
    ...late.map((row) => refused(row, [changedMeanwhile])),
    ...judged.filter((row) => !sound.includes(row)).map((row) => refused(row, row.errors)),
    // What is changed makes room for what is new, such as a term that ends before the next begins.
    ...(await change(tx, rules, sound)),
    ...(await insertNew(
      tx,
      rules,
      sound.filter(({ record }) => record === undefined),
    )),
  ]
  await markRows(tx, importId, marks)
  const written = new Set(marks.filter(({ state }) => state === 'committed').map(({ rowNumber }) => rowNumber))
  if (written.size > 0)
    await target.after?.(
      tx,
      rules,
      sound.filter(({ rowNumber }) => written.has(rowNumber)).map(({ values }) => values),
    )
  return rows.length
}

const changedMeanwhile: Finding = {
  column: '',
  severity: 'error',
  message: {
    zh: '检查之后，这条记录已被他人修改或作废，未写入；请核对后把这一行重新上传',
    en: 'Someone changed or voided this record after the check; nothing was written. Compare, and upload the row again',
  },
}

function isLate({ recordId, recordVersion }: CommittableRow, standing: ReadonlyMap<string, Stored>): boolean {
  if (recordId === null) return false
  const record = standing.get(recordId)
  return record === undefined || record.voidedAt !== null || record.version !== recordVersion
}

const refused = ({ rowNumber, recordId }: CommittableRow, findings: readonly Finding[]): RowMark => ({
  rowNumber,
  state: 'bad',
  recordId,
  findings,
})

// Sealed fields that stay as they are count as given when the whole record is decided on.
function whole(
  entity: Entity,
  { values, record }: { values: Values; record: Stored | undefined },
  secrets: Secrets,
): Values {
  if (!record) return values
  const opened = openedOf(entity, record, secrets)
  const kept = fieldsOf(entity).filter(([id, { kind }]) => kind === 'sealed' && values[id] === undefined)
  return { ...values, ...Object.fromEntries(kept.map(([id]) => [id, opened[id]])) }
}

async function insertNew(tx: Tx, rules: CommitRules, rows: readonly Writing[]): Promise<RowMark[]> {
  const { target, importId, secrets } = rules
  if (rows.length === 0) return []
  const ids = await (target.insert ?? insertPlain)(tx, rules, rows)
  return rows.map(({ rowNumber }, index) => {
    const id = ids[index] ?? null
    return id === null
      ? { rowNumber, state: 'duplicate', recordId: null, findings: [doubleOf(target, '台账')] }
      : { rowNumber, state: 'committed', recordId: id }
  })

  // Each record has a line of its own, with which its history begins.
  async function insertPlain(): Promise<(string | null)[]> {
    const action = importedAction(target.entity)
    const inserted = await insertUntaken(tx, target.plan, { records: rows, secrets })
    const lines = rows.flatMap((row, index): JournalLine[] => {
      const id = inserted[index] ?? null
      return id === null ? [] : [{ ...lineOn(target.entity, row, importId), action, id }]
    })
    await journalEach(tx, lines)
    return inserted
  }
}

function lineOn(entity: Entity, { values, regionId, rowNumber }: Writing, importId: string) {
  const name = isNamedPlainly(entity) ? values[entity.named] : undefined
  return { subject: kebab(entity.one), regionId, detail: { name, import: importId, row: rowNumber } }
}

async function change(tx: Tx, rules: CommitRules, rows: readonly Writing[]): Promise<RowMark[]> {
  const { target, importId, secrets } = rules
  const { entity, plan } = target
  const marks: RowMark[] = []
  for (const row of rows) {
    const { record: before, values, regionId, rowNumber } = row
    if (!before) continue
    const changes = changesBetween(entity, openedOf(entity, before, secrets), values)
    const { detail, ...line } = lineOn(entity, row, importId)
    const all = { ...detail, changes }
    const changed: JournalLine = { ...line, action: `${kebab(entity.one)}.changed`, id: before.id, detail: all }
    const rival = (await target.key?.findTaken(tx, [values]))?.get(0)
    const isDone =
      (rival === undefined || rival === before.id) &&
      (await unlessTaken(tx, plan, () =>
        target.change
          ? target.change(tx, rules, { id: before.id, values, detail })
          : updateRecord(tx, plan, { before, values, regionId, secrets, line: changed }),
      ))
    marks.push(
      isDone
        ? { rowNumber, state: 'committed', recordId: before.id }
        : { rowNumber, state: 'duplicate', recordId: before.id, findings: [doubleOf(target, '台账')] },
    )
  }
  return marks
}
