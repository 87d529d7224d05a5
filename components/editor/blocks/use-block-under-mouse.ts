import type { Editor } from '@tiptap/core'
import { type RefObject, useEffect, useState } from 'react'
import { blockAt } from './block-places.ts'

/** The block under the mouse, and where its handle stands in the layer. Pixels. */
type Under = { place: number; top: number; left: number }

/** How far left of the block, and how near to the border of the canvas at most. Pixels. */
const besides = 28

/** Follows the mouse; a finger has the toolbar. `isHeld`: the handle stays where it is. */
export function useBlockUnderMouse(editor: Editor, layer: RefObject<HTMLElement | null>, isHeld: boolean): Under | null {
  const [under, setUnder] = useState<Under | null>(null)
  useEffect(() => {
    const canvas = layer.current?.parentElement
    if (!canvas || isHeld) return
    let frame = 0
    const follow = (event: PointerEvent) => {
      cancelAnimationFrame(frame)
      if (event.pointerType !== 'mouse' || event.buttons > 0) return
      frame = requestAnimationFrame(() => setUnder(lookUnder(editor, layer, event.clientY)))
    }
    const hide = () => {
      cancelAnimationFrame(frame)
      setUnder(null)
    }
    const hideOnChange = ({ transaction }: { transaction: { docChanged: boolean } }) => transaction.docChanged && hide()
    canvas.addEventListener('pointermove', follow)
    canvas.addEventListener('pointerleave', hide)
    editor.on('transaction', hideOnChange)
    return () => {
      cancelAnimationFrame(frame)
      canvas.removeEventListener('pointermove', follow)
      canvas.removeEventListener('pointerleave', hide)
      editor.off('transaction', hideOnChange)
    }
  }, [editor, layer, isHeld])
  return under
}

function lookUnder(editor: Editor, layer: RefObject<HTMLElement | null>, y: number): Under | null {
  const canvas = layer.current?.getBoundingClientRect()
  const found = canvas && editor.isEditable ? blockAt(editor.view, y) : null
  if (!canvas || !found) return null
  const { place, box } = found
  return { place, top: box.top - canvas.top, left: Math.max(2, box.left - canvas.left - besides) }
}
