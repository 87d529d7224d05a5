import type { Editor } from '@tiptap/core'
import { type DragEvent as ReactDragEvent, type RefObject, useState } from 'react'
import { useWords } from '#words'
import { actOnBlocks } from './act-on-blocks.ts'
import { dropAt } from './block-places.ts'
import { moveTo } from './move-blocks.ts'
import { type Blocks, blocksBetween } from './selected-blocks.ts'

type Line = { top: number; left: number; width: number }

/**
 * Blocks that are dragged by their handle go to the border that is nearest to the mouse: between blocks, never into one. What colleagues write
 * meanwhile moves the places along.
 */
export function useBlockDrag(editor: Editor, layer: RefObject<HTMLElement | null>) {
  const say = useWords()
  const [isDragging, setDragging] = useState(false)
  const [line, setLine] = useState<Line | null>(null)

  function start(event: ReactDragEvent, blocks: Blocks): void {
    let { from, to } = blocks
    const { view } = editor
    const drawn = view.nodeDOM(from)
    event.dataTransfer.effectAllowed = 'move'
    event.dataTransfer.setData('text/plain', editor.state.doc.textBetween(from, to, '\n'))
    if (drawn instanceof HTMLElement) event.dataTransfer.setDragImage(drawn, 0, 0)
    const follow = ({ transaction: { mapping } }: { transaction: { mapping: { map: (at: number, side: number) => number } } }) => {
      ;[from, to] = [mapping.map(from, 1), mapping.map(to, -1)]
    }
    const over = (moved: DragEvent) => {
      const there = dropAt(view, moved.clientY)
      const box = layer.current?.getBoundingClientRect()
      if (!there || !box) return
      take(moved)
      if (moved.dataTransfer) moved.dataTransfer.dropEffect = 'move'
      const text = view.dom.getBoundingClientRect()
      setLine({ top: there.y - box.top - 1, left: text.left - box.left, width: text.width })
    }
    const drop = (moved: DragEvent) => {
      take(moved)
      const there = dropAt(view, moved.clientY)
      if (!there || from >= to) return
      const { doc } = view.state
      const held = blocksBetween(doc, doc.resolve(from).index(0), doc.resolve(to).index(0) - 1)
      view.focus()
      actOnBlocks(editor, say, moveTo(held, there.place))
    }
    const ends = new AbortController()
    const end = () => {
      ends.abort()
      editor.off('transaction', follow)
      setDragging(false)
      setLine(null)
    }
    editor.on('transaction', follow)
    // Before the text itself takes them.
    window.addEventListener('dragover', over, { capture: true, signal: ends.signal })
    window.addEventListener('drop', drop, { capture: true, signal: ends.signal })
    window.addEventListener('dragend', end, { capture: true, signal: ends.signal })
    setDragging(true)
  }

  return { isDragging, line, start }
}

function take(event: DragEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
