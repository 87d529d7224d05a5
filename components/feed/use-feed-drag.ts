'use client'

import {
  type Active,
  type CollisionDetection,
  closestCenter,
  type DragEndEvent,
  type DragOverEvent,
  type DragStartEvent,
  type Modifier,
} from '@dnd-kit/core'
import { useState } from 'react'
import { useDragSensors } from '#components/ui/use-drag-sensors.ts'
import type { DeskItem } from '#newsroom/feed/desk-order.ts'
import type { Held } from './feed-rows.ts'
import type { Acts } from './use-feed.ts'

/** What a place of the drawn page is to dnd-kit; a row is its story's id. */
export const placeId = (index: number): string => `place:${index}`
const indexOfPlace = (id: string | number): number | null => {
  const [, index] = /^place:(\d)$/.exec(String(id)) ?? []
  return index === undefined ? null : Number(index)
}

/** Rows move up and down only; a story out of a place of the drawn page moves freely. */
export const upAndDown: Modifier = ({ active, transform }) =>
  active && indexOfPlace(active.id) === null ? { ...transform, x: 0 } : transform

/** The place under the pointer, as it is on the screen now; otherwise the nearest row. */
export const findPlaceOrRow: CollisionDetection = (asked) => {
  const { droppableContainers, pointerCoordinates: pointer } = asked
  const place = droppableContainers.find(({ id, node }) => {
    const box = indexOfPlace(id) === null || !pointer ? null : node.current?.getBoundingClientRect()
    return box && pointer && pointer.x >= box.left && pointer.x <= box.right && pointer.y >= box.top && pointer.y <= box.bottom
  })
  if (place) return [{ id: place.id }]
  return closestCenter({ ...asked, droppableContainers: droppableContainers.filter(({ id }) => indexOfPlace(id) === null) })
}

/** Dragging by mouse and touch, of rows and of the stories in the drawn page. */
export function useFeedDrag(items: readonly DeskItem[], desk: Acts) {
  const [held, setHeld] = useState<Held | null>(null)
  const sensors = useDragSensors()
  const storyOf = ({ id }: Pick<Active, 'id'>) => {
    const place = indexOfPlace(id)
    return place === null ? String(id) : (items[place]?.articleId ?? '')
  }
  const rankOf = (articleId: string) => items.findIndex((item) => item.articleId === articleId)
  const targetOf = (id: string | number) => {
    const place = indexOfPlace(id)
    return place === null ? { index: rankOf(String(id)), isInPage: false } : { index: place, isInPage: true }
  }
  return {
    held,
    sensors,
    onDragStart: ({ active }: DragStartEvent) =>
      setHeld({ articleId: storyOf(active), over: { index: rankOf(storyOf(active)), isInPage: false } }),
    onDragOver: ({ over }: DragOverEvent) => {
      if (over) setHeld((before) => before && { ...before, over: targetOf(over.id) })
    },
    onDragCancel: () => setHeld(null),
    onDragEnd: ({ active, over }: DragEndEvent) => {
      setHeld(null)
      ignoreNextClick()
      if (!held || !over || over.id === active.id || over.id === held.articleId) return
      const { index, isInPage } = targetOf(over.id)
      if (isInPage) desk.putInPlace(held.articleId, index)
      else desk.moveTo(held.articleId, index)
    },
  }
}

/** Releasing a drag over a headline must not count as a click on its link. */
function ignoreNextClick() {
  const ignore = (event: MouseEvent) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', ignore, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', ignore, { capture: true }), 50)
}
