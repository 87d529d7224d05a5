'use client'

import type { DragEndEvent, DragMoveEvent } from '@dnd-kit/core'
import { useState } from 'react'
import type { CalendarItem } from '#newsroom/schedule/calendar.ts'
import type { Moves } from './use-moves.ts'

type Target = { id: string; wallTime: string }

/** Dragging an item over the hours: the quarter of an hour under the pointer is its new time. */
export function useDrag(items: readonly CalendarItem[], moves: Moves) {
  const [target, setTarget] = useState<Target | null>(null)
  const follow = (event: DragMoveEvent) => {
    const next = targetOf(event)
    if (next?.wallTime !== target?.wallTime) setTarget(next)
  }
  return {
    target,
    onDragStart: () => moves.letGo(),
    onDragMove: follow,
    onDragOver: follow, // the hour that dnd-kit names with a move is the one before it
    onDragCancel: () => setTarget(null),
    onDragEnd: (event: DragEndEvent) => {
      const chosen = targetOf(event)
      setTarget(null)
      const item = chosen && items.find(({ id }) => id === chosen.id)
      if (item) moves.moveTo(item, chosen.wallTime)
    },
  }
}

function targetOf({ active, over, activatorEvent, delta }: DragMoveEvent | DragEndEvent): Target | null {
  if (!over) return null
  const start = activatorEvent instanceof MouseEvent ? activatorEvent.clientY : firstTouch(activatorEvent)
  const within = (start + delta.y - over.rect.top) / over.rect.height
  const quarter = Math.min(3, Math.max(0, Math.floor(within * 4)))
  return { id: String(active.id), wallTime: `${over.id}:${String(quarter * 15).padStart(2, '0')}` }
}

const firstTouch = (event: Event): number => ('touches' in event ? ((event as TouchEvent).touches[0]?.clientY ?? 0) : 0)
