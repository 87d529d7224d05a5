import { no, type Outcome } from '#lib/outcome.ts'

/** In milliseconds. Who waits longer is told that nothing is sure, and may try again. */
export const longestAnswer = 20_000

/** The answer, or 'unreachable' when it does not come in time or cannot come. What was asked for may have been done. */
export async function inTime<Value, Problem extends string>(
  answer: Promise<Outcome<Value, Problem>>,
): Promise<Outcome<Value, Problem | 'unreachable'>> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const tooLate = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, longestAnswer, null)
  })
  const first = await Promise.race([answer, tooLate]).catch(() => null)
  clearTimeout(timer)
  return first ?? no('unreachable')
}
