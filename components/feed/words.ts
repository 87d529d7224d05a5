import { requestProblems } from '#components/ui/request-problems.ts'
import type { Arranged } from '#newsroom/feed/arrange.ts'
import type { LoggedMove } from '#newsroom/feed/feed-history.ts'
import type { FeedProblem } from './actions.ts'

const problems = {
  ...requestProblems,
  'moved-meanwhile': 'moved this story in the meantime. It stays where they put it.',
  'anchor-gone': 'The stories around that place have left the feed. Nothing was moved.',
  'not-in-feed': 'This story is no longer in the feed.',
  'not-live': 'Readers no longer have this story, so it cannot be in the feed.',
  'no-such-move': 'There is no such move.',
  'not-undoable': 'This move came from publishing. Unpublish the story to undo it.',
  'signed-out': 'You are signed out. Nothing was moved: sign in again.',
  invalid: 'There is no such place in the feed.',
  unreachable: 'Galley could not be reached. The order shown may not be that of the readers.',
} satisfies Record<FeedProblem | 'unreachable', string>

export function problemInWords(problem: FeedProblem | 'unreachable', by?: unknown): string {
  return problem === 'moved-meanwhile' ? `${typeof by === 'string' ? by : 'Somebody'} ${problems[problem]}` : problems[problem]
}

/** What follows those of the problems that end by themselves. */
export const backInWords = 'Connected again. This is the order that readers have; check whether your move is in it.'

const verbs = {
  publish: 'published',
  move: 'moved',
  pin: 'pinned',
  unpin: 'unpinned',
  'take-out': 'took out',
  'put-in': 'put back',
  unpublish: 'unpublished',
  takedown: 'took down',
  undo: 'undid a move of',
  import: 'imported',
} satisfies Record<LoggedMove['kind'], string>

/** "Ihor moved": who did what; the headline follows. */
export const deedInWords = ({ by, mine, kind }: Pick<LoggedMove, 'by' | 'mine' | 'kind'>): string =>
  `${mine ? 'You' : (by ?? 'Galley')} ${verbs[kind]}`

export function undoneInWords({ headline, kind }: Pick<LoggedMove, 'headline' | 'kind'>, { changed, rank, total }: Arranged): string {
  if (!changed) return `“${headline}” was moved again later, so its place stays`
  const place = rank === null ? 'it is out of the feed' : `it is at ${rank} of ${total}`
  return kind === 'undo' ? `Redone: ${place}` : `Undone: ${place}`
}
