import { Node } from '@tiptap/core'
import { nodeSpecs } from '#newsroom/articles/nodes.ts'
import { nodeSpec } from '../tiptap-spec.ts'

/** Pictures that are shown wider than the text, side by side or as a gallery. They are chosen and described one by one. */
export const Pictures = Node.create({
  ...nodeSpec('pictures', {
    layout: {
      parseHTML: (element) => element.getAttribute('data-pictures'),
      renderHTML: ({ layout }) => ({ 'data-pictures': layout }),
    },
  }),
  // Without a picture of ours it is no group, and what it has comes in.
  parseHTML: () => [{ tag: 'div[data-pictures]', getAttrs: (group) => (isGroup(group) ? null : false) }],
  renderHTML: ({ HTMLAttributes }) => ['div', { class: 'story-pictures', ...HTMLAttributes }, 0],
})

const isGroup = (group: HTMLElement): boolean =>
  nodeSpecs.pictures.attrs.layout.isValid(group.getAttribute('data-pictures')) &&
  [...group.querySelectorAll('figure[data-picture]')].some((figure) =>
    nodeSpecs.picture.attrs.mediaId.isValid(figure.getAttribute('data-picture')),
  )
