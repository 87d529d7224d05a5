import { defineConfig } from 'vitest/config'
import { isOfArrayTypes } from './db/outlive-postgres.ts'
import { pureTests } from './testing/pure-tests.ts'

const leftOut = ['node_modules/**', '.next*/**', '.galley/**']
const before = ['./testing/same-chances.ts', './testing/leave-no-trace.ts']
const units = pureTests().map((path) => path.replace(/[()[\]]/g, '\\$&'))
/** Proofs that measure time and need the machine alone, and tests that mock a module. */
const alone = [
  'proof/edge/{caches,crowd,faults,takedown}.test.ts',
  'proof/attack/{channel,draft,postgres-away}.test.ts',
  'proof/schedule/faults.test.ts',
  'proof/content/hostile.test.ts',
  'newsroom/people/sign-in.test.ts',
  'app/own-page.test.ts',
  'components/media/kept-files.test.ts',
]

/**
 * Unit tests, then verbs and proofs, two files at a time, then those that run alone. Files of the first two projects share loaded modules,
 * which halves their time, so state kept in a module must not differ between files.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // A proof that kills Postgres is not failed by what the driver drops.
    onUnhandledError: (error) => (isOfArrayTypes(error) ? false : undefined),
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: units,
          exclude: [...leftOut, ...alone],
          setupFiles: before,
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'verbs and proofs',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...leftOut, ...units, ...alone],
          isolate: false,
          globalSetup: ['./testing/template-database.ts'],
          setupFiles: [...before, './testing/own-database.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone,
          globalSetup: ['./testing/template-database.ts'],
          setupFiles: [...before, './testing/own-database.ts'],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
