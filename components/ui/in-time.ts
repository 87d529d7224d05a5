import { no, type Outcome } from '#lib/outcome.ts'
import { withTimeout } from '#lib/with-timeout.ts'

/** In milliseconds. Who waits longer is told that nothing is sure, and may try again. */
export const longestAnswer = 20_000

/** The answer, or 'unreachable' when it does not come in time or cannot come. What was asked for may have been done. */
export const inTime = <Value, Problem extends string>(
  answer: Promise<Outcome<Value, Problem>>,
): Promise<Outcome<Value, Problem | 'unreachable'>> =>
  withTimeout<Outcome<Value, Problem | 'unreachable'>>(answer, longestAnswer).catch(() => no('unreachable'))
