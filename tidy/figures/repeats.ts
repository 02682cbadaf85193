// Repeated code: runs of six lines that stand in more than one place.
import type { Module } from '../module.ts'

/** One run that stands in several places; `lines` counts from 0. */
export interface Repeat {
  readonly places: readonly { readonly path: string; readonly lines: readonly number[] }[]
}

const runLength = 6

/** Every run of six lines that stands twice or more, in one file or in several; a copy of eight lines gives three. */
export function findRepeats(modules: readonly Pick<Module, 'path' | 'lines'>[]): Repeat[] {
  const seen = new Map<string, { path: string; lines: readonly number[] }[]>()
  for (const { path, lines } of modules) {
    const kept = lines.map((line, index) => ({ text: normalised(line), index })).filter(({ text }) => text !== '')
    for (let at = 0; at + runLength <= kept.length; at += 1) {
      const run = kept.slice(at, at + runLength)
      const key = run.map(({ text }) => text).join('\n')
      const places = seen.get(key) ?? []
      places.push({ path, lines: run.map(({ index }) => index) })
      seen.set(key, places)
    }
  }
  return [...seen.values()].filter((places) => places.length > 1).map((places) => ({ places }))
}

/** How many lines of the files chosen belong to a repeated run, each counted once. */
export function repeatedLines(repeats: readonly Repeat[], isChosen: (path: string) => boolean): number {
  const places = repeats.flatMap((repeat) => repeat.places).filter(({ path }) => isChosen(path))
  return new Set(places.flatMap(({ path, lines }) => lines.map((line) => `${path}:${line}`))).size
}

/** What is compared of a line: neither indents nor closing commas tell two lines apart; bare brackets say nothing. */
function normalised(line: string): string {
  return /[\p{L}\p{N}]/u.test(line) ? line.trim().replace(/\s+/g, ' ').replace(/[,;]$/, '') : ''
}
