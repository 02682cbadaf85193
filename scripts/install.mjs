// Installs the packages of the lock file when they are missing or stale; a stamp in node_modules remembers which lock.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's root folder, as a URL that ends in a slash. */
export const root = new URL('..', import.meta.url)

/** Runs `npm ci` unless node_modules was installed from this very lock file. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) fail(`需要 Node 20.19 或更新版本，当前为 ${process.versions.node}`)
  const lock = createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', root)))
    .digest('hex')
  const stamp = new URL('node_modules/.huanju-lock', root)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  process.stdout.write('正在安装依赖 Installing packages …\n')
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  execFileSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: fileURLToPath(root),
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  writeFileSync(stamp, lock)
}

function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
