// The embedded PostgreSQL: a real server under the data folder, started, recovered and stopped by the product itself.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries, isOpenToNobody, isRoot, nobody } from './binaries.ts'
import { clearLeftovers } from './leftovers.ts'

export interface EmbeddedPostgres {
  /** Owner connection to the database `huanju`. */
  readonly url: string
  readonly port: number
  /** Folder of the database files. */
  readonly folder: string
  stop(): Promise<void>
}

/** The same connection, to another database of the cluster. */
export function connectionFor(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

/**
 * Starts the server of a data folder, making it on the first start and recovering it after a crash; ready when it
 * answers. Throws when it cannot start within 60 s, with the last lines of its log.
 */
export async function startEmbedded({ dataDir, port, settings = {} }: {
  dataDir: string; port?: number; settings?: Record<string, string>
}): Promise<EmbeddedPostgres> {
  const binaries = findBinaries()
  const home = homeFor(dataDir)
  const folder = join(home, 'postgres')
  const password = await prepare(binaries, home, folder)
  await clearLeftovers(folder)
  const chosen = port ?? (await freePort())
  const logFile = join(home, 'postgres.log')
  const child = launch(binaries, folder, { port: chosen, logFile, settings })
  const url = `postgresql://huanju:${password}@127.0.0.1:${chosen}/huanju`
  await answering(child, url, logFile)
  writeFileSync(join(home, 'postgres.json'), JSON.stringify({ port: chosen, pid: child.pid }))
  return { url, port: chosen, folder, stop: () => stop(child) }
}

/** Where the cluster of a data folder lives: inside it, or beside it where nobody cannot walk in. */
export function homeFor(dataDir: string): string {
  mkdirSync(dataDir, { recursive: true })
  if (!isRoot || isOpenToNobody(dataDir)) return dataDir
  const home = join('/var/lib/huanju', createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
  mkdirSync(home, { recursive: true })
  return home
}

async function prepare(binaries: string, home: string, folder: string): Promise<string> {
  const passwordFile = join(home, 'postgres.password')
  if (existsSync(join(folder, 'PG_VERSION'))) return readFileSync(passwordFile, 'utf8').trim()
  const password = randomBytes(24).toString('base64url')
  const fresh = join(home, `postgres.${process.pid}.new`)
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  const readable = join(fresh, '..', `postgres.${process.pid}.pw`)
  writeFileSync(readable, password, { mode: 0o600 })
  if (isRoot) for (const path of [fresh, readable]) chownSync(path, nobody, nobody)
  try {
    execFileSync(join(binaries, 'bin/initdb'), ['-D', fresh, '-U', 'huanju', '-A', 'scram-sha-256', `--pwfile=${readable}`, '-E', 'UTF8',
      '--locale-provider=builtin', '--locale=C.UTF-8', '--no-instructions'], { ...account(), stdio: 'pipe', cwd: dirname(fresh) })
  } finally {
    rmSync(readable, { force: true })
  }
  renameSync(fresh, folder)
  return password
}

function account() {
  return isRoot ? { uid: nobody, gid: nobody } : {}
}

function launch(binaries: string, folder: string, { port, logFile, settings }: { port: number; logFile: string; settings: Record<string, string> }): ChildProcess {
  const chosen: Record<string, string> = {
    port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '60', shared_buffers: '256MB',
    wal_level: 'replica', timezone: 'UTC', log_timezone: 'UTC', jit: 'off', lc_messages: 'C', max_wal_size: '2GB', ...settings,
  }
  const flags = Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const log = openSync(logFile, 'a', 0o600)
  if (isRoot) chmodSync(logFile, 0o600)
  return spawn(join(binaries, 'bin/postgres'), ['-D', folder, ...flags], {
    ...account(), cwd: folder, stdio: ['ignore', log, log], detached: true, env: { ...withoutPostgres(), LC_ALL: 'C.UTF-8' },
  })
}

// Settings of other PostgreSQL programs on the machine must not reach ours.
function withoutPostgres(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')))
}

async function answering(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const failure = () => new Error(`数据库未能启动，日志 ${logFile} 末尾：\n${readFileSync(logFile, 'utf8').split('\n').slice(-12).join('\n')}`)
  for (let waited = 0; waited < 60_000; waited += 40) {
    if (child.exitCode !== null) throw failure()
    if (await reaches(url)) return
    await wait(40)
  }
  throw failure()
}

async function reaches(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: connectionFor(url, 'postgres'), connectionTimeoutMillis: 2000 })
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

function isNotReady(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P03' || /timeout|terminated/i.test(String(error))
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  child.kill('SIGINT')
  const isDown = await Promise.race([ended.then(() => true), wait(15_000, false, { ref: false })])
  if (!isDown) child.kill('SIGQUIT')
  await Promise.race([ended, wait(5_000, undefined, { ref: false })])
}

/** A free port of the loopback address, chosen by the system. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  await new Promise<void>((resolve) => { server.close(() => resolve()) })
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
