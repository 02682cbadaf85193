// Runs one TypeScript command of the project: installs what is missing first, then hands over every argument.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, root } from './install.mjs'

ensureInstalled()
const [file, ...rest] = process.argv.slice(2)
const child = spawn(process.execPath, ['--import', 'tsx', fileURLToPath(new URL(file, root)), ...rest], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
