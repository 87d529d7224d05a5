import { requestProblems } from '#components/ui/request-problems.ts'
import type { Outcome, RequestProblem } from '#lib/outcome.ts'
import type { EasyBecause } from '#newsroom/people/easy-to-guess.ts'
import type { Role } from '#newsroom/people/person.ts'
import type { EntryProblem } from './enter.ts'

type Problem = EntryProblem | RequestProblem | 'yourself' | 'last-admin' | 'already-here' | 'disabled' | 'alive' | 'gone' | 'easy-to-guess'

/** An action as the screens of people take it: whatever it is asked, it can fail in these ways only. */
export type Ask<Input, Value = unknown> = (input: Input) => Promise<Outcome<Value, Problem>>

/** What makes a password easy to guess, by newsroom/people/easy-to-guess.ts. */
const easyWords = {
  blank: 'Blanks alone are no password. A sentence that only you would say is a good one.',
  common: 'This is one of the passwords that are tried first. A sentence that only you would say is a good one.',
  repeated: 'The same signs again and again, or signs in a row, are tried first. A sentence that only you would say is a good one.',
  account: 'It is made of your name or address, which others know. A sentence that only you would say is a good one.',
} satisfies Record<EasyBecause, string>

const words = {
  ...requestProblems,
  wrong: 'That is not the right address and password.',
  'link-spent': 'This link was used already, or is too old. Ask for a new one.',
  'too-many': 'Too many tries. Wait a quarter of an hour, or use a one-time link.',
  yourself: 'You cannot do this to yourself: ask another admin.',
  'last-admin': 'This is the only admin who can sign in. Make another one first.',
  'already-here': 'Somebody with this address has an account already.',
  disabled: 'This account is disabled. Enable it first.',
  alive: 'This server answers again, so it stays in the list.',
  gone: 'This server was removed already.',
  'easy-to-guess': easyWords.common,
} satisfies Record<Problem, string>

/** Why a new password was not taken, if it was for being easy to guess. */
export function whyEasy(outcome: Outcome<unknown, Problem> | null): string | undefined {
  if (!outcome || outcome.ok || outcome.problem !== 'easy-to-guess') return undefined
  return easyWords[outcome.detail?.because as EasyBecause] // newsroom/people/set-password.ts writes it
}

export const inWords = (problem: Problem): string => words[problem]

type Issues = { at: string; message: string }[]

/** What is wrong with one field of the form that was sent, if that is what went wrong. */
export function issueAt(outcome: Outcome<unknown, Problem> | null, field: string): string | undefined {
  if (!outcome || outcome.ok || outcome.problem !== 'invalid') return undefined
  const issues = (outcome.detail?.issues ?? []) as Issues // app/action.ts writes them
  return issues.find(({ at }) => at === field)?.message
}

export const roleNames = { journalist: 'Journalist', editor: 'Editor', admin: 'Admin' } satisfies Record<Role, string>
export const roleMeanings = {
  journalist: 'Own stories and those shared with them',
  editor: 'All stories, publishing, the feed',
  admin: 'What editors do, and people and settings',
} satisfies Record<Role, string>
