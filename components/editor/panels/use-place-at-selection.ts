import type { Editor } from '@tiptap/core'
import { type RefObject, useLayoutEffect } from 'react'

/**
 * The name of the highlight that marks the selected text while something else has the focus: `::highlight(selected-words)` in editor.css.
 */
const name = 'selected-words'

/**
 * Places an absolutely positioned element under the selection, and marks the selected text while the element is there. Browsers without the
 * CSS Custom Highlight API mark nothing.
 */
export function usePlaceAtSelection(element: RefObject<HTMLElement | null>, { view, state }: Editor): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: placed once, when it opens: the text does not change meanwhile
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
