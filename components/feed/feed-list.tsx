'use client'

import { DndContext } from '@dnd-kit/core'
import { SortableContext, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { type ComponentProps, createContext, type KeyboardEvent, memo, useContext, useEffect, useMemo, useRef } from 'react'
import { Collection, GridList } from 'react-aria-components'
import { SteadyRows } from '#components/ui/steady-rows.tsx'
import type { FeedShape } from '#db/schema/feed.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import { useWords } from '#words'
import type { Ask } from './actions.ts'
import { DrawnPage } from './drawn-page.tsx'
import { FeedRow } from './feed-row.tsx'
import { makeRows, type Row } from './feed-rows.ts'
import type { Acts } from './use-feed.ts'
import { findPlaceOrRow, upAndDown, useFeedDrag } from './use-feed-drag.ts'

/** The desk's status line announces moves, so the library's own live region is kept out of the page. */
const nowhere = typeof document === 'undefined' ? undefined : document.createElement('div')

/** Alt with an arrow key moves the story of the focused row. */
function moveByKey(event: KeyboardEvent, desk: Acts): void {
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
export const FeedList = memo(function FeedList({
  items,
  total,
  zone,
  shape,
  desk,
  picked,
  onPick,
  onAsk,
}: {
  items: readonly DeskItem[]
  total: number
  zone: string
  /** The shape of the page in whose places its first stories stand; null where they stand in none. */
  shape: FeedShape | null
  desk: Acts
  /** The story shown in the move bar. */
  picked: string | null
  onPick: (articleId: string) => void
  onAsk: (ask: Ask) => void
}) {
  const say = useWords()
  const { held, ...drag } = useFeedDrag(items, desk)
  const before = useRef<readonly Row[]>([])
  const rows = useMemo(() => makeRows(items, { held, picked, shape }, before.current), [items, held, picked, shape])
  useEffect(() => {
    before.current = rows
  }, [rows])
  const sorted = useSorted(rows, held !== null)
  return (
    <div onKeyDownCapture={(event) => moveByKey(event, desk)}>
      <DndContext {...drag} collisionDetection={findPlaceOrRow} modifiers={[upAndDown]} accessibility={{ container: nowhere }}>
        {shape && <DrawnPage items={items} shape={shape} desk={desk} held={held} />}
        <SortableContext items={sorted} strategy={verticalListSortingStrategy}>
          <Shown value={{ rows, shape, zone, desk, onPick, onAsk }}>
            <List label={say('feed.list', { count: total })} />
          </Shown>
        </SortableContext>
      </DndContext>
    </div>
  )
})

type ShownRows = Omit<ComponentProps<typeof FeedRow>, 'row'> & { rows: readonly Row[] }
const Shown = createContext<ShownRows | null>(null)

/** Drawn once: react-aria draws the list by itself when its rows, which it reads apart, have changed. */
const List = memo(({ label }: { label: string }) => (
  <SteadyRows>
    <GridList aria-label={label} className="outline-none">
      <Rows />
    </GridList>
  </SteadyRows>
))

function Rows() {
  const shown = useContext(Shown)
  if (!shown) return null
  const { rows, ...given } = shown
  return (
    <Collection items={rows} dependencies={[given.zone, given.shape]}>
      {(row) => <FeedRow row={row} {...given} />}
    </Collection>
  )
}

/** The order that dnd-kit knows. It is renewed only while a row is dragged: each renewal draws all rows. */
function useSorted(rows: readonly Row[], isDragging: boolean): Row[] {
  const now = useMemo(() => [...rows], [rows])
  const kept = useRef(now)
  const sorted = isDragging ? now : kept.current
  useEffect(() => {
    kept.current = sorted
  }, [sorted])
  return sorted
}
