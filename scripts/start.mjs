// One command on a fresh machine: installs what is missing, builds the web pages when they changed, keeps the product running.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled, root } from './install.mjs'
import { supervise } from './supervise.mjs'

ensureInstalled()
ensureBuilt()
const main = fileURLToPath(new URL('packages/server/src/main.ts', root))
const start = () =>
  spawn(process.execPath, ['--import', 'tsx', main], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    cwd: fileURLToPath(root),
  })
process.exit(await supervise(start))
