import { requestProblems } from '#components/ui/request-problems.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'

type Problem = RequestProblem | 'exists' | 'stale' | 'same' | 'no-such-picture' | 'account-taken' | 'unreachable'

/** An action as the screens of the taxonomy take it: whatever it is asked, it can fail in these ways only. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem>>

const words = {
  ...requestProblems,
  exists: 'There is one with this name, or with an address made from it.',
  stale: 'Somebody added a section meanwhile. Here is how they stand now.',
  same: 'These are the same topic.',
  'no-such-picture': 'This picture is not in the library any more.',
  'account-taken': 'This account is another author’s already. Unlink it there first.',
} satisfies Record<Problem, string>

export const inWords = (problem: Problem): string => words[problem]

/** What is wrong with one field of the form that was sent ("name.en"), if that is what went wrong. */
export function issueAt(outcome: Outcome<unknown, Problem> | null, field: string): string | undefined {
  if (!outcome || outcome.ok || outcome.problem !== 'invalid' || !Array.isArray(outcome.detail?.issues)) return undefined
  const found = outcome.detail.issues.find((issue: { at: string; message: string }) => issue.at === field)
  return found ? `This ${found.message}.` : undefined
}

export const storiesInWords = (count: number): string =>
  count === 0 ? 'No stories' : count === 1 ? '1 story' : `${count.toLocaleString('en')} stories`

/** Of a count that ends at 1,000 (newsroom/taxonomy/taxonomy-desk.ts). */
export const countInWords = (count: number): string => (count > 999 ? '999+ stories' : storiesInWords(count))
