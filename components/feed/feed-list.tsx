'use client'

import { DndContext } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import type { KeyboardEvent } from 'react'
import { GridList } from 'react-aria-components'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import type { Ask } from './actions.ts'
import { placeAt } from './arrange-shown.ts'
import { DrawnPage } from './drawn-page.tsx'
import { FeedRow } from './feed-row.tsx'
import { placeInShape } from './place-in-shape.ts'
import type { Desk } from './use-feed.ts'
import { findPlaceOrRow, type Held, upAndDown, useFeedDrag } from './use-feed-drag.ts'

/** The desk's status line announces moves, so the library's own live region is kept out of the page. */
const nowhere = typeof document === 'undefined' ? undefined : document.createElement('div')

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

/**
 * The drawn top of the page, where the feed has one, and the rows. Arrow keys move the focus, Alt with an arrow key moves the story, Alt+Home moves it to the top. The mouse drags a row; a long
 * press picks it up. While a row is dragged, the others make room at its place.
 */
export function FeedList({
  items,
  total,
  zone,
  desk,
  hasShape,
  picked,
  onPick,
  onAsk,
}: {
  items: DeskItem[]
  total: number
  zone: string
  desk: Desk
  /** Whether its first stories stand in the places of a page. */
  hasShape: boolean
  /** The story shown in the move bar. */
  picked: string | null
  onPick: (articleId: string) => void
  onAsk: (ask: Ask) => void
}) {
  const say = useWords()
  const { held, ...drag } = useFeedDrag(items, desk)
  const shape = hasShape ? desk.shape : null
  return (
    <div onKeyDownCapture={(event) => moveByKey(event, desk)}>
      <DndContext {...drag} collisionDetection={findPlaceOrRow} modifiers={[upAndDown]} accessibility={{ container: nowhere }}>
        {hasShape && <DrawnPage items={items} desk={desk} held={held} />}
        <SortableContext items={items.map(({ articleId }) => articleId)} strategy={verticalListSortingStrategy}>
          <GridList
            aria-label={say('feed.list', { count: total })}
            items={items}
            dependencies={[items, zone, held, picked, shape]}
            className="outline-none"
          >
            {(item) => (
              <FeedRow
                id={item.articleId}
                item={item}
                rank={items.indexOf(item) + 1}
                isLastPinned={item.pinned && !items[items.indexOf(item) + 1]?.pinned}
                willBePinned={isPinnedWhere(items, item, held)}
                hasShape={hasShape}
                place={shape && placeInShape(items.indexOf(item), items, shape)}
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

/** Whether a row is pinned, or, while it is dragged over the list, would be where it is now. */
const isPinnedWhere = (items: readonly DeskItem[], { articleId, pinned }: DeskItem, held: Held | null): boolean =>
  held?.articleId === articleId && !held.over.isInPage ? placeAt(items, articleId, held.over.index).pinned : pinned
