// The test runner: four rooms, from the pure floors (fast) to the browser journeys (slow).
import { defineConfig } from 'vitest/config'

const pureFloors = ['quantities', 'engines', 'policy', 'domain', 'contract', 'web']

export default defineConfig({
  test: {
    reporters: ['default'],
    projects: [
      {
        test: {
          name: 'pure',
          sequence: { groupOrder: 1 },
          include: pureFloors.map((floor) => `packages/${floor}/**/*.test.{ts,tsx}`),
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          sequence: { groupOrder: 2 },
          include: ['packages/server/**/*.test.ts'],
          globalSetup: ['packages/server/src/testing/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      { test: { name: 'tidy', sequence: { groupOrder: 1 }, include: ['tidy/**/*.test.ts'], testTimeout: 60_000 } },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 3 },
          include: ['e2e/**/*.test.ts'],
          globalSetup: ['e2e/global-setup.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 1,
          fileParallelism: false,
        },
      },
    ],
  },
})
