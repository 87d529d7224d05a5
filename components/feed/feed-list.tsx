'use client'

import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
  type Modifier,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { type KeyboardEvent, useState } from 'react'
import { GridList } from 'react-aria-components'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import type { Ask } from './actions.ts'
import { placeAt } from './arrange-shown.ts'
import { FeedRow } from './feed-row.tsx'
import { placeInShape } from './place-in-shape.ts'
import type { Desk } from './use-feed.ts'

/** Restricts dragging to the vertical axis. */
const upAndDown: Modifier = ({ transform }) => ({ ...transform, x: 0 })

/** The desk's status line announces moves, so the library's own live region is kept out of the page. */
const nowhere = typeof document === 'undefined' ? undefined : document.createElement('div')

/** Releasing a drag over a headline must not count as a click on its link. */
function ignoreNextClick() {
  const ignore = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', ignore, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', ignore, { capture: true }), 50)
}

/** Alt with an arrow key moves the story of the focused row. */
function moveByKey(event: KeyboardEvent, desk: Desk): void {
  const row = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[role="row"][data-key]')
  const articleId = row ? row.dataset.key : undefined
  if (!articleId || !event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === 'ArrowUp') desk.moveBy(articleId, -1)
  else if (event.key === 'ArrowDown') desk.moveBy(articleId, 1)
  else if (event.key === 'Home') desk.moveToTop(articleId)
  else return
  event.preventDefault()
  event.stopPropagation()
}

/** The dragged story, and the index among the others at which it would be dropped. */
type Held = { articleId: string; index: number }

/**
 * The rows. Arrow keys move the focus, Alt with an arrow key moves the story, Alt+Home moves it to the top. The mouse drags a row; a long
 * press picks it up. While a row is dragged, the others make room at its place.
 */
export function FeedList({
  items,
  total,
  zone,
  desk,
  picked,
  onPick,
  onAsk,
}: {
  items: DeskItem[]
  total: number
  zone: string
  desk: Desk
  /** The story shown in the move bar. */
  picked: string | null
  onPick: (articleId: string) => void
  onAsk: (ask: Ask) => void
}) {
  const say = useWords()
  const { held, ...drag } = useDrag(items, desk)
  return (
    <div onKeyDownCapture={(event) => moveByKey(event, desk)}>
      <DndContext {...drag} collisionDetection={closestCenter} modifiers={[upAndDown]} accessibility={{ container: nowhere }}>
        <SortableContext items={items.map(({ articleId }) => articleId)} strategy={verticalListSortingStrategy}>
          <GridList
            aria-label={say('feed.list', { count: total })}
            items={items}
            dependencies={[items, zone, held, picked, desk.shape]}
            className="outline-none"
          >
            {(item) => (
              <FeedRow
                id={item.articleId}
                item={item}
                rank={items.indexOf(item) + 1}
                isLastPinned={item.pinned && !items[items.indexOf(item) + 1]?.pinned}
                willBePinned={held?.articleId === item.articleId ? placeAt(items, item.articleId, held.index).pinned : item.pinned}
                place={placeInShape(items.indexOf(item), items, desk.shape)}
                isPicked={picked === item.articleId}
                zone={zone}
                desk={desk}
                onPick={onPick}
                onAsk={onAsk}
              />
            )}
          </GridList>
        </SortableContext>
      </DndContext>
    </div>
  )
}

/** The dragged row, and dragging by mouse and touch. */
function useDrag(items: readonly DeskItem[], desk: Desk) {
  const [held, setHeld] = useState<Held | null>(null)
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 5 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 250, tolerance: 8 } }),
  )
  const indexOf = (articleId: string) => items.findIndex((item) => item.articleId === articleId)
  return {
    held,
    sensors,
    onDragStart: ({ active }: DragStartEvent) => setHeld({ articleId: String(active.id), index: indexOf(String(active.id)) }),
    onDragOver: ({ active, over }: DragOverEvent) => {
      if (over) setHeld({ articleId: String(active.id), index: indexOf(String(over.id)) })
    },
    onDragCancel: () => setHeld(null),
    onDragEnd: ({ active, over }: DragEndEvent) => {
      setHeld(null)
      ignoreNextClick()
      if (over && over.id !== active.id) desk.moveTo(String(active.id), indexOf(String(over.id)))
    },
  }
}
