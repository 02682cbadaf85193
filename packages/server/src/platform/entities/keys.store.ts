// Unique keys of records: who has one already, and which one the database says is taken.
import type { UniqueKey } from '@huanju/engines/entities'
import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import { databaseError, rowsOf, type Tx } from '../database/database.ts'
import { every } from '../database/walls.ts'
import { toJson } from '../journal/journal.ts'
import type { Secrets } from '../secrets/index.ts'
import { calledIn, givenPeriodIn, isSameKey, periodIn, type EntityPlan } from './plan.store.ts'
import { rowOf, type Values } from './values.ts'

/** The record that has a key already: its name as it is written there, null for personal data. */
export interface Taken {
  readonly id: string
  readonly name: string | null
}

interface Asked {
  readonly key: UniqueKey
  readonly rows: readonly Values[]
  readonly secrets: Secrets
  /** The record that is changed. */
  readonly besides?: string | null
}

/** Which rows have a unique key that a standing record has already, other than themselves: that record by the row's place. */
export async function findTaken(
  tx: Tx,
  { entity, table }: EntityPlan,
  { key, rows, secrets, besides = null }: Asked,
): Promise<Map<number, Taken>> {
  const ids = rows.map(() => newId())
  const given = rows.map((values, index) => ({
    ...rowOf(entity, values, String(values['regionId'] ?? ''), secrets),
    region_id: null,
    id: ids[index],
  }))
  const same = key.fields.map((id) => isSameKey(entity, id, ['e', 'g']))
  const meets = key.during
    ? [sql<boolean>`${periodIn('e', key.during)} && ${givenPeriodIn(entity, 'g', key.during)}`]
    : []
  const other = besides === null ? undefined : sql<boolean>`e.id <> ${besides}::uuid`
  const found = await rowsOf(
    tx,
    sql<Taken & { given: string }>`select g.id as given, e.id, ${calledIn(entity, 'e')} as name
    from jsonb_populate_recordset(null::${sql.table(table)}, ${toJson(given)}::jsonb) g
    join ${sql.table(table)} e on ${every([...same, ...meets, sql`e.voided_at is null`, other])}`,
  )
  return new Map(found.map(({ given: row, id, name }) => [ids.indexOf(row), { id, name }]))
}

/** Which unique key of a kind of record an error of the database tells to be taken; undefined for any other error. */
export function keyTaken(
  { entity, table }: Pick<EntityPlan, 'entity' | 'table'>,
  error: unknown,
): UniqueKey | undefined {
  const found = databaseError(error)
  return found?.code === uniqueViolation || found?.code === exclusionViolation
    ? entity.unique.find((_, index) => keyName(table, index) === found.constraint)
    : undefined
}

const uniqueViolation = '23505'
const exclusionViolation = '23P01'

/** The constraint a unique key is kept by. */
export function keyName(table: string, index: number): string {
  return `${table}_key_${index + 1}`
}
