import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * Updates ProseMirror's selection to the browser's. A browser moves the cursor at once and fires 'selectionchange' later: what comes in
 * between would be done at the old position, and put the cursor back there.
 */
export function hearCursor(view: EditorView): void {
  // ProseMirror listens for this event. During IME composition the selection is the browser's.
  if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
}

/** What happens beside the keys, by a timer or by the network: what it draws must not put the cursor back to where it was before a click. */
export function dispatchBesideKeys(view: EditorView, change: (state: EditorState) => Transaction): void {
  hearCursor(view)
  view.dispatch(change(view.state))
}

/** Before a key: on a busy machine, End and Enter after a selected word deleted the word. Colleagues' text does it in autosave.ts. */
export const CursorFirst = Extension.create({
  name: 'cursorFirst',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            hearCursor(view)
            return false
          },
        },
      },
    }),
  ],
})
