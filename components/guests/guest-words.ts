import { isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { InviteGuestProblem } from '#newsroom/guests/invite-guest.ts'

type Problem = InviteGuestProblem | 'over' | RequestProblem | 'unreachable'

/** Why it was not done; null where it was. */
export function whyNot(say: Say, outcome: Outcome<unknown, Problem> | null): string | null {
  if (!outcome || outcome.ok) return null
  const { problem, detail } = outcome
  if (isAnyProblem(problem)) return say(`problems.${problem}`)
  if (problem === 'already-here') return say('guests.problem-already-here', { name: String(detail?.name ?? '') })
  if (problem === 'too-many' || problem === 'too-often') return say(`guests.problem-${problem}`, { most: Number(detail?.most) })
  return say(`guests.problem-${problem}`)
}
