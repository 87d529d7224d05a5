import type { FieldProblem } from '#lib/field-problems.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { Say } from './words/say.ts'

/** What can go wrong with any request, before its verb has a say: `say(`problems.${problem}`)` has the words. */
export type AnyProblem = RequestProblem | 'unreachable'

const all = {
  'signed-out': true,
  'cross-site': true,
  invalid: true,
  'not-allowed': true,
  'not-found': true,
  unproven: true,
  unreachable: true,
} satisfies Record<AnyProblem, true>

/** One of those; else it is the verb's own, and its screen has words for it. */
export const isAnyProblem = (problem: string): problem is AnyProblem => Object.hasOwn(all, problem)

/** What is wrong with one field of the form that was sent ("name.en"), if that is what went wrong. */
export function problemAt(say: Say, outcome: Outcome<unknown, string> | null, field: string): string | undefined {
  if (!outcome || outcome.ok || outcome.problem !== 'invalid') return undefined
  const fields = (outcome.detail?.fields ?? []) as FieldProblem[] // app/action.ts writes them
  const found = fields.find(({ at }) => at === field)
  return found && say(`problems.field-${found.problem}`, { limit: found.limit ?? 0 })
}
