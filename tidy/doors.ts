// Where an import leads: relative paths, and the doors that each package opens in its package.json.
import { posix } from 'node:path'
import { readManifest } from './manifest.ts'
import type { Tree } from './tree.ts'

/** The doors of one package: from the specifier to the path of the file, `*` standing for one name. */
interface Door {
  readonly specifier: string
  readonly path: string
}

/** Every door of every package, read from the `exports` of its package.json. */
function doorsOf(tree: Tree): Door[] {
  return tree.sources
    .filter(({ path }) => /^packages\/[^/]+\/package\.json$/.test(path))
    .flatMap(({ path, text }) => {
      const { name, exports } = readManifest(text)
      return Object.entries(exports).map(([door, file]) => ({
        specifier: posix.join(name, door),
        path: posix.join(posix.dirname(path), file),
      }))
    })
}

/** Makes a function that tells the file an import leads to, or undefined when that is no file of the tree. */
export function resolver(tree: Tree): (from: string, specifier: string) => string | undefined {
  const doors = doorsOf(tree)
  return (from, specifier) => {
    const plain = specifier.replace(/\?.*$/, '')
    if (plain.startsWith('.')) return existing(tree, posix.join(posix.dirname(from), plain))
    for (const door of doors) {
      const star = starOf(door.specifier, plain)
      if (star !== undefined) return existing(tree, door.path.replace('*', star))
    }
    return undefined
  }
}

/** What the star of a pattern stands for in a text; empty without a star, undefined when the text does not fit. */
function starOf(pattern: string, text: string): string | undefined {
  const [before = '', after] = pattern.split('*')
  if (after === undefined) return pattern === text ? '' : undefined
  if (!text.startsWith(before) || !text.endsWith(after) || text.length <= before.length + after.length) return undefined
  const star = text.slice(before.length, text.length - after.length)
  return star.includes('/') ? undefined : star
}

function existing(tree: Tree, path: string): string | undefined {
  return tree.paths.has(path) ? path : undefined
}
