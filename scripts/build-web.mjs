// Builds the web pages when their sources changed since the last build.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { buildUnlessDone } from './fingerprint.mjs'
import { root } from './install.mjs'

const sources = ['web', 'contract/src', 'domain/src', 'engines/src', 'optimiser/src', 'quantities/src']

/** Builds the web pages unless they were built from these very sources. */
export const ensureWebBuilt = () =>
  buildUnlessDone(
    'packages/web/dist',
    sources.map((folder) => `packages/${folder}`),
    () => {
      process.stdout.write('正在构建网页 Building the web pages …\n')
      const vite = fileURLToPath(new URL('node_modules/vite/bin/vite.js', root))
      execFileSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
        cwd: fileURLToPath(new URL('packages/web', root)),
        stdio: 'inherit',
      })
    },
  )
