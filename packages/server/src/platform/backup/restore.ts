// Restores a backup into a new data folder, to the end of its log or to a moment, and counts what came back.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { giveTreeToServer } from '../embedded/account.ts'
import { homeFor } from '../embedded/home.ts'
import { clearLeftovers } from '../embedded/leftovers.ts'
import { copyDurably, copyVerified } from './copying.ts'
import { microsecondsOf, printInstant } from './instants.ts'
import { requireWhole, unpackLog } from './log-shipping.ts'
import { readManifest, readNote, type BackupNote, type BaseManifest } from './manifest.ts'
import { countRows, hasTable, readJournalHead } from './mark.ts'
import { askForRecovery, atMark, atTarget } from './recover.ts'
import { copyKeys, copyUploads, listMissing } from './uploads.ts'

/** What a check of the journal says of it. */
export interface JournalVerdict {
  readonly isIntact: boolean
  readonly lines: number
  readonly head: string
  readonly firstBroken: number | null
}

export interface RestoreOptions {
  readonly from: string
  readonly dataDir: string
  /** Instant to restore to, with its offset; by default the end of the log. */
  readonly at?: string
  readonly checkJournal: (client: pg.Client) => Promise<JournalVerdict>
}

export interface RestoreReport {
  readonly base: string
  /** Tables counted at the marked moment, all equal; undefined where the wanted moment lies before it. */
  readonly tablesAtMark: number | undefined
  readonly rows: Readonly<Record<string, number>>
  readonly lastCommit: string | null
  readonly journal: JournalVerdict | undefined
  readonly uploads: number
  /** Files that rows name but the backup lacks, by their hash. */
  readonly missingUploads: readonly string[]
  readonly hasKeys: boolean
}

/**
 * Restores into a data folder that has no database yet; the folder is ready for a start afterwards. Throws, leaving it
 * without a database, when a file is damaged, the moment is not covered, or the counts at the mark differ.
 */
export async function restore({ from, dataDir, at, checkJournal }: RestoreOptions): Promise<RestoreReport> {
  const note = readNote(from)
  if (!note) throw new Error(`该目录不是备份 Not a backup folder：${from}`)
  if (existsSync(join(homeFor(dataDir).cluster, 'PG_VERSION'))) {
    throw new Error(`该目录已有数据库，请另选新目录 There is a database already; choose a new folder：${dataDir}`)
  }
  const wanted = at === undefined ? undefined : microsecondsOf(at)
  const { base, manifest } = chooseBase(from, note, wanted)
  await requireWhole(from, manifest.firstSegment, note.lastSegment)
  const staging = join(dataDir, 'restoring')
  await layOut({ from, base, manifest, staging })
  const isMarkBefore = wanted === undefined || microsecondsOf(manifest.mark.at) <= wanted
  if (isMarkBefore) await atMark(staging, manifest.mark.name, (client) => compareAtMark(client, manifest))
  const target = wanted === undefined ? undefined : printInstant(wanted)
  const found = await atTarget(staging, target, (client) => lookAround(client, checkJournal))
  moveIntoPlace(staging, dataDir)
  const uploads = await copyUploads(from, dataDir)
  const { hashes, ...report } = found
  return {
    base,
    ...report,
    uploads,
    missingUploads: listMissing(dataDir, hashes),
    hasKeys: await copyKeys(from, dataDir),
    tablesAtMark: isMarkBefore ? Object.keys(manifest.mark.rows).length : undefined,
  }
}

function chooseBase(from: string, note: BackupNote, wanted: bigint | undefined) {
  const names = readdirSync(from)
    .filter((name) => /^base-\w+$/.test(name))
    .sort()
  const bases = names.map((base) => ({ base, manifest: readManifest(join(from, base)) }))
  const fitting = bases.filter(({ manifest }) => wanted === undefined || microsecondsOf(manifest.endedAt) <= wanted)
  const last = fitting.at(-1)
  const isCovered = wanted === undefined || wanted <= microsecondsOf(note.through)
  if (last && isCovered) return last
  throw new Error(
    `备份只能恢复到 ${bases[0]?.manifest.endedAt ?? '（无完整备份）'} 至 ${note.through} 之间的时刻。` +
      ` The backup covers only moments between these two.`,
  )
}

async function layOut({
  from,
  base,
  manifest,
  staging,
}: {
  from: string
  base: string
  manifest: BaseManifest
  staging: string
}): Promise<void> {
  await discard(staging)
  const home = homeFor(staging)
  await copyVerified(join(from, base, 'postgres'), home.cluster, manifest.files)
  for (const name of [
    'pg_wal',
    'pg_replslot',
    'pg_dynshmem',
    'pg_notify',
    'pg_serial',
    'pg_snapshots',
    'pg_stat_tmp',
    'pg_subtrans',
    'pg_tblspc',
    'pg_commit_ts',
    'pg_twophase',
    'pg_stat',
    'pg_logical/snapshots',
    'pg_logical/mappings',
  ])
    mkdirSync(join(home.cluster, name), { recursive: true, mode: 0o700 })
  copyDurably(join(from, base, 'postgres.password'), home.passwordFile)
  await unpackLog(from, manifest.firstSegment, join(home.path, 'wal'))
  askForRecovery(home.cluster)
  giveTreeToServer(home.cluster, join(home.path, 'wal'))
}

// What an earlier restore into this folder left when it was cut off.
async function discard(staging: string): Promise<void> {
  if (!existsSync(staging)) return
  const home = homeFor(staging)
  if (existsSync(home.cluster)) await clearLeftovers(home.cluster)
  for (const path of [home.path, staging]) rmSync(path, { recursive: true, force: true })
}

async function compareAtMark(client: pg.Client, { mark }: BaseManifest): Promise<void> {
  const rows = await countRows(client)
  const tables = new Set([...Object.keys(rows), ...Object.keys(mark.rows)])
  const differing = [...tables].filter((table) => rows[table] !== mark.rows[table])
  if (differing.length > 0) {
    const words = differing.map((table) => `${table}: ${mark.rows[table] ?? '-'} → ${rows[table] ?? '-'}`)
    throw new Error(`恢复后的行数与备份不符 Row counts differ from the backup：${words.join('; ')}`)
  }
  const head = await readJournalHead(client)
  if (head !== mark.journalHead) throw new Error('恢复后的日志链首与备份不符 The journal head differs from the backup')
}

async function lookAround(client: pg.Client, checkJournal: RestoreOptions['checkJournal']) {
  const {
    rows: [last],
  } = await client.query<{ at: string | null }>('select pg_last_xact_replay_timestamp()::text as at')
  const files = (await hasTable(client, 'files'))
    ? (await client.query<{ sha256: string }>('select distinct sha256 from files')).rows
    : []
  return {
    rows: await countRows(client),
    lastCommit: last?.at ?? null,
    journal: (await hasTable(client, 'journal_head')) ? await checkJournal(client) : undefined,
    hashes: files.map(({ sha256 }) => sha256),
  }
}

function moveIntoPlace(staging: string, dataDir: string): void {
  const [before, after] = [homeFor(staging), homeFor(dataDir)]
  renameSync(before.passwordFile, after.passwordFile)
  renameSync(before.cluster, after.cluster)
  for (const path of [before.path, staging]) rmSync(path, { recursive: true, force: true })
}
