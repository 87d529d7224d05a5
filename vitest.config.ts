import { defineConfig } from 'vitest/config'

const leftOut = ['node_modules/**', '.next*/**', '.galley/**']

/** The tests of units and verbs two at a time, then the proofs one after another: they measure, and want the machine to themselves. */
export default defineConfig({
  test: {
    globalSetup: ['./testing/template-database.ts'],
    setupFiles: ['./testing/own-database.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'units and verbs',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...leftOut, 'proof/**'],
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { extends: true, test: { name: 'proofs', include: ['proof/**/*.test.ts'], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
