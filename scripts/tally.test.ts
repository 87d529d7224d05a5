import { expect, test } from 'vitest'
import { countCrash, isGreen, lastLine, nothing, ofPlaywright, ofVitest, sum } from './tally.ts'

test('the results of all parts are added up in the last line', () => {
  const all = sum([
    ofVitest({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 }),
    ofPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 0 } }),
  ])
  expect(all).toEqual({ passed: 8, failed: 3, skipped: 3 })
  expect(lastLine(all)).toBe('8 passed, 3 failed, 3 skipped')
  expect(lastLine({ passed: 2, failed: 0, skipped: 0 })).toBe('2 passed, 0 failed')
})

test('a part that crashed without a failed test counts as a failure', () => {
  expect(countCrash({ passed: 3, failed: 0, skipped: 0 }, 1).failed).toBe(1)
  expect(countCrash({ passed: 3, failed: 2, skipped: 0 }, 1).failed).toBe(2)
  expect(countCrash({ passed: 3, failed: 0, skipped: 0 }, 0).failed).toBe(0)
})

test('a run without tests is not green, and neither is one failure among many', () => {
  expect(isGreen(nothing)).toBe(false)
  expect(isGreen({ passed: 900, failed: 1, skipped: 0 })).toBe(false)
  expect(isGreen({ passed: 1, failed: 0, skipped: 5 })).toBe(true)
})
