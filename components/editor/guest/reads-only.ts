import { type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { isOfLog } from '#components/editor/draft/step-log.ts'

/**
 * For who comments and does not write: the text has a caret, so that words are selected by the keyboard too, and changes only by what the
 * newsroom has.
 */
export const ReadsOnly = Extension.create({
  name: 'readsOnly',
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (tr) => !tr.docChanged || isOfLog(tr),
      props: {
        // No keyboard on a touch screen.
        attributes: { 'aria-readonly': 'true', inputmode: 'none' },
        handleDOMEvents: {
          beforeinput(_, event) {
            event.preventDefault()
            return true
          },
        },
      },
    }),
  ],
})

export const readsOnly = (editor: Editor): boolean => editor.extensionManager.extensions.some(({ name }) => name === ReadsOnly.name)
