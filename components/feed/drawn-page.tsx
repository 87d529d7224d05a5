'use client'

import { useDraggable, useDroppable } from '@dnd-kit/core'
import { Pin } from 'lucide-react'
import { Button } from '#components/ui/button.tsx'
import type { FeedShape } from '#db/schema/feed.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import { placeInPage } from './arrange-shown.ts'
import type { Held } from './feed-rows.ts'
import { type DrawnPlace, placesOf } from './place-in-shape.ts'
import type { Acts } from './use-feed.ts'
import { placeId } from './use-feed-drag.ts'

type Props = { items: readonly DeskItem[]; desk: Acts; held: Held | null }

/**
 * The places of the front page's shape, drawn as readers will see them. A story is dragged into one; in a row's menu it can be put there
 * without dragging. While a story is dragged, the drawing stays in view.
 */
export function DrawnPage({ items, shape, desk, held }: Props & { shape: FeedShape }) {
  const say = useWords()
  const places = placesOf(items, shape)
  const inRow = places.filter(({ kind }) => kind === 'row').length
  return (
    <section
      aria-label={say('feed.topOfPage')}
      className={`my-2 rounded-lg border border-line bg-surface p-2 md:p-3 ${held ? 'sticky top-0 z-30 shadow-popover' : ''}`}
    >
      <h2 className="font-bold">{say('feed.topOfPage')}</h2>
      <p className="mb-2 text-ink-soft text-xs">{say(shape === 'wire' ? 'feed.topOfWire' : 'feed.topOfPageAbout')}</p>
      <ol className={`grid gap-1.5 ${inRow === 3 ? 'md:grid-cols-3' : inRow === 2 ? 'md:grid-cols-2' : ''}`}>
        {places.map((place) => (
          <Place key={place.index} place={place} items={items} desk={desk} held={held} />
        ))}
      </ol>
    </section>
  )
}

function Place({ place, items, desk, held }: Props & { place: DrawnPlace }) {
  const say = useWords()
  const { kind, index, number, isFilled } = place
  const story = isFilled ? items[index] : undefined
  const { setNodeRef: setPlaceRef } = useDroppable({ id: placeId(index) })
  const isOver = held?.over.isInPage === true && held.over.index === index
  const willBePinned = isOver && placeInPage(items, held.articleId, index).pinned
  return (
    <li
      ref={setPlaceRef}
      className={`flex min-h-14 min-w-0 items-center gap-2 rounded-md px-2 py-1.5 inset-ring ${
        isOver ? 'bg-accent-soft inset-ring-2 inset-ring-accent' : story ? 'bg-canvas inset-ring-line' : 'inset-ring-line border-dashed'
      } ${kind === 'lead' ? 'col-span-full md:min-h-20' : ''}`}
    >
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap gap-x-1.5 text-ink-soft text-xs">
          <span className="font-semibold text-ink">{say(kind === 'lead' ? 'feed.place-lead' : 'feed.placeInRow', { number })}</span>
          {isOver ? (
            <span className="font-semibold text-accent">{say(willBePinned ? 'feed.pinHere' : 'feed.moveHere')}</span>
          ) : (
            story && <span>{say(story.pinned ? 'feed.placePinned' : 'feed.placeOpen')}</span>
          )}
        </p>
        {story ? (
          <Story story={story} index={index} isLead={kind === 'lead'} />
        ) : (
          <p className="text-ink-faint">{say('feed.placeEmpty')}</p>
        )}
      </div>
      {story && <PinButton story={story} index={index} desk={desk} isOnly={items.length === 1} />}
    </li>
  )
}

function Story({ story, index, isLead }: { story: DeskItem; index: number; isLead: boolean }) {
  const { setNodeRef, listeners, transform, isDragging } = useDraggable({ id: placeId(index) })
  return (
    <p
      ref={setNodeRef}
      {...listeners}
      style={transform ? { transform: `translate(${transform.x}px, ${transform.y}px)` } : undefined}
      className={`wrap-anywhere line-clamp-2 cursor-grab select-none font-semibold leading-5 [-webkit-touch-callout:none] ${isLead ? 'md:text-lg' : ''} ${isDragging ? 'relative z-10 cursor-grabbing rounded-md bg-surface px-1 shadow-popover' : ''}`}
    >
      {story.look?.headline ?? story.headline}
    </p>
  )
}

/** Keeps the story of a place there, and with it those of the places before it; or lets it go. */
function PinButton({ story, index, desk, isOnly }: { story: DeskItem; index: number; desk: Acts; isOnly: boolean }) {
  const say = useWords()
  const { articleId, pinned, headline } = story
  return (
    <Button
      tone="quiet"
      size="small"
      square
      aria-label={say(pinned || index === 0 ? 'feed.pinStory' : 'feed.pinDownTo', { headline })}
      aria-pressed={pinned}
      onPress={() => {
        if (pinned) desk.unpin(articleId)
        else if (isOnly) desk.pin(articleId)
        else desk.pinDownTo(index)
      }}
      className={`max-md:h-11! max-md:w-11! ${pinned ? 'text-accent!' : ''}`}
    >
      <Pin size={16} aria-hidden="true" fill={pinned ? 'currentColor' : 'none'} />
    </Button>
  )
}
