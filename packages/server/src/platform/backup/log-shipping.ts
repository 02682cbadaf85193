// Brings finished write-ahead log from the archive beside the cluster into a backup folder, packed and hashed.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { appendFile, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type pg from 'pg'
import { z } from 'zod'
import { writeDurably } from './copying.ts'
import { firstGap, isSegment } from './segments.ts'

const [pack, unpack] = [promisify(gzip), promisify(gunzip)]

/** How far a shipment reaches: the instant up to which every commit is in it, and its last segment. */
export interface Shipment {
  readonly through: string
  readonly lastSegment: string
}

/** Closes the current segment and waits until PostgreSQL has archived it; throws after two minutes. */
export async function closeSegment(client: pg.Client, archive: string): Promise<Shipment> {
  const {
    rows: [now],
  } = await client.query<{ at: string }>('select clock_timestamp()::text as at')
  // A commit after that instant, so that replay to it has a place to stop at.
  await client.query('select pg_current_xact_id()')
  const {
    rows: [closed],
  } = await client.query<{ segment: string }>('select pg_walfile_name(pg_switch_wal()) as segment')
  if (now === undefined || closed === undefined) throw new Error('pg_switch_wal gave nothing')
  for (let waited = 0; waited < 120_000; waited += 50) {
    if (existsSync(join(archive, closed.segment))) return { through: now.at, lastSegment: closed.segment }
    await wait(50)
  }
  throw new Error(
    `预写日志未能归档，请查看数据库日志 The write-ahead log was not archived; see the log：${closed.segment}`,
  )
}

/** Moves everything from the archive into the folder's `wal`; gives how many files were brought. */
export async function shipLog(archive: string, folder: string): Promise<number> {
  const wal = join(folder, 'wal')
  await mkdir(wal, { recursive: true, mode: 0o700 })
  const names = (await readdir(archive)).filter((name) => !name.endsWith('.part')).sort()
  for (const name of names) {
    const plain = await readFile(join(archive, name))
    writeDurably(join(wal, `${name}.gz`), await pack(plain, { level: 1 }))
    await appendFile(join(wal, 'list.jsonl'), `${JSON.stringify({ name, sha256: hashOf(plain) })}\n`, { flush: true })
    await rm(join(archive, name))
  }
  return names.length
}

/** Throws unless the folder has every segment from one to another. */
export async function requireWhole(folder: string, from: string, to: string): Promise<void> {
  const names = new Set((await readdir(join(folder, 'wal'))).map((name) => name.replace(/\.gz$/, '')))
  const gap = firstGap(names, from, to)
  if (gap === undefined) return
  throw new Error(
    `备份目录缺少预写日志 ${gap}（可能已归入另一备份目录），请重新做一次完整备份。` +
      ` The folder lacks this piece of the write-ahead log; make a full backup again.`,
  )
}

/** Unpacks the log from a segment on into a folder, each piece checked against its hash. */
export async function unpackLog(folder: string, from: string, to: string): Promise<void> {
  const hashes = await readHashes(folder)
  await mkdir(to, { recursive: true, mode: 0o755 })
  for (const file of (await readdir(join(folder, 'wal'))).filter((name) => name.endsWith('.gz')).sort()) {
    const name = file.slice(0, -3)
    if (isSegment(name) && name.slice(8) < from.slice(8)) continue
    const plain = await unpack(await readFile(join(folder, 'wal', file))).catch(() => undefined)
    if (plain === undefined || hashOf(plain) !== hashes.get(name)) {
      throw new Error(`预写日志已损坏，请改用其他备份 This piece of the log is damaged; use another backup：${file}`)
    }
    writeDurably(join(to, name), plain)
  }
}

const pieceShape = z.object({ name: z.string(), sha256: z.string() })

async function readHashes(folder: string): Promise<Map<string, string>> {
  const lines = (await readFile(join(folder, 'wal', 'list.jsonl'), 'utf8')).split('\n').filter((line) => line !== '')
  const entries = lines.map((line) => pieceShape.parse(JSON.parse(line)))
  return new Map(entries.map(({ name, sha256 }) => [name, sha256]))
}

function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}
