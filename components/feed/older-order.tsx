'use client'

import { ArrowLeft, Pin } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { hasRoomBeside } from '#components/ui/room-beside.ts'
import { Spinner } from '#components/ui/spinner.tsx'
import { Time } from '#components/ui/time.tsx'
import { useAnswer } from '#components/ui/use-answer.ts'
import { useFocusReturn } from '#components/ui/use-focus-return.ts'
import type { OlderItem } from '#newsroom/feed/older-order.ts'
import { useWords } from '#words'
import type { FeedActions, FeedName } from './actions.ts'
import { isAfter } from './history-panel.tsx'
import type { Desk } from './use-feed.ts'
import { deedInWords } from './words.ts'

type Props = {
  feed: FeedName
  version: number
  desk: Desk
  zone: string
  ask: FeedActions['olderOrder']
  /** Null: back to the present. */
  onVersion: (version: number | null) => void
}

/** The order as it was after a move, to look at and to restore. A slider goes through the history, move by move. */
export function OlderOrder({ feed, version, desk, zone, ask, onVersion }: Props) {
  const say = useWords()
  const self = useRef<HTMLElement>(null)
  useFocusReturn()
  // On a phone the panel from which it was opened is gone.
  useEffect(() => {
    if (!hasRoomBeside()) self.current?.focus()
  }, [])
  const newest = desk.version()
  const { value, problem } = useAnswer(['older-order', feed, version], () => ask({ feed, version }), { onFocus: false })
  return (
    <section ref={self} tabIndex={-1} aria-label={say('feed.olderOrder', { version })} className="outline-none">
      <div className="my-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md bg-warn-soft px-3 py-2">
        <Button size="small" onPress={() => onVersion(null)}>
          <ArrowLeft size={14} aria-hidden="true" /> {say('feed.backToNow')}
        </Button>
        <Button
          size="small"
          tone="primary"
          isDisabled={version >= newest}
          onPress={() => {
            desk.restore(version)
            onVersion(null)
          }}
        >
          {say('feed.restoreOrder')}
        </Button>
        <label className="flex min-w-[min(100%,16rem)] flex-1 items-center gap-2">
          <span className="shrink-0 tabular-nums">{say('feed.afterMove', { version, newest })}</span>
          <input
            type="range"
            min={0}
            max={newest}
            value={version}
            aria-label={say('feed.scrub')}
            aria-valuetext={say('feed.afterMove', { version, newest })}
            onChange={(event) => onVersion(Number(event.target.value))}
            className="min-w-0 flex-1 accent-(--accent)"
          />
        </label>
        <LastMove version={version} desk={desk} zone={zone} />
      </div>
      {value ? <Items items={value.items} /> : problem ? <p className="py-6 text-danger">{say('feed.notListed')}</p> : <Spinner />}
    </section>
  )
}

/** Who made the move after which the order was so, and when; nothing for moves that are not loaded. */
function LastMove({ version, desk, zone }: { version: number; desk: Desk; zone: string }) {
  const say = useWords()
  const move = desk.moves.find((one) => isAfter(version, one))
  if (!move) return null
  const what = move.stories > 1 ? say('feed.manyStories', { count: move.stories }) : say('everywhere.quoted', { name: move.headline })
  return (
    <p className="wrap-anywhere basis-full text-ink-soft text-xs">
      {deedInWords(say, move)} {what} · <Time at={move.at} zone={zone} />
    </p>
  )
}

function Items({ items }: { items: readonly OlderItem[] }) {
  const say = useWords()
  return (
    <ol className="opacity-90">
      {items.map(({ articleId, headline, pinned, isPublic }, index) => (
        <li key={articleId} className="flex items-baseline gap-3 border-line border-b py-1.5">
          <span className="w-9 shrink-0 text-right text-ink-faint text-xs tabular-nums">
            {pinned ? <Pin size={13} aria-label={say('feed.pinned')} className="ml-auto text-accent" /> : index + 1}
          </span>
          <span className={isPublic ? 'font-semibold' : 'text-ink-faint line-through'}>{headline || say('everywhere.noHeadline')}</span>
        </li>
      ))}
    </ol>
  )
}
