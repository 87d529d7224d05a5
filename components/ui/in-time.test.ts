import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { inTime, longestAnswer } from './in-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('an answer that comes is the answer, and nothing waits on', async () => {
  expect(await inTime(Promise.resolve(done(1)))).toEqual(done(1))
  expect(await inTime(Promise.resolve(no('stale')))).toEqual(no('stale'))
  expect(vi.getTimerCount()).toBe(0)
})

test('one that never comes, or is broken off, is unreachable', async () => {
  const waiting = inTime(new Promise<Outcome<null, never>>(() => {}))
  await vi.advanceTimersByTimeAsync(longestAnswer)
  expect(await waiting).toEqual(no('unreachable'))
  expect(await inTime(Promise.reject<Outcome<null, never>>(new Error('reset')))).toEqual(no('unreachable'))
})
