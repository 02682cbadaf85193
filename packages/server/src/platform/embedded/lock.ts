// One start per data folder: a lock that a killed holder cannot leave behind.
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { birthOf } from './processes.ts'

export interface FolderLock {
  release(): void
}

/** Takes the lock of a folder; throws, naming the holder, while another living process has it. */
export function lockFolder(path: string): FolderLock {
  const lock = join(path, 'huanju.lock')
  const own = `${process.pid} ${birthOf(process.pid) ?? ''}`
  for (let tries = 0; tries < 5; tries += 1) {
    if (take(lock, own)) return { release: () => rmSync(lock, { force: true }) }
    const held = read(lock)
    if (held !== undefined && isAlive(held)) throw inUse(path, held)
    if (held !== undefined) setAside(lock, held, path)
  }
  throw inUse(path, read(lock) ?? '')
}

/** The process that holds the lock of a folder; undefined when none does. */
export function holderOf(path: string): number | undefined {
  const held = read(join(path, 'huanju.lock'))
  return held !== undefined && isAlive(held) ? Number(held.split(' ')[0]) : undefined
}

// A link either makes the name or fails: the file is never there half written.
function take(lock: string, own: string): boolean {
  const part = `${lock}.${process.pid}`
  writeFileSync(part, own, { mode: 0o600 })
  try {
    linkSync(part, lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(part, { force: true })
  }
}

function read(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8')
  } catch {
    return undefined
  }
}

function isAlive(held: string): boolean {
  const [pid, birth] = held.split(' ', 2)
  return birth !== undefined && birth !== '' && birthOf(Number(pid)) === held.slice(held.indexOf(' ') + 1)
}

// Two starts may find the same dead lock; the slower one must not take away the new lock of the faster.
function setAside(lock: string, dead: string, path: string): void {
  const aside = `${lock}.${process.pid}.dead`
  try {
    renameSync(lock, aside)
  } catch {
    return
  }
  const moved = readFileSync(aside, 'utf8')
  if (moved !== dead && take(lock, moved)) {
    rmSync(aside)
    throw inUse(path, moved)
  }
  rmSync(aside, { force: true })
}

function inUse(path: string, held: string): Error {
  const pid = held.split(' ')[0]
  return new Error(
    `该数据目录正在使用中（进程 ${pid}）：${path}。请先停止它，或用 DATA_DIR 另设目录。` +
      ` The data folder is in use by process ${pid}; stop that one, or set another DATA_DIR.`,
  )
}
