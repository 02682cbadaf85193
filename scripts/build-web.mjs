// Builds the web pages when their sources changed since the last build; a stamp beside the build remembers which.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { root } from './install.mjs'

/** Builds the web pages unless they were built from these very sources. */
export function ensureBuilt() {
  const stamp = new URL('packages/web/dist/.sources', root)
  const sources = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  process.stdout.write('正在构建网页 Building the web pages …\n')
  const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root))
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
    cwd: fileURLToPath(new URL('packages/web', root)),
    stdio: 'inherit',
  })
  writeFileSync(stamp, sources)
}

function fingerprint() {
  const hash = createHash('sha256').update(readFileSync(new URL('package-lock.json', root)))
  for (const folder of [
    'packages/web',
    'packages/contract/src',
    'packages/domain/src',
    'packages/engines/src',
    'packages/optimiser/src',
    'packages/quantities/src',
  ]) {
    for (const path of filesIn(new URL(`${folder}/`, root)))
      hash.update(path.pathname.slice(root.pathname.length)).update(readFileSync(path))
  }
  return hash.digest('hex')
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (['dist', 'node_modules'].includes(entry.name) || /\.test\.tsx?$/.test(entry.name)) return []
      return entry.isDirectory() ? filesIn(new URL(`${entry.name}/`, folder)) : [new URL(entry.name, folder)]
    })
}
