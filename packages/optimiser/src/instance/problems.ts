// What is wrong with an instance: where, why, and the way out, in a planner's words.
import type { Words } from '@huanju/engines/rules'

/** One thing wrong; the path leads to the field, such as `projects[3].modes[0].areaDm2ByYearOfWorks`. */
export interface InstanceProblem {
  readonly path: string
  readonly words: Words
}

/** Makes a problem. */
export function problem(path: string, zh: string, en: string): InstanceProblem {
  return { path, words: { zh, en } }
}

/** Writes a path of keys as people read it. */
export function pathOf(keys: readonly PropertyKey[]): string {
  return keys.reduce<string>(
    (path, key) => (typeof key === 'number' ? `${path}[${key}]` : path === '' ? String(key) : `${path}.${String(key)}`),
    '',
  )
}
