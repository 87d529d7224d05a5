import { Node } from '@tiptap/core'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { nodePart } from '../from-part.ts'
import { insertBlock } from '../insert-block.ts'
import { PictureView } from './picture-view.tsx'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    picture: {
      /** Puts a picture of the library where the cursor is. */
      insertPicture: (picture: { mediaId: string; alt: string; caption: string; credit: string }) => ReturnType
    }
  }
}

const kept = (name: string) => ({
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? undefined,
  renderHTML: (attrs: Record<string, unknown>) => ({ [`data-${name}`]: attrs[name] }),
})

/** A picture of the library with this story's own words for it. Only our own clipboard brings one in; files are uploaded. */
export const Picture = Node.create({
  ...nodePart('picture', {
    mediaId: {
      parseHTML: (element) => element.getAttribute('data-picture'),
      renderHTML: ({ mediaId }) => ({ 'data-picture': mediaId }),
    },
    alt: kept('alt'),
    caption: kept('caption'),
    credit: kept('credit'),
  }),
  draggable: true,
  parseHTML: () => [{ tag: 'figure[data-picture]' }],
  renderHTML: ({ node, HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', String(node.attrs.caption)]],
  renderText: ({ node }) => String(node.attrs.caption),
  addNodeView: () => ReactNodeViewRenderer(PictureView),
  addCommands() {
    return {
      insertPicture:
        (attrs) =>
        ({ state, dispatch }) =>
          insertBlock(this.type, attrs)(state, dispatch),
    }
  },
})
