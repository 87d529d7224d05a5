'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'

/**
 * A box of changing height above fields that keeps what is below it in place while somebody works there. The box does not shrink, and the
 * panel scrolls by what it grows, until the focus goes to another part of the page. It must be inside an `aside` that scrolls.
 */
export function KeepsPlace({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const inner = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [outside, inside] = [box.current, inner.current]
    const panel = outside?.closest('aside')
    const page = panel?.closest('main')
    if (!outside || !inside || !panel || !page) return
    let isInUse = false
    let held = inside.offsetHeight
    panel.style.overflowAnchor = 'none' // done below instead, because the browser does not anchor at the top of the panel
    const settle = () => {
      const height = inside.offsetHeight
      if (isInUse && height > held) panel.scrollTop += height - held
      held = isInUse ? Math.max(held, height) : height
      outside.style.minHeight = isInUse ? `${held}px` : ''
    }
    // A list of choices is outside both: it belongs to the field that opened it.
    const follow = ({ target }: FocusEvent) => {
      if (!(target instanceof Node) || !page.contains(target)) return
      isInUse = panel.contains(target)
      settle()
    }
    const observer = new ResizeObserver(settle)
    observer.observe(inside)
    page.addEventListener('focusin', follow)
    return () => {
      observer.disconnect()
      page.removeEventListener('focusin', follow)
    }
  }, [])
  return (
    <div ref={box}>
      <div ref={inner}>{children}</div>
    </div>
  )
}
