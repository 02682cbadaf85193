// Set up before every test file: properties run with one seed, and looking for a smaller counterexample has an end.
import fc from 'fast-check'
import { appendFileSync } from 'node:fs'
import { expect } from 'vitest'
import { shrinkingFor } from './shrinking.ts'

/** The seed of every property unless `npm run explore` sets another: the same commit gives the same result. */
const usualSeed = 20_261_126
/** How long a counterexample is made smaller. A property that holds is never cut short, however slow the machine. */
const shrinkMs = 10_000

const { PROPERTY_SEED: seed = usualSeed, PROPERTY_REPORT: report } = process.env

fc.configureGlobal({ seed: Number(seed) })
fc.installGlobalPlugin(shrinkingFor(shrinkMs))
if (report !== undefined) fc.installGlobalPlugin(reportingTo(report))

// A line for each property that has ended, for the command that explores.
function reportingTo(path: string): fc.Plugin<unknown> {
  return () => ({
    onAllRunsComplete: ({ failed, numRuns, seed: used, counterexample, counterexamplePath, errorInstance }) => {
      const { testPath, currentTestName } = expect.getState()
      const line = {
        file: testPath,
        test: currentTestName,
        runs: numRuns,
        seed: used,
        failed,
        path: counterexamplePath,
        counterexample: failed ? fc.stringify(counterexample) : null,
        error: failed ? String(errorInstance) : null,
      }
      appendFileSync(path, `${JSON.stringify(line)}\n`)
    },
  })
}
