import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { type RefObject, useEffect } from 'react'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { GrowingField } from './growing-field.tsx'

/**
 * Sets the focus when a story is opened: the headline while it is empty, else the start of the text of a draft. Not for other stages, which
 * are read first: the space bar would write into the text. Not on touch screens, where the focus would open the keyboard.
 */
export function useFirstCaret({
  story: { draft, stage },
  editor,
  headline,
  isReady,
}: {
  story: Pick<DraftFor, 'draft' | 'stage'>
  editor: Editor | null
  headline: RefObject<GrowingField | null>
  /** The text kept on this device has been restored, and the text may be changed. */
  isReady: boolean
}): void {
  const isNew = draft.headline === ''
  useEffect(() => {
    if (isNew && isFree()) headline.current?.focus()
  }, [isNew, headline])
  const wants = isReady && !isNew && stage === 'draft'
  useEffect(() => {
    if (!wants || !editor || !isFree() || !matchMedia('(pointer: fine)').matches) return
    // Text, not the first node: a selected picture would be replaced by the next key.
    const start = Selection.findFrom(editor.state.doc.resolve(0), 1, true)
    if (!start) return
    editor.view.dispatch(editor.state.tr.setSelection(start))
    // This keeps the scroll position.
    editor.view.focus()
  }, [wants, editor])
}

/** Nothing on the page has the focus yet. */
const isFree = () => document.activeElement === document.body
