import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Arranged } from '#newsroom/feed/arrange.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { FeedProblem } from './actions.ts'

/** `by` is who was faster. Some problems of any request have a text specific to the feed. */
export function problemInWords(say: Say, problem: FeedProblem | AnyProblem, by?: unknown): string {
  if (problem === 'moved-meanwhile') return say('feed.problem-moved-meanwhile', { by: typeof by === 'string' ? by : say('feed.somebody') })
  if (problem === 'signed-out' || problem === 'invalid' || problem === 'unreachable') return say(`feed.problem-${problem}`)
  return isAnyProblem(problem) ? say(`problems.${problem}`) : say(`feed.problem-${problem}`)
}

/** "Ihor moved": who did what; the headline follows. */
export const deedInWords = (say: Say, { by, mine, kind }: Pick<LoggedMove, 'by' | 'mine' | 'kind'>): string =>
  say(`feed.did-${kind}`, { who: mine ? say('feed.you') : (by ?? 'Galley') })

export function undoneInWords(
  say: Say,
  { headline, kind }: Pick<LoggedMove, 'headline' | 'kind'>,
  { changed, rank, total }: Arranged,
): string {
  if (!changed) return say('feed.notUndone', { headline })
  const isRedone = kind === 'undo'
  if (rank === null) return say(isRedone ? 'feed.redoneOut' : 'feed.undoneOut')
  return say(isRedone ? 'feed.redoneAt' : 'feed.undoneAt', { rank, total })
}
