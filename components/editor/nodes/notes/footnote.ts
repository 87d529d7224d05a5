import { type Editor, Node } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { Asterisk } from 'lucide-react'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { FootnoteView } from './footnote-view.tsx'
import { insertFootnote } from './insert-footnote.ts'

declare module '@tiptap/core' {
  interface Storage {
    /** A footnote was just put in here, and its words are to be written. */
    footnote: { isFresh: boolean }
  }
  interface Commands<ReturnType> {
    footnote: {
      /** Puts a footnote after the selection, and the caret into its words. */
      insertFootnote: () => ReturnType
    }
  }
}

/** A footnote: a number in the text, whose words readers find at its end. */
export const Footnote = Node.create({
  ...nodeSpec('footnote', {
    words: {
      parseHTML: (element) => element.getAttribute('data-note'),
      renderHTML: ({ words }) => ({ 'data-note': words }),
    },
  }),
  addStorage: (): { isFresh: boolean } => ({ isFresh: false }),
  parseHTML: () => [
    { tag: 'sup[data-note]', priority: 60 }, // before the mark of raised words
    { tag: 'section[data-notes]', ignore: true }, // the same words once more
  ],
  renderHTML: ({ HTMLAttributes }) => ['sup', HTMLAttributes],
  renderText: ({ node }) => nodeSpecs.footnote.inWords(node.attrs),
  addNodeView: () => ReactNodeViewRenderer(FootnoteView, { as: 'span' }),
  addCommands() {
    return {
      insertFootnote:
        () =>
        ({ state, dispatch }) => {
          if (dispatch) this.storage.isFresh = true
          return insertFootnote(state, dispatch)
        },
    }
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-f': () => this.editor.commands.insertFootnote(),
      Enter: ({ editor }) => openChosen(editor),
    }
  },
})

/** Enter on a chosen footnote leads to its words. */
function openChosen({ state, view }: Editor): boolean {
  if (!(state.selection instanceof NodeSelection) || state.selection.node.type.name !== 'footnote') return false
  const number = view.nodeDOM(state.selection.from)
  const button = number instanceof Element ? number.querySelector('button') : null
  button?.click()
  return button !== null
}

export const footnoteBlocks: readonly Block[] = [
  {
    id: 'footnote',
    icon: Asterisk,
    keys: 'Mod+Alt+F',
    isRare: true,
    run: (editor) => editor.chain().focus().insertFootnote().run(),
  },
]
