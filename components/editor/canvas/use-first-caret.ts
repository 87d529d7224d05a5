import type { Editor } from '@tiptap/core'
import { Selection } from '@tiptap/pm/state'
import { type RefObject, useEffect } from 'react'
import type { DraftFor } from '#newsroom/articles/draft-for.ts'
import type { GrowingField } from './growing-field.tsx'

/**
 * Where one begins to type when a story is opened: in the headline while there is none, else at the start of a draft's
 * text. Of other stages not: they are read first, and the space bar would go into the text. Nor with a finger, where a
 * caret would bring up the keyboard.
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
  /** What this device kept is on the screen, and may be changed. */
  isReady: boolean
}): void {
  const isNew = draft.headline === ''
  useEffect(() => {
    if (isNew && isFree()) headline.current?.focus()
  }, [isNew, headline])
  const wants = isReady && !isNew && stage === 'draft'
  useEffect(() => {
    if (!wants || !editor || !isFree() || !matchMedia('(pointer: fine)').matches) return
    // Not what stands first: a chosen picture would be overwritten by the next key.
    const start = Selection.findFrom(editor.state.doc.resolve(0), 1, true)
    if (!start) return
    editor.view.dispatch(editor.state.tr.setSelection(start))
    // It leaves the page where it is scrolled to.
    editor.view.focus()
  }, [wants, editor])
}

/** Nobody has put the focus anywhere yet. */
const isFree = () => document.activeElement === document.body
