import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { Newspaper } from 'lucide-react'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import type { Block } from '../block.ts'
import { insertBlock } from '../embeds/insert-block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { RelatedStoryView } from './related-story-view.tsx'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    relatedStory: {
      /** Puts a card that leads to another of our stories where the cursor is. */
      insertRelatedStory: (articleId: string) => ReturnType
    }
  }
}

/** A card inside the text that leads to another story. */
export const RelatedStory = Node.create({
  ...nodeSpec('relatedStory', {
    articleId: {
      parseHTML: (element) => element.getAttribute('data-related-story'),
      renderHTML: ({ articleId }) => ({ 'data-related-story': articleId }),
    },
  }),
  draggable: true,
  // Of a page of others that says data-related-story, too, the words come in.
  parseHTML: () => [
    {
      tag: 'aside[data-related-story]',
      getAttrs: (aside) => (nodeSpecs.relatedStory.attrs.articleId.isValid(aside.getAttribute('data-related-story')) ? null : false),
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes],
  addNodeView: () => ReactNodeViewRenderer(RelatedStoryView),
  addCommands() {
    return {
      insertRelatedStory:
        (articleId) =>
        ({ state, dispatch }) =>
          insertBlock(this.type, { articleId })(state, dispatch),
    }
  },
})

export const relatedStoryBlocks: readonly Block[] = [
  {
    id: 'related-story',
    icon: Newspaper,
    keys: 'Mod+Shift+R',
    isInserted: true,
    run: (_, ask) => ask('related-story'),
  },
]
