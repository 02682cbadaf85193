// A base backup through PostgreSQL's own functions: its data files while it runs, and the label that makes them one.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { copyDurably, copyTree, type Choice } from './copying.ts'
import type { CopiedFile } from './manifest.ts'

export interface Base {
  readonly firstSegment: string
  readonly begunAt: string
  readonly endedAt: string
  readonly files: readonly CopiedFile[]
}

/**
 * Copies the cluster behind a connection into a new folder while it runs. The write-ahead log from `firstSegment` to
 * `endedAt` belongs to it; the caller waits until it is archived.
 */
export async function takeBase(client: pg.Client, cluster: string, to: string): Promise<Base> {
  const {
    rows: [begun],
  } = await client.query<{ segment: string; at: string }>(
    "select pg_walfile_name(pg_backup_start('huanju', true)) as segment, clock_timestamp()::text as at",
  )
  if (begun === undefined) throw new Error('pg_backup_start gave nothing')
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const files = await copyTree(cluster, to, choiceFor)
  // The control file last: it must not be older than any file it speaks of.
  mkdirSync(join(to, 'global'), { recursive: true, mode: 0o700 })
  files.push({ path: controlFile, ...copyDurably(join(cluster, controlFile), join(to, controlFile)) })
  const {
    rows: [ended],
  } = await client.query<{ label: string; spaces: string; at: string }>(
    'select labelfile as label, spcmapfile as spaces, clock_timestamp()::text as at from pg_backup_stop(false)',
  )
  if (ended === undefined) throw new Error('pg_backup_stop gave nothing')
  if (ended.spaces.trim() !== '') throw new Error('表空间不支持备份 Tablespaces are not backed up')
  const label = join(to, 'backup_label')
  writeFileSync(`${label}.part`, ended.label, { mode: 0o600 })
  files.push({ path: 'backup_label', ...copyDurably(`${label}.part`, label) })
  return { firstSegment: begun.segment, begunAt: begun.at, endedAt: ended.at, files }
}

const controlFile = 'global/pg_control'
// What PostgreSQL makes anew at each start, by its manual (Making a Base Backup Using the Low Level API).
const emptied = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const left = new Set(['postmaster.pid', 'postmaster.opts', 'postgresql.auto.conf.tmp', controlFile])

function choiceFor(path: string): Choice {
  if (emptied.has(path)) return 'empty'
  const name = path.slice(path.lastIndexOf('/') + 1)
  return left.has(path) || name.startsWith('pgsql_tmp') || name.startsWith('pg_internal.init') ? 'leave' : 'copy'
}
