// What exploring is asked, and what it tells: a counterexample in the shape in which it is kept, and a count of the runs.
import { parseArgs } from 'node:util'
import { z } from 'zod'

/** A property that has ended, as the set-up of the tests writes it. */
export type Ended = Readonly<z.output<typeof endedShape>>

/** How long, and which files: those whose path has one of the words in it; all without a word. */
export interface Asked {
  readonly minutes: number
  readonly words: readonly string[]
}

const usualMinutes = 10

/** Reads the arguments of the command. */
export function askedOf(given: readonly string[]): Asked | { readonly problem: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      options: { minutes: { type: 'string', default: String(usualMinutes) } },
      allowPositionals: true,
    })
    const minutes = Number(values.minutes)
    return minutes > 0 ? { minutes, words: positionals } : { problem: usage(`--minutes ${values.minutes}`) }
  } catch (error) {
    return { problem: usage(error instanceof Error ? error.message : String(error)) }
  }
}

function usage(wrong: string): string {
  return `${wrong}\n用法 usage: npm run explore -- [--minutes 10] [文件名中的字 words of file names]`
}

const endedShape = z.object({
  file: z.string(),
  test: z.string(),
  runs: z.number(),
  seed: z.number(),
  failed: z.boolean(),
  path: z.string().nullable(),
  counterexample: z.string().nullable(),
  error: z.string().nullable(),
})

/** Reads the lines that the tests have written. */
export function readReport(text: string): Ended[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => endedShape.parse(JSON.parse(line)))
}

/** A counterexample, ready to be kept beside its property or run again. */
export function wordsOf({ file, test, seed, path, counterexample, error }: Ended): string {
  return [
    `✗ ${file} › ${test}`,
    `  反例，可留作例子 counterexample, to be kept as an example: { examples: [${counterexample}] }`,
    `  再跑一次 run it again: { seed: ${seed}, path: '${path}', endOnFailure: true }`,
    ...(error ?? '').split('\n').map((line) => `    ${line}`),
  ].join('\n')
}

/** How often each property ran, and what came of it. */
export function summaryOf(ended: readonly Ended[], { rounds, troubles }: { rounds: number; troubles: number }): string {
  const byTest = new Map<string, number>()
  for (const { test, runs } of ended) byTest.set(test, (byTest.get(test) ?? 0) + runs)
  const found = ended.filter(({ failed }) => failed).length
  return [
    ...[...byTest].map(([test, runs]) => `${String(runs).padStart(9)}  ${test}`),
    `${rounds} 个种子 seeds, ${byTest.size} 项性质 properties, ${found} 个反例 counterexamples` +
      (troubles > 0 ? `, ${troubles} 次另有失败 rounds with another failure` : ''),
  ].join('\n')
}
