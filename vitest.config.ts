// The test runner: four rooms, from the pure floors (fast) to the browser journeys (slow).
import { defineConfig } from 'vitest/config'

// Says when a test hangs, not how fast it must be: a busy machine fails no test.
const hangs = 30 * 60_000
const pureFloors = ['quantities', 'engines', 'optimiser', 'policy', 'domain', 'contract', 'web']

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'pure',
          // Pure modules remember nothing from one file to the next: each is read once per worker.
          isolate: false,
          setupFiles: ['explore/properties.ts'],
          sequence: { groupOrder: 1 },
          include: pureFloors.map((floor) => `packages/${floor}/**/*.test.{ts,tsx}`),
          testTimeout: hangs,
          hookTimeout: hangs,
        },
      },
      {
        test: {
          name: 'server',
          setupFiles: ['explore/properties.ts'],
          sequence: { groupOrder: 2 },
          include: ['packages/server/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          testTimeout: hangs,
          hookTimeout: hangs,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'tidy',
          setupFiles: ['explore/properties.ts'],
          sequence: { groupOrder: 1 },
          include: ['tidy/**/*.test.ts', 'explore/**/*.test.ts'],
          testTimeout: hangs,
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
})
