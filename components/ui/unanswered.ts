import type { Outcome } from '#lib/outcome.ts'
import { inTime } from './in-time.ts'

/** Why a question has no answer. TanStack Query wants a failure thrown; what it had before stays. */
export class Unanswered<Problem extends string> extends Error {
  override name = 'Unanswered'
  readonly problem: Problem | 'unreachable'

  constructor(problem: Problem | 'unreachable') {
    super(problem)
    this.problem = problem
  }
}

/** The value of an answer; throws Unanswered for a problem, and where none comes in time. */
export async function valueInTime<Value, Problem extends string>(asked: Promise<Outcome<Value, Problem>>): Promise<Value> {
  const answer = await inTime(asked)
  if (!answer.ok) throw new Unanswered(answer.problem)
  return answer.value
}
