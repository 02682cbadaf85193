// Bundles the server and its workers into plain JavaScript when their sources changed: reading TypeScript costs seconds at each start.
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildUnlessDone } from './fingerprint.mjs'
import { root } from './install.mjs'

const folder = 'packages/server/dist'
const up = '../'.repeat(folder.split('/').length)
const sources = ['server', 'contract', 'domain', 'engines', 'optimiser', 'policy', 'quantities'].map(
  (floor) => `packages/${floor}/src`,
)

// What runs by itself: the product, each worker under the name it is started by, and what the drills kill.
const entries = {
  main: 'packages/server/src/main.ts',
  keeper: 'packages/server/src/drills/keeper.ts',
  'file-worker': 'packages/server/src/platform/excel/file-worker.ts',
  worker: 'packages/optimiser/src/running/worker.ts',
}

// How the code names the file of a worker.
const worker = /new URL\('\.\/([a-z-]*worker)\.ts', import\.meta\.url\)/g

/** Bundles the server unless it was bundled from these very sources; gives the file to run. */
export async function ensureServerBuilt() {
  await buildUnlessDone(folder, ['scripts', ...sources], bundle)
  return fileURLToPath(new URL(`${folder}/main.js`, root))
}

async function bundle() {
  const { build } = await import('rolldown')
  const from = fileURLToPath(root)
  rmSync(new URL(folder, root), { recursive: true, force: true })
  await build({
    cwd: from,
    input: entries,
    platform: 'node',
    external: (name) => /^[^./]/.test(name) && !name.startsWith('@huanju/'),
    plugins: [{ name: 'keep-places', transform: { filter: { id: /\/src\// }, handler: keepPlaces } }],
    output: { dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: '[hash].js' },
    logLevel: 'warn',
  })
}

// Files beside a module are still found from where it was written; a worker is found beside the bundle.
function keepPlaces(code, id) {
  if (!code.includes('import.meta.url')) return null
  const home = `new URL('${up}${id.slice(fileURLToPath(root).length)}', import.meta.url).href`
  const placed = code
    .replaceAll(worker, "new URL('./$1.js', BUNDLE)")
    .replaceAll('import.meta.url', home)
    .replaceAll('BUNDLE', 'import.meta.url')
  return { code: placed, map: null }
}

/** Lets tests start the bundled workers, as the product does: each is there in a tenth of the time. */
export const bundledWorkers = {
  name: 'bundled-workers',
  transform(code) {
    if (!code.includes('worker.ts')) return null
    return { code: code.replaceAll(worker, (_, name) => `new URL(${JSON.stringify(bundled(name))})`), map: null }
  },
}

const bundled = (name) => new URL(`${folder}/${name}.js`, root).href
