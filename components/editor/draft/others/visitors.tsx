'use client'

import type { Editor } from '@tiptap/react'
import { Button } from '#components/ui/button.tsx'
import { useVisitors } from '#components/ui/channel/use-channel.ts'
import { notify } from '#components/ui/notify.ts'
import type { Visitor } from '#lib/channel.ts'
import { useFormat, useWords } from '#words'
import { colourOf } from './caret-colours.ts'
import { LastHere } from './last-here.tsx'
import { useFollow } from './use-follow.ts'

/** At most so many people are shown by their initials; for the others a number is shown. */
const shown = 3

type Props = {
  articleId: string
  ownId: string
  editor: Editor | null
  /** Where a person's caret is; null: there is none. */
  placeOf: (personId: string) => number | null
  /** Which colleague wrote last. */
  last: { name: string; at: Date } | null
}

/** Who else has the story open, in the colour of their caret, or who was here last. A press on somebody follows them. */
export function Visitors({ articleId, ownId, editor, placeOf, last }: Props) {
  const say = useWords()
  const format = useFormat()
  const visitors = useVisitors(articleId, ownId)
  const { followed, follow, stop } = useFollow(editor, placeOf, visitors)
  const names = say('desk.alsoHere', { names: format.list(visitors.map(({ name }) => name)) })
  if (visitors.length === 0 && last) return <LastHere {...last} />
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
          aria-label={say('desk.follow', { name: visitor.name })}
          aria-pressed={followed?.id === visitor.id}
          onClick={() => {
            if (followed?.id === visitor.id) stop()
            else if (!follow(visitor)) notify.done(say('desk.isReading', { name: visitor.name }))
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
      <div
        role="status"
        className={`fixed bottom-4 left-1/2 z-40 flex -translate-x-1/2 items-center gap-2 rounded-md bg-surface px-3 py-1.5 text-sm shadow-popover max-md:bottom-20 ${followed ? '' : 'sr-only'}`}
      >
        {followed && (
          <>
            {say('desk.following', { name: followed.name })}
            <Button size="small" tone="quiet" onPress={stop}>
              {say('desk.stopFollowing')}
            </Button>
          </>
        )}
      </div>
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
