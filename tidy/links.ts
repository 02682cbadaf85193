// Links between documents: every relative link leads to a file of the tree, every anchor to a heading.
import { posix } from 'node:path'
import type { Finding } from './finding.ts'
import type { Source, Tree } from './tree.ts'

/** Relative links and anchors in documents that lead nowhere. */
export function checkLinks(tree: Tree): Finding[] {
  const documents = tree.sources.filter(({ path }) => path.endsWith('.md'))
  const anchors = new Map(documents.map(({ path, text }) => [path, anchorsOf(text)]))
  return documents.flatMap((document) =>
    linksOf(document).flatMap(({ target, line }) => {
      const words = whyBroken(document.path, target, tree, anchors)
      return words === undefined ? [] : [{ path: document.path, line, words }]
    }),
  )
}

/** The anchors of a document, as the headings are turned into by the sites that show Markdown. */
export function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>()
  const anchors = new Set<string>()
  for (const line of linesWithoutBlocks(text)) {
    const heading = /^#{1,6}\s+(.*?)\s*#*$/.exec(line)?.[1]
    if (heading === undefined) continue
    const slug = slugOf(heading)
    const count = seen.get(slug) ?? 0
    seen.set(slug, count + 1)
    anchors.add(count === 0 ? slug : `${slug}-${count}`)
  }
  for (const [, id] of text.matchAll(/<a\s+(?:id|name)="([^"]+)"/g)) anchors.add(id ?? '')
  return anchors
}

function slugOf(heading: string): string {
  const words = heading.replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/[`*]/g, '')
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_\- ]/gu, '')
    .replaceAll(' ', '-')
}

function linksOf({ text }: Source): { target: string; line: number }[] {
  return linesWithoutCode(text).flatMap((content, index) => {
    const inline = content.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g)
    const defined = content.matchAll(/^\s*\[[^\]]+\]:\s*<?(\S+?)>?\s*$/g)
    const tagged = content.matchAll(/<(?:img|a)\s[^>]*(?:src|href)="([^"]+)"/g)
    return [...inline, ...defined, ...tagged].map(([, target = '']) => ({ target, line: index + 1 }))
  })
}

/** The lines of a document with code made blank, so that line numbers stay. */
function linesWithoutCode(text: string): string[] {
  return linesWithoutBlocks(text).map((line) => line.replace(/`[^`]*`/g, ''))
}

function linesWithoutBlocks(text: string): string[] {
  let isFenced = false
  return text.split('\n').map((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line)
    if (isFence) isFenced = !isFenced
    return isFence || isFenced ? '' : line
  })
}

function whyBroken(
  from: string,
  target: string,
  tree: Tree,
  anchors: ReadonlyMap<string, ReadonlySet<string>>,
): string | undefined {
  if (/^(?:https?|mailto):/.test(target)) return undefined
  if (target.startsWith('/')) return `${target} is absolute; link relatively`
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? from : posix.join(posix.dirname(from), decodeURIComponent(file)).replace(/\/$/, '')
  if (path !== '.' && !tree.paths.has(path)) return `${target} leads nowhere; correct the path or remove the link`
  const known = anchors.get(path)
  if (anchor === undefined || known === undefined || known.has(decodeURIComponent(anchor))) return undefined
  return `${target}: no such heading in ${path}`
}
