'use client'

import { PenLine } from 'lucide-react'
import { usePresence } from '#components/ui/channel/use-channel.ts'
import { useFormat, useWords } from '#words'

/** Who else has this story open now. */
export function InStory({ id }: { id: string }) {
  const say = useWords()
  const format = useFormat()
  const visitors = usePresence(id)
  if (visitors.length === 0) return null
  const words = say('stories.openFor', { names: format.list(visitors.map(({ name }) => name)), count: visitors.length })
  return (
    <span className="flex min-w-0 max-w-40 shrink-0 items-baseline gap-1 text-accent text-xs" title={words}>
      <PenLine size={12} aria-hidden="true" className="shrink-0 self-center" />
      <span aria-hidden="true" className="truncate">
        {visitors[0]?.name}
        {visitors.length > 1 && ` +${visitors.length - 1}`}
      </span>
      <span className="sr-only">{words}</span>
    </span>
  )
}
