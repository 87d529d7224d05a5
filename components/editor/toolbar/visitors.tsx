'use client'

import { useVisitors } from '#components/ui/channel/use-channel.ts'
import type { Visitor } from '#lib/channel.ts'
import { useFormat, useWords } from '#words'

/** At most so many people are shown by their initials; for the others a number is shown. */
const shown = 3

/** Who else has the story open. */
export function Visitors({ articleId, ownId }: { articleId: string; ownId: string }) {
  const say = useWords()
  const format = useFormat()
  const visitors = useVisitors(articleId, ownId)
  const names = say('desk.alsoHere', { names: format.list(visitors.map(({ name }) => name)) })
  return (
    <p role="status" className="flex shrink-0 items-center -space-x-1" title={visitors.length > 0 ? names : undefined}>
      {visitors.length > 0 && <span className="sr-only">{names}</span>}
      {visitors.slice(0, shown).map((visitor) => (
        <span
          key={visitor.id}
          aria-hidden="true"
          className="grid size-6 place-items-center rounded-full border-2 border-surface bg-accent font-semibold text-2xs text-on-accent"
        >
          {initialsOf(visitor)}
        </span>
      ))}
      {visitors.length > shown && (
        <span aria-hidden="true" className="pl-2 text-ink-soft text-xs">
          +{visitors.length - shown}
        </span>
      )}
    </p>
  )
}

const initialsOf = ({ name }: Visitor): string =>
  name
    .split(/\s+/)
    .map((word) => word.slice(0, 1))
    .filter(Boolean)
    .slice(0, 2)
    .join('')
    .toUpperCase()
