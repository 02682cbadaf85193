// Marks a moment in the write-ahead log whose row counts are known exactly, so that a restore can be counted.
import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { ownerClient } from '../database/owner.ts'
import type { Mark } from './manifest.ts'

/**
 * Marks a moment: for an instant no write is under way on any table, a restore point is written and a snapshot taken;
 * then writes go on and the snapshot is counted. Throws when writes leave no such instant within a minute.
 */
export async function markMoment(url: string): Promise<Mark> {
  const name = `huanju-${randomBytes(6).toString('hex')}`
  const [marker, counter] = [ownerClient(url), ownerClient(url)]
  try {
    await Promise.all([marker.connect(), counter.connect()])
    const { snapshot, at } = await holdStill(marker, name)
    await counter.query('begin isolation level repeatable read read only')
    await counter.query(`set transaction snapshot '${snapshot}'`)
    await marker.query('commit')
    const rows = await countRows(counter)
    return { name, at, rows, journalHead: await readJournalHead(counter) }
  } finally {
    await Promise.all([marker.end(), counter.end()])
  }
}

async function holdStill(marker: pg.Client, name: string): Promise<{ snapshot: string; at: string }> {
  const tables = await listTables(marker)
  for (let tries = 1; ; tries += 1) {
    await marker.query('begin isolation level repeatable read')
    try {
      await marker.query("set local lock_timeout = '2s'")
      if (tables.length > 0) await marker.query(`lock table ${tables.join(', ')} in share mode`)
      const {
        rows: [held],
      } = await marker.query<{ snapshot: string; at: string }>(
        'select pg_create_restore_point($1), pg_export_snapshot() as snapshot, clock_timestamp()::text as at',
        [name],
      )
      if (held === undefined) throw new Error('no restore point')
      return held
    } catch (error) {
      await marker.query('rollback')
      if (tries === 20 || !isLockTimeout(error)) throw error
    }
  }
}

function isLockTimeout(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '55P03' || error.code === '40P01')
}

/** Rows of each table of the database, by its name as SQL writes it. */
export async function countRows(client: pg.Client): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of await listTables(client)) {
    const {
      rows: [row],
    } = await client.query<{ count: string }>(`select count(*) from ${table}`)
    counts[table] = Number(row?.count)
  }
  return counts
}

/** The last hash of the journal, or null where there is no journal. */
export async function readJournalHead(client: pg.Client): Promise<string | null> {
  if (!(await hasTable(client, 'journal_head'))) return null
  const {
    rows: [head],
  } = await client.query<{ hash: string }>('select hash from journal_head')
  return head?.hash ?? null
}

/** Whether the database has a table of this name. */
export async function hasTable(client: pg.Client, name: string): Promise<boolean> {
  const {
    rows: [found],
  } = await client.query<{ is: boolean }>('select to_regclass($1) is not null as is', [name])
  return found?.is === true
}

async function listTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select format('%I.%I', nspname, relname) as name
    from pg_class join pg_namespace on pg_namespace.oid = relnamespace
    where relkind = 'r' and relpersistence = 'p' and nspname not in ('pg_catalog', 'information_schema') order by 1`)
  return rows.map(({ name }) => name)
}
