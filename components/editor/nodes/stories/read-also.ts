import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { ListTree } from 'lucide-react'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { addToList } from './read-also-commands.ts'
import { ReadAlsoView } from './read-also-view.tsx'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    readAlso: {
      /** Puts a story into the list that is chosen, or begins a list with it where the cursor is. */
      addToList: (articleId: string) => ReturnType
    }
  }
}

/** A list of our stories that are worth reading with this one. */
export const ReadAlso = Node.create({
  ...nodeSpec('readAlso'),
  draggable: true,
  // Without a story of ours it is no list, and what it has comes in.
  parseHTML: () => [{ tag: 'div[data-read-also]', getAttrs: (list) => (holdsStory(list) ? null : false) }],
  renderHTML: () => ['div', { 'data-read-also': '' }, 0],
  addNodeView: () => ReactNodeViewRenderer(ReadAlsoView),
  addCommands: () => ({
    addToList:
      (articleId) =>
      ({ state, dispatch }) =>
        addToList(articleId)(state, dispatch),
  }),
})

const holdsStory = (list: HTMLElement): boolean =>
  [...list.querySelectorAll('aside[data-related-story]')].some((card) =>
    nodeSpecs.relatedStory.attrs.articleId.isValid(card.getAttribute('data-related-story')),
  )

export const readAlsoBlocks: readonly Block[] = [
  {
    id: 'read-also',
    icon: ListTree,
    isInserted: true,
    isRare: true,
    run: (_, ask) => ask('read-also'),
  },
]
