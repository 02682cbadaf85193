// One command on a fresh machine: installs what is missing, builds the server and the web pages when they changed, keeps the product running.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureServerBuilt } from './build-server.mjs'
import { ensureWebBuilt } from './build-web.mjs'
import { ensureInstalled, root } from './install.mjs'
import { supervise } from './supervise.mjs'

ensureInstalled()
await ensureWebBuilt()
const main = await ensureServerBuilt()
const start = () =>
  spawn(process.execPath, [main], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    cwd: fileURLToPath(root),
  })
process.exit(await supervise(start))
