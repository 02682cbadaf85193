// How-to pages are ten lines at most: one that needs more shows that the design is wrong.
import type { Finding } from './finding.ts'
import type { Tree } from './tree.ts'

const linesMost = 10

/** How-to pages over the bar; the heading and empty lines are free. */
export function checkHowTos(tree: Tree): Finding[] {
  return tree.sources
    .filter(({ path }) => /^docs\/how-to\/(?!README).+\.md$/.test(path))
    .flatMap(({ path, text }) => {
      const lines = text.split('\n').map((content, index) => ({ content, line: index + 1 }))
      const counted = lines.filter(({ content }) => content.trim() !== '' && !content.startsWith('# '))
      const first = counted[linesMost]
      if (first === undefined) return []
      const words = `${counted.length} lines, ${linesMost} at most; shorten the way, not the page`
      return [{ path, line: first.line, words }]
    })
}
