import { commands, Extension } from '@tiptap/core'

/**
 * `commands.focus()` gives the text the focus and its selection in the same moment. Tiptap's own waits for the next frame: whoever closes a panel and types
 * on is quicker than that on a busy machine, and their keys meant for one place changed another.
 */
export const FocusAtOnce = Extension.create({
  name: 'focusAtOnce',
  addCommands: () => ({
    focus: (position = null, options = {}) => {
      if (position !== null) return commands.focus(position, options)
      return ({ view, tr, dispatch }) => {
        if (!dispatch || view.hasFocus()) return true
        view.focus()
        if (options.scrollIntoView !== false) tr.scrollIntoView()
        return true
      }
    },
  }),
})
