import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { EasyBecause } from '#newsroom/people/easy-to-guess.ts'
import type { EntryProblem } from './enter.ts'

type Problem =
  | EntryProblem
  | RequestProblem
  | FactorProblem
  | 'yourself'
  | 'last-admin'
  | 'already-here'
  | 'joined'
  | 'disabled'
  | 'not-disabled'
  | 'alive'
  | 'gone'
  | 'not-editor'
  | 'unknown-section'
  | 'easy-to-guess'

/** Of passkeys, apps for codes and proofs. */
type FactorProblem =
  | 'not-verified'
  | 'too-many-passkeys'
  | 'last-factor'
  | 'set-up-over'
  | 'wrong-code'
  | 'wrong-proof'
  | 'too-many-links'
  | 'too-many-proofs'
  | 'no-factor'
  | 'own-factor-first'

/** An action of the people screens, with a closed set of problems. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem>>

/** Why a new password was refused as easy to guess. */
export function whyEasy(say: Say, outcome: Outcome<unknown, Problem> | null): string | undefined {
  if (!outcome || outcome.ok || outcome.problem !== 'easy-to-guess') return undefined
  return say(`people.easy-${outcome.detail?.because as EasyBecause}`) // set by newsroom/people/set-password.ts
}

export function inWords(say: Say, problem: Problem | AnyProblem): string {
  if (isAnyProblem(problem)) return say(`problems.${problem}`)
  return problem === 'easy-to-guess' ? say('people.easy-common') : say(`people.problem-${problem}`)
}
