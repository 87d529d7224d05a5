import { type Editor, Extension } from '@tiptap/core'
import type { Ask } from '#components/editor/nodes/block.ts'
import { openPalette } from '#components/palette/opening.ts'
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
        // Nothing to link: the palette takes the key. Headline and dek have no links.
        'Mod-k': ({ editor }) => hasSomethingToLink(editor) && asks('link')(),
        // Otherwise ProseMirror takes it for Mod-k.
        'Mod-Shift-k': () => {
          openPalette()
          return true
        },
        'Mod-/': asks('shortcuts'),
        'Mod-Shift-p': asks('picture'),
        'Mod-Shift-r': asks('related-story'),
        'Mod-Shift-l': ({ editor }) => !isInLine(editor.state) && asks('about-words')(),
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

const hasSomethingToLink = (editor: Editor): boolean =>
  !isInLine(editor.state) && (!editor.state.selection.empty || editor.isActive('link'))
