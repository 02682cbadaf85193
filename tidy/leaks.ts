// The project stands by itself: it names no folder outside, no path of one machine, and no tool it was written with.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import type { Tree } from './tree.ts'

const everywhere = [/\/work\/(?:main|shared)\b/, /\bsubagents?\b/i, /\bAI (?:assistant|helper|agent)s?\b/]
const inDocuments = [/(?<![\w.~-])\/(?:tmp|work|root|home|Users)\//]

/** Texts that name something outside the project. */
export function checkLeaks(tree: Tree): Finding[] {
  return tree.sources
    .filter(({ path }) => !path.startsWith('tidy/leaks'))
    .flatMap(({ path, text }) => {
      const patterns = path.endsWith('.md') ? [...everywhere, ...inDocuments] : everywhere
      return text.split('\n').flatMap((content, index) => {
        const name = patterns.map((pattern) => pattern.exec(content)?.[0]).find((match) => match !== undefined)
          ?? sharedOutside(path, content, tree)
        if (name === undefined) return []
        return [{ path, line: index + 1, words: `names “${name}”, which is not part of the project; say it without` }]
      })
    })
}

/** A relative path into a folder `shared` that the tree does not have. */
function sharedOutside(path: string, content: string, tree: Tree): string | undefined {
  const name = /(?:\.\.\/)+shared\b/.exec(content)?.[0]
  return name !== undefined && !tree.paths.has(posix.join(posix.dirname(path), name)) ? name : undefined
}
