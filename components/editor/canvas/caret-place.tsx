import { type Editor, useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { useWords } from '#words'

const parts = ['headline', 'dek', 'text'] as const

/** Tells screen readers in which part of the story the caret is when it goes into another: to them, the story is one field. */
export function CaretPlace({ editor }: { editor: Editor }) {
  const say = useWords()
  const part = useEditorState({
    editor,
    selector: ({ editor }) => (editor.isFocused ? parts[Math.min(editor.state.selection.$head.index(0), 2)] : null),
  })
  const [left, setLeft] = useState(part)
  const [told, tell] = useState<typeof part>(null)
  useEffect(() => {
    if (!part || part === left) return
    if (left) tell(part)
    setLeft(part)
  }, [part, left])
  return (
    <p className="sr-only" aria-live="polite">
      {told && say(`editor.${told}`)}
    </p>
  )
}
