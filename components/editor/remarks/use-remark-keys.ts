import { Extension } from '@tiptap/core'
import { useEffect, useState } from 'react'
import type { Draft } from '#components/editor/draft/use-draft.ts'
import { remarkRanges } from './ranges.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    remarks: { startComment: () => ReturnType }
  }
}

/** What happens at the keys and presses of the text; set when the rest of the page is there. */
export type Hear = { start: () => void; step: (by: 1 | -1) => void; press: (threadId: string) => void }

export type RemarkKeys = { hear: Hear; withRemarks: (draft: Draft) => Draft }

/** The part of the editor that draws the comments' ranges and hears the keys for comments. Made once, as the editor is. */
export function useRemarkKeys(): RemarkKeys {
  const [keys] = useState(() => {
    const hear: Hear = { start: () => {}, step: () => {}, press: () => {} }
    const extension = remarksExtension(hear)
    return { hear, withRemarks: (draft: Draft) => ({ ...draft, extensions: [...draft.extensions, extension] }) }
  })
  // Everywhere on the page, so that one goes from card to card.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'F8' || event.defaultPrevented) return
      event.preventDefault()
      keys.hear.step(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [keys])
  return keys
}

/** What of comments is in the editor: their ranges, and the command and key that start one. */
export const remarksExtension = (hear: Hear) =>
  Extension.create({
    name: 'remarks',
    // After the step log, which it asks while a state is made.
    priority: 50,
    addProseMirrorPlugins: () => [remarkRanges((threadId) => hear.press(threadId))],
    addCommands: () => ({
      startComment:
        () =>
        ({ tr }) => {
          tr.setMeta('preventDispatch', true) // what is begun dispatches by itself
          hear.start()
          return true
        },
    }),
    addKeyboardShortcuts() {
      return {
        'Mod-Alt-m': () => {
          hear.start()
          return true
        },
      }
    },
  })
