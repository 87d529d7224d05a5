import { namesInWords } from '#components/ui/names-in-words.ts'
import { type AnyProblem, isAnyProblem } from '#components/ui/request-problems.ts'
import type { Say } from '#components/ui/words/say.ts'
import type { Refused } from '#lib/outcome.ts'
import type { Arranged } from '#newsroom/feed/arrange.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import { type FeedProblem, planProblems } from './actions.ts'

/** Those that have a text of their own here. */
const ownProblems = [
  'anchor-gone',
  'not-in-feed',
  'not-live',
  'no-such-move',
  'not-undoable',
  'no-picture',
  'rights-ended',
  'ask-first',
  'no-draft',
  'already-begun',
  ...planProblems,
] as const

/** The detail says who was faster (`by`), or which pictures are refused. Some problems of any request have a text specific to the feed. */
export function problemInWords(say: Say, problem: FeedProblem | AnyProblem, detail?: Refused<string>['detail']): string {
  if (problem === 'moved-meanwhile')
    return say('feed.problem-moved-meanwhile', { by: typeof detail?.by === 'string' ? detail.by : say('feed.somebody') })
  if (problem === 'signed-out' || problem === 'invalid' || problem === 'unreachable') return say(`feed.problem-${problem}`)
  if (isAnyProblem(problem)) return say(`problems.${problem}`)
  const own = ownProblems.find((one) => one === problem)
  const pictures = namesInWords(say, detail?.pictures)
  if ((problem === 'rights-ended' || problem === 'ask-first') && detail?.stories)
    return say(`feed.problem-${problem}-${detail.isPlanned ? 'plan' : 'draft'}`, { pictures, stories: namesInWords(say, detail.stories) })
  return own ? say(`feed.problem-${own}`, { pictures }) : say('feed.notPlanned')
}

/** What the panel of a story's look says, where another picture is chosen or somebody says that the holder agreed. */
export const isOfPicture = (problem: FeedProblem | AnyProblem): boolean => ['rights-ended', 'ask-first', 'no-picture'].includes(problem)

/** "Ihor moved": who did what; the headline follows. */
export const deedInWords = (say: Say, { by, mine, kind }: Pick<LoggedMove, 'by' | 'mine' | 'kind'>): string =>
  say(`feed.did-${kind}`, { who: mine ? say('feed.you') : (by ?? 'Galley') })

export function undoneInWords(
  say: Say,
  { headline, kind }: Pick<LoggedMove, 'headline' | 'kind'>,
  { changed, rank, total }: Arranged,
): string {
  if (!changed) return say('feed.notUndone', { headline })
  if (kind === 'launch' || kind === 'restore') return say('feed.undoneWhole')
  const isRedone = kind === 'undo'
  if (rank === null) return say(isRedone ? 'feed.redoneOut' : 'feed.undoneOut')
  return say(isRedone ? 'feed.redoneAt' : 'feed.undoneAt', { rank, total })
}

/** What was said of an act, and which pictures the stories that came back do not show any more. */
export const withoutInWords = (say: Say, said: string, without: readonly string[]): string =>
  without.length > 0 ? say('feed.andWithout', { said, pictures: namesInWords(say, without) }) : said
