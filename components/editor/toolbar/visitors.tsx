'use client'

import { colourOf } from '#components/editor/draft/others/caret-colours.ts'
import { useVisitors } from '#components/ui/channel/use-channel.ts'
import { notify } from '#components/ui/notify.ts'
import type { Visitor } from '#lib/channel.ts'
import { useFormat, useWords } from '#words'

/** At most so many people are shown by their initials; for the others a number is shown. */
const shown = 3

type Props = {
  articleId: string
  ownId: string
  /** Scrolls to a person's caret. False: there is none. */
  onFind: (personId: string) => boolean
}

/** Who else has the story open, in the colour of their caret. A press leads to where they are. */
export function Visitors({ articleId, ownId, onFind }: Props) {
  const say = useWords()
  const format = useFormat()
  const visitors = useVisitors(articleId, ownId)
  const names = say('desk.alsoHere', { names: format.list(visitors.map(({ name }) => name)) })
  return (
    <div className="flex shrink-0 items-center -space-x-1">
      <p role="status" className="sr-only">
        {visitors.length > 0 && names}
      </p>
      {visitors.slice(0, shown).map((visitor) => (
        <button
          key={visitor.id}
          type="button"
          title={names}
          aria-label={say('desk.goToPerson', { name: visitor.name })}
          onClick={() => {
            if (!onFind(visitor.id)) notify.done(say('desk.isReading', { name: visitor.name }))
          }}
          style={{ backgroundColor: `var(--caret-${colourOf(visitor.id)})` }}
          className="visitor grid size-6 place-items-center rounded-full border-2 border-surface font-semibold text-2xs sm:pointer-coarse:size-9"
        >
          {initialsOf(visitor)}
        </button>
      ))}
      {visitors.length > shown && (
        <span aria-hidden="true" className="pl-2 text-ink-soft text-xs">
          +{visitors.length - shown}
        </span>
      )}
    </div>
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
