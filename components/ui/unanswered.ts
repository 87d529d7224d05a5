import type { Outcome } from '#lib/outcome.ts'
import { inTime } from './in-time.ts'

/** Why a query failed. TanStack Query wants an error thrown, and keeps the previous value. */
export class Unanswered<Problem extends string> extends Error {
  override name = 'Unanswered'
  readonly problem: Problem | 'unreachable'

  constructor(problem: Problem | 'unreachable') {
    super(problem)
    this.problem = problem
  }
}

/** The value of an answer. Throws Unanswered for a problem, or when no answer arrives in time. */
export async function valueInTime<Value, Problem extends string>(outcome: Promise<Outcome<Value, Problem>>): Promise<Value> {
  const answer = await inTime(outcome)
  if (!answer.ok) throw new Unanswered(answer.problem)
  return answer.value
}
