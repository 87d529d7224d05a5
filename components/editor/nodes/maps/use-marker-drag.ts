import { type MouseEvent, type PointerEvent, useRef, useState } from 'react'
import { type Marker, markerAt } from '#newsroom/articles/marker.ts'

/** Drags a marker over the element that it is in. `onDrop` is told where it was let go; until then only `held` knows. */
export function useMarkerDrag({
  marker,
  isLocked,
  onDrop,
}: {
  marker: Marker | null
  isLocked: boolean
  onDrop: (marker: Marker) => void
}) {
  const [held, setHeld] = useState<Marker | null>(null)
  /** From where it was taken hold of to its middle, in pixels. */
  const grip = useRef({ x: 0, y: 0 })
  const under = (event: PointerEvent<HTMLElement>): Marker | null => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!held || !box) return null
    const { x, y } = grip.current
    return markerAt(((event.clientX + x - box.left) / box.width) * 100, ((event.clientY + y - box.top) / box.height) * 100)
  }
  const drop = () => setHeld(null)
  const handlers = {
    // Otherwise the browser would drag the whole block.
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      event.preventDefault()
      event.currentTarget.focus()
    },
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (isLocked || event.button !== 0) return
      const box = event.currentTarget.getBoundingClientRect()
      grip.current = { x: box.left + box.width / 2 - event.clientX, y: box.top + box.height / 2 - event.clientY }
      event.currentTarget.setPointerCapture(event.pointerId)
      setHeld(marker)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => setHeld(under(event)),
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const now = under(event)
      if (now && marker && (now.x !== marker.x || now.y !== marker.y)) onDrop(now)
      drop()
    },
    onPointerCancel: drop,
  }
  return { held, drop, handlers }
}
