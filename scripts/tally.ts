import { stripVTControlCharacters } from 'node:util'

/**
 * The result of one part of the tests. `failures`: the name of each failed test and what it says; `flaky`: the same of each that failed and
 * passed when it was run again.
 */
export type Tally = { passed: number; failed: number; skipped: number; failures: string[]; flaky: string[] }

export const nothing: Tally = { passed: 0, failed: 0, skipped: 0, failures: [], flaky: [] }

export const sum = (tallies: readonly Tally[]): Tally =>
  tallies.reduce(
    (all, each) => ({
      passed: all.passed + each.passed,
      failed: all.failed + each.failed,
      skipped: all.skipped + each.skipped,
      failures: [...all.failures, ...each.failures],
      flaky: [...all.flaky, ...each.flaky],
    }),
    nothing,
  )

/** A failed part without a failed test (a file that does not load, a crash) counts as one failure. */
export const countCrash = (tally: Tally, exitCode: number): Tally =>
  exitCode !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally

type Counts = Pick<Tally, 'passed' | 'failed' | 'skipped'>

/** The last line of `npm test`. */
export const lastLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** Green only if something ran and nothing failed. */
export const isGreen = ({ passed, failed }: Counts): boolean => passed > 0 && failed === 0

/** The longest part of a failure's message that the end of `npm test` repeats, in lines. */
const longestMessage = 15

const failure = (name: string, message: string): string =>
  [name, ...stripVTControlCharacters(message).split('\n').slice(0, longestMessage)].join('\n    ')

type VitestFile = { name: string; message?: string; assertionResults?: VitestResult[] }
type VitestResult = { status: string; fullName: string; failureMessages?: string[] }

/** The counts and failures of vitest's JSON report. A file that does not load has a message and no tests. */
export function ofVitest(report: unknown): Tally {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report as Record<string, number> // written by vitest
  const { testResults = [] } = report as { testResults?: VitestFile[] } // written by vitest
  const failures = testResults.flatMap(({ name, message, assertionResults = [] }) => [
    ...(message && assertionResults.length === 0 ? [failure(name, message)] : []),
    ...assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages = [] }) => failure(`${name}: ${fullName}`, failureMessages.join('\n'))),
  ])
  return { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests, failures, flaky: [] }
}

type Suite = { suites?: Suite[]; specs?: Spec[] }
type Spec = {
  ok: boolean
  title: string
  file: string
  line: number
  tests: { status?: string; results: { error?: { message?: string } }[] }[]
}

/** The counts and failures of Playwright's JSON report. */
export function ofPlaywright(report: unknown): Tally {
  const { stats, suites = [] } = report as {
    stats: Record<'expected' | 'unexpected' | 'flaky' | 'skipped', number>
    suites?: Suite[]
  } // written by Playwright
  const specs = (suite: Suite): Spec[] => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specs)]
  const say = ({ title, file, line, tests }: Spec) => {
    const messages = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''))
    return failure(`${file}:${line} ${title}`, messages.filter((message) => message !== '').join('\n'))
  }
  const all = suites.flatMap(specs)
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    failures: all.filter(({ ok }) => !ok).map(say),
    flaky: all.filter(({ tests }) => tests.some(({ status }) => status === 'flaky')).map(say),
  }
}
