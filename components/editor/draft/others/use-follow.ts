import type { Editor } from '@tiptap/react'
import { useEffect, useState } from 'react'
import type { Visitor } from '#lib/channel.ts'

/** What a person does to look elsewhere: from then on the view is theirs again. */
const ends = ['wheel', 'touchmove', 'pointerdown'] as const
/** These keys alone move nothing. */
const modifiers = ['Shift', 'Control', 'Alt', 'Meta']

/**
 * Follows a colleague's caret: the view goes where she writes, until one scrolls, clicks, presses a key, or she is gone. `follow` is false
 * when she has no caret in the text.
 */
export function useFollow(editor: Editor | null, placeOf: (personId: string) => number | null, visitors: readonly Visitor[]) {
  const [followed, setFollowed] = useState<Visitor | null>(null)
  const isHere = followed !== null && visitors.some(({ id }) => id === followed.id)
  if (followed && !isHere) setFollowed(null)

  useEffect(() => {
    if (!editor || !followed) return
    let seen: number | null = null
    const look = () => {
      const place = placeOf(followed.id)
      if (place !== null && place !== seen) scrollTo(editor, place)
      seen = place
    }
    const stop = () => setFollowed(null)
    const onKey = (event: KeyboardEvent) => {
      if (!modifiers.includes(event.key)) stop()
    }
    look()
    editor.on('transaction', look)
    for (const kind of ends) window.addEventListener(kind, stop, { passive: true })
    window.addEventListener('keydown', onKey)
    return () => {
      editor.off('transaction', look)
      for (const kind of ends) window.removeEventListener(kind, stop)
      window.removeEventListener('keydown', onKey)
    }
  }, [editor, followed, placeOf])

  return {
    followed,
    stop: () => setFollowed(null),
    follow(visitor: Visitor): boolean {
      if (placeOf(visitor.id) === null) return false
      setFollowed(visitor)
      return true
    },
  }
}

/** Brings a place of the text into the middle of the window. */
function scrollTo(editor: Editor, place: number): void {
  const { node } = editor.view.domAtPos(Math.min(place, editor.state.doc.content.size))
  const element = node instanceof Element ? node : node.parentElement
  element?.scrollIntoView({ block: 'center' })
}
