import type { Say } from '#components/ui/words/say.ts'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'

/** What happens: "Publish", "End of the embargo". */
export const kindInWords = (say: Say, { kind, isOverdue }: Pick<CalendarItem, 'kind' | 'isOverdue'>): string =>
  say(isOverdue ? 'schedule.kind-overdue' : `schedule.kind-${kind}`)

export type Standing = 'planned' | 'held' | 'done' | 'embargo' | 'deadline' | 'overdue'

/** How it stands: it is to come, did not go out, or is done; a deadline is to come, or over and the story not ready. */
export function standingOf({ kind, ending, isOverdue }: Pick<CalendarItem, 'kind' | 'ending' | 'isOverdue'>): Standing {
  if (kind === 'deadline') return isOverdue ? 'overdue' : 'deadline'
  if (kind === 'embargo') return 'embargo'
  if (ending === 'held' || ending === 'failed') return 'held'
  return ending === 'done' ? 'done' : 'planned'
}

export const toneOf = {
  planned: 'bg-accent-soft text-ink inset-ring-accent/40',
  held: 'bg-danger-soft text-ink inset-ring-danger/50',
  done: 'bg-sunken text-ink-soft inset-ring-line',
  embargo: 'bg-warn-soft text-ink inset-ring-warn/50',
  deadline: 'bg-surface text-ink inset-ring-line-strong',
  overdue: 'bg-surface text-danger inset-ring-danger',
} as const satisfies Record<Standing, string>

/** Whether its time may be changed here. */
export const isMovable = (item: CalendarItem): boolean => ['planned', 'held', 'deadline', 'overdue'].includes(standingOf(item))

/** What it is about: a story, or the banner of breaking news. Anything else is named by its kind alone. */
export const titleOf = (say: Say, { headline, articleId }: Pick<CalendarItem, 'headline' | 'articleId'>): string =>
  headline || (articleId ? say('everywhere.noHeadline') : '')

/** The page of the desk where it is, if there is one. */
export const addressOf = ({ kind, articleId }: Pick<CalendarItem, 'kind' | 'articleId'>): string | null =>
  articleId ? `/desk/articles/${articleId}` : kind === 'end-breaking' ? '/desk/breaking' : null
