// The test runner: the pure floors, which compute; the server, which waits much, by more workers; then the browser.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { bundledWorkers, ensureServerBuilt } from './scripts/build-server.mjs'

// Says when a test hangs, not how fast it must be: a busy machine fails no test.
const hangs = 30 * 60_000
const pureFloors = ['quantities', 'engines', 'optimiser', 'policy', 'domain', 'contract', 'web']

/** What takes minutes begins first, so that no worker waits for it at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) =>
      /import-resume|fuzz|drills\/(product|backup|restart)|running\/(session|solve-plan)|(forms|screens)-/.test(
        moduleId,
      )
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig(async () => {
  await ensureServerBuilt()
  const usual = { setupFiles: ['explore/properties.ts'], testTimeout: hangs, hookTimeout: hangs }
  return {
    test: {
      reporters: ['default'],
      sequence: { sequencer: LongestFirst },
      projects: [
        {
          plugins: [bundledWorkers],
          test: {
            ...usual,
            name: 'pure',
            // Pure modules remember nothing from one file to the next: each is read once per worker.
            isolate: false,
            sequence: { groupOrder: 1 },
            include: pureFloors.map((floor) => `packages/${floor}/**/*.test.{ts,tsx}`),
          },
        },
        {
          plugins: [bundledWorkers],
          test: {
            ...usual,
            name: 'server',
            isolate: false,
            maxWorkers: 4,
            sequence: { groupOrder: 2 },
            include: ['packages/server/**/*.test.ts'],
            globalSetup: ['packages/server/src/testing/global-setup.ts'],
          },
        },
        {
          test: {
            ...usual,
            name: 'tidy',
            sequence: { groupOrder: 1 },
            include: ['tidy/**/*.test.ts', 'explore/**/*.test.ts'],
          },
        },
        {
          test: {
            name: 'e2e',
            sequence: { groupOrder: 3 },
            include: ['e2e/**/*.test.ts'],
            globalSetup: ['e2e/global-setup.ts'],
            testTimeout: hangs,
            hookTimeout: hangs,
            maxWorkers: 2,
          },
        },
      ],
    },
  }
})
