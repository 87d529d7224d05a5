import { Node } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import { ReactNodeViewRenderer } from '@tiptap/react'
import { Image } from 'lucide-react'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import type { Block } from '../block.ts'
import { nodeSpec } from '../tiptap-spec.ts'
import { insertBlock } from './insert-block.ts'
import { PictureView } from './picture-view.tsx'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    picture: {
      /** Puts a picture of the library where the cursor is. */
      insertPicture: (picture: { mediaId: string; alt: string; caption: string; credit: string }) => ReturnType
    }
  }
}

const keepAttribute = (name: string) => ({
  parseHTML: (element: HTMLElement) => element.getAttribute(`data-${name}`) ?? undefined,
  renderHTML: (attrs: Record<string, unknown>) => ({ [`data-${name}`]: attrs[name] }),
})

/** A picture of the library with this story's own words for it. Only our own clipboard brings one in; files are uploaded. */
export const Picture = Node.create({
  ...nodeSpec('picture', {
    mediaId: {
      parseHTML: (element) => element.getAttribute('data-picture'),
      renderHTML: ({ mediaId }) => ({ 'data-picture': mediaId }),
    },
    alt: keepAttribute('alt'),
    caption: keepAttribute('caption'),
    credit: keepAttribute('credit'),
  }),
  draggable: true,
  // Of a page of others that says data-picture, too, the words come in.
  parseHTML: () => [
    {
      tag: 'figure[data-picture]',
      getAttrs: (figure) => (nodeSpecs.picture.attrs.mediaId.isValid(figure.getAttribute('data-picture')) ? null : false),
    },
  ],
  renderHTML: ({ node, HTMLAttributes }) => ['figure', HTMLAttributes, ['figcaption', String(node.attrs.caption)]],
  renderText: ({ node }) => String(node.attrs.caption),
  addNodeView: () => ReactNodeViewRenderer(PictureView),
  addKeyboardShortcuts() {
    return {
      // Of a chosen picture to its own words; elsewhere Tab is the browser's, or a list's.
      Tab: ({ editor: { state, view } }) => {
        if (!(state.selection instanceof NodeSelection) || state.selection.node.type !== this.type) return false
        const figure = view.nodeDOM(state.selection.from)
        const word = figure instanceof Element ? figure.querySelector('textarea') : null
        word?.focus()
        return word !== null
      },
    }
  },
  addCommands() {
    return {
      insertPicture:
        (attrs) =>
        ({ state, dispatch }) =>
          insertBlock(this.type, attrs)(state, dispatch),
    }
  },
})

export const pictureBlocks: readonly Block[] = [
  {
    id: 'picture',
    icon: Image,
    keys: 'Mod+Shift+P',
    isInserted: true,
    run: (_, ask) => ask('picture'),
  },
]
