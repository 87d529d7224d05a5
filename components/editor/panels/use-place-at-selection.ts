import type { Editor } from '@tiptap/core'
import { type RefObject, useLayoutEffect } from 'react'

/** Marks the selected words while something else has the focus, as `::highlight(selected-words)` in editor.css. */
const name = 'selected-words'

/**
 * Puts an absolutely positioned element under the selection of the text, and keeps the selected words marked while it is
 * there. Browsers without the CSS Custom Highlight API mark nothing.
 */
export function usePlaceAtSelection(element: RefObject<HTMLElement | null>, { view, state }: Editor): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: where the selection was when it opened; the text does not change meanwhile
  useLayoutEffect(() => {
    const { current } = element
    const { from, to } = state.selection
    const column = current?.offsetParent?.getBoundingClientRect()
    if (current && column) {
      current.style.top = `${view.coordsAtPos(to).bottom - column.top + 8}px`
      current.scrollIntoView({ block: 'nearest' })
    }
    if (from === to || typeof Highlight === 'undefined') return
    const [start, end] = [view.domAtPos(from), view.domAtPos(to)]
    const range = document.createRange()
    range.setStart(start.node, start.offset)
    range.setEnd(end.node, end.offset)
    CSS.highlights.set(name, new Highlight(range))
    return () => void CSS.highlights.delete(name)
  }, [])
}
