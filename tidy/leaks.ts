// The project stands by itself: it names no folder outside of it and no path of one machine.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import type { Tree } from './tree.ts'

const machinePath = /(?<![\w.~-])\/(?:tmp|work|root|home|Users)\//

/** Texts that name something outside the project. */
export function checkLeaks(tree: Tree): Finding[] {
  return tree.sources
    .filter(({ path }) => !(path.startsWith('tidy/') && path.endsWith('.test.ts')))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((content, index) => {
        const inDocument = path.endsWith('.md') ? machinePath.exec(content)?.[0] : undefined
        const name = inDocument ?? folderOutside(path, content)
        if (name === undefined) return []
        return [{ path, line: index + 1, words: `names “${name}”, which is not part of the project; say it without` }]
      }),
    )
}

/** A relative path that climbs out of the project. */
function folderOutside(path: string, content: string): string | undefined {
  const name = /(?:\.\.\/)+/.exec(content)?.[0]
  return name !== undefined && posix.join(posix.dirname(path), name).startsWith('..') ? name : undefined
}
