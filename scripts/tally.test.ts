import { expect, test } from 'vitest'
import { countCrash, isGreen, lastLine, nothing, ofPlaywright, ofVitest, sum } from './tally.ts'

test('the results of all parts are added up in the last line', () => {
  const all = sum([
    ofVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
    ofPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }),
  ])
  expect(all).toEqual({ passed: 9, failed: 2, skipped: 3, failures: [], flaky: [] })
  expect(lastLine(all)).toBe('9 passed, 2 failed, 3 skipped')
  expect(lastLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
})

test('a part that crashed without a failed test counts as a failure', () => {
  expect(countCrash({ ...nothing, passed: 3 }, 1).failed).toBe(1)
  expect(countCrash({ ...nothing, passed: 3, failed: 2 }, 1).failed).toBe(2)
  expect(countCrash({ ...nothing, passed: 3 }, 0).failed).toBe(0)
})

test('a run without tests is not green, and neither is one failure among many', () => {
  expect(isGreen(nothing)).toBe(false)
  expect(isGreen({ passed: 900, failed: 1, skipped: 0 })).toBe(false)
  expect(isGreen({ passed: 1, failed: 0, skipped: 5 })).toBe(true)
})

test('the end of the output names each failed test of both runners, with what it says, and files that do not load', () => {
  const units = ofVitest({
    numFailedTests: 1,
    testResults: [
      {
        name: 'lib/a.test.ts',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          { status: 'failed', fullName: 'subtracts', failureMessages: ['\u001b[31mexpected 2 to be 3\u001b[39m'] },
        ],
      },
      { name: 'lib/b.test.ts', message: 'cannot be parsed', assertionResults: [] },
    ],
  })
  expect(units.failures).toEqual(['lib/a.test.ts: subtracts\n    expected 2 to be 3', 'lib/b.test.ts\n    cannot be parsed'])
  const failed = { ok: false, title: 'writes', file: 'write.spec.ts', line: 9, tests: [{ results: [{ error: { message: 'no button' } }] }] }
  const stories = ofPlaywright({
    stats: { expected: 1, unexpected: 2, flaky: 0, skipped: 0 },
    suites: [{ specs: [failed, { ...failed, ok: true }], suites: [{ specs: [{ ...failed, title: 'reads', line: 40 }] }] }],
  })
  expect(stories.failures).toEqual(['write.spec.ts:9 writes\n    no button', 'write.spec.ts:40 reads\n    no button'])

  const second = { ...failed, ok: true, title: 'waits', tests: [{ status: 'flaky', results: [{ error: { message: 'too slow' } }, {}] }] }
  const again = ofPlaywright({ stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 }, suites: [{ specs: [second] }] })
  expect(again).toMatchObject({ passed: 2, failed: 0, failures: [], flaky: ['write.spec.ts:9 waits\n    too slow'] })
})
