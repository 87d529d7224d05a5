import { memo } from 'react'
import { useVisitorsOf } from '#components/ui/channel/use-channel.ts'
import { useFormat, useWords } from '#words'

/** Which other editors have the feed desk open now. */
export const FeedVisitors = memo(({ personId }: { personId: string }) => {
  const say = useWords()
  const format = useFormat()
  const visitors = useVisitorsOf('feed', personId)
  return (
    <p aria-live="polite" className="mr-1 text-ink-soft text-xs empty:absolute">
      {visitors.length > 0 && say('desk.alsoHere', { names: format.list(visitors.map(({ name }) => name)) })}
    </p>
  )
})
