import type { RequestProblem } from '#lib/outcome.ts'

/**
 * What can go wrong with any request of the desk, in words: the one place that says it. A screen adds the problems of its
 * own verbs, and says another sentence for one of these only where it knows more.
 */
export const requestProblems = {
  'signed-out': 'You are signed out, so nothing was changed. Sign in in another tab, then try again.',
  'cross-site': 'This page was opened under another address than the newsroom’s, so nothing was changed. Open it again from the desk.',
  invalid: 'Something in the form is not right.',
  'not-allowed': 'You may not do this.',
  'not-found': 'This is not there any more. Reload the page.',
  unreachable: 'Galley could not be reached, so it is not sure that this was done. Check your connection, then try again.',
} as const satisfies Record<RequestProblem | 'unreachable', string>
