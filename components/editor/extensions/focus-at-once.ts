import { commands, Extension } from '@tiptap/core'

/**
 * `commands.focus()` sets the focus and the selection at once. Tiptap's own command waits for the next frame: on a busy machine, keys that
 * were typed right after a panel closed went to the wrong place.
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
