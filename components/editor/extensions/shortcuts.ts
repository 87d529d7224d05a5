import { Extension } from '@tiptap/core'
import type { Ask } from '#components/editor/nodes/block.ts'
import { isInLine } from './lines.ts'

/** The keyboard shortcuts that the nodes and marks do not define. */
export const shortcuts = ({ ask, toDetails, saveNow }: { ask: (what: Ask) => void; toDetails: () => void; saveNow: () => void }) =>
  Extension.create({
    name: 'shortcuts',
    addKeyboardShortcuts() {
      const asks = (what: Ask) => () => {
        ask(what)
        return true
      }
      return {
        // Headline and dek have no links.
        'Mod-k': ({ editor }) => isInLine(editor.state) || asks('link')(),
        'Mod-/': asks('shortcuts'),
        'Mod-Shift-p': asks('picture'),
        'Mod-Shift-r': asks('related-story'),
        'Mod-.': () => {
          toDetails()
          return true
        },
        'Mod-s': () => {
          saveNow()
          return true
        },
      }
    },
  })
