import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Updates ProseMirror's selection before it handles a key. A browser moves the cursor at once and fires 'selectionchange' later; on a busy
 * machine the next key comes first, and ProseMirror handled it at the old position: End and Enter after a selected word deleted the word.
 */
export const CursorFirst = Extension.create({
  name: 'cursorFirst',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            // ProseMirror listens for this event. During IME composition the selection is the browser's.
            if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
            return false
          },
        },
      },
    }),
  ],
})
