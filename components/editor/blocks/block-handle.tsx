'use client'

import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { GripVertical } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import type { Ask } from '#components/editor/nodes/block.ts'
import { useWords } from '#words'
import { BlockMenu } from './block-menu.tsx'
import { blocksBetween, selectedBlocks, startOf } from './selected-blocks.ts'
import { useBlockDrag } from './use-block-drag.ts'
import { useBlockUnderMouse } from './use-block-under-mouse.ts'

/** At the left of the block under the mouse: dragged, it moves the block; pressed, it opens the menu of the block. */
export const BlockHandle = memo(function BlockHandle({ editor, ask }: { editor: Editor; ask: (what: Ask) => void }) {
  const say = useWords()
  const layer = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const drag = useBlockDrag(editor, layer)
  const under = useBlockUnderMouse(editor, layer, isOpen || drag.isDragging)
  /** The selected blocks, if this is one of them. */
  const blocksAt = (place: number) => {
    const selected = selectedBlocks(editor.state)
    return selected && selected.first <= place && place <= selected.last ? selected : blocksBetween(editor.state.doc, place, place)
  }
  const open = (place: number) => {
    const { doc, tr } = editor.state
    const selected = selectedBlocks(editor.state)
    if (!selected || place < selected.first || place > selected.last)
      editor.view.dispatch(tr.setSelection(Selection.near(doc.resolve(startOf(doc, place)), 1)))
    setOpen(true)
  }
  return (
    <div ref={layer} className="pointer-events-none absolute inset-0 z-10">
      {drag.line && <div className="absolute h-0.5 bg-accent" style={drag.line} />}
      {under && (
        <button
          ref={button}
          type="button"
          tabIndex={-1}
          draggable
          aria-label={say('blocks.blockMenu')}
          title={say('blocks.blockMenu')}
          aria-haspopup="menu"
          aria-expanded={isOpen}
          onClick={() => open(under.place)}
          onDragStart={(event) => drag.start(event, blocksAt(under.place))}
          style={{ top: under.top, left: under.left }}
          className="pointer-events-auto absolute grid h-7 w-6 cursor-grab place-items-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink active:cursor-grabbing aria-expanded:bg-hover aria-expanded:text-ink"
        >
          <GripVertical size={16} aria-hidden="true" />
        </button>
      )}
      <BlockMenu
        {...{ editor, ask }}
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={(is) => {
          setOpen(is)
          if (!is) editor.commands.focus()
        }}
      />
    </div>
  )
})
