// A backup: base, write-ahead log, uploads and keys in one folder, from which a restore reaches any moment since.
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { giveToServer } from '../embedded/account.ts'
import type { Home } from '../embedded/home.ts'
import { lockFolder } from '../embedded/lock.ts'
import { takeBase } from './base.ts'
import { copyDurably } from './copying.ts'
import { closeSegment, requireWhole, shipLog } from './log-shipping.ts'
import { readNote, writeManifest, writeNote, type BaseManifest } from './manifest.ts'
import { markMoment } from './mark.ts'
import { withDatabase } from './reach.ts'
import { copyKeys, copyUploads } from './uploads.ts'

export interface BackupOptions {
  readonly dataDir: string
  readonly to: string
  /** `log` brings only what was written since the last time; `full` begins with a new base. */
  readonly scope: 'full' | 'log'
  readonly keys: 'copy' | 'leave'
}

export interface BackupReport {
  readonly base: { name: string; manifest: BaseManifest } | undefined
  readonly segments: number
  readonly uploads: number
  readonly hasKeys: boolean
  /** Every commit up to this instant can be restored. */
  readonly through: string
}

/** Backs up a data folder, running or not. Throws when the folder holds the backup of another database. */
export async function backUp({ dataDir, to, scope, keys }: BackupOptions): Promise<BackupReport> {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const lock = lockFolder(to)
  try {
    return await backUpInto({ dataDir, to, scope, keys })
  } finally {
    lock.release()
  }
}

async function backUpInto({ dataDir, to, scope, keys }: BackupOptions): Promise<BackupReport> {
  return withDatabase(dataDir, async ({ url, home, client }) => {
    const cluster = await readCluster(client)
    const note = readNote(to)
    if (note && (note.systemIdentifier !== cluster.systemIdentifier || note.timeline !== cluster.timeline)) {
      throw new Error(`该目录是另一数据库的备份，请换一个目录 This folder holds the backup of another database：${to}`)
    }
    if (scope === 'log' && !note) throw new Error(`该目录还没有完整备份 No full backup in this folder yet：${to}`)
    mkdirSync(home.archive, { recursive: true, mode: 0o700 })
    giveToServer(home.archive)
    const base = scope === 'full' ? await makeBase({ url, home, client, to }) : undefined
    const shipment = await closeSegment(client, home.archive)
    const segments = await shipLog(home.archive, to)
    await requireWhole(to, base?.manifest.firstSegment ?? note?.lastSegment ?? '', shipment.lastSegment)
    const uploads = await copyUploads(dataDir, to)
    const hasKeys = keys === 'copy' && (await copyKeys(dataDir, to))
    if (base) renameSync(join(to, `${base.name}.part`), join(to, base.name))
    writeNote(to, { ...cluster, ...shipment })
    return { base, segments, uploads, hasKeys, through: shipment.through }
  })
}

// A base stands under a passing name until everything it needs is in the folder.
async function makeBase({ url, home, client, to }: { url: string; home: Home; client: pg.Client; to: string }) {
  const name = `base-${new Date().toISOString().replace(/[-:]|\.\d+/g, '')}`
  const folder = join(to, `${name}.part`)
  const cutOff = readdirSync(to).filter((entry) => /^base-.*\.part$/.test(entry))
  for (const entry of cutOff) rmSync(join(to, entry), { recursive: true })
  const { files, ...base } = await takeBase(client, home.cluster, join(folder, 'postgres'))
  copyDurably(home.passwordFile, join(folder, 'postgres.password'))
  const manifest = { ...base, mark: await markMoment(url), files: [...files] }
  writeManifest(folder, manifest)
  return { name, manifest }
}

async function readCluster(client: pg.Client): Promise<{ systemIdentifier: string; timeline: string }> {
  const {
    rows: [row],
  } = await client.query<{ system: string; timeline: string }>(
    `select system_identifier::text as system, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline
     from pg_control_system()`,
  )
  if (row === undefined) throw new Error('pg_control_system gave nothing')
  return { systemIdentifier: row.system, timeline: row.timeline }
}
