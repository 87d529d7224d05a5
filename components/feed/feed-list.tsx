'use client'

import { GridList, type Key, useDragAndDrop } from 'react-aria-components'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { FeedRow } from './feed-row.tsx'
import type { Desk } from './use-feed.ts'

/** The rows. Arrows walk them, Alt with arrows moves the story, Alt+Home puts it on top; dragging works by hand and by keys. */
export function FeedList({
  items,
  total,
  zone,
  desk,
  onPlace,
}: {
  items: DeskItem[]
  total: number
  zone: string
  desk: Desk
  onPlace: (articleId: string) => void
}) {
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': headlineOf(key) })),
    onReorder({ keys, target }) {
      const [moved] = keys
      const articleId = String(moved)
      const others = items.filter((item) => item.articleId !== articleId)
      const at = others.findIndex((item) => item.articleId === target.key)
      if (moved !== undefined && at !== -1) desk.moveTo(articleId, target.dropPosition === 'after' ? at + 1 : at)
    },
  })
  const headlineOf = (key: Key) => items.find((item) => item.articleId === key)?.headline ?? ''

  return (
    <div
      onKeyDownCapture={(event) => {
        const row = event.target instanceof HTMLElement && event.target.closest<HTMLElement>('[role="row"][data-key]')
        const articleId = row ? row.dataset.key : undefined
        if (!articleId || !event.altKey || event.ctrlKey || event.metaKey) return
        if (event.key === 'ArrowUp') desk.moveBy(articleId, -1)
        else if (event.key === 'ArrowDown') desk.moveBy(articleId, 1)
        else if (event.key === 'Home') desk.moveToTop(articleId)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      <GridList
        aria-label={`Feed, ${total} ${total === 1 ? 'story' : 'stories'}`}
        items={items}
        dragAndDropHooks={dragAndDropHooks}
        dependencies={[items, zone]}
        className="outline-none"
      >
        {(item) => (
          <FeedRow
            id={item.articleId}
            item={item}
            rank={items.indexOf(item) + 1}
            isLastPinned={item.pinned && !items[items.indexOf(item) + 1]?.pinned}
            zone={zone}
            desk={desk}
            onPlace={onPlace}
          />
        )}
      </GridList>
      <p className="mt-3 hidden text-ink-faint text-xs pointer-fine:block">
        Arrows walk the list. Alt with ↑ or ↓ moves a story, Alt with Home puts it on top; → reaches the buttons of a row.
      </p>
    </div>
  )
}
