// Builds only what its sources have changed for: a stamp beside the build remembers which sources it was made from.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { root } from './install.mjs'

/** Builds into a folder unless it was built from these very sources; `folders` are paths from the root. */
export async function buildUnlessDone(built, folders, build) {
  const stamp = new URL(`${built}/.sources`, root)
  const sources = fingerprint(folders)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  await build()
  writeFileSync(stamp, sources)
}

function fingerprint(folders) {
  const hash = createHash('sha256').update(readFileSync(new URL('package-lock.json', root)))
  for (const folder of folders)
    for (const path of filesIn(new URL(`${folder}/`, root)))
      hash.update(path.pathname.slice(root.pathname.length)).update(readFileSync(path))
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
