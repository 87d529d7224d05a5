import { Extension } from '@tiptap/core'
import type { Ask } from '#components/editor/nodes/block.ts'

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
        'Mod-k': asks('link'),
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
