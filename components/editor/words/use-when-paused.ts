import type { Editor } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { useEffect, useState } from 'react'

/** Milliseconds without a change. */
const pause = 250

/**
 * How many `count` finds in the text, counted again when typing pauses: whatever React draws anew while the caret is in a text costs a walk
 * through the whole text, for which no key should wait. `mayChange` says after which changes to count. Both stay the same functions.
 */
export function useWhenPaused(
  editor: Editor,
  count: (state: EditorState) => number,
  mayChange: (tr: Transaction) => boolean = always,
): number {
  const [found, setFound] = useState(() => count(editor.state))
  useEffect(() => {
    const countNow = () => setFound(count(editor.state))
    let timer: ReturnType<typeof setTimeout> | undefined
    const countLater = ({ transaction }: { transaction: Transaction }) => {
      if (!mayChange(transaction)) return
      clearTimeout(timer)
      timer = setTimeout(countNow, pause)
    }
    editor.on('transaction', countLater)
    return () => {
      clearTimeout(timer)
      editor.off('transaction', countLater)
    }
  }, [editor, count, mayChange])
  return found
}

const always = () => true
