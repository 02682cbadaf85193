// Prints what a first visit to the desk downloads as script, gzipped, from the manifest of the last build.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'))

/** Everything the named chunks need before they run, each file once. */
function filesOf(names, found = new Map()) {
  for (const name of names) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}; build first, or mend the name in this script`)
    if (found.has(chunk.file)) continue
    found.set(chunk.file, gzipSync(readFileSync(new URL(chunk.file, dist))).length)
    filesOf(chunk.imports ?? [], found)
  }
  return found
}

const steps = [
  ['entry and desk', ['index.html', 'src/subjects/desk/DeskScreen.tsx']],
  ['with search and job tray', ['src/subjects/communities/SearchBox.tsx', 'src/subjects/jobs/JobTray.tsx']],
]
const loaded = new Map()
for (const [title, names] of steps) {
  filesOf(names, loaded)
  const bytes = [...loaded.values()].reduce((sum, size) => sum + size, 0)
  process.stdout.write(`${title}: ${(bytes / 1000).toFixed(1)} kB gzip in ${loaded.size} files\n`)
}
