import { type ReactNode, useLayoutEffect, useRef } from 'react'

/**
 * The bar that stays above the text. Its height changes with the width, the size of letters and what it says, so it tells it to what stays
 * below it: `--editor-bar`, on the element around it.
 */
export function EditorBar({ children }: { children: ReactNode }) {
  const bar = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const { current } = bar
    const room = current?.parentElement
    if (!current || !room) return
    const tell = () => room.style.setProperty('--editor-bar', `${current.offsetHeight}px`)
    tell()
    const observer = new ResizeObserver(tell)
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={bar} className="editor-bar sticky top-0 z-20 border-line border-b bg-surface">
      {children}
    </div>
  )
}
