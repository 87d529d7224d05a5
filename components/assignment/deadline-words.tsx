import { AlarmClock } from 'lucide-react'
import { Badge } from '#components/ui/badge.tsx'
import { Time } from '#components/ui/time.tsx'
import type { Deadline } from '#newsroom/articles/deadline.ts'
import { useWords } from '#words'

/** When a story is to be ready, or that this time is over and it is not. Said in words, not only by a colour. */
export function DeadlineWords({ deadline: { at, zone, isOverdue } }: { deadline: Deadline }) {
  const say = useWords()
  const time = () => <Time at={at} zone={zone} />
  if (isOverdue)
    return (
      <Badge tone="danger">
        <AlarmClock size={11} aria-hidden="true" className="shrink-0" />
        <span>{say.rich('assignment.overdue', { time })}</span>
      </Badge>
    )
  return (
    <span className="flex items-center gap-1 whitespace-nowrap">
      <AlarmClock size={13} aria-hidden="true" className="shrink-0" />
      <span>{say.rich('assignment.deadlineIs', { time })}</span>
    </span>
  )
}
