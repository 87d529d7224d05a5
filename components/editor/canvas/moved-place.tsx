import type { Editor, EditorEvents } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { useWords } from '#words'

/** Tells screen readers where blocks are after a move: the caret has gone along, and nothing else says how far. */
export function MovedPlace({ editor }: { editor: Editor }) {
  const say = useWords()
  const [place, tell] = useState<EditorEvents['blocksMoved'] | null>(null)
  useEffect(() => {
    editor.on('blocksMoved', tell)
    return () => void editor.off('blocksMoved', tell)
  }, [editor])
  return (
    <p className="sr-only" aria-live="polite">
      {place && say(place.first === place.last ? 'blocks.moved' : 'blocks.movedTogether', place)}
    </p>
  )
}
