import { no, type Outcome } from '#lib/outcome.ts'
import { withTimeout } from '#lib/with-timeout.ts'

/** Milliseconds until a request counts as unreachable. */
export const longestAnswer = 20_000

/** The answer, or 'unreachable' when it fails or does not arrive in time. The request may have been carried out all the same. */
export const inTime = <Value, Problem extends string>(
  answer: Promise<Outcome<Value, Problem>>,
): Promise<Outcome<Value, Problem | 'unreachable'>> =>
  withTimeout<Outcome<Value, Problem | 'unreachable'>>(answer, longestAnswer).catch(() => no('unreachable'))
