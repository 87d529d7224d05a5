import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { useEffect } from 'react'
import { bodyStart } from '#components/editor/extensions/lines.ts'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'

/**
 * Sets the caret when a story is opened: into the headline while it is empty, else to the start of the text of a draft. Not for other
 * stages, which are read first: the space bar would write into the text. Not on touch screens, where the focus would open the keyboard.
 */
export function useFirstCaret({
  story: { draft, stage },
  editor,
  isReady,
}: {
  story: Pick<DraftFor, 'draft' | 'stage'>
  editor: Editor | null
  /** The text kept on this device has been restored, and the text may be changed. */
  isReady: boolean
}): void {
  const isNew = draft.headline === ''
  const wants = isReady && (isNew || stage === 'draft')
  useEffect(() => {
    if (!wants || !editor || !isFree() || (!isNew && !matchMedia('(pointer: fine)').matches)) return
    const { doc, tr } = editor.state
    // Text, not the first node: a selected picture would be replaced by the next key.
    const start = Selection.findFrom(doc.resolve(isNew ? 0 : bodyStart(doc)), 1, true)
    if (!start) return
    editor.view.dispatch(tr.setSelection(start))
    // This keeps the scroll position.
    editor.view.focus()
  }, [wants, isNew, editor])
}

/** Nothing on the page has the focus yet. */
const isFree = () => document.activeElement === document.body
