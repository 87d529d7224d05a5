import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import { isOfArrayTypes } from './db/outlive-postgres.ts'
import { beginWithLongest } from './testing/longest-first.ts'
import { pureTests } from './testing/pure-tests.ts'

const leftOut = ['node_modules/**', '.next*/**', '.galley/**']
const before = ['./testing/same-chances.ts', './testing/leave-no-trace.ts']
const units = pureTests().map((path) => path.replace(/[()[\]]/g, '\\$&'))
/** Proofs that measure how long readers and editors wait, and need the machine alone. */
const alone = ['proof/edge/crowd.test.ts', 'proof/attack/postgres-away.test.ts']
/** Proofs that take the process's Postgres or memory for themselves, and tests that mock a module: each file in a process of its own. */
const apart = [
  'proof/edge/{caches,faults,takedown}.test.ts',
  'proof/attack/{channel,draft}.test.ts',
  'proof/schedule/faults.test.ts',
  'proof/content/hostile.test.ts',
  'newsroom/people/sign-in.test.ts',
  'app/own-page.test.ts',
  'components/media/kept-files.test.ts',
]

/** On two cores three files at a time, because many wait: for a process that starts, for a time that comes, for who does not answer. */
const maxWorkers = 3

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return beginWithLongest(await super.sort(files))
  }
}

/**
 * Unit tests, then verbs and proofs, then those that run alone. Files of the first two projects share loaded modules, which halves their time,
 * so state kept in a module must not differ between files.
 */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What comes by itself may take longer than a second where three files run on two cores.
    expect: { poll: { timeout: 10_000 } },
    sequence: { sequencer: LongestFirst },
    // A proof that kills Postgres is not failed by what the driver drops.
    onUnhandledError: (error) => (isOfArrayTypes(error) ? false : undefined),
    projects: [
      {
        extends: true,
        test: {
          name: 'units',
          include: units,
          exclude: [...leftOut, ...apart, ...alone],
          setupFiles: before,
          isolate: false,
          maxWorkers,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'verbs and proofs',
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...leftOut, ...units, ...apart, ...alone],
          isolate: false,
          globalSetup: ['./testing/template-database.ts'],
          setupFiles: [...before, './testing/own-database.ts'],
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: apart,
          globalSetup: ['./testing/template-database.ts'],
          setupFiles: [...before, './testing/own-database.ts'],
          maxWorkers,
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
