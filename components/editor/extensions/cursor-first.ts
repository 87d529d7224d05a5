import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Before a key is acted upon, the text learns where the cursor is. A browser moves the cursor at once and says so later; on a busy machine the next key comes
 * first, and ProseMirror acts where the cursor was: End and Enter behind a chosen word deleted the word.
 */
export const CursorFirst = Extension.create({
  name: 'cursorFirst',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            // The event that ProseMirror listens for, early. What is being composed is the browser's alone.
            if (!view.composing) view.dom.ownerDocument.dispatchEvent(new Event('selectionchange'))
            return false
          },
        },
      },
    }),
  ],
})
