import { Node } from '@tiptap/core'
import { nodeSpec } from '../tiptap-spec.ts'

/** The title of a box, a table or an embed, and the name of the place on a map. It begins what it stands in. */
export const Title = Node.create({
  ...nodeSpec('title'),
  parseHTML: () => [
    { tag: 'section[data-box] > h4, [data-embed] > h4, .story-embed-words > h4, figure[data-map] > h4', priority: 60 },
    // As the feeds have it, and as the editor does.
    { tag: 'figure[data-drawn-as] > figcaption, figure[data-drawn-as] > h4', priority: 60 },
  ],
  // In a text without headings it comes right after the headline.
  renderHTML: () => ['h4', { class: 'title', 'aria-level': '2' }, 0],
})
