import type { Editor } from '@tiptap/core'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { useEffect, useState } from 'react'

/** Milliseconds without a change. */
const pause = 250

/**
 * How many `count` finds in the text, soon after it is there (null before), and again when typing pauses: one can write before a walk
 * through the whole text, and no key should wait for what React then draws anew. `mayChange` says after which changes to count. Both stay
 * the same functions.
 */
export function useWhenPaused(
  editor: Editor,
  count: (state: EditorState) => number,
  mayChange: (tr: Transaction) => boolean = always,
): number | null {
  const [found, setFound] = useState<number | null>(null)
  useEffect(() => {
    const countNow = () => setFound(count(editor.state))
    let timer = setTimeout(countNow, pause)
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
