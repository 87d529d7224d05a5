import { type Editor, Extension } from '@tiptap/core'
import { Selection, TextSelection } from '@tiptap/pm/state'
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
        'Mod-End': ({ editor }) => goToEnd(editor),
        'Shift-Mod-End': ({ editor }) => selectToEnd(editor),
        'Cmd-ArrowDown': ({ editor }) => goToEnd(editor),
        'Shift-Cmd-ArrowDown': ({ editor }) => selectToEnd(editor),
      }
    },
  })

const hasSomethingToLink = (editor: Editor): boolean =>
  !isInLine(editor.state) && (!editor.state.selection.empty || editor.isActive('link'))

/** The last place with text. Of a table at the end browsers know another: Chromium its first cell, Safari what stands before it. */
const endOf = ({ state: { doc } }: Editor): Selection | null => Selection.findFrom(doc.resolve(doc.content.size), -1, true)

const goToEnd = (editor: Editor): boolean => goTo(editor, endOf(editor))

function selectToEnd(editor: Editor): boolean {
  const { doc, selection } = editor.state
  const end = endOf(editor)
  return goTo(editor, end && TextSelection.between(selection.$anchor, doc.resolve(end.head)))
}

function goTo({ view, state }: Editor, selection: Selection | null): boolean {
  if (selection) view.dispatch(state.tr.setSelection(selection).scrollIntoView())
  return selection !== null
}
