import type { EditorView } from '@tiptap/pm/view'
import { firstPlace, startOf } from './selected-blocks.ts'

/** The block of the text at a height of the window, and where it is drawn. Null: beside or above the text. */
export function blockAt(view: EditorView, y: number): { place: number; box: DOMRect } | null {
  const { doc } = view.state
  const text = view.dom.getBoundingClientRect()
  if (y < text.top) return null
  const found = view.posAtCoords({ left: text.left + text.width / 2, top: Math.min(y, text.bottom - 1) })
  if (!found) return null
  const at = doc.resolve(found.inside >= 0 ? found.inside : found.pos)
  const place = Math.min(at.index(0), doc.childCount - 1)
  const drawn = place < firstPlace ? null : view.nodeDOM(startOf(doc, place))
  return drawn instanceof HTMLElement ? { place, box: drawn.getBoundingClientRect() } : null
}

/** Before which block something falls that is let go at a height, and the height of the border that is meant. */
export function dropAt(view: EditorView, y: number): { place: number; y: number } | null {
  const under = blockAt(view, y)
  if (!under) {
    const first = view.nodeDOM(startOf(view.state.doc, firstPlace))
    return first instanceof HTMLElement ? { place: firstPlace, y: first.getBoundingClientRect().top } : null
  }
  const { top, bottom } = under.box
  return y < (top + bottom) / 2 ? { place: under.place, y: top } : { place: under.place + 1, y: bottom }
}
