import { Node } from '@tiptap/core'
import { Quote } from 'lucide-react'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { toggleQuote } from './quote-commands.ts'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    pullQuote: {
      /** Makes the selected paragraphs a pull quote, or paragraphs again. */
      togglePullQuote: () => ReturnType
    }
  }
}

/** Words of the story that stand out, and who said them. */
export const PullQuote = Node.create({
  ...nodeSpec('pullQuote'),
  parseHTML: () => [{ tag: 'blockquote[data-pull]', priority: 60 }],
  renderHTML: () => ['blockquote', { class: 'pull', 'data-pull': '' }, 0],
  addCommands: () => ({
    togglePullQuote:
      () =>
      ({ state, dispatch }) =>
        toggleQuote('pullQuote')(state, dispatch),
  }),
})

export const pullQuoteBlocks: readonly Block[] = [
  {
    id: 'pull-quote',
    icon: Quote,
    isRare: true,
    run: (editor) => editor.chain().focus().togglePullQuote().run(),
    isActive: (editor) => editor.isActive('pullQuote'),
  },
]
