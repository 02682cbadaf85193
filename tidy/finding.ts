// What a check says: where, what is wrong, and the way out.
import { expect } from 'vitest'

/** One violation; `line` counts from 1. */
export interface Finding {
  readonly path: string
  readonly line: number
  readonly words: string
}

/** Writes a finding as `path:line words`, so that an editor can jump to it. */
export function printFinding({ path, line, words }: Finding): string {
  return `${path}:${line} ${words}`
}

/** Fails a test with every finding, one per line, and says nothing when there is none. */
export function expectNone(findings: readonly Finding[]): void {
  if (findings.length > 0) expect.fail(`${findings.length} found\n${findings.map(printFinding).join('\n')}`)
}
