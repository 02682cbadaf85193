// Policy files: each parses as YAML, without a warning and without a key given twice.
import { parseDocument } from 'yaml'
import type { Finding } from './finding.ts'
import { lineCounter } from './module.ts'
import type { Tree } from './tree.ts'

/** What the YAML parser says against policy files. */
export function checkPolicyFiles(tree: Tree): Finding[] {
  return tree.sources
    .filter(({ path }) => /^packages\/policy\/.*\.ya?ml$/.test(path))
    .flatMap(({ path, text }) => {
      const { errors, warnings } = parseDocument(text, { uniqueKeys: true, prettyErrors: false })
      const lineOf = lineCounter(text)
      return [...errors, ...warnings].map(({ message, pos }) => ({ path, line: lineOf(pos[0]), words: message }))
    })
}
