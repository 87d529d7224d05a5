import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { done, no, type Outcome } from '#lib/outcome.ts'
import { inTime, longestAnswer } from './in-time.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('an answer in time is returned, and no timer is left', async () => {
  expect(await inTime(Promise.resolve(done(1)))).toEqual(done(1))
  expect(await inTime(Promise.resolve(no('stale')))).toEqual(no('stale'))
  expect(vi.getTimerCount()).toBe(0)
})

test('without an answer, or when the request fails, the problem is unreachable', async () => {
  const waiting = inTime(new Promise<Outcome<null, never>>(() => {}))
  await vi.advanceTimersByTimeAsync(longestAnswer)
  expect(await waiting).toEqual(no('unreachable'))
  expect(await inTime(Promise.reject<Outcome<null, never>>(new Error('reset')))).toEqual(no('unreachable'))
})
