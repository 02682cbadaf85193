// One command on a fresh machine: installs what is missing, builds the web pages when they changed, starts the product.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from './build-web.mjs'
import { ensureInstalled, root } from './install.mjs'

ensureInstalled()
ensureBuilt()
const child = spawn(
  process.execPath,
  ['--import', 'tsx', fileURLToPath(new URL('packages/server/src/main.ts', root))],
  {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    cwd: fileURLToPath(root),
  },
)
// The terminal sends its signal to the whole group; ours waits until the product has closed its database.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    if (signal === 'SIGTERM') child.kill(signal)
  })
child.on('exit', (code) => process.exit(code ?? 1))
