import { commands, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { hearCursor } from './cursor-first.ts'

/**
 * `commands.focus()` sets the focus and the selection at once. Tiptap's own command waits for the next frame: on a busy machine, keys that
 * were typed right after a panel closed went to the wrong place. So they did when a dialog gave the focus back: the browser puts the caret into the
 * headline, and ProseMirror its own some milliseconds later, unless a key has moved it meanwhile.
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
  addProseMirrorPlugins: () => [selectAtOnce()],
})

/**
 * Who presses the mouse or a finger says by it where the caret goes; every other focus finds it where it was. Firefox has moved the caret when it
 * says that there is a focus: ProseMirror must hear of both, or puts the caret back a moment later, into the headline of a story just opened.
 */
function selectAtOnce(): Plugin {
  let isPressed = false
  const release = () => {
    isPressed = false
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        mousedown: () => {
          isPressed = true
          window.addEventListener('mouseup', release, { once: true, capture: true })
        },
        focus: (view) => {
          if (isPressed) hearCursor(view)
          else view.focus()
        },
      },
    },
  })
}
