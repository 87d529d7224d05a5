'use client'

import type { Editor } from '@tiptap/core'
import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react'
import type { TextSpot } from './text-spots.ts'
import type { Spot } from './use-spot.ts'

/** What is said of the words at the caret, under them or under the field that they are in. */
export function SpotPopover({
  label,
  editor,
  spot,
  self,
  children,
}: {
  label: string
  editor: Editor
  spot: Spot<TextSpot>
  /** For who goes into it. */
  self?: RefObject<HTMLElement | null>
  children: ReactNode
}) {
  const own = useRef<HTMLElement>(null)
  const element = self ?? own
  usePlaceUnder(element, editor, spot)
  return (
    <section
      ref={element}
      aria-label={label}
      className="absolute z-30 w-max max-w-[min(22rem,calc(100%-1rem))] rounded-lg bg-surface p-3 text-ink text-sm shadow-popover"
    >
      {children}
    </section>
  )
}

function usePlaceUnder(element: RefObject<HTMLElement | null>, { view }: Editor, { match, field }: Spot<TextSpot>): void {
  useLayoutEffect(() => {
    const { current } = element
    const column = current?.offsetParent?.getBoundingClientRect()
    if (!current || !column) return
    const under = field?.getBoundingClientRect() ?? view.coordsAtPos(match.from)
    const end = field ? under : view.coordsAtPos(match.to)
    const left = Math.min(under.left - column.left, column.width - current.offsetWidth - 8)
    current.style.top = `${end.bottom - column.top + 6}px`
    current.style.left = `${Math.max(8, left)}px`
  })
}
