// Launches a postmaster on a cluster and waits until it answers.
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { serverAccount } from './account.ts'
import { connectionFor } from './connection.ts'
import type { Home } from './home.ts'
import { clearLeftovers } from './leftovers.ts'

/** What a launch needs; settings of the caller replace ours. */
export interface Launch {
  readonly binaries: string
  readonly home: Home
  readonly url: string
  readonly port: number
  readonly settings: Readonly<Record<string, string>>
}

/** Starts the postmaster, after clearing what an earlier one left, and gives it once it answers. */
export async function launch(given: Launch): Promise<ChildProcess> {
  const stale = await clearLeftovers(given.home.cluster)
  const child = spawnPostmaster(given, stale)
  try {
    await answering(child, given)
    return child
  } catch (error) {
    child.kill('SIGQUIT')
    throw error
  }
}

function spawnPostmaster({ binaries, home, port, settings }: Launch, stale: number | undefined): ChildProcess {
  const chosen = { ...ourSettings(port), ...settings }
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openLog(home.logFile)
  // An environment of our own: settings for other PostgreSQL programs of the machine must not reach this one. The
  // last name makes it disregard a stale lock file while it still looks for shared memory in use.
  const environment = {
    LC_ALL: 'C.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    ...(stale && { PG_GRANDPARENT_PID: String(stale) }),
  }
  try {
    return spawn(join(binaries, 'bin/postgres'), ['-D', home.cluster, ...flags], {
      ...serverAccount(),
      cwd: home.cluster,
      stdio: ['ignore', log, log],
      detached: true,
      ...(process.platform !== 'win32' && { env: environment }),
    })
  } finally {
    closeSync(log)
  }
}

// Acknowledged means flushed: fsync, full_page_writes and synchronous_commit keep their defaults, which are on.
function ourSettings(port: number): Record<string, string> {
  return {
    port: String(port),
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '256MB',
    max_wal_size: '1GB',
    wal_level: 'replica',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    archive_mode: 'on',
    archive_timeout: '60',
    archive_command: archiveCommand,
  }
}

// Runs inside the cluster. Keeps finished log only once the first backup has made the folder; a segment that is there
// already, because a crash came before this was noted, must be the same. docs/decisions/0040
const archiveCommand =
  process.platform === 'win32'
    ? 'if exist ..\\wal-archive copy /Y "%p" "..\\wal-archive\\%f"'
    : 'A=../wal-archive; test ! -d $A || cmp -s "%p" $A/%f || ' +
      '{ test ! -e $A/%f && dd if="%p" of=$A/%f.part bs=1048576 conv=fsync 2>/dev/null && mv $A/%f.part $A/%f; }'

const logBytesMost = 10_000_000

function openLog(path: string): number {
  if (existsSync(path) && statSync(path).size > logBytesMost) renameSync(path, `${path}.old`)
  return openSync(path, 'a', 0o600)
}

// A server that replays its log takes as long as it takes; only one that has ended has failed.
async function answering(child: ChildProcess, { url, home }: Launch): Promise<void> {
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  for (;;) {
    if (failure) throw failure
    if (child.exitCode !== null || child.signalCode !== null) throw notStarted(home.logFile)
    if (await reaches(url)) return
    await wait(20)
  }
}

/** Error of a start that failed because its port was taken in the meantime. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && error.message.includes('could not create any TCP/IP sockets')
}

function notStarted(logFile: string): Error {
  const end = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12).join('\n')
  return new Error(`数据库未能启动，日志末尾如下 The database did not start; its log ends with（${logFile}）：\n${end}`)
}

async function reaches(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: connectionFor(url, 'postgres'), connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query("select from pg_database where datname = 'huanju'")
    if (rowCount === 0) await client.query('create database huanju')
    return true
  } catch (error) {
    if (isNotReady(error)) return false
    throw error
  } finally {
    await client.end().catch(() => undefined)
  }
}

const notReadyCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', '57P01', '57P02', '57P03']

function isNotReady(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return notReadyCodes.includes(code) || /timeout|terminated/i.test(String(error))
}
