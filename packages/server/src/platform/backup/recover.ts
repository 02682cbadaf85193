// Replays write-ahead log onto a copied base: to the marked moment, to be counted there, then to the wanted one.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { ownerClient } from '../database/owner.ts'
import { giveToServer } from '../embedded/account.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { homeFor } from '../embedded/home.ts'

const fetchLog = process.platform === 'win32' ? 'copy "..\\wal\\%f" "%p"' : 'cp "../wal/%f" "%p"'

/** Tells PostgreSQL to recover on its next start; it takes the note away itself once it is done. */
export function askForRecovery(cluster: string): void {
  const signal = join(cluster, 'recovery.signal')
  writeFileSync(signal, '')
  giveToServer(signal)
}

/** Replays to a named restore point and runs work there, read-only; nothing after that point has happened yet. */
export async function atMark<Result>(
  dataDir: string,
  name: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const target = { recovery_target_name: name, recovery_target_action: 'pause' }
  return recovering(dataDir, target, async (client) => {
    await until(client, "pg_is_in_recovery() and pg_get_wal_replay_pause_state() = 'paused'")
    return work(client)
  })
}

/** Replays to an instant, or to the end of the log, opens the database for writing, and runs work there. */
export async function atTarget<Result>(
  dataDir: string,
  at: string | undefined,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const target: Record<string, string> =
    at === undefined ? {} : { recovery_target_time: at, recovery_target_action: 'promote' }
  return recovering(dataDir, target, async (client) => {
    await until(client, 'not pg_is_in_recovery()')
    return work(client)
  })
}

async function recovering<Result>(
  dataDir: string,
  target: Record<string, string>,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const settings = { ...target, restore_command: fetchLog, hot_standby: 'on' }
  const embedded = await startEmbedded({ dataDir, settings, restarts: 'no' })
  const client = ownerClient(embedded.url)
  let cut: Error | undefined
  client.on('error', (error) => {
    cut = error
  })
  try {
    await client.connect()
    return await work(client)
  } catch (error) {
    const log = homeFor(dataDir).logFile
    throw cut ? new Error(`恢复中断，原因见日志 Recovery was cut off; see the log：${log}`, { cause: error }) : error
  } finally {
    await client.end().catch(() => undefined)
    await embedded.stop()
  }
}

async function until(client: pg.Client, condition: string): Promise<void> {
  for (;;) {
    const {
      rows: [row],
    } = await client.query<{ is: boolean }>(`select ${condition} as is`)
    if (row?.is === true) return
    await wait(50)
  }
}
