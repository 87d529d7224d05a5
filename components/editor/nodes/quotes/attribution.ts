import { InputRule, Node } from '@tiptap/core'
import { UserPen } from 'lucide-react'
import { nodeAround } from '../around-caret.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { goToSource } from './quote-commands.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    attribution: {
      /** Leads to the source of the quotation with the caret. */
      goToSource: () => ReturnType
    }
  }
}

/** Who said it. A dash and a space at the start of a quotation's last paragraph. */
export const Attribution = Node.create({
  ...nodeSpec('attribution'),
  parseHTML: () => [{ tag: 'blockquote > cite, .story-embed-words > cite', priority: 60 }],
  renderHTML: () => ['cite', 0],
  addCommands: () => ({
    goToSource:
      () =>
      ({ state, dispatch }) =>
        goToSource(state, dispatch),
  }),
  addInputRules() {
    return [
      new InputRule({
        find: /^(?:—|–|--)\s$/,
        handler: ({ state, range }) => {
          const quote = nodeAround(state, 'blockquote', 'pullQuote')
          const place = state.doc.resolve(range.from)
          const isLast = quote !== null && place.index(quote.depth) === quote.node.childCount - 1
          if (!isLast || place.index(quote.depth) === 0 || place.parent.type.name !== 'paragraph') return null
          state.tr.delete(range.from, range.to).setNodeMarkup(place.before(), this.type)
        },
      }),
    ]
  },
})

export const attributionBlocks: readonly Block[] = [
  {
    id: 'attribution',
    icon: UserPen,
    markdown: '—',
    isRare: true,
    run: (editor) => editor.chain().focus().goToSource().run(),
    isActive: (editor) => editor.isActive('attribution'),
  },
]
