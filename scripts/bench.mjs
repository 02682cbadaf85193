// Runs the benchmarks: installs what is missing, measures, rewrites bench/RESULTS.md.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, root } from './install.mjs'

ensureInstalled()
const { status } = spawnSync(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('bench/main.ts', root)), ...process.argv.slice(2)],
  {
    stdio: 'inherit',
    cwd: fileURLToPath(root),
  },
)
process.exitCode = status ?? 1
